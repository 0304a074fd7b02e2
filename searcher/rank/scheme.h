// RankingScheme: a ranking model and its parameters, parsed from and printed to one line of text.
#pragma once

#include <string>
#include <string_view>

namespace technews::searcher {

enum class RankingModel { news, bm25 };

// BM25 (Robertson, Walker, Jones, Hancock-Beaulieu, Gatford, "Okapi at TREC-3", 1994) and what the
// default adds to it. A parameter that a model does not have is not used.
struct RankingScheme {
  RankingModel model = RankingModel::news;
  // k1 1.2 and b .75 as in Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and
  // Beyond", 2009, 3.6; k1 .9, b .4 lowers nDCG@10 by 3.3 % over eight judged collections.
  double k1 = 1.2;
  double b = 0.75;
  // news: weight of a word's score in the title, added to its score in the whole article: +3.9 %.
  double title = 0.3;
  // news: exponent of (cf + 1) / df on a word's weight, for words that come in bursts, as the
  // collection frequency does in IneB2 (Amati & van Rijsbergen 2002): +1.3 %, MAP +2.5 %.
  double burst = 0.5;
  // news: weights of two query words side by side, and within eight words of each other (sequential
  // dependence: Metzler & Croft 2005): helps average precision.
  double phrase = 0.1;
  double near = 0.1;

  // "bm25:k1=1.2,b=0.75": every parameter the model has, in a fixed order.
  std::string to_text() const;

  friend bool operator==(const RankingScheme&, const RankingScheme&) = default;
};

// "news", "bm25", or either with parameters after a colon: "bm25:k1=.9,b=.4". Throws Error(usage)
// that names what is unknown or out of range and lists what there is.
RankingScheme parse_scheme(std::string_view text);

}  // namespace technews::searcher

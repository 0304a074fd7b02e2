// Query likelihood with Dirichlet smoothing: Zhai & Lafferty, "A Study of Smoothing Methods for
// Language Models Applied to Ad Hoc Information Retrieval", SIGIR 2001.
//   log P(q | d) = sum over words of log(1 + tf / (mu p)) + |q| log(mu / (dl + mu)) + what all
//   share, p = F / the length of all articles
// Xapian's LMWeight (1.4.22) computes something else. Scores must not be negative: the longest
// article's |q| log(mu / (dl + mu)) is taken off, the same for every article.
#include "searcher/rank/local_weight.h"
#include "searcher/rank/models.h"

#include <cmath>

namespace technews::searcher {
namespace {

class DirichletWeight : public LocalWeight {
 public:
  DirichletWeight(double mu, const WeightContext& context) : mu_(mu), context_(context) {
    need_stat(WDF);
    need_stat(WDF_MAX);
    need_stat(DOC_LENGTH);
    need_stat(COLLECTION_FREQ);
    need_stat(COLLECTION_SIZE);
    need_stat(AVERAGE_LENGTH);
  }

  DirichletWeight* clone() const override { return new DirichletWeight(mu_, context_); }

  double get_sumpart(Xapian::termcount wdf, Xapian::termcount, Xapian::termcount) const override {
    return of_count(wdf);
  }
  double get_maxpart() const override { return of_count(get_wdf_upper_bound()); }

  double get_sumextra(Xapian::termcount length, Xapian::termcount) const override {
    return of_length(length);
  }
  double get_maxextra() const override { return of_length(0); }

 private:
  double of_count(double wdf) const {
    if (wdf == 0) return 0;
    const double expected =
        mu_ * static_cast<double>(get_collection_freq()) / static_cast<double>(get_total_length());
    return factor() * std::log1p(wdf / expected);
  }

  double of_length(double length) const {
    return context_.query_words * std::log((context_.longest_article + mu_) / (length + mu_));
  }

  double mu_;
  WeightContext context_;
};

}  // namespace

const Model lm_dirichlet_model{
    {"lm-dirichlet",
     // mu 2000: the paper's compromise over its collections; best values were 500 to 10,000.
     {{"mu", 2000, 1, 1e6}}},
    false,
    [](const Settings& settings, const WeightContext& context) -> std::unique_ptr<Xapian::Weight> {
      return std::make_unique<DirichletWeight>(settings["mu"], context);
    }};

}  // namespace technews::searcher

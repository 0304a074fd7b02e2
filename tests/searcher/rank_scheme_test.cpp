#include "searcher/rank/scheme.h"
#include "shared/base/error.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {

TEST_CASE("a scheme's text gives the same scheme again") {
  for (const std::string text :
       {"news", "bm25", "bm25:k1=1.2,b=.75", "bm25:b=0", "news:title=.5,near=0", "ineb2:c=2", "dph",
        "lm-jm:lambda=.1", "recall", "pl2+fields+proximity:near=0",
        "news+rm3:docs=5,terms=10+recency:half-life=90d"}) {
    CAPTURE(text);
    const RankingScheme scheme = parse_scheme(text);
    CHECK(parse_scheme(scheme.to_text()) == scheme);
  }
  CHECK(parse_scheme("bm25:k1=.9,b=.4").to_text() == "bm25:k1=0.9,b=0.4");
}

TEST_CASE("a scheme that does not exist is refused with what is wrong and what there is") {
  struct Row {
    std::string text;
    std::string message;
    std::string hint;
  };
  const std::vector<Row> rows{
      {"bm52", "unknown ranking \"bm52\"", "did you mean bm25?"},
      {"", "unknown ranking \"\"",
       "rankings: news bm25 ineb2 dph pl2 inl2 tfidf lm-dirichlet lm-jm coord boolean recall"},
      {"bm25:title=1", "ranking bm25 has no parameter \"title\"", "its parameters: k1 b"},
      {"news:titel=1", "ranking news has no parameter \"titel\"", "did you mean title?"},
      {"bm25:b=2", "ranking parameter b of bm25 can't be \"2\"", "a number from 0 to 1"},
      {"bm25:b", "ranking parameter b of bm25 can't be \"\"", "a number from 0 to 1"},
      {"bm25:b=.5,b=.6", "ranking parameter b of bm25 is given twice", ""},
      {"dph:c=1", "ranking dph has no parameter \"c\"", "its parameters: none"},
      {"news+rm4", "unknown part of a ranking: \"rm4\"", "did you mean rm3?"},
      {"news+", "unknown part of a ranking: \"\"",
       "parts: fields burst proximity rm3 recency synonyms"},
      {"news+rm3+rm3", "part rm3 of a ranking is given twice", ""},
      {"news+rm3:docs=1.5", "ranking parameter docs of rm3 can't be \"1.5\"",
       "a whole number from 1 to 100"},
      {"news+recency:half-life=90h", "ranking parameter half-life of recency can't be \"90h\"",
       "a number from 0.01d to 36500d"},
      {"recall:k1=1", "ranking recall takes no parameters",
       "it is short for news+rm3: change that instead"},
      {"bm25:k1=nan", "ranking parameter k1 of bm25 can't be \"nan\"", "a number from 0 to 100"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    try {
      parse_scheme(row.text);
      FAIL("not refused");
    } catch (const base::Error& error) {
      CHECK(error.what() == row.message);
      CHECK(error.code() == base::ErrorCode::usage);
      CHECK((error.hints().empty() ? "" : error.hints().front()) == row.hint);
    }
  }
}

}  // namespace technews::searcher

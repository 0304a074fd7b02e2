#include "shared/normalization/stemmer.h"

#include "shared/normalization/analyzer.h"
#include "shared/normalization/fold.h"
#include "shared/normalization/word_list.h"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <xapian.h>

using namespace technews::normalization;

TEST_CASE("the stemmer is Porter2 with exceptions") {
  const Stemmer stemmer("en");
  CHECK(stemmer.stem("companies") == "compani");
  CHECK(stemmer.stem("news") == "news");
  CHECK(stemmer.stem("gpus") == "gpu");
  CHECK(stemmer.stem("bus") == "bus");
}

TEST_CASE("other languages have their own stemmer, or none") {
  CHECK(Stemmer("de").stem("zeitungen") == "zeitung~de");
  CHECK(Stemmer("fr").stem("nouvelles") == "nouvel~fr");
  CHECK(stem_mark("zeitung~de") == "~de");
  CHECK(stem_mark("open").empty());
  CHECK(stem_mark("a").empty());
  CHECK_FALSE(Stemmer("th").stems());
  CHECK(Stemmer("th").stem("running") == "running");
  CHECK(Stemmer("not a language").stem("running") == "running");
}

TEST_CASE("an analyzer stems in its language, or not at all") {
  Analyzer german({"de", true});
  CHECK(german.analyze("Zeitungen")[0].stem == "zeitung~de");
  Analyzer plain({"en", false});
  CHECK(plain.analyze("running")[0].stem == "running");
  CHECK(plain.analyze("the")[0].stop);
}

TEST_CASE("the stop words are the 174 of Snowball's English list") {
  CHECK(stop_words("en").size() == 174);
  CHECK(stop_words("en").contains("it's"));
  CHECK_FALSE(stop_words("en").contains("us"));
  CHECK(stop_words("de").empty());
}

TEST_CASE("every exception differs from what the stemmer would do, and folds to itself") {
  const Xapian::Stem porter2("english");
  CHECK(stem_exceptions("en").size() > 50);
  for (const auto& [word, stem] : stem_exceptions("en")) {
    INFO(word);
    CHECK(porter2(std::string(word)) != stem);
    CHECK(Stemmer("en").stem(word) == stem);
    CHECK(folded(word) == word);
    CHECK_FALSE(stop_words("en").contains(word));
  }
}

TEST_CASE("different things with one Porter2 stem are kept apart") {
  const Stemmer stemmer("en");
  const std::vector<std::pair<const char*, const char*>> table{
      {"organization", "organ"},     {"customer", "custom"},   {"engineer", "engine"},
      {"university", "universe"},    {"business", "busy"},     {"experiment", "experience"},
      {"international", "internal"}, {"important", "imports"}, {"past", "paste"},
  };
  const Xapian::Stem porter2("english");
  for (const auto& [one, other] : table) {
    INFO(one << " " << other);
    CHECK(porter2(one) == porter2(other));
    CHECK(stemmer.stem(one) != stemmer.stem(other));
  }
  for (const auto& [one, other] :
       std::vector<std::pair<const char*, const char*>>{{"organizations", "organised"},
                                                        {"engineers", "engineering"},
                                                        {"experimental", "experiments"},
                                                        {"universities", "university"},
                                                        {"optimism", "optimistic"}}) {
    CHECK(stemmer.stem(one) == stemmer.stem(other));
  }
}

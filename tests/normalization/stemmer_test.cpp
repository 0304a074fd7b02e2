#include "shared/normalization/stemmer.h"

#include "shared/normalization/analyzer.h"
#include "shared/normalization/word_list.h"

#include <catch2/catch.hpp>

using namespace technews::normalization;

TEST_CASE("the stemmer is Porter2 with exceptions") {
  const Stemmer stemmer("en");
  CHECK(stemmer.stem("companies") == "compani");
  CHECK(stemmer.stem("news") == "news");
  CHECK(stemmer.stem("gpus") == "gpu");
  CHECK(stemmer.stem("bus") == "bus");
}

TEST_CASE("other languages have their own stemmer, or none") {
  CHECK(Stemmer("de").stem("zeitungen") == "zeitung");
  CHECK(Stemmer("fr").stem("nouvelles") == "nouvel");
  CHECK_FALSE(Stemmer("th").stems());
  CHECK(Stemmer("th").stem("running") == "running");
  CHECK(Stemmer("not a language").stem("running") == "running");
}

TEST_CASE("an analyzer stems in its language, or not at all") {
  Analyzer german({"de", true});
  CHECK(german.analyze("Zeitungen")[0].stem == "zeitung");
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

TEST_CASE("every exception differs from what the stemmer would do") {
  const Stemmer other("de");
  for (const auto& [word, stem] : stem_exceptions("en")) {
    INFO(word);
    CHECK(Stemmer("en").stem(word) == stem);
    CHECK_FALSE(stop_words("en").contains(word));
  }
  CHECK_FALSE(stem_exceptions("en").empty());
}

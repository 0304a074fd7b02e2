#include "shared/normalization/fold.h"

#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::normalization;

TEST_CASE("one word in any spelling of its letters folds to one form") {
  const std::vector<std::pair<const char*, const char*>> table{
      {"OpenAI", "openai"},
      {"RÉSUMÉ", "resume"},
      {"re\u0301sume\u0301", "resume"},
      {"Škoda", "skoda"},
      {"œuvre", "oeuvre"},
      {"Æsop", "aesop"},
      {"Straße", "strasse"},
      {"ẞ", "ss"},
      {"Łódź", "lodz"},
      {"Đà", "da"},
      {"Þór", "thor"},
      {"İI", "ii"},
      {"ıi", "ii"},
      {"ＡＩ", "ai"},
      {"ﬁ", "fi"},
      {"so\u00ADft", "soft"},
      {"ze\u200Bro", "zero"},
      {"O’Reilly", "o'reilly"},
      {"ʼn", "'n"},
      {"ŉ", "'n"},
      {"Αθήνα", "αθηνα"},
      {"ΣΑΣ", "σασ"},
      {"ёлка", "елка"},
      {"йод", "йод"},
      {"и\u0306од", "йод"},
      {"が", "が"},
      {"か\u3099", "が"},
      {"ｶﾞ", "ガ"},
      {"١٢٣", "123"},
      {"مُحَمَّد", "محمد"},
      {"שָׁלוֹם", "שלום"},
      {"हिन्दी", "हिन्दी"},
      {"ไทย", "ไทย"},
      {"한", "한"},
      {"\u1112\u1161\u11ab", "한"},
  };
  for (const auto& [word, expected] : table) {
    INFO(word);
    CHECK(folded(word) == expected);
    CHECK(folded(expected) == expected);
  }
}

TEST_CASE("nothing that separates or controls is left in a folded word") {
  CHECK(folded("a\x01"
               "b") == "ab");
  CHECK(folded("\uFDFA").find(' ') == std::string::npos);
  CHECK(folded("\u00AD").empty());
}

#include "shared/normalization/mojibake.h"

#include "shared/base/utf8.h"
#include "shared/normalization/cp1252.h"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::normalization;
namespace base = technews::base;

namespace {

// What a text looks like after its UTF-8 bytes are read as cp1252.
std::string damaged(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const char32_t point = cp1252_to_unicode(byte);
    base::append_utf8(out, point == 0xFFFD ? char32_t{byte} : point);
  }
  return out;
}

}  // namespace

TEST_CASE("common mojibake is put right") {
  const std::vector<std::pair<const char*, const char*>> table{
      {"OpenAIâ€™s", "OpenAI’s"},
      {"â€œquotedâ€\u009D", "“quoted”"},
      {"a â€“ b â€” câ€¦", "a – b — c…"},
      {"cafÃ© naÃ¯ve", "café naïve"},
      {"Â£5 Â© 2023", "£5 © 2023"},
      {"Brandâ„¢", "Brand™"},
      {"ðŸ˜€", "😀"},
      {"PÅ™Ã­liÅ¡", "Příliš"},
      {"ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"},
      {"æ—¥æœ¬èªž", "日本語"},
      {"ï»¿start", "start"},
      {"OpenAIÃ¢â‚¬â„¢s", "OpenAI’s"},
  };
  for (const auto& [bad, good] : table) {
    std::string text = bad;
    INFO(bad);
    CHECK(repair_mojibake(text) > 0);
    CHECK(text == good);
    CHECK(repair_mojibake(text) == 0);
  }
}

TEST_CASE("healthy text in many languages is never touched") {
  for (const char* text : {"Il a dit : « Un café… » et puis…",
                           "“un café…”",
                           "le café » de l’été",
                           "IRMÃ”",
                           "„Ä“ und „ß“",
                           "Spaß“, sagte er",
                           "AMANHÃ” disse",
                           "São Paulo, SÃO PAULO",
                           "âme, pâté, château",
                           "Être à l’hôtel, où ça ?",
                           "Ångström Ø Å™",
                           "Ü–Ö",
                           "Çà et là…",
                           "naïve “façade”",
                           "É™ brand",
                           "日本語「テスト」",
                           "Привет, мир",
                           "Đà Nẵng",
                           "50 €–60 €",
                           "à « la »",
                           "è» é» ê»",
                           "ð ß þ æ",
                           "Größe–Maß",
                           "Â tel",
                           "PÂTÉ",
                           "Straße®",
                           "Ã",
                           "â",
                           "â€"}) {
    std::string repaired = text;
    INFO(text);
    CHECK(repair_mojibake(repaired) == 0);
    CHECK(repaired == text);
  }
}

TEST_CASE("whole sentences come back from the damage") {
  for (const std::string text :
       {"“It’s a café – naïve,” she said… 50 €", "Žluťoučký kůň – příliš", "日本語のニュース",
        "Съешь ещё этих мягких булок", "Él dijo: «mañana» — ¿sí?"}) {
    std::string twice = damaged(text);
    INFO(twice);
    CHECK(repair_mojibake(twice) > 0);
    CHECK(twice == text);
  }
}

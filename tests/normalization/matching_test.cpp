#include "tests/normalization/matching.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using technews::normalization::finds;

namespace {

struct Case {
  std::vector<std::string> texts;
  std::vector<std::string> found_by;
  std::vector<std::string> not_found_by;
};

void check(const Case& c) {
  for (const std::string& text : c.texts) {
    for (const std::string& query : c.found_by) {
      INFO("text: " << text << "   query: " << query);
      CHECK(finds(query, text));
      CHECK(finds(query, "And so " + text + " was there."));
    }
    for (const std::string& query : c.not_found_by) {
      INFO("text: " << text << "   query: " << query);
      CHECK_FALSE(finds(query, text));
      CHECK_FALSE(finds(query, "And so " + text + " was there."));
    }
  }
}

void check_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) check(c);
}

}  // namespace

TEST_CASE("names of languages are found with their signs and not as bare letters") {
  check_all({
      {{"C++", "C++20", "c++", "Ｃ＋＋"}, {"c++", "C++", "\"c++\""}, {"c", "\"c\"", "c#", "C"}},
      {{"C++20"}, {"c++20", "C++20", "\"C++ 20\"", "c++"}, {"c++17", "20c"}},
      {{"C++ 20"}, {"\"c++20\"", "\"c++ 20\""}, {}},
      {{"C++-like"}, {"c++", "\"c++\"", "c++-like", "\"like\""}, {"c"}},
      {{"Notepad++"}, {"notepad++"}, {}},
      {{"C#"}, {"c#", "C#", "\"c#\""}, {"c", "f#", "c++"}},
      {{"F#"}, {"f#", "F#"}, {"f", "c#"}},
      {{"C"}, {"c", "C"}, {"c++", "c#"}},
      {{".NET"}, {".net", ".NET", "\".net\""}, {"net", "\"net\""}},
      {{"ASP.NET"}, {"asp.net", "ASP.NET", "\"asp.net\"", ".net", "asp"}, {"net", "\"net\""}},
      {{"node.js", "Node.js", "NODE.JS"}, {"node.js", "Node.JS", "\"node.js\"", "js", "node"}, {}},
      {{"Disney+"}, {"disney+", "disney", "\"disney+\""}, {"apple+"}},
      {{"Disney"}, {"disney"}, {"disney+", "\"disney+\""}},
  });
}

TEST_CASE("a name with a number is found joined, hyphenated and apart") {
  check_all({
      {{"GPT-4", "GPT4", "GPT‑4", "gpt-4", "Gpt‐4", "GPT\u22124"},
       {"gpt-4", "gpt4", "GPT4", "GPT‑4", "\"gpt 4\"", "\"gpt-4\"", "\"gpt4\"", "gpt"},
       {"gpt-3", "gpt3", "gpt-45", "\"gpt 3\"", "\"4 gpt\""}},
      {{"GPT-4 model", "GPT4 model", "gpt 4 model"},
       {"\"gpt4 model\"", "\"GPT-4 model\"", "\"gpt 4 model\"", "\"4 model\""},
       {"\"gpt model\"", "\"gpt4 models\""}},
      {{"GPT-3.5-Turbo", "gpt3.5-turbo"},
       {"gpt-3.5-turbo", "\"gpt 3.5\"", "turbo", "\"gpt-3.5 turbo\""},
       {"gpt-4"}},
      {{"RTX 4090"}, {"\"rtx4090\"", "\"RTX-4090\""}, {}},
      {{"iPhone15"}, {"iphone", "iphone-15", "\"iphone 15\""}, {"iphone-14"}},
      {{"H264"}, {"h264"}, {"h", "264"}},
  });
}

TEST_CASE("versions, standards and numbered things are found as written and by their parts") {
  check_all({
      {{"x86-64"}, {"x86-64", "\"x86-64\"", "x86", "64"}, {"86"}},
      {{"CVE-2023-4863"},
       {"cve-2023-4863", "\"CVE-2023-4863\"", "cve", "2023", "\"cve 2023\""},
       {"cve-2023-4864", "\"cve 4863\""}},
      {{"v2.1.0-rc1"},
       {"v2.1.0-rc1", "v2.1.0", "2.1.0", "\"v2.1.0\"", "rc"},
       {"v2.1", "v2.1.0-rc2"}},
      {{"v18.2.1"}, {"v18.2.1", "18.2.1"}, {"v18.2.2", "v18"}},
      {{"18.2.1"}, {"18.2.1"}, {"v18.2.1"}},
      {{"802.11ax"}, {"802.11ax", "802.11"}, {"802", "802.11n"}},
      {{"web3.js"}, {"web3.js", "\"web3.js\"", "js"}, {}},
      {{"Python 2.x"}, {"2.x", "\"python 2.x\""}, {}},
      {{"5G"}, {"5g", "5G", "\"5g\""}, {"4g", "5"}},
  });
}

TEST_CASE("acronyms in capitals and with dots meet, and are not the small words") {
  check_all({
      {{"AT&T", "at&t"}, {"at&t", "AT&T", "\"at&t\"", "\"AT&T\""}, {"at&u", "\"t\""}},
      {{"R&D"}, {"r&d", "\"r&d\""}, {"r", "d"}},
      {{"U.S.", "US", "U.S"}, {"u.s.", "U.S.", "the U.S."}, {"us", "\"us\"", "tell us"}},
      {{"told us"}, {"us", "\"told us\""}, {"u.s.", "U.S.", "the US told"}},
      {{"the US's role", "the U.S.'s role"}, {"u.s.", "the US role"}, {"us"}},
      {{"US-based", "U.S.-based"},
       {"u.s.", "us-based", "U.S.-based", "\"U.S.-based\"", "\"u.s. based\"", "based"},
       {"us"}},
      {{"U.K.", "UK", "uk"}, {"uk", "u.k.", "UK", "\"U.K.\""}, {}},
      {{"N.A.S.A.", "NASA"}, {"nasa", "NASA", "n.a.s.a."}, {}},
      {{"IT is run by WHO"}, {"i.t.", "w.h.o.", "the WHO"}, {"\"it is\""}},
      {{"it is NOT true", "it is not true"}, {"\"is not true\"", "\"it is not true\""}, {}},
      {{"10 a.m.", "10 AM today"}, {"\"10 a.m.\""}, {}},
  });
}

TEST_CASE("amounts meet in every spelling of their magnitude") {
  check_all({
      {{"$10bn", "$10 billion", "$10B", "$10-billion"},
       {"10bn", "$10bn", "$10 billion", "\"$10bn\"", "\"$10 billion\"", "\"10bn\"", "10 billion"},
       {"\"€10bn\"", "$1bn", "10m"}},
      {{"a $10bn deal", "a $10 billion deal"},
       {"\"$10bn deal\"", "\"$10 billion deal\"", "\"10bn deal\"", "\"a $10bn\""},
       {"\"$10 deal\"", "\"10 deal\""}},
      {{"€5m", "€5 million", "€5mn"}, {"5m", "€5m", "\"€5m\""}, {"$5m extra", "\"$5m\""}},
      {{"10 million"}, {"10 million", "million", "10", "10m", "\"10 million\""}, {"10bn"}},
      {{"50%", "50 %", "50 percent"}, {"50%", "50", "\"50%\"", "\"50 %\""}, {"5%", "40%"}},
      {{"1,000", "1000"}, {"1,000", "1000", "\"1,000\""}, {"1", "\"000\""}},
      {{"$NVDA"}, {"nvda", "$nvda", "\"$NVDA\""}, {"\"€nvda\""}},
  });
}

TEST_CASE("hyphenated words are found joined, hyphenated and apart, and their neighbours too") {
  check_all({
      {{"e-mail", "email", "E‑Mail"}, {"e-mail", "email", "\"e-mail\"", "\"email\"", "emails"}, {}},
      {{"an e-mail server", "an email server"},
       {"\"email server\"", "\"e-mail server\"", "\"an email\"", "\"an e-mail server\""},
       {"\"an server\""}},
      {{"Wi‑Fi", "wifi", "Wi-Fi"}, {"wifi", "wi-fi", "\"Wi-Fi\"", "\"wifi\""}, {}},
      {{"capped-profit company"},
       {"\"capped-profit company\"", "\"capped profit company\"", "\"profit company\"",
        "\"cappedprofit company\"", "capped", "profit"},
       {"\"capped company\"", "\"company capped\""}},
      {{"state-of-the-art"}, {"\"state of the art\"", "state-of-the-art", "art"}, {}},
      {{"state of the art"}, {"\"state-of-the-art\"", "state-of-the-art"}, {}},
      {{"multi-billion investment"}, {"billion", "multi-billion", "\"billion investment\""}, {}},
      {{"one-two-three-four-five-six-seven"}, {"seven", "\"one two\"", "\"six seven\""}, {}},
  });
}

TEST_CASE("possessives and every apostrophe lead to the same name") {
  check_all({
      {{"O’Reilly", "O'Reilly", "OʼReilly", "O‘Reilly", "O'Reilly's"},
       {"o'reilly", "O’Reilly", "\"o'reilly\""},
       {"reilly"}},
      {{"OpenAI’s", "OpenAI's", "OPENAI’S", "OpenAI"}, {"openai", "OpenAI's", "\"openai\""}, {}},
      {{"James' book"}, {"james", "\"james book\"", "\"James' book\""}, {}},
      {{"don’t"}, {"\"don't\"", "\"don’t\""}, {}},
  });
}

TEST_CASE("letters are found with and without accents, in every width and with invisible marks") {
  check_all({
      {{"résumé", "resume", "re\u0301sume\u0301", "RÉSUMÉ"},
       {"résumé", "resume", "\"resume\""},
       {}},
      {{"Škoda", "Skoda"}, {"škoda", "skoda"}, {}},
      {{"œuvre", "oeuvre", "Œuvre"}, {"œuvre", "oeuvre"}, {}},
      {{"Straße", "Strasse", "STRASSE"}, {"straße", "strasse"}, {}},
      {{"Łódź", "Lodz"}, {"łódź", "lodz"}, {}},
      {{"Søren", "Soren"}, {"søren", "soren"}, {}},
      {{"ＡＩ", "AI"}, {"ai", "ＡＩ"}, {}},
      {{"ﬁle", "file"}, {"file", "ﬁle"}, {}},
      {{"soft\u00ADware", "soft\u200Bware", "soft\u2060ware", "software"}, {"software"}, {"soft"}},
      {{"İstanbul", "Istanbul", "ıstanbul"}, {"istanbul", "ISTANBUL", "İstanbul"}, {}},
  });
}

TEST_CASE("addresses are found whole, by host and by part, names without their sign") {
  check_all({
      {{"foo@example.com"},
       {"foo@example.com", "\"foo@example.com\"", "example.com", "\"example.com\"", "foo",
        "example"},
       {"bar@example.com", "foo@example.org"}},
      {{"https://a.b/c?d=e"},
       {"https://a.b/c?d=e", "\"https://a.b/c?d=e\"", "a.b", "c", "d", "e"},
       {"https://a.b/c", "f"}},
      {{"(see https://www.Example.com/some-page)."},
       {"https://www.example.com/some-page", "example.com", "page", "\"some page\""},
       {}},
      {{"#AI"}, {"ai", "#ai", "\"#ai\"", "#AI"}, {"\"@ai\""}},
      {{"AI"}, {"ai"}, {"\"#ai\"", "\"@ai\""}},
      {{"@openai"}, {"openai", "@openai", "\"@openai\""}, {"\"#openai\""}},
  });
}

TEST_CASE("any two or more characters of a text without blanks are found") {
  check_all({
      {{"人工智能"},
       {"人工智能", "人工", "智能", "工智", "\"工智能\"", "\"人工智能\""},
       {"智人", "\"人智\""}},
      {{"日本語"}, {"日本語", "日本", "\"本語\""}, {"語日"}},
      {{"한국어"}, {"한국어", "한국", "국어", "\"한국어\""}, {"어국"}},
      {{"ภาษาไทยง่าย"}, {"ไทย", "ภาษา"}, {}},
      {{"AI技術"}, {"ai", "技術"}, {}},
  });
}

TEST_CASE("a phrase of stop words alone is a phrase like any other") {
  check_all({
      {{"to be or not to be"},
       {"\"to be or not to be\"", "\"or not to\"", "to be"},
       {"\"be to\"", "\"to be not\""}},
  });
}

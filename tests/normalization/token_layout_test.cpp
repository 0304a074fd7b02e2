#include "shared/normalization/analyzer.h"
#include "tests/normalization/layout.h"

#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::normalization;

namespace {

void check(const std::vector<std::pair<const char*, const char*>>& table) {
  Analyzer analyzer;
  for (const auto& [text, expected] : table) {
    INFO(text);
    CHECK(layout(analyzer.analyze(text)) == expected);
  }
}

}  // namespace

TEST_CASE("words take one position each and stop words keep theirs") {
  check({
      {"", ""},
      {" \n\t ", ""},
      {"!? -- … ()", ""},
      {"The quick fox.", "0:the! 1:quick 2:fox"},
      {"(\"Hello,\" he said: 'Go!')", "0:hello 1:he! 2:said 3:go"},
      {"to be", "0:to! 1:be!"},
      {"companies running", "0:companies~compani 1:running~run"},
      {"1-2-3-4-5-6-7", "0:1 1:2 2:3 3:4 4:5 5:6 6:7"},
      {"TCP/IP and/or", "0:tcp 1:ip 2:and! 3:or!"},
      {"wait—what...then", "0:wait 1:what! 2:then!"},
      {"_foo_ -x- 'quoted'", "0:foo 1:x 2:quoted~quot"},
      {"a+b issue#5 1,5 2019–2020", "0:a! 1:b 2:issue~issu 3:5 4:1 5:5 6:2019 7:2020"},
  });
}

TEST_CASE("a compound is a whole with its parts at the positions it covers") {
  check({
      {"GPT-4 is", "0:gpt4^2 0:gpt- 1:4- 2:is!"},
      {"C++20", "0:c++20^2 0:c++- 1:20-"},
      {"C++ C# F#", "0:c++ 1:c# 2:f#"},
      {"ASP.NET .NET", "0:asp.net^2 0:asp- 1:.net- 2:.net"},
      {"e-mail", "0:email^2 0:e 1:mail"},
      {"state-of-the-art", "0:stateoftheart^4 0:state 1:of! 2:the! 3:art"},
      {"CVE-2023-4863", "0:cve20234863^3 0:cve- 1:2023- 2:4863-"},
      {"v2.1.0-rc1", "0:v2.1.0rc1^3 0:v2.1.0- 0:2.1.0- 1:rc- 2:1-"},
      {"snake_case", "0:snake_case^2 0:snake- 1:case-"},
      {"company.The next", "0:company.the^2 0:company~compani 1:the! 2:next"},
      {"Johnson&Johnson AT&T", "0:johnson&johnson^2 0:johnson 1:johnson 2:at&t"},
      {"h264 mp3 v2 x86 5g 10bn", "0:h264 1:mp3^2 1:mp- 2:3- 3:v2 4:x86 5:5g 6:10bn"},
      {"Disney+ C+", "0:disney+^1 0:disney- 1:c+"},
      {"C++-like", "0:c++-like^2 0:c++- 1:like-"},
  });
}

TEST_CASE("signs before a word make a second, precise term that isn't counted") {
  check({
      {"#AI", "0:#ai^1- 0:ai"},
      {"@OpenAI", "0:@openai^1- 0:openai"},
      {"#GPT-4", "0:#gpt4^2- 0:gpt4^2 0:gpt- 1:4-"},
      {"$10bn", "0:$10bn^1- 0:10bn"},
      {"$10 billion", "0:$10bn^2- 0:10bn^2 0:10 1:billion"},
      {"10-billion", "0:10bn^2 0:10 1:billion"},
      {"5 percent, 5%, 5 %", "0:5%^2 0:5 1:percent 2:5%^1 2:5- 3:5%^1 3:5-"},
      {"5. Billion", "0:5 1:billion"},
  });
}

TEST_CASE("acronyms that spell a small word keep their dots") {
  check({
      {"U.S. U.K. e.g. N.A.S.A.", "0:u.s. 1:uk 2:eg 3:nasa"},
      {"the US, the US's", "0:the! 1:u.s. 2:the! 3:u.s."},
      {"it is NOT us", "0:it! 1:is! 2:n.o.t.^1 2:not!- 3:us"},
      {"TELL US WHO IT IS", "0:tell 1:us 2:who! 3:it! 4:is!"},
      {"IT's not IT'S", "0:i.t. 1:not! 2:it's~it!"},
      {"US", "0:u.s."},
      {"us", "0:us"},
      {"US-based", "0:usbased~usbas^2 0:u.s. 1:based~base"},
  });
}

TEST_CASE("kinds name what a token is") {
  Analyzer analyzer;
  const std::vector<std::pair<const char*, TokenKind>> table{
      {"word", TokenKind::word},
      {"1999", TokenKind::number},
      {"3.14", TokenKind::number},
      {"C++", TokenKind::tech},
      {"GPT-4", TokenKind::tech},
      {"5G", TokenKind::tech},
      {"50%", TokenKind::tech},
      {"AT&T", TokenKind::acronym},
      {"U.S.", TokenKind::acronym},
      {"https://a.b", TokenKind::url},
      {"foo@example.com", TokenKind::url},
      {"#AI", TokenKind::tag},
      {"人工", TokenKind::cjk},
      {"e-mail", TokenKind::word},
  };
  for (const auto& [text, kind] : table) {
    INFO(text);
    REQUIRE_FALSE(analyzer.analyze(text).empty());
    CHECK(analyzer.analyze(text).front().kind == kind);
  }
}

TEST_CASE("a stem is the same by itself and in a text") {
  Analyzer analyzer;
  for (const char* word : {"companies", "gpus", "running", "c++", "3.14", "o'reilly", "u.s."}) {
    INFO(word);
    const std::string stem = analyzer.stem(word);
    REQUIRE(analyzer.analyze(word).size() == 1);
    CHECK(analyzer.analyze(word).front().stem == stem);
  }
}

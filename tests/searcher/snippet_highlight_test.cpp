#include "searcher/snippet/snippet.h"
#include "tests/searcher/snippet_marks.h"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

std::string marks(std::string_view text, const MatchPattern& pattern,
                  MatchScope scope = MatchScope::body) {
  normalization::Analyzer analyzer;
  return marked(highlight(text, pattern, scope, analyzer));
}

struct WordRow {
  std::string_view text;
  std::string_view query;
  std::string_view marked;
};

TEST_CASE("words are highlighted however they are written, and no others") {
  const std::vector<WordRow> rows{
      {"C++ and C are languages", "c++", "[C++] and C are languages"},
      {"C++ and C are languages", "C", "C++ and [C] are languages"},
      {"C++20 is newer", "c++20", "[C++20] is newer"},
      {"C# F# .NET and net", "c#", "[C#] F# .NET and net"},
      {"C# F# .NET and net", "F#", "C# [F#] .NET and net"},
      {"C# F# .NET and net", ".net", "C# F# [.NET] and net"},
      {"C# F# .NET and net", "net", "C# F# .NET and [net]"},
      {"with node.js inside", "node.js", "with [node.js] inside"},
      {"with node.js inside", "js", "with node.[js] inside"},
      {"GPT-4, GPT4 and GPT‑4, not GPT-3", "gpt-4", "[GPT-4], [GPT4] and [GPT‑4], not GPT-3"},
      {"GPT-4, GPT4 and GPT‑4, not GPT-3", "gpt4", "[GPT-4], [GPT4] and [GPT‑4], not GPT-3"},
      {"see CVE-2023-4863 today", "cve-2023-4863", "see [CVE-2023-4863] today"},
      {"on x86-64 and 802.11ax", "X86-64", "on [x86-64] and 802.11ax"},
      {"AT&T and R&D", "at&t", "[AT&T] and R&D"},
      {"the U.S. told us", "u.s.", "the [U.S.] told us"},
      {"the U.S. told us", "us", "the U.S. told [us]"},
      {"paid $10bn for 5G", "10bn", "paid $[10bn] for 5G"},
      {"paid $10bn for 5G", "5g", "paid $10bn for [5G]"},
      {"e-mail or email, Wi‑Fi or wifi", "email", "[e-mail] or [email], Wi‑Fi or wifi"},
      {"e-mail or email, Wi‑Fi or wifi", "e-mail", "[e-mail] or [email], Wi‑Fi or wifi"},
      {"e-mail or email, Wi‑Fi or wifi", "wi-fi", "e-mail or email, [Wi‑Fi] or [wifi]"},
      {"O’Reilly and O'Reilly", "o'reilly", "[O’Reilly] and [O'Reilly]"},
      {"résumé or resume", "resume", "[résumé] or [resume]"},
      {"résumé or resume", "résumé", "[résumé] or [resume]"},
      {"Škoda, œuvre, Straße", "skoda", "[Škoda], œuvre, Straße"},
      {"Škoda, œuvre, Straße", "strasse", "Škoda, œuvre, [Straße]"},
      {"ＡＩ in full width", "ai", "[ＡＩ] in full width"},
      {"a ﬁle", "file", "a [ﬁle]"},
      {"soft\u00adhyphen", "softhyphen", "[soft\u00adhyphen]"},
      {"mail foo@example.com now", "foo@example.com", "mail [foo@example.com] now"},
      {"#AI from @openai", "ai", "#[AI] from @openai"},
      {"investments invested", "investment", "[investments] [invested]"},
      {"nothing here", "openai", "nothing here"},
      {"", "openai", ""},
  };
  for (const WordRow& row : rows) {
    INFO(row.query << " in " << row.text);
    CHECK(marks(row.text, words(row.query)) == row.marked);
  }
}

TEST_CASE("a phrase is highlighted where it stands whole, never its words alone") {
  const std::vector<WordRow> rows{
      {"A capped-profit company. The company made a profit.", "capped-profit company",
       "A [capped-profit company]. The company made a profit."},
      {"A capped profit\ncompany", "capped-profit company", "A [capped profit\ncompany]"},
      {"profit company, profit and company", "profit company",
       "[profit company], profit and company"},
      {"to be or not to be", "to be", "[to be] or not [to be]"},
      {"the the the the end", "the the end", "the the [the the end]"},
      {"a b a b c", "a b a b c", "[a b a b c]"},
      {"a b a b a b c", "a b a b c", "a b [a b a b c]"},
      {"shared ambitions", "shared ambition", "shared ambitions"},
      {"GPT 4 and GPT-4", "gpt 4", "[GPT 4] and [GPT-4]"},
  };
  for (const WordRow& row : rows) {
    INFO(row.query << " in " << row.text);
    CHECK(marks(row.text, phrase(row.query)) == row.marked);
  }
}

TEST_CASE("a joined spelling fills a phrase's place with all its positions") {
  MatchUnit unit{{{{{"email", false}}}, {{{"list", false}}}}, 2, true};
  CHECK(marks("the e-mail list, the email list, the mail list", {{unit}}) ==
        "the [e-mail list], the [email list], the mail list");
}

TEST_CASE("NEAR highlights the words of the tightest windows, in any order") {
  const std::string_view text = "apple one two google three four five apple six seven google";
  CHECK(marks(text, near("apple google", 4, false)) ==
        "[apple] one two [google] three four five [apple] six seven [google]");
  CHECK(marks(text, near("apple google", 3, false)) == text);
  CHECK(marks("google or apple", near("apple google", 3, false)) == "[google] or [apple]");
  CHECK(marks("google or apple", near("apple google", 3, true)) == "google or apple");
  CHECK(marks("apple or google", near("apple google", 3, true)) == "[apple] or [google]");
  CHECK(marks("apple", near("apple apple", 5, false)) == "apple");
  CHECK(marks("apple pie apple", near("apple apple", 5, false)) == "[apple] pie [apple]");
}

TEST_CASE("languages without blanks are highlighted as runs") {
  const auto run = [](std::string_view query) {
    MatchUnit unit{slots_of(query, false), 0, true};
    unit.window = static_cast<std::uint32_t>(unit.slots.size());
    return MatchPattern{{unit}};
  };
  CHECK(marks("我们研究人工智能技术", run("人工智能")) == "我们研究[人工智能]技术");
  CHECK(marks("日本語の本", run("日本語")) == "[日本語]の本");
}

TEST_CASE("a unit of one part of an article is highlighted there only") {
  MatchPattern pattern = words("openai");
  pattern.units[0].scope = MatchScope::title;
  CHECK(marks("OpenAI", pattern, MatchScope::title) == "[OpenAI]");
  CHECK(marks("OpenAI", pattern, MatchScope::body) == "OpenAI");
  pattern.units[0].scope = MatchScope::anywhere;
  CHECK(marks("OpenAI", pattern, MatchScope::title) == "[OpenAI]");
}

TEST_CASE("a unit without places matches nothing") {
  MatchPattern pattern = words("openai");
  pattern.units.push_back({});
  CHECK(marks("OpenAI", pattern) == "[OpenAI]");
}

}  // namespace
}  // namespace technews::searcher

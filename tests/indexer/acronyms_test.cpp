// Acronyms that texts explain, and the file of synonyms made of them.
#include "indexer/acronym_table.h"
#include "searcher/query/synonyms.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace technews::indexer;

namespace {

std::vector<std::string> found(const std::string& text) {
  std::vector<std::string> lines;
  for (const Acronym& pair : find_acronyms(text))
    lines.push_back(pair.short_form + " = " + pair.long_form);
  return lines;
}

std::string one(const std::string& text) {
  const auto lines = found(text);
  return lines.size() == 1 ? lines.front() : fmt::format("{} pairs", lines.size());
}

std::vector<std::string> lines_of(const AcronymTable& table, std::uint64_t least) {
  std::vector<std::string> lines;
  for (const AcronymRow& row : table.rows(least))
    lines.push_back(fmt::format("{} {}", row.articles, synonym_line(row)));
  return lines;
}

}  // namespace

TEST_CASE("What an acronym stands for is read from texts") {
  const std::pair<const char*, const char*> rows[] = {
      {"Many large language models (LLMs) hallucinate.", "LLM = large language models"},
      {"An LLM (large language model) is", "LLM = large language model"},
      {"AI (or artificial intelligence, as it was called) is", "AI = artificial intelligence"},
      {"work on artificial general intelligence, or AGI, has",
       "AGI = artificial general intelligence"},
      {"the “internet of things” (IoT) grew", "IoT = internet of things"},
      {"Defense Advanced Research Projects Agency (DARPA)",
       "DARPA = Defense Advanced Research Projects Agency"},
      {"by the Department of Defense (DoD; see below)", "DoD = Department of Defense"},
      {"distributed denial-of-service (DDoS) attacks", "DDoS = distributed denial-of-service"},
      {"research and development (R&D) costs", "R&D = research and development"},
      {"the World Wide Web Consortium (W3C) says", "W3C = World Wide Web Consortium"},
      {"a peer-to-peer (P2P) network", "P2P = peer-to-peer"},
      {"business-to-business (B2B) sales", "B2B = business-to-business"},
      {"open source intelligence (OSINT) says", "OSINT = open source intelligence"},
      {"shares of Nvidia (NVDA) rose", "NVDA = Nvidia"},
      {"messenger RNA (mRNA) vaccines", "mRNA = messenger RNA"},
      {"l’Organisation météorologique mondiale (OMM)", "0 pairs"},  // l’ hides the O
      {"Éducation nationale et recherche (ENR)", "ENR = Éducation nationale et recherche"},
      {"a (large language model (LLM)) thing", "LLM = large language model"},
  };
  for (const auto& [text, pair] : rows) {
    INFO(text);
    CHECK(one(text) == pair);
  }
}

TEST_CASE("What explains nothing is no acronym") {
  for (const std::string text :
       {"Elon Musk (CEO) said", "he left (right) then", "in May (2023) we", "the company (TSMC)",
        "machine learning (MILA) group", "command. Control (CC) is", "We test (it works) OK",
        "LLM (LLM)", "artificial intelligence or AI is", "the US, or the EU, is", "(AI)", "()", "(",
        "a=b cd (AC)", "an unusual (AU\n) line", "apples (A)", "Quarter four (Q4"}) {
    INFO(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("Hostile texts cost no more than their length") {
  std::string text(100'000, 'A');
  for (int i = 0; i < 10'000; ++i) text += "(AB)";
  for (int i = 0; i < 1'000; ++i)
    text += " aaaaaaaaaaaaaaaaaaaaaaab an an an an an an an (AAAAAAAAAB)";
  text += std::string(100'000, '(');
  CHECK(found(text).empty());
  constexpr std::string_view alphabet = " (),ABab\xC3\xA9\n.s2";
  std::mt19937 random(5);
  for (int i = 0; i < 200; ++i) {
    std::string bytes;
    for (int k = 0; k < 300; ++k) bytes += alphabet[random() % alphabet.size()];
    find_acronyms(bytes);
  }
}

TEST_CASE("Spellings of one meaning are counted together, meanings apart") {
  AcronymTable table;
  for (int i = 0; i < 3; ++i) table.add("large language models (LLMs), Large Language Model (LLM)");
  table.add("a Large-Language Model (LLM)");
  for (int i = 0; i < 6; ++i) table.add("augmented reality (AR)");
  for (int i = 0; i < 3; ++i) table.add("accounts receivable (A.R.)");
  table.add("multi-factor authentication (MFA)");
  table.add("multifactor authentication (MFA)");
  CHECK(table.articles() == 15);
  CHECK(table.pairs() == 4);
  CHECK(lines_of(table, 1) == std::vector<std::string>{"6 AR^0.67 = augmented reality^0.67",
                                                       "4 LLM = large language models",
                                                       "3 A.R.^0.33 = accounts receivable^0.33",
                                                       "2 MFA = multi-factor authentication"});
  CHECK(lines_of(table, 4).size() == 2);
  for (int i = 0; i < 9; ++i) table.add("augmented reality (AR)");
  CHECK(lines_of(table, 3).back() == "3 # A.R.^0.17 = accounts receivable^0.17");
}

TEST_CASE("Every line is one that searches read") {
  AcronymTable table;
  table.add("large language models (LLMs), research and development (R&D), peer-to-peer (P2P)");
  table.add("“Internet of Things” (IoT), Nvidia (NVDA), light machine gun (LMG)");
  table.add("light music group (LMG); a x^y (XY), a x=y (XY)");
  std::string file;
  for (const AcronymRow& row : table.rows(1)) file += synonym_line(row) + "\n";
  const auto synonyms = technews::searcher::parse_synonyms(file, "mined");
  REQUIRE(synonyms.groups.size() == 7);
  CHECK(table.rows(1).size() == 7);
  CHECK(synonyms.groups.front().from.size() == 2);
}

#include "corpus/rules.h"

#include <fstream>
#include <regex>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

using technews::corpus::meaning_of_rule;

namespace {

std::string text_of(const std::string& file) {
  std::ifstream read(std::string(TECHNEWS_SOURCE_DIR) + "/" + file);
  std::stringstream text;
  text << read.rdbuf();
  return text.str();
}

// The names in backquotes from one place of a text to another.
std::vector<std::string> quoted(const std::string& text, const std::string& from,
                                const std::string& to) {
  const std::size_t begin = text.find(from);
  REQUIRE(begin != std::string::npos);
  const std::string part = text.substr(begin, text.find(to, begin) - begin);
  const std::regex name{"`([a-z-]+)`"};
  std::vector<std::string> names;
  for (std::sregex_iterator at(part.begin(), part.end(), name), end; at != end; ++at)
    names.push_back((*at)[1]);
  return names;
}

}  // namespace

TEST_CASE("every rule of removal that is documented has a meaning to show") {
  const auto flat = quoted(text_of("corpus/clean/README.md"), "| rule | what |", "To add a rule");
  const auto html = quoted(text_of("corpus/html/README.md"), "Removals are named", "Measured with");
  CHECK(flat.size() >= 12);
  CHECK(html.size() >= 20);
  for (const auto& names : {flat, html})
    for (const std::string& name : names) {
      INFO(name);
      CHECK_FALSE(meaning_of_rule(name).empty());
    }
  CHECK(meaning_of_rule("unknown").empty());
}

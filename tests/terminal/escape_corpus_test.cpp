// Runs the shared corpus of terminal attacks through every output form and the shared checker.
#include "shared/base/utf8.h"
#include "shared/terminal/escape.h"
#include "shared/terminal/sanitize.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <catch2/catch.hpp>

using namespace technews::terminal;

namespace {

// The bytes a JSON string of json.dumps (ASCII with \u escapes) stands for; i is after the quote.
std::string unescaped(const std::string& line, std::size_t& i) {
  std::string text;
  char32_t high = 0;
  for (; line[i] != '"'; ++i) {
    if (line[i] != '\\') {
      text += line[i];
      continue;
    }
    const char letter = line[++i];
    if (letter != 'u') {
      const std::size_t known = std::string_view("ntrbf").find(letter);
      text += known == std::string_view::npos ? letter : "\n\t\r\b\f"[known];
      continue;
    }
    char32_t unit = static_cast<char32_t>(std::stoul(line.substr(i + 1, 4), nullptr, 16));
    i += 4;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high = unit;
      continue;
    }
    if (unit >= 0xDC00 && unit < 0xE000) unit = 0x10000 + ((high - 0xD800) << 10) + unit - 0xDC00;
    technews::base::append_utf8(text, unit);
  }
  ++i;
  return text;
}

std::vector<std::string> strings_of(const std::string& line) {
  std::vector<std::string> strings;
  for (std::size_t i = line.find('"'); i != std::string::npos; i = line.find('"', i))
    strings.push_back(unescaped(line, ++i));
  return strings;
}

int run(const std::string& command) { return std::system(command.c_str()); }

}  // namespace

TEST_CASE("The shared corpus of attacks comes out clean in every form") {
  const char* shared = std::getenv("TECHNEWS_SHARED");
  if (shared == nullptr || !std::filesystem::exists(std::string(shared) + "/tools")) {
    std::cout << "skipped: needs TECHNEWS_SHARED\n";
    return;
  }
  char folder[] = "/tmp/technews-escapes-XXXXXX";
  REQUIRE(::mkdtemp(folder) != nullptr);
  const std::string corpus = std::string(folder) + "/corpus.jsonl";
  const std::string tools = std::string(shared) + "/tools/";
  REQUIRE(run("python3 " + tools + "make_escape_corpus.py " + corpus + " >/dev/null") == 0);
  const std::string output = std::string(folder) + "/output";
  std::size_t count = 0;
  {
    std::ifstream lines(corpus);
    std::ofstream forms(output);
    for (std::string line; std::getline(lines, line);) {
      for (const std::string& text : strings_of(line)) {
        forms << sanitize(text) << '\n'
              << json_string(text) << '\n'
              << tsv_field(text) << '\t' << csv_text_field(text) << '\n'
              << encode_id(text) << '\n';
        ++count;
      }
    }
  }
  CHECK(count > 1000);
  CHECK(run("python3 " + tools + "check_output.py <" + output + " >/dev/null") == 0);
  std::filesystem::remove_all(folder);
}

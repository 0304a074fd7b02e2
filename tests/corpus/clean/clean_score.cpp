#include "tests/corpus/clean/clean_score.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

namespace technews::tests {
namespace {

std::map<std::string, int> bag(std::string_view text) {
  std::map<std::string, int> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0xC3;
    const bool inside = static_cast<unsigned char>(c) >= 0x80 && !word.empty();
    if (letter && c != '\xE2') {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    } else if (inside && static_cast<unsigned char>(word.back()) >= 0xC3) {
      word += c;
    } else if (!word.empty()) {
      ++words[word];
      word.clear();
    }
  }
  return words;
}

}  // namespace

double bag_f1(std::string_view gold, std::string_view output) {
  const auto want = bag(gold);
  const auto got = bag(output);
  int common = 0;
  int total = 0;
  for (const auto& [word, count] : want) {
    total += count;
    const auto found = got.find(word);
    if (found != got.end()) common += std::min(count, found->second);
  }
  for (const auto& [word, count] : got) total += count;
  return total == 0 ? 1.0 : 2.0 * common / total;
}

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '\xE2' && i + 2 < text.size() && text[i + 1] == '\x80' &&
        static_cast<unsigned char>(text[i + 2]) >= 0x98 &&
        static_cast<unsigned char>(text[i + 2]) <= 0x9D) {
      c = static_cast<unsigned char>(text[i + 2]) < 0x9C ? '\'' : '"';
      i += 2;
    }
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (c == '\n' || c == '\t') c = ' ';
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace technews::tests

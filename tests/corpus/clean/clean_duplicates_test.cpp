#include "corpus/duplicates.h"

#include <algorithm>
#include <map>
#include <random>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::corpus;

namespace {

std::string made_text(unsigned seed, std::size_t words) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += "w" + std::to_string(random() % 5000) + " ";
  return text;
}

}  // namespace

TEST_CASE("Texts that differ in blanks, case and the shape of their marks are the same text") {
  CHECK(text_hash("The “shared ambition” — again") ==
        text_hash("the \"Shared\n ambition\" - again"));
  CHECK(text_hash("version 1.2") != text_hash("version 1.3"));
  CHECK(text_hash("") != text_hash("a"));
}

TEST_CASE("The canonical copy is the earliest, then the one with the smallest id") {
  const base::Date may{2023, 5, 1, base::DatePrecision::day};
  const base::Date june{2023, 6, 1, base::DatePrecision::day};
  std::vector<Copy> copies{{"d", "u4", std::nullopt},
                           {"c", "u3", june},
                           {"b", "u2", may},
                           {"a", "u1", june},
                           {"e", "u5", may}};
  std::sort(copies.begin(), copies.end(), is_more_canonical);
  std::string order;
  for (const Copy& copy : copies) order += copy.id;
  CHECK(order == "beacd");
}

TEST_CASE("Similarity is the share of common 5-word runs") {
  const std::string text = made_text(3, 300);
  CHECK(story_similarity(text, text) == Approx(1.0));
  CHECK(story_similarity(text, made_text(4, 300)) == Approx(0.0));
  CHECK(story_similarity("a b c d e f", "a b c d e g") == Approx(1.0 / 3));
  CHECK(story_similarity("a b", "a b") == Approx(1.0));
}

TEST_CASE("Every pair at a similarity of .8 shares a band") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const std::string text = made_text(seed, 500);
    const std::string near = text.substr(0, text.size() * 88 / 100) + made_text(seed + 900, 6);
    if (story_similarity(text, near) < 0.8) continue;
    const StorySignature left = sign_story(text);
    const StorySignature right = sign_story(near);
    bool shared = false;
    for (std::size_t i = 0; i < StorySignature::band_count; ++i) {
      shared = shared || left.bands[i] == right.bands[i];
    }
    CHECK(shared);
  }
}

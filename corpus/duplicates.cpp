#include "corpus/duplicates.h"

#include "corpus/clean/tokens.h"
#include "shared/base/hash.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace technews::corpus {
namespace {

constexpr std::size_t story_shingle = 5;
constexpr std::size_t rows = 4;
constexpr std::size_t buckets = StorySignature::band_count * rows;

// Hashes of the text's 5-word shingles in its order; of the whole text when it is shorter.
std::vector<std::uint64_t> shingles_in_order(std::string_view text) {
  Words words;
  words.scan(text, Words::Digits::kept);  // reports may differ in their numbers alone
  std::vector<std::uint64_t> hashes;
  if (words.size() < story_shingle) {
    if (!words.empty()) hashes.push_back(words.hash(0, words.size()));
    return hashes;
  }
  hashes.reserve(words.size());
  for (std::size_t i = 0; i + story_shingle <= words.size(); ++i) {
    hashes.push_back(words.hash(i, story_shingle));
  }
  return hashes;
}

// The set of them, sorted.
std::vector<std::uint64_t> shingles_of(std::string_view text) {
  std::vector<std::uint64_t> hashes = shingles_in_order(text);
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

constexpr std::uint64_t scatter(std::uint64_t x) {
  x = (x ^ (x >> 31)) * 0x7FB5D329728EA185ULL;
  x = (x ^ (x >> 27)) * 0x81DADEF4BC2DD44DULL;
  return x ^ (x >> 33);
}

constexpr std::uint64_t no_minimum = std::numeric_limits<std::uint64_t>::max();

using Minima = std::array<std::uint64_t, buckets>;

// Gives empty buckets the minimum of a bucket drawn by a hash of theirs, the same for every text.
void densify(Minima& minima) {
  const Minima found = minima;
  if (std::all_of(found.begin(), found.end(), [](auto m) { return m == no_minimum; })) return;
  for (std::size_t i = 0; i < buckets; ++i) {
    std::size_t source = i;
    for (std::uint64_t attempt = 1; found[source] == no_minimum; ++attempt) {
      source = scatter(i * 1000003 + attempt) % buckets;
    }
    minima[i] = found[source];
  }
}

}  // namespace

std::string text_hash(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= 'A' && c <= 'Z') {
      folded += static_cast<char>(c + 32);
    } else if (c == '\xE2' && i + 2 < text.size() && text[i + 1] == '\x80') {
      i += 2;  // general punctuation: dashes, quotes, ellipses, thin blanks
    } else if (c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') {
      i += 1;  // no-break space
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80) {
      folded += c;
    }
  }
  return base::hash128_hex(folded);
}

bool is_more_canonical(const Copy& left, const Copy& right) {
  if (left.date.has_value() != right.date.has_value()) return left.date.has_value();
  if (left.date) {
    const auto left_day = left.date->first_day();
    const auto right_day = right.date->first_day();
    if (left_day != right_day) return left_day < right_day;
    if (left.date->precision != right.date->precision) {
      return left.date->precision > right.date->precision;
    }
  }
  return left.id < right.id;
}

StorySignature sign_story(std::string_view text) {
  Minima minima;
  minima.fill(no_minimum);
  for (const std::uint64_t shingle : shingles_in_order(text)) {
    const std::uint64_t hash = scatter(shingle);
    std::uint64_t& minimum = minima[hash % buckets];
    minimum = std::min(minimum, hash / buckets);
  }
  densify(minima);
  StorySignature signature;
  for (std::size_t band = 0; band < StorySignature::band_count; ++band) {
    std::uint64_t hash = band + 1;
    for (std::size_t row = 0; row < rows; ++row) {
      hash = scatter(hash ^ minima[band * rows + row]);
    }
    signature.bands[band] = hash;
  }
  return signature;
}

double story_similarity(std::string_view left, std::string_view right) {
  const std::vector<std::uint64_t> a = shingles_of(left);
  const std::vector<std::uint64_t> b = shingles_of(right);
  if (a.empty() && b.empty()) return 1.0;
  std::vector<std::uint64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  const std::size_t either = a.size() + b.size() - both.size();
  return static_cast<double>(both.size()) / static_cast<double>(either);
}

}  // namespace technews::corpus

#include "shared/normalization/mojibake.h"

#include "shared/base/utf8.h"
#include "shared/normalization/cp1252.h"

#include <cstring>
#include <optional>
#include <vector>

#include <unicode/uchar.h>

namespace technews::normalization {
namespace {

struct Candidate {
  std::size_t begin;
  std::size_t end;
  char32_t meant;
  bool sure;
  bool likely;  // mended where the text has a sure one
};

// Text that was damaged more often than this is not worth guessing at.
constexpr int most_passes = 3;
// So many candidates side by side are no coincidence.
constexpr std::size_t sure_run = 3;

std::size_t length_for(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

bool is_printable(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UNASSIGNED:
    case U_CONTROL_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
      return false;
    default:
      return true;
  }
}

// Punctuation that may follow a letter in healthy text, as a byte of cp1252.
bool is_common_punctuation(char32_t c) {
  switch (c) {
    case 0x2026:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0x2039:
    case 0x203A:
    case 0x2122:
    case 0x20AC:
    case 0x2030:
    case 0xA0:
    case 0xAB:
    case 0xBB:
    case 0xAE:
    case 0xA9:
    case 0xB0:
    case 0xB2:
    case 0xB3:
    case 0xB7:
    case 0xB9:
      return true;
    default:
      return false;
  }
}

bool is_c1(char32_t c) { return c >= 0x80 && c < 0xA0; }

// How sure a sequence is, by its first byte, what it shows as next, and what it means.
void judge(Candidate& candidate, unsigned char lead, char32_t second) {
  const bool odd = !is_common_punctuation(second);
  candidate.likely = lead == 0xC2 || lead == 0xC3 || lead == 0xC4 || lead == 0xC5 || lead == 0xE2;
  if (is_c1(second)) {
    candidate.sure = candidate.likely || lead >= 0xE0;
  } else if (lead == 0xC2) {
    candidate.sure = second != 0xBB && second != 0xAB;
  } else if (lead == 0xC3) {
    candidate.sure = odd || second == 0xA9 || second == 0xAE || second == 0xB3 || second == 0xB9;
  } else if (lead == 0xC4 || lead == 0xC5) {
    candidate.sure = odd;
  } else if (lead == 0xE2) {
    candidate.sure = second == 0x20AC || odd;
  } else if (lead == 0xEF) {
    candidate.sure = candidate.meant == 0xFFFD || candidate.meant == 0xFEFF;
  } else if (lead == 0xF0) {
    candidate.sure = candidate.meant >= 0x1F000;
  }
}

std::optional<Candidate> candidate_at(std::string_view text, std::size_t at) {
  const base::CodePoint first = base::decode_utf8(text, at);
  if (first.value < 0xC2 || first.value > 0xF4) return std::nullopt;
  const auto lead = static_cast<unsigned char>(first.value);
  const std::size_t length = length_for(lead);
  std::string bytes(1, static_cast<char>(lead));
  Candidate candidate{at, at + first.length, 0, false, false};
  char32_t second = 0;
  while (bytes.size() < length) {
    if (candidate.end >= text.size()) return std::nullopt;
    const base::CodePoint next = base::decode_utf8(text, candidate.end);
    const std::optional<unsigned char> byte = cp1252_byte(next.value);
    if (!byte || *byte > 0xBF) return std::nullopt;
    if (bytes.size() == 1) second = next.value;
    bytes += static_cast<char>(*byte);
    candidate.end += next.length;
  }
  const base::CodePoint meant = base::decode_utf8(bytes, 0);
  if (!meant.valid || !is_printable(meant.value)) return std::nullopt;
  candidate.meant = meant.value;
  judge(candidate, lead, second);
  return candidate;
}

std::vector<Candidate> find_candidates(std::string_view text) {
  std::vector<Candidate> found;
  std::size_t at = 0;
  // Every lead, Â to ô, is the byte C3 and another in UTF-8.
  while (at < text.size()) {
    const void* lead = std::memchr(text.data() + at, 0xC3, text.size() - at);
    if (lead == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const char*>(lead) - text.data());
    const std::optional<Candidate> candidate = candidate_at(text, at);
    if (candidate) found.push_back(*candidate);
    at = candidate ? candidate->end : at + 1;
  }
  return found;
}

void judge_runs(std::vector<Candidate>& candidates) {
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= candidates.size(); ++i) {
    if (i < candidates.size() && candidates[i].begin == candidates[i - 1].end) continue;
    for (std::size_t k = begin; i - begin >= sure_run && k < i; ++k) candidates[k].sure = true;
    begin = i;
  }
}

std::size_t repair_once(std::string& text) {
  std::vector<Candidate> candidates = find_candidates(text);
  judge_runs(candidates);
  bool any_sure = false;
  for (const Candidate& candidate : candidates) any_sure = any_sure || candidate.sure;
  if (!any_sure) return 0;
  std::string mended;
  std::size_t done = 0;
  std::size_t count = 0;
  for (const Candidate& candidate : candidates) {
    if (!candidate.sure && !candidate.likely) continue;
    mended.append(text, done, candidate.begin - done);
    if (candidate.meant != 0xFEFF) base::append_utf8(mended, candidate.meant);
    done = candidate.end;
    ++count;
  }
  mended.append(text, done);
  text = std::move(mended);
  return count;
}

}  // namespace

std::size_t repair_mojibake(std::string& text) {
  std::size_t count = 0;
  for (int pass = 0; pass < most_passes; ++pass) {
    const std::size_t mended = repair_once(text);
    if (mended == 0) break;
    count += mended;
  }
  return count;
}

}  // namespace technews::normalization

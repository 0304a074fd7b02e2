#include "shared/base/utf8.h"
#include "shared/normalization/fold.h"
#include "shared/normalization/token_builder.h"

#include <unicode/normalizer2.h>

namespace technews::normalization {
namespace {

struct Character {
  base::ByteSpan source;
  base::ByteSpan form;  // of the folded run
};

// Folds a run piece by piece, where pieces are what normalization can't join, so that every folded
// character knows its place in the source. A mark that joins nothing stays with its character.
std::vector<Character> fold_characters(std::string_view text, base::ByteSpan run,
                                       std::string& form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& rules = *icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::vector<Character> characters;
  for (std::size_t begin = run.begin; begin < run.end;) {
    std::size_t end = begin + base::decode_utf8(text, begin).length;
    while (end < run.end) {
      const base::CodePoint next = base::decode_utf8(text, end);
      if (rules.hasBoundaryBefore(static_cast<UChar32>(next.value))) break;
      end += next.length;
    }
    std::size_t at = form.size();
    append_folded(text.substr(begin, end - begin), form);
    while (at < form.size()) {
      const base::CodePoint point = base::decode_utf8(form, at);
      const bool mark = class_of(point.value) == CharClass::mark && !characters.empty();
      if (mark) {
        characters.back().source.end = end;
        characters.back().form.end = at + point.length;
      } else {
        characters.push_back({{begin, end}, {at, at + point.length}});
      }
      at += point.length;
    }
    begin = end;
  }
  return characters;
}

}  // namespace

// Every character takes a position. Overlapping pairs are the counted terms, so that any two or
// more characters are found as a phrase of pairs; a dictionary's longer words are extras.
void TokenBuilder::add_ideographs(base::ByteSpan run, const std::vector<base::ByteSpan>& words) {
  std::string form;
  const std::vector<Character> characters = fold_characters(text_, run, form);
  auto word = words.begin();
  for (std::size_t i = 0; i < characters.size(); ++i, ++position_) {
    const Character& first = characters[i];
    while (word != words.end() && word->begin < first.source.begin) ++word;
    if (word != words.end() && word->begin == first.source.begin) {
      std::size_t end = i;
      while (end < characters.size() && characters[end].source.end <= word->end) ++end;
      const std::size_t length = end - i;
      if (length > 2) {
        const base::ByteSpan extra{first.form.begin, characters[end - 1].form.end};
        Token& token = push(*word, fixed(extra.of(form)), TokenKind::cjk);
        token.width = static_cast<std::uint32_t>(length);
        token.counted = false;
      }
      ++word;
    }
    const bool pair = i + 1 < characters.size();
    if (!pair && characters.size() > 1) continue;
    const Character& last = characters[pair ? i + 1 : i];
    push({first.source.begin, last.source.end},
         fixed(base::ByteSpan{first.form.begin, last.form.end}.of(form)), TokenKind::cjk);
  }
}

}  // namespace technews::normalization

#include "searcher/query/compile_phrase_parts.h"

#include "searcher/query/limits.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

// Collects the stretches of a phrase slot by slot; plain slots in a row are analyzed together.
class PhraseReader {
 public:
  PhraseReader(const Node& node, LeafContext& context) : node_(node), context_(context) {}

  PhraseParts read() {
    for (const PhraseSlot& slot : node_.slots) {
      const bool plain = slot.size() == 1 && !slot.front().is_pattern();
      if (plain) {
        text_ += (text_.empty() ? "" : " ") + slot.front().text;
        continue;
      }
      end_text();
      parts_.stretches.push_back(alternatives(slot));
    }
    end_text();
    return std::move(parts_);
  }

 private:
  void end_text() {
    if (text_.empty()) return;
    const std::vector<Chunk> chunks = context_.analyze(node_, text_);
    const std::vector<Stretch> stretches =
        node_.stemmed ? stemmed(chunks) : stretches_of(chunks, context_.database());
    parts_.stretches.insert(parts_.stretches.end(), stretches.begin(), stretches.end());
    parts_.chunks.insert(parts_.chunks.end(), chunks.begin(), chunks.end());
    text_.clear();
  }

  std::vector<Stretch> stemmed(const std::vector<Chunk>& chunks) {
    std::vector<Stretch> stretches = stretches_of(chunks, context_.database());
    for (std::size_t i = 0; i < chunks.size(); ++i) {
      const QueryTerm& term = chunks[i].front();
      if (term.width > 1) continue;
      const std::uint32_t gap = stretches[i].gap;
      stretches[i] = stretch_of(context_.proximity_forms(term));
      stretches[i].gap = gap;
    }
    return stretches;
  }

  Stretch alternatives(const PhraseSlot& slot) {
    Stretch stretch;
    for (const Word& word : slot) {
      if (word.is_pattern()) {
        stretch.spellings.push_back(
            stretch_of(context_.expand(node_, word).forms).spellings.front());
        continue;
      }
      const Spellings spellings =
          spellings_of(stretches_of(context_.analyze(node_, word.text), context_.database()));
      stretch.spellings.insert(stretch.spellings.end(), spellings.paths.begin(),
                               spellings.paths.end());
    }
    return merged(std::move(stretch));
  }

  // Spellings of one position become one, with any of their forms there.
  static Stretch merged(Stretch stretch) {
    Stretch out;
    Place single;
    for (Path& path : stretch.spellings) {
      if (path.size() == 1) {
        single.insert(single.end(), path.front().begin(), path.front().end());
      } else if (!path.empty()) {
        out.spellings.push_back(std::move(path));
      }
    }
    if (!single.empty()) out.spellings.push_back({std::move(single)});
    return out;
  }

  const Node& node_;
  LeafContext& context_;
  std::string text_;
  PhraseParts parts_;
};

}  // namespace

PhraseParts phrase_parts(const Node& phrase, LeafContext& context) {
  return PhraseReader(phrase, context).read();
}

bool fits_in_phrase(const Node& phrase, const std::vector<Stretch>& stretches,
                    LeafContext& context) {
  std::size_t positions = 0;
  for (const Stretch& stretch : stretches) {
    std::size_t longest = 0;
    for (const Path& path : stretch.spellings) longest = std::max(longest, path.size());
    positions += longest;
  }
  if (positions <= query_limits.phrase_words) return true;
  context.complaints().refuse("long_phrase", phrase.span,
                              fmt::format("a phrase of {} words; at most {} are searched",
                                          positions, query_limits.phrase_words));
  return false;
}

}  // namespace technews::searcher

#include "searcher/output/text.h"

#include "searcher/output/formats.h"
#include "searcher/short_id.h"
#include "shared/normalization/stemmer.h"
#include "shared/terminal/escape.h"
#include "shared/terminal/progress.h"

#include <algorithm>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using terminal::Style;
using terminal::StyledText;

constexpr std::size_t narrowest_rank = 2;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Adds text to pieces, runs of blanks as one and none at the beginning.
void add_collapsed(StyledText& pieces, std::string_view text, const terminal::StyledPiece& like) {
  terminal::StyledPiece piece{"", like.style, like.link};
  const auto after_blank = [&] {
    if (!piece.text.empty()) return piece.text.back() == ' ';
    return pieces.empty() || pieces.back().text.ends_with(' ');
  };
  for (const char c : text) {
    if (!is_blank(c)) {
      piece.text += c;
    } else if (!after_blank()) {
      piece.text += ' ';
    }
  }
  if (!piece.text.empty()) pieces.push_back(std::move(piece));
}

std::string words_of(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(between)) + word;
  return text;
}

// Stems of several languages are one word to a reader.
std::string stems_text(const std::vector<std::string>& stems) {
  std::vector<std::string> words;
  for (const std::string& stem : stems) {
    const std::size_t mark = normalization::stem_mark(stem).size();
    std::string word = stem.substr(0, stem.size() - mark);
    if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
  }
  return words_of(words, "|");
}

// What the hit's score is made of and where its words stand, a line each.
std::vector<std::string> explained(const Hit& hit) {
  std::vector<std::string> rows;
  if (!hit.contributions.empty()) rows.push_back(fmt::format("{:>9.4f} =", hit.score));
  for (const Contribution& part : hit.contributions) {
    const bool is_length = part.field == "length";
    const std::string what = is_length ? "the article's length" : stems_text(part.words);
    std::string row = fmt::format("{:>9.4f}  {}", part.score, what);
    if (part.field != "article" && !is_length) row += " in " + part.field;
    if (part.because == "phrase") row += ", side by side";
    if (part.because == "near") row += ", close together";
    rows.push_back(std::move(row));
  }
  std::string fields;
  for (const FieldMatch& match : hit.matched)
    fields += fmt::format("{}{} ({})", fields.empty() ? "" : ", ", index::info(match.field).name,
                          words_of(match.words, ", "));
  if (!fields.empty() && !hit.contributions.empty()) rows.push_back("matched: " + fields);
  return rows;
}

class TextPage {
 public:
  TextPage(const OutputOptions& options, const TextLayout& layout, std::size_t rank_width)
      : options_(options), layout_(layout), rank_width_(std::max(rank_width, narrowest_rank)) {}

  void add(const Hit& hit) {
    if (!out_.empty()) out_ += '\n';
    const std::string rank = std::to_string(hit.rank);
    const std::string padding(rank_width_ - std::min(rank.size(), rank_width_), ' ');
    lines(title_of(hit), padding + rank + "  ");
    lines({{meta_of(hit), Style::meta}}, indent());
    for (const Snippet& snippet : hit.snippets) lines(snippet_of(snippet), indent());
    for (const std::string& line : explained(hit)) lines({{line, Style::plain}}, indent());
  }

  std::string take() { return std::move(out_); }

 private:
  std::string indent() const { return std::string(rank_width_ + 2, ' '); }

  StyledText title_of(const Hit& hit) const {
    StyledText title = styled_segments(hit.title, Style::title, hit.record.url);
    if (title.empty()) title = {{"(no title)", Style::title, hit.record.url}};
    return title;
  }

  std::string meta_of(const Hit& hit) const {
    std::string meta = meta_line(hit.record);
    if (hit.copies > 0)
      meta += fmt::format("  +{} {}", terminal::grouped_number(hit.copies),
                          hit.copies == 1 ? "copy" : "copies");
    if (options_.scores) meta += fmt::format("  score {:.4f}", hit.score);
    return meta;
  }

  StyledText snippet_of(const Snippet& snippet) const {
    StyledText text = styled_segments(snippet.segments, Style::plain);
    if (snippet.starts_inside) text.insert(text.begin(), {"…", Style::plain});
    if (snippet.ends_inside) text.push_back({"…", Style::plain});
    return text;
  }

  // The text wrapped, its first line after `first`, the others under it.
  void lines(const StyledText& text, const std::string& first) {
    std::optional<int> width = layout_.width;
    if (width) width = std::max(*width - static_cast<int>(rank_width_ + 2), 2);
    std::string before = first;
    for (const StyledText& line : terminal::wrap_styled(text, width)) {
      out_ += before + terminal::render(line, layout_.decoration) + '\n';
      before = indent();
    }
  }

  const OutputOptions& options_;
  const TextLayout& layout_;
  std::size_t rank_width_;
  std::string out_;
};

}  // namespace

StyledText styled_segments(const std::vector<Segment>& segments, Style style,
                           const std::string& link) {
  StyledText text;
  for (const Segment& segment : segments)
    add_collapsed(text, segment.text, {"", segment.hit ? Style::hit : style, link});
  while (!text.empty() && text.back().text.ends_with(' ')) {
    text.back().text.pop_back();
    if (text.back().text.empty()) text.pop_back();
  }
  return text;
}

std::string meta_line(const index::Record& record) {
  std::string line;
  const auto add = [&line](const std::string& text) {
    if (!text.empty() && !line.empty()) line += "  ";
    line += text;
  };
  add(record.site);
  add(record.date ? record.date->to_string() : "undated");
  add(record.section);
  add("#" + terminal::encode_id(short_id(record.id)));
  return line;
}

std::string format_text(const Answer& answer, const OutputOptions& options,
                        const TextLayout& layout) {
  const auto& hits = answer.response.hits;
  TextPage page(options, layout, hits.empty() ? 0 : std::to_string(hits.back().rank).size());
  for (const Hit& hit : hits) page.add(hit);
  return page.take();
}

}  // namespace technews::searcher

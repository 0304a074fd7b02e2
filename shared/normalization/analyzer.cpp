#include "shared/normalization/analyzer.h"

#include "shared/base/utf8.h"
#include "shared/normalization/character.h"
#include "shared/normalization/lexicon.h"
#include "shared/normalization/segmenter.h"
#include "shared/normalization/token_builder.h"

#include <utility>
#include <vector>

namespace technews::normalization {

class Analyzer::Implementation {
 public:
  explicit Implementation(AnalyzerSpec spec)
      : spec_(std::move(spec)), lexicon_(spec_), builder_(lexicon_) {}

  std::span<const Token> analyze(std::string_view text, std::string_view context) {
    text_ = text;
    lexicon_.start_text();
    segmenter_.start(text);
    builder_.start(text, context);
    Segment segment;
    while (segmenter_.next(segment)) add(segment);
    end_run();
    return builder_.tokens();
  }

  std::string stem(std::string_view form) const { return lexicon_.stem(form); }
  const AnalyzerSpec& spec() const { return spec_; }

 private:
  void add(const Segment& segment) {
    switch (segment.kind) {
      case SegmentKind::letters:
      case SegmentKind::digits:
        end_run();
        builder_.add_plain(segment.span);
        return;
      case SegmentKind::email:
      case SegmentKind::url:
        end_run();
        builder_.add_address(segment.span);
        return;
      case SegmentKind::dictionary:
        add_mixed(segment.span, true);
        return;
      case SegmentKind::mixed:
        add_mixed(segment.span, false);
        return;
    }
  }

  // Cuts a segment where ideographs begin and end: "AI技術" is one where it is written decomposed.
  void add_mixed(base::ByteSpan span, bool dictionary) {
    if (!builder_.has_ideographs(span)) {
      end_run();
      builder_.add_segment(span);
      return;
    }
    std::size_t begin = span.begin;
    while (begin < span.end) {
      const bool ideographs = is_run_character(begin);
      std::size_t end = begin;
      while (end < span.end && (is_mark(end) || is_run_character(end) == ideographs)) {
        end += base::decode_utf8(text_, end).length;
      }
      if (ideographs) {
        extend_run({begin, end}, dictionary);
      } else {
        end_run();
        add_between_runs({begin, end});
      }
      begin = end;
    }
  }

  // What stands beside ideographs in one segment is cut again by itself.
  void add_between_runs(base::ByteSpan span) {
    Segmenter inner(Segmenter::Shortcut::off);
    inner.start(span.of(text_));
    Segment segment;
    while (inner.next(segment)) {
      add({{span.begin + segment.span.begin, span.begin + segment.span.end}, segment.kind});
    }
  }

  bool is_run_character(std::size_t at) const {
    return is_ideographic(base::decode_utf8(text_, at).value);
  }
  bool is_mark(std::size_t at) const {
    return class_of(base::decode_utf8(text_, at).value) == CharClass::mark;
  }

  void extend_run(base::ByteSpan part, bool dictionary) {
    if (run_.end != part.begin) end_run();
    if (run_.empty()) run_.begin = part.begin;
    run_.end = part.end;
    if (dictionary) run_words_.push_back(part);
  }

  void end_run() {
    if (run_.empty()) return;
    builder_.add_ideographs(run_, run_words_);
    run_ = {};
    run_words_.clear();
  }

  AnalyzerSpec spec_;
  Lexicon lexicon_;
  Segmenter segmenter_;
  TokenBuilder builder_;
  std::string_view text_;
  base::ByteSpan run_;  // of ideographs, growing
  std::vector<base::ByteSpan> run_words_;
};

Analyzer::Analyzer(AnalyzerSpec spec)
    : implementation_(std::make_unique<Implementation>(std::move(spec))) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

std::span<const Token> Analyzer::analyze(std::string_view utf8) {
  return implementation_->analyze(utf8, utf8);
}

std::span<const Token> Analyzer::analyze(std::string_view utf8, std::string_view context) {
  return implementation_->analyze(utf8, context);
}

std::string Analyzer::stem(std::string_view form) { return implementation_->stem(form); }

const AnalyzerSpec& Analyzer::spec() const { return implementation_->spec(); }

}  // namespace technews::normalization

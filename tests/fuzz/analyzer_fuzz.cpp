// The analyzer's promises on any bytes: spans inside the text and in order, terms that are valid,
// the same with and without the shortcut past ICU's rules, and the same again.
#include "shared/base/utf8.h"
#include "shared/normalization/analyzer.h"
#include "shared/normalization/segmenter.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace technews::normalization;
using technews::fuzz::require;

namespace {

void check_token(std::string_view text, const Token& token, std::uint32_t position) {
  require(token.span.begin < token.span.end, "a token covers bytes");
  require(token.span.end <= text.size(), "a span is inside the text");
  require(technews::base::is_valid_utf8(token.span.of(text)), "a span is whole characters");
  require(!token.form.empty() && !token.stem.empty(), "a token has a form and a stem");
  require(technews::base::is_valid_utf8(token.form), "a form is valid UTF-8");
  require(technews::base::is_valid_utf8(token.stem), "a stem is valid UTF-8");
  require(token.form.find_first_of(std::string_view("\0\n\r\t ", 5)) == std::string_view::npos,
          "a form has no blank");
  require(token.position >= position, "tokens are ordered by position");
  require(token.width >= 1, "a token covers a position");
}

std::vector<std::string> check_tokens(Analyzer& analyzer, std::string_view text) {
  std::vector<std::string> forms;
  std::uint32_t position = 0;
  for (const Token& token : analyzer.analyze(text)) {
    check_token(text, token, position);
    position = token.position;
    forms.emplace_back(token.form);
  }
  return forms;
}

void check_shortcut(std::string_view text) {
  static Segmenter with(Segmenter::Shortcut::on);
  static Segmenter without(Segmenter::Shortcut::off);
  with.start(text);
  without.start(text);
  Segment one;
  Segment other;
  while (with.next(one)) {
    require(without.next(other), "the shortcut adds no words");
    require(one.span == other.span, "the shortcut cuts where the rules cut");
  }
  require(!without.next(other), "the shortcut loses no words");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static Analyzer used;
  const std::vector<std::string> forms = check_tokens(used, text);
  require(check_tokens(used, text) == forms, "a text has the same terms again");
  check_shortcut(text);
  return 0;
}

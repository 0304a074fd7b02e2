#include "indexer/commands.h"
#include "shared/base/error.h"
#include "shared/normalization/analyzer.h"
#include "shared/normalization/utf8_repair.h"
#include "shared/terminal/escape.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

namespace technews::indexer {
namespace {

using normalization::Token;
using normalization::TokenKind;

constexpr std::size_t longest_input = std::size_t{64} << 20;

std::string_view kind_name(TokenKind kind) {
  constexpr std::array<std::string_view, 7> names{"word", "number", "tech", "acronym",
                                                  "url",  "tag",    "cjk"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view role_name(Token::Role role) {
  constexpr std::array<std::string_view, 3> names{"word", "whole", "part"};
  return names[static_cast<std::size_t>(role)];
}

std::string_view weight_name(const Token& token) {
  if (token.stop) return "stop";
  return token.counted ? "counts" : "shadow";
}

std::string read_standard_input() {
  std::string bytes;
  std::array<char, 65536> block{};
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw base::system_error("read", "standard input", errno);
    if (count == 0) return bytes;
    bytes.append(block.data(), static_cast<std::size_t>(count));
    if (bytes.size() > longest_input)
      throw base::Error(base::ErrorCode::io, "standard input is longer than 64 MiB");
  }
}

using Row = std::array<std::string, 8>;

Row row_of(const Token& token, const std::string& text) {
  return {fmt::format("{}-{}", token.span.begin, token.span.end),
          token.width > 1 ? fmt::format("{}+{}", token.position, token.width)
                          : std::to_string(token.position),
          std::string(kind_name(token.kind)),
          std::string(role_name(token.role)),
          std::string(weight_name(token)),
          terminal::sanitize_line(token.form),
          terminal::sanitize_line(token.stem),
          terminal::sanitize_line(token.span.of(text))};
}

// Columns are padded by bytes but for the last three, which hold text of any script: nothing stands
// to the right of them but more text.
void write_table(base::Output& output, const std::vector<Row>& rows) {
  Row head{"bytes", "at", "kind", "role", "weight", "form", "stem", "text"};
  std::array<std::size_t, 5> widths{};
  const auto widen = [&widths](const Row& row) {
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  };
  widen(head);
  std::for_each(rows.begin(), rows.end(), widen);
  const auto write = [&](const Row& row) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i)
      line += fmt::format("{:<{}}  ", row[i], widths[i]);
    output.write(line + row[5] + "  " + row[6] + "  " + row[7] + "\n");
  };
  write(head);
  std::for_each(rows.begin(), rows.end(), write);
}

void write_json(base::Output& output, const Token& token, const std::string& text) {
  output.write(fmt::format(
      "{{\"begin\":{},\"end\":{},\"position\":{},\"width\":{},\"kind\":\"{}\",\"role\":\"{}\","
      "\"weight\":\"{}\",\"form\":{},\"stem\":{},\"text\":{}}}\n",
      token.span.begin, token.span.end, token.position, token.width, kind_name(token.kind),
      role_name(token.role), weight_name(token), terminal::json_string(token.form),
      terminal::json_string(token.stem), terminal::json_string(token.span.of(text))));
}

}  // namespace

std::string given_text(const Context& context) {
  const auto operands = context.arguments.operands();
  const bool is_input = operands.size() == 1 && operands.front() == "-";
  normalization::Repaired repaired = normalization::repair_utf8(
      is_input ? read_standard_input() : context.arguments.joined_operands());
  if (repaired.total() > 0)
    say_note(context.console,
             fmt::format("{} damaged characters mended first; bytes are those of the mended text",
                         repaired.total()));
  return std::move(repaired.text);
}

int run_analyze(const Context& context) {
  if (context.arguments.has("acronyms")) return run_acronyms(context);
  for (const std::string_view flag : {"database", "least"})
    if (context.arguments.has(flag))
      throw base::Error(base::ErrorCode::usage, fmt::format("--{} goes with --acronyms", flag),
                        {"tokens are those of TEXT:  indexer analyze TEXT",
                         "acronyms of an index:  indexer analyze --acronyms -d DIR"});
  if (context.arguments.operands().empty())
    throw base::Error(base::ErrorCode::usage, "no TEXT given",
                      {"usage: indexer analyze [OPTIONS] TEXT..."});
  const std::string text = given_text(context);
  normalization::Analyzer analyzer({.language = context.arguments.text_or("language", "en"),
                                    .stemming = !context.arguments.has("no-stem")});
  const bool json = context.arguments.text_or("format", "text") == "jsonl";
  std::vector<Row> rows;
  for (const Token& token : analyzer.analyze(text)) {
    if (json)
      write_json(context.console.out(), token, text);
    else
      rows.push_back(row_of(token, text));
  }
  if (!json) write_table(context.console.out(), rows);
  return 0;
}

}  // namespace technews::indexer

#include "shared/terminal/error_screen.h"

#include "tests/terminal/output_check.h"

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::terminal;
using base::Diagnostic;
using base::Severity;

namespace {

const ScreenStyle plain{.program = "searcher", .color = false, .width = 79};

Diagnostic problem(base::ByteSpan span, std::string message, std::vector<std::string> hints = {}) {
  return {Severity::error, span, "code", std::move(message), std::move(hints)};
}

}  // namespace

TEST_CASE("The caret stands under what is meant, wide letters counted") {
  const std::string query = "日本語 titel:apple";
  const Diagnostic unknown =
      problem({10, 16}, "unknown field \"titel\"",
              {"did you mean title:apple?", "fields: title body author site date"});
  CHECK(diagnostics_screen({&unknown, 1}, query, plain) ==
        "searcher: unknown field \"titel\"\n"
        "  日本語 titel:apple\n"
        "         ^~~~~~\n"
        "  did you mean title:apple?\n"
        "  fields: title body author site date\n");
}

TEST_CASE("Every place of a query can be pointed at") {
  const struct {
    std::string query;
    base::ByteSpan span;
    std::string expected;
  } rows[] = {
      {"abc", {0, 1}, "  abc\n  ^\n"},
      {"abc", {3, 3}, "  abc\n     ^\n"},  // the end
      {"abc", {1, 99}, "  abc\n   ^~\n"},  // past the end
      {"abc", {9, 9}, "  abc\n     ^\n"},
      {"a\x1B[31mb\nc", {6, 7}, "  ab c\n   ^\n"},
      {"e\u0301x", {3, 4}, "  e\u0301x\n   ^\n"},
  };
  for (const auto& row : rows) {
    const Diagnostic diagnostic = problem(row.span, "m");
    CHECK(diagnostics_screen({&diagnostic, 1}, row.query, plain) == "searcher: m\n" + row.expected);
  }
  const Diagnostic nowhere = problem({0, 0}, "no words");
  CHECK(diagnostics_screen({&nowhere, 1}, "", plain) == "searcher: no words\n");
}

TEST_CASE("A long query is shown around the place") {
  const std::string query = std::string(500, 'a') + " titel:x " + std::string(500, 'b');
  const Diagnostic diagnostic = problem({501, 507}, "m");
  const ScreenStyle narrow{.program = "searcher", .color = false, .width = 40};
  const std::string screen = diagnostics_screen({&diagnostic, 1}, query, narrow);
  CHECK(screen ==
        "searcher: m\n"
        "  …aaaaaaaaaa titel:x bbbbbbbbbbbbbbbbb…\n"
        "              ^~~~~~\n");
  const Diagnostic all = problem({0, query.size()}, "m");
  CHECK(diagnostics_screen({&all, 1}, query, narrow).find("…\n  ^~~~") != std::string::npos);
}

TEST_CASE("Errors come before notes, and three are enough") {
  std::vector<Diagnostic> many = {{Severity::note, {0, 1}, "n", "first note", {}},
                                  problem({0, 1}, "one"),
                                  problem({0, 1}, "two"),
                                  problem({0, 1}, "three"),
                                  problem({0, 1}, "four")};
  CHECK(diagnostics_screen(many, "q", plain) ==
        "searcher: one\n  q\n  ^\nsearcher: two\n  q\n  ^\nsearcher: three\n  q\n  ^\n"
        "searcher: 2 more problems\n");
  many.resize(1);
  CHECK(diagnostics_screen(many, "q", plain) == "searcher: note: first note\n  q\n  ^\n");
  CHECK(diagnostics_screen({}, "q", plain).empty());
}

TEST_CASE("An error shows its hints, wrapped and harmless") {
  const base::Error error(base::ErrorCode::no_index, "no index at ./\x1B]0;x\x07n\newsdb",
                          {"create one:  indexer add -d ./news.db FILE_OR_DIR..."});
  CHECK(error_screen(error, plain) ==
        "searcher: no index at ./n ewsdb\n"
        "  create one:  indexer add -d ./news.db FILE_OR_DIR...\n");
  const ScreenStyle narrow{.program = "searcher", .color = false, .width = 30};
  CHECK(error_screen(base::Error(base::ErrorCode::io, "cannot write to standard output: No space"),
                     narrow) == "searcher: cannot write to\n  standard output: No space\n");
  const ScreenStyle color{.program = "searcher", .color = true, .width = 30};
  CHECK(error_screen(base::Error(base::ErrorCode::io, "m"), color) ==
        "\x1B[1msearcher:\x1B[0m m\n");
}

#include "shared/terminal/styled_text.h"

#include <catch2/catch.hpp>

using namespace technews::terminal;

namespace {

constexpr Decoration plain{};
constexpr Decoration full{.color = true, .hyperlinks = true};

}  // namespace

TEST_CASE("Without decoration only the text is left") {
  const StyledText text = {{"Microsoft", Style::hit, "https://a.b"},
                           {" and \x1B[31mred", Style::title}};
  CHECK(render(text, plain) == "Microsoft and red");
}

TEST_CASE("Styles and links end with their piece and never reach over a newline") {
  CHECK(render({{"a", Style::plain}, {"b", Style::hit}, {"c", Style::meta}}, full) ==
        "a\x1B[1;33mb\x1B[0m\x1B[2mc\x1B[0m");
  CHECK(render({{"one\ntwo\n", Style::title}}, full) == "\x1B[1mone\x1B[0m\n\x1B[1mtwo\x1B[0m\n");
  CHECK(render({{"t", Style::title, "https://a.b/"}}, full) ==
        "\x1B]8;;https://a.b/\x1B\\\x1B[1mt\x1B[0m\x1B]8;;\x1B\\");
  CHECK(render({{"t", Style::plain, "javascript:alert(1)"}}, full) == "t");
  CHECK(render({{"", Style::title, "https://a.b/"}}, full).empty());
  // Neighbours with one address are one link, and every line has its own.
  CHECK(
      render({{"a", Style::plain, "https://a.b/"}, {"b\nc", Style::meta, "https://a.b/"}}, full) ==
      "\x1B]8;;https://a.b/\x1B\\a\x1B[2mb\x1B[0m\x1B]8;;\x1B\\\n"
      "\x1B]8;;https://a.b/\x1B\\\x1B[2mc\x1B[0m\x1B]8;;\x1B\\");
}

TEST_CASE("A link holds an http address and nothing that could end it") {
  const struct {
    std::string url;
    std::string target;
  } rows[] = {
      {"https://a.b/c?d=e;f#g", "https://a.b/c?d=e;f#g"},
      {"HTTP://A.b/C", "http://A.b/C"},
      {"https://a.b/\x1B\\x", "https://a.b/%1B\\x"},
      {"https://a.b/caf\u00E9 x", "https://a.b/caf%C3%A9%20x"},
      {"https://a.b/\x07\n", "https://a.b/%07%0A"},
      {"javascript:alert(1)", ""},
      {"file:///etc/passwd", ""},
      {"ftp://a.b", ""},
      {"a.b/c", ""},
      {"", ""},
      {"https://a.b/" + std::string(2'000, 'x'), ""},
  };
  for (const auto& row : rows) CHECK(link_target(row.url) == row.target);
}

TEST_CASE("Wrapping keeps the style of every letter") {
  const StyledText text = {
      {"the ", Style::plain}, {"multi-billion dollar", Style::hit}, {" deal", Style::plain}};
  const auto lines = wrap_styled(text, 18);
  REQUIRE(lines.size() == 2);
  CHECK(render(lines[0], full) == "the \x1B[1;33mmulti-billion\x1B[0m");
  CHECK(render(lines[1], full) == "\x1B[1;33mdollar\x1B[0m deal");
  CHECK(wrap_styled(text, std::nullopt).size() == 1);
  CHECK(render(wrap_styled({{"a\tb\x1B[2J"}}, 10).front(), plain) == "a b");
}

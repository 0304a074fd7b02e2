// A small program on the terminal library, for the scenarios: it answers with what it was asked.
#include "shared/terminal/run_program.h"
#include "shared/terminal/styled_text.h"
#include "tests/terminal/sample_program.h"

using namespace technews;
using namespace technews::terminal;

namespace {

std::string lines(std::int64_t count) {
  std::string text;
  for (std::int64_t i = 1; i <= count; ++i) text += "line " + std::to_string(i) + "\n";
  return text;
}

int find(const ParsedArguments& arguments, Console& console) {
  const std::string query = arguments.joined_operands();
  if (query.empty()) throw base::Error(base::ErrorCode::usage, "no words", {"say what to find"});
  if (query == "broken") throw base::Error(base::ErrorCode::index_corrupt, "index is broken");
  if (query == "memory") throw std::bad_alloc();
  if (query == "lines") {
    console.show(lines(arguments.integer_or("limit", 10)));
    return 0;
  }
  if (const std::size_t colon = query.find(':'); colon != std::string::npos) {
    const std::size_t begin = query.rfind(' ', colon) + 1;
    const base::Diagnostic unknown{base::Severity::error,
                                   {begin, colon + 1},
                                   "unknown_field",
                                   "unknown field",
                                   {"quote it: \"" + query + "\""}};
    console.complain({&unknown, 1}, query);
    return 2;
  }
  const StyledText text = {{"found ", Style::plain}, {query, Style::hit}};
  for (const StyledText& line : wrap_styled(text, console.policy().text_width()))
    console.out().write(render(line, output_decoration(console.policy())) + "\n");
  return query == "nothing" ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  static const Program program = sample::finder();
  return run_program(program, argc, argv, find);
}

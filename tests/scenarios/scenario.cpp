#include "tests/scenarios/scenario.h"

#include "shared/base/error.h"
#include "shared/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace technews::scenarios {
namespace {

constexpr std::string_view wildcards[] = {"{ms}", "{s}", "{rate}", "{size}"};

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t newline = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, newline));
    text.remove_prefix(std::min(newline + 1, text.size()));
  }
  return lines;
}

class Parser {
 public:
  Scenario parse(std::string_view text) {
    for (const std::string& line : split_lines(text)) {
      ++number_;
      read(line);
    }
    scenario_.after = std::move(before_);
    return std::move(scenario_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw base::Error(base::ErrorCode::usage, "line " + std::to_string(number_) + ": " + what);
  }

  void read(const std::string& line) {
    if (!scenario_.steps.empty() && scenario_.steps.back().command.ends_with('\\') && continues_) {
      scenario_.steps.back().command += "\n" + line;
      continues_ = line.ends_with('\\');
    } else if (line.empty() || line[0] == '#') {
      before_.push_back(line);
    } else if (line.starts_with("pty ")) {
      columns_ = number(line.substr(4));
    } else if (line.starts_with("$ ")) {
      begin_step(line.substr(2));
    } else {
      read_expectation(line);
    }
  }

  void begin_step(const std::string& command) {
    Step step;
    step.before = std::move(before_);
    before_.clear();
    step.columns = std::exchange(columns_, std::nullopt);
    step.command = command;
    step.line = number_;
    continues_ = command.ends_with('\\');
    scenario_.steps.push_back(std::move(step));
  }

  void read_expectation(const std::string& line) {
    if (scenario_.steps.empty() || !before_.empty()) fail("an expectation without its command");
    Step& step = scenario_.steps.back();
    if (take(line, "<", step.input) || take(line, "2>", step.errors) ||
        take(line, ">", step.output))
      return;
    if (!line.starts_with("! ")) fail("neither # $ < > 2> ! nor pty: " + line);
    step.status = number(line.substr(2));
  }

  static bool take(const std::string& line, const std::string& mark,
                   std::vector<std::string>& lines) {
    if (line != mark && !line.starts_with(mark + " ")) return false;
    lines.push_back(line.substr(std::min(mark.size() + 1, line.size())));
    return true;
  }

  int number(const std::string& text) const {
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size()) fail("not a number: " + text);
    return value;
  }

  Scenario scenario_;
  std::vector<std::string> before_;
  std::optional<int> columns_;
  bool continues_ = false;
  std::size_t number_ = 0;
};

void print_lines(std::string& out, const std::string& mark, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) out += mark + (line.empty() ? "" : " " + line) + "\n";
}

void append_visible(std::string& out, const base::CodePoint& point, std::string_view bytes) {
  constexpr std::string_view hex = "0123456789abcdef";
  const char32_t c = point.value;
  if (!point.valid) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    out += {'\\', 'x', hex[byte >> 4], hex[byte & 0xF]};
  } else if (c < 0x20 || c == 0x7F) {
    base::append_utf8(out, c == 0x7F ? 0x2421 : 0x2400 + c);
  } else if (c >= 0x80 && c < 0xA0) {
    out += {'\\', 'u', '{', hex[c >> 4], hex[c & 0xF], '}'};
  } else {
    out += bytes;
  }
}

std::string visible(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size();) {
    const base::CodePoint point = base::decode_utf8(line, i);
    append_visible(out, point, line.substr(i, point.length));
    i += point.length;
  }
  return out;
}

bool is_number_character(char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; }

// How many lines match at the beginning, and then at the end.
struct Alike {
  std::size_t head = 0;
  std::size_t tail = 0;
};

Alike alike(const std::vector<std::string>& expected, const std::vector<std::string>& actual) {
  Alike same;
  const std::size_t shorter = std::min(expected.size(), actual.size());
  while (same.head < shorter && matches(expected[same.head], actual[same.head])) ++same.head;
  while (same.head + same.tail < shorter &&
         matches(expected[expected.size() - 1 - same.tail], actual[actual.size() - 1 - same.tail]))
    ++same.tail;
  return same;
}

}  // namespace

Scenario parse_scenario(std::string_view text) { return Parser().parse(text); }

std::string print_scenario(const Scenario& scenario) {
  std::string out;
  const auto print_plain = [&out](const std::vector<std::string>& lines) {
    for (const std::string& line : lines) out += line + "\n";
  };
  for (const Step& step : scenario.steps) {
    print_plain(step.before);
    if (step.columns) out += "pty " + std::to_string(*step.columns) + "\n";
    out += "$ " + step.command + "\n";
    print_lines(out, "<", step.input);
    print_lines(out, ">", step.output);
    print_lines(out, "2>", step.errors);
    if (step.status != 0) out += "! " + std::to_string(step.status) + "\n";
  }
  print_plain(scenario.after);
  return out;
}

std::vector<std::string> visible_lines(std::string_view output) {
  std::vector<std::string> lines;
  for (const std::string& line : split_lines(output)) lines.push_back(visible(line));
  if (!output.empty() && output.back() != '\n') lines.back() += "␃";
  return lines;
}

bool matches(std::string_view expected, std::string_view actual) {
  while (!expected.empty()) {
    for (const std::string_view wildcard : wildcards) {
      if (!expected.starts_with(wildcard)) continue;
      const std::string_view rest = expected.substr(wildcard.size());
      if (actual.empty() || actual[0] < '0' || actual[0] > '9') return false;
      std::size_t length = 1;
      while (length < actual.size() && is_number_character(actual[length])) ++length;
      for (; length > 0; --length)
        if (matches(rest, actual.substr(length))) return true;
      return false;
    }
    if (actual.empty() || expected[0] != actual[0]) return false;
    expected.remove_prefix(1);
    actual.remove_prefix(1);
  }
  return actual.empty();
}

std::vector<std::string> difference(const std::vector<std::string>& expected,
                                    const std::vector<std::string>& actual) {
  const Alike same = alike(expected, actual);
  if (same.head == expected.size() && same.head == actual.size()) return {};
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < same.head; ++i) lines.push_back("  " + expected[i]);
  for (std::size_t i = same.head; i < expected.size() - same.tail; ++i)
    lines.push_back("- " + expected[i]);
  for (std::size_t i = same.head; i < actual.size() - same.tail; ++i)
    lines.push_back("+ " + actual[i]);
  for (std::size_t i = expected.size() - same.tail; i < expected.size(); ++i)
    lines.push_back("  " + expected[i]);
  return lines;
}

std::vector<std::string> updated(const std::vector<std::string>& expected,
                                 const std::vector<std::string>& actual) {
  const Alike same = alike(expected, actual);
  std::vector<std::string> lines = actual;
  for (std::size_t i = 0; i < same.head; ++i) lines[i] = expected[i];
  for (std::size_t i = 1; i <= same.tail; ++i)
    lines[lines.size() - i] = expected[expected.size() - i];
  return lines;
}

}  // namespace technews::scenarios

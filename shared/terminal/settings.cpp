#include "shared/terminal/settings.h"

#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/base/nearest.h"
#include "shared/terminal/flag_value.h"
#include "shared/terminal/sanitize.h"
#include "shared/terminal/user_folders.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

namespace technews::terminal {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::size_t most_bytes = 1u << 20;

// Whose sections a file may have.
constexpr std::string_view programs[] = {"indexer", "searcher", "rankbench"};

// Variables that say what a flag would, and outweigh a file.
struct Overriding {
  std::string_view flag;
  std::string_view variable;
};
constexpr Overriding overriding[] = {
    {"database", "TECHNEWS_DB"}, {"color", "NO_COLOR"}, {"color", "CLICOLOR_FORCE"}};

std::string_view overriding_variable(std::string_view flag, const Environment& environment) {
  for (const Overriding& each : overriding)
    if (each.flag == flag && !environment.variable(each.variable).empty()) return each.variable;
  return {};
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string in_quotes(std::string_view text) { return '"' + sanitize_line(text) + '"'; }

class Reader {
 public:
  Reader(const std::string& path, const Program& program) : path_(path), program_(program) {}

  std::vector<Setting> read(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      ++line_;
      read_line(trimmed(text.substr(begin, end - begin)));
      begin = end + 1;
    }
    return std::move(settings_);
  }

 private:
  std::string place() const { return path_ + ":" + std::to_string(line_); }

  [[noreturn]] void refuse(const std::string& what, std::vector<std::string> hints = {}) const {
    throw Error(ErrorCode::usage, place() + ": " + what, std::move(hints));
  }

  [[noreturn]] void refuse_unknown(const std::string& what, std::string_view name,
                                   const std::vector<std::string_view>& names) const {
    std::vector<std::string> hints;
    if (const auto nearest = base::nearest_name(name, names))
      hints.push_back("did you mean " + *nearest + "?");
    std::string list = "known:";
    for (const std::string_view known : names) list += " " + std::string(known);
    hints.push_back(list);
    refuse(what, hints);
  }

  void read_line(std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    if (line.front() == '[') return read_section(line);
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos)
      refuse(in_quotes(line) + " is neither a [section] nor key = value");
    if (ours_) read_setting(trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
  }

  void read_section(std::string_view line) {
    const std::string_view name = trimmed(line.substr(1, line.size() - 2));
    if (line.back() != ']') refuse(in_quotes(line) + " lacks a ]");
    std::vector<std::string_view> known(std::begin(programs), std::end(programs));
    if (std::ranges::find(known, program_.name) == known.end()) known.push_back(program_.name);
    if (std::ranges::find(known, name) == known.end())
      refuse_unknown("there is no program " + in_quotes(name), name, known);
    in_section_ = true;
    ours_ = name == program_.name;
  }

  // Above the sections: what every program that prints for people has.
  std::vector<Flag> flags() const {
    std::vector<Flag> flags = in_section_ ? std::vector<Flag>{} : display_flags();
    for (std::size_t i = 0; in_section_ && i < program_.commands.size(); ++i)
      for (const Flag& flag : program_.commands[i].flags)
        if (std::ranges::find(flags, flag.name, &Flag::name) == flags.end()) flags.push_back(flag);
    return flags;
  }

  void read_setting(std::string_view key, std::string_view value) {
    std::vector<std::string_view> names;
    const std::vector<Flag> known = flags();
    for (const Flag& flag : known) {
      if (flag.setting) names.push_back(flag.name);
      if (flag.name != key) continue;
      if (!flag.setting) refuse(std::string(key) + " is for the command line, not for a file");
      return add(flag, std::string(value));
    }
    refuse_unknown("unknown key " + in_quotes(key), key, names);
  }

  void add(const Flag& flag, const std::string& value) {
    const std::string name(flag.name);
    // Once above the sections and once in one is no mistake.
    if (!seen_.insert((in_section_ ? "[] " : "") + name).second && !flag.repeatable)
      refuse(name + " is set twice");
    if (flag.kind != ValueKind::none) {
      check_value(flag, place() + ": " + name, value);
    } else if (value != "true" && value != "false") {
      refuse(name + " takes true or false, not " + in_quotes(value));
    }
    // A section's own line outweighs the one above the sections.
    if (!flag.repeatable)
      std::erase_if(settings_, [&](const Setting& s) { return s.flag == name; });
    if (flag.kind != ValueKind::none || value == "true")
      settings_.push_back({name, value, place()});
  }

  const std::string& path_;
  const Program& program_;
  std::vector<Setting> settings_;
  std::set<std::string> seen_;
  int line_ = 0;
  bool in_section_ = false;
  bool ours_ = true;
};

std::string source_of(const ParsedArguments& arguments, const Flag& flag,
                      const Environment& environment) {
  if (arguments.given(flag.name)) return "--" + std::string(flag.name);
  const std::string_view variable = overriding_variable(flag.name, environment);
  if (!variable.empty()) return "$" + std::string(variable);
  const std::string source = arguments.setting_source(flag.name);
  return source.empty() ? "default" : source;
}

std::string value_of(const ParsedArguments& arguments, const Flag& flag,
                     const Environment& environment) {
  const std::string_view variable = overriding_variable(flag.name, environment);
  if (!variable.empty() && !arguments.given(flag.name))
    return std::string(environment.variable(variable));
  if (!arguments.has(flag.name)) {
    if (flag.kind == ValueKind::none) return "false";
    return flag.default_text.empty() ? "none" : std::string(flag.default_text);
  }
  if (flag.kind == ValueKind::none) return "true";
  if (!flag.repeatable) return arguments.typed(flag.name).back();
  std::string values;
  for (const std::string& value : arguments.typed(flag.name))
    values += (values.empty() ? "" : ", ") + value;
  return values;
}

}  // namespace

std::vector<Setting> parse_settings(std::string_view text, const std::string& path,
                                    const Program& program) {
  return Reader(path, program).read(text);
}

std::optional<std::string> settings_path(const Environment& environment) {
  const auto named = environment.variables.find("TECHNEWS_CONFIG");
  if (named != environment.variables.end())
    return named->second.empty() ? std::nullopt : std::optional(named->second);
  const auto folder = config_folder(environment);
  return folder ? std::optional(*folder + "/config") : std::nullopt;
}

std::vector<Setting> read_settings(const Environment& environment, const Program& program) {
  const auto path = settings_path(environment);
  if (!path) return {};
  std::error_code unknown;
  const bool named = environment.variables.contains("TECHNEWS_CONFIG");
  if (!named && !std::filesystem::exists(*path, unknown)) return {};
  return parse_settings(base::read_file(*path, most_bytes), *path, program);
}

void apply_settings(ParsedArguments& arguments, const std::vector<Setting>& settings,
                    const Environment& environment) {
  for (const Setting& setting : settings) {
    const auto& flags = arguments.command().flags;
    if (std::ranges::find(flags, setting.flag, &Flag::name) == flags.end()) continue;
    if (arguments.given(setting.flag)) continue;
    if (!overriding_variable(setting.flag, environment).empty()) continue;
    arguments.add_setting(setting.flag, setting.value, setting.source);
  }
}

std::string settings_report(const ParsedArguments& arguments, const Environment& environment) {
  std::vector<std::array<std::string, 3>> rows;
  std::size_t widths[2] = {0, 0};
  for (const Flag& flag : arguments.command().flags) {
    if (!flag.setting) continue;
    rows.push_back({std::string(flag.name), sanitize_line(value_of(arguments, flag, environment)),
                    sanitize_line(source_of(arguments, flag, environment))});
    for (std::size_t i = 0; i < 2; ++i) widths[i] = std::max(widths[i], rows.back()[i].size());
  }
  std::string text;
  for (auto& [name, value, source] : rows) {
    name.resize(widths[0] + 2, ' ');
    value.resize(std::max(widths[1], value.size()) + 2, ' ');
    text += name + value + source + '\n';
  }
  return text;
}

}  // namespace technews::terminal

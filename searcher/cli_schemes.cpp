#include "searcher/cli_schemes.h"

#include "searcher/rank/refusals.h"
#include "searcher/rank/scheme.h"
#include "shared/base/error.h"
#include "shared/base/file.h"

#include <algorithm>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
}

NamedScheme parse_line(std::string_view line) {
  const std::size_t sign = std::min(line.find('='), line.size());
  const std::string_view name = trimmed(line.substr(0, sign));
  if (sign == line.size() || !is_name(name))
    throw base::Error(base::ErrorCode::usage, "this is no named ranking",
                      {"write NAME = SCHEME, as in sharp = bm25:k1=.9,b=.4"});
  const std::string_view scheme = trimmed(line.substr(sign + 1));
  parse_scheme(scheme);
  return {std::string(name), std::string(scheme)};
}

const NamedScheme* find(const std::vector<NamedScheme>& schemes, std::string_view name) {
  const auto found = std::find_if(schemes.begin(), schemes.end(),
                                  [name](const NamedScheme& each) { return each.name == name; });
  return found == schemes.end() ? nullptr : &*found;
}

}  // namespace

std::vector<NamedScheme> parse_scheme_file(std::string_view text, const std::string& file) {
  std::vector<NamedScheme> schemes;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    line = trimmed(line.substr(0, line.find('#')));
    at = end + 1;
    ++number;
    if (line.empty()) continue;
    try {
      NamedScheme scheme = parse_line(line);
      if (find(schemes, scheme.name) != nullptr)
        throw base::Error(base::ErrorCode::usage,
                          fmt::format("ranking {} was named before", scheme.name));
      schemes.push_back(std::move(scheme));
    } catch (const base::Error& failure) {
      throw base::Error(failure.code(), fmt::format("{}:{}: {}", file, number, failure.what()),
                        failure.hints());
    }
  }
  return schemes;
}

std::vector<NamedScheme> schemes_named(const std::string& value) {
  constexpr std::uint64_t most_bytes = 1 << 20;
  const std::size_t sign = value.find('@');
  if (sign == std::string::npos) return {{value, value}};
  const std::string file = value.substr(sign + 1);
  std::vector<NamedScheme> schemes = parse_scheme_file(base::read_file(file, most_bytes), file);
  if (schemes.empty())
    throw base::Error(base::ErrorCode::usage, "no ranking is named in " + file,
                      {"write lines NAME = SCHEME, as in sharp = bm25:k1=.9,b=.4"});
  if (sign == 0) return schemes;
  const std::string name = value.substr(0, sign);
  const NamedScheme* const found = find(schemes, name);
  if (found == nullptr)
    refuse_name(fmt::format("no ranking \"{}\" in {}", name, file), name, names_of(schemes),
                "its rankings");
  return {*found};
}

std::string scheme_named(const std::string& value) {
  const std::vector<NamedScheme> schemes = schemes_named(value);
  if (schemes.size() == 1) return schemes.front().text;
  throw base::Error(
      base::ErrorCode::usage, fmt::format("{} names {} rankings", value.substr(1), schemes.size()),
      {fmt::format("take one of them, as in --rank {}{}", schemes.front().name, value),
       fmt::format("its rankings: {}", fmt::join(names_of(schemes), " "))});
}

}  // namespace technews::searcher

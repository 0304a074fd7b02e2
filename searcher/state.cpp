#include "searcher/state.h"

#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/base/hash.h"
#include "shared/terminal/escape.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace technews::searcher {
namespace {

using base::Error;
using base::ErrorCode;
using nlohmann::json;

constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30;
constexpr std::string_view saved_schema = "technews.saved/1";
constexpr std::string_view look_schema = "technews.look/1";
constexpr std::string_view extension = ".json";

[[noreturn]] void refuse_damaged(const std::string& path) {
  throw Error(
      ErrorCode::io, path + " is damaged",
      {"take it away, and what it remembers is forgotten:  rm " + terminal::shell_word(path)});
}

void write(const std::string& path, std::string_view text) {
  std::error_code failure;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), failure);
  if (failure) throw base::system_error("create the folder of", path, failure.value());
  base::write_file_durably(path, text);
}

// "SCHEMA CHECKSUM", a newline, and what was written.
std::string sealed(std::string_view schema, const std::string& text) {
  return fmt::format("{} {:016x}\n{}", schema, base::hash64(text), text);
}

std::string unsealed(const std::string& path, std::string_view schema) {
  const std::string bytes = base::read_file(path, most_bytes);
  const std::size_t line = std::min(bytes.find('\n'), bytes.size() - 1);
  std::string text = bytes.empty() ? std::string() : bytes.substr(line + 1);
  if (bytes.empty() || bytes != sealed(schema, text)) refuse_damaged(path);
  return text;
}

bool is_name(std::string_view name) {
  constexpr std::size_t longest = 64;
  return !name.empty() && name.size() <= longest && name.front() != '.' &&
         std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_' || c == '.';
         });
}

}  // namespace

State::State(const terminal::Environment& environment) {
  const std::string_view state = environment.variable("XDG_STATE_HOME");
  const std::string_view home = environment.variable("HOME");
  if (state.empty() && home.empty())
    throw Error(ErrorCode::usage, "there is no place to remember searches in",
                {"set XDG_STATE_HOME to a folder"});
  folder_ = state.empty() ? std::string(home) + "/.local/state" : std::string(state);
  folder_ += "/technews";
}

std::string State::file_of(const std::string& name) const {
  if (!is_name(name))
    throw Error(ErrorCode::usage, fmt::format("a search can't be saved as \"{}\"", name),
                {"names are letters, digits, - _ and dots inside, 64 at most"});
  return folder_ + "/saved/" + name + std::string(extension);
}

void State::save(const std::string& name, const std::vector<std::string>& arguments) const {
  const auto keep = json::error_handler_t::replace;
  write(file_of(name), sealed(saved_schema, json(arguments).dump(-1, ' ', false, keep) + "\n"));
}

std::vector<std::string> State::saved(const std::string& name) const {
  const std::string path = file_of(name);
  if (!std::filesystem::exists(path))
    throw Error(ErrorCode::usage, fmt::format("no search is saved as \"{}\"", name),
                {"those there are: searcher --list-saved"});
  const json arguments = json::parse(unsealed(path, saved_schema), nullptr, false);
  if (!arguments.is_array() ||
      !std::ranges::all_of(arguments, [](const json& each) { return each.is_string(); }))
    refuse_damaged(path);
  return arguments.get<std::vector<std::string>>();
}

void State::forget(const std::string& name) const {
  std::error_code failure;
  const bool was_there = std::filesystem::remove(file_of(name), failure);
  if (failure) throw base::system_error("remove", file_of(name), failure.value());
  if (!was_there)
    throw Error(ErrorCode::usage, fmt::format("no search is saved as \"{}\"", name),
                {"those there are: searcher --list-saved"});
}

std::vector<std::string> State::names() const {
  std::vector<std::string> names;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ + "/saved", none)) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() == extension && is_name(name)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string State::look_file(std::string_view search) const {
  return folder_ + "/looks/" + base::hash128_hex(search);
}

std::optional<Look> State::look(std::string_view search) const {
  const std::string path = look_file(search);
  if (!std::filesystem::exists(path)) return std::nullopt;
  const std::string text = unsealed(path, look_schema);
  Look look;
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  auto read = std::from_chars(at, end, look.day);
  while (read.ec == std::errc{} && read.ptr != end && read.ptr + 1 != end) {
    std::uint64_t id = 0;
    read = std::from_chars(read.ptr + 1, end, id, 16);
    look.ids.push_back(id);
  }
  if (read.ec != std::errc{}) refuse_damaged(path);
  return look;
}

void State::remember(std::string_view search, const Look& look) const {
  std::string text = fmt::format("{}\n", look.day);
  for (const std::uint64_t id : look.ids) text += fmt::format("{:016x}\n", id);
  write(look_file(search), sealed(look_schema, text));
}

}  // namespace technews::searcher

#include "shared/index/terms.h"

#include "shared/base/hash.h"
#include "shared/base/utf8.h"
#include "shared/normalization/fold.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace technews::index {
namespace {

constexpr std::string_view stem_prefix = "Z";
constexpr std::string_view title_stem_prefix = "ZS";
constexpr std::string_view title_only_prefix = "XT";
constexpr std::string_view text_prefix = "XH";
constexpr std::string_view copy_prefix = "XQ";
constexpr std::string_view short_id_prefix = "XI";
constexpr std::string_view story_prefix = "XY";
constexpr std::string_view band_prefix = "XB";
constexpr std::string_view joined_body_prefix = "XJ";
constexpr std::string_view joined_title_prefix = "XJS";

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::size_t stored_size(std::string_view value) {
  return value.size() + static_cast<std::size_t>(std::count(value.begin(), value.end(), '\0'));
}

// The beginning of a long value that leaves room for its hash, cut between characters.
std::string_view kept_beginning(std::string_view value, std::size_t room) {
  std::size_t size = 0;
  std::size_t stored = 0;
  while (size < value.size()) {
    stored += value[size] == '\0' ? 2 : 1;
    if (stored > room) break;
    ++size;
  }
  while (size > 0 && size < value.size() && (static_cast<unsigned char>(value[size]) >> 6) == 2)
    --size;
  return value.substr(0, size);
}

// Prefixes are capital letters; a value that begins with a capital or a colon gets a colon first,
// so that prefix and value can be told apart (Xapian's convention).
std::string spell(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  if (!value.empty() && (is_upper(value.front()) || value.front() == ':')) term += ':';
  if (!is_shortened(value)) return term.append(value);
  constexpr std::size_t hash_size = 32;
  term += kept_beginning(value, longest_value - hash_size);
  return term += base::hash128_hex(value);
}

char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string without_extra_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Names are folded word by word as words of texts are, so that "Économie" is "economie".
std::string name_key(std::string_view value) {
  const std::string spaced = without_extra_blanks(value);
  if (!base::is_valid_utf8(spaced)) return lowered(spaced);
  std::string key;
  for (std::size_t begin = 0; begin < spaced.size();) {
    const std::size_t end = std::min(spaced.find(' ', begin), spaced.size());
    if (!key.empty()) key += ' ';
    normalization::append_folded(std::string_view(spaced).substr(begin, end - begin), key);
    begin = end + 1;
  }
  return key;
}

std::string host_key(std::string_view host) {
  std::string key = lowered(without_extra_blanks(host));
  while (!key.empty() && key.back() == '.') key.pop_back();
  return key;
}

std::string url_key(std::string_view url) {
  std::string key = without_extra_blanks(url);
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (lowered(std::string_view(key).substr(0, scheme.size())) != scheme) continue;
    key.erase(0, scheme.size());
    break;
  }
  const std::size_t host_end = std::min(key.find_first_of("/?#"), key.size());
  std::transform(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(host_end), key.begin(),
                 lower);
  if (key.starts_with("www.")) key.erase(0, 4);
  key.erase(std::min(key.find('#'), key.size()));
  return key;
}

std::string without_final_slashes(std::string key) {
  while (!key.empty() && key.back() == '/') key.pop_back();
  return key;
}

std::string filter_key(Field field, std::string_view value) {
  switch (field) {
    case Field::id:
      return std::string(value);
    case Field::url:
      return url_key(value);
    case Field::site:
      return host_key(value);
    default:
      return name_key(value);
  }
}

// What spell() put behind the prefix; nullopt for terms of another prefix.
std::optional<std::string_view> without_prefix(std::string_view prefix, std::string_view term) {
  if (!term.starts_with(prefix)) return std::nullopt;
  std::string_view value = term.substr(prefix.size());
  if (value.empty() || is_upper(value.front())) return std::nullopt;
  if (value.front() == ':') value.remove_prefix(1);
  return value;
}

bool is_numeric_address(std::string_view host) {
  const auto is_part = [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) || c == '.';
  };
  return host.find(':') != std::string_view::npos || std::all_of(host.begin(), host.end(), is_part);
}

}  // namespace

bool is_shortened(std::string_view value) { return stored_size(value) > longest_value; }

std::string exact_term(Field field, std::string_view form) {
  return spell(info(field).prefix, form);
}

std::string stem_term(std::string_view stem) { return spell(stem_prefix, stem); }

std::string beginning_of_stems() { return std::string(stem_prefix); }

std::string title_stem_term(std::string_view stem) { return spell(title_stem_prefix, stem); }

std::string title_only_term(std::string_view stem) { return spell(title_only_prefix, stem); }

std::string joined_term(Field field, std::string_view form, std::size_t width, std::size_t part) {
  std::string place(field == Field::title ? joined_title_prefix : joined_body_prefix);
  place += std::to_string(width) + "." + std::to_string(part) + "/";
  return spell(place, form);
}

std::string filter_term(Field field, std::string_view value) {
  const std::string key = filter_key(field, value);
  return spell(info(field).prefix, field == Field::url ? without_final_slashes(key) : key);
}

std::string copy_term(std::string_view id) { return spell(copy_prefix, id); }

std::string short_digits(std::string_view id) {
  return fmt::format("{:08x}", base::hash64(filter_term(Field::id, id)) >> 32);
}

std::string short_id_term(std::string_view digits) { return spell(short_id_prefix, digits); }

std::string text_term(std::string_view hash) { return spell(text_prefix, hash); }

std::string story_term(std::string_view story) { return spell(story_prefix, story); }

// 40 bits of the band: what a collision finds by mistake is compared in full anyway.
std::string band_term(std::uint64_t band) {
  constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuv";
  std::string term(band_prefix);
  for (int shift = 0; shift < 40; shift += 5) term += digits[(band >> shift) & 31U];
  return term;
}

std::vector<std::string> site_terms(std::string_view host) {
  const std::string key = host_key(host);
  if (key.empty()) return {};
  std::vector<std::string> terms{spell(info(Field::site).prefix, key)};
  if (is_numeric_address(key)) return terms;
  for (std::size_t dot = key.find('.'); dot != std::string::npos; dot = key.find('.', dot + 1))
    terms.push_back(spell(info(Field::site).prefix, std::string_view(key).substr(dot + 1)));
  return terms;
}

std::string beginning_of_terms(Field field, std::string_view beginning) {
  const bool is_filter = info(field).use == FieldUse::filter;
  const std::string key = is_filter ? filter_key(field, beginning) : std::string(beginning);
  std::string term(info(field).prefix);
  if (!key.empty() && (is_upper(key.front()) || key.front() == ':')) term += ':';
  return term += kept_beginning(key, longest_value - 32);
}

std::optional<std::string_view> form_of(Field field, std::string_view term) {
  return without_prefix(info(field).prefix, term);
}

std::optional<std::string_view> stem_of(std::string_view term) {
  return without_prefix(stem_prefix, term);
}

std::optional<std::string_view> title_stem_of(std::string_view term) {
  return without_prefix(title_stem_prefix, term);
}

}  // namespace technews::index

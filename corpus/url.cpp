#include "corpus/url.h"

#include "corpus/identity.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace technews::corpus {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_alnum(char byte) { return std::isalnum(static_cast<unsigned char>(byte)) != 0; }

bool is_unreserved(char byte) {
  return is_alnum(byte) || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& byte : result)
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  return result;
}

// Parameters that say where a reader came from, not what the page is: the campaign parameters of
// the common analytics, advertising, mail and social services.
bool is_tracking(std::string_view parameter) {
  static constexpr std::array<std::string_view, 32> names{
      "_ga",        "_gl",       "_hsenc",  "_hsmi",
      "_openstat",  "cmpid",     "dclid",   "fbclid",
      "gbraid",     "gclid",     "gclsrc",  "guccounter",
      "igshid",     "irclickid", "mc_cid",  "mc_eid",
      "mkt_tok",    "msclkid",   "ncid",    "oly_anon_id",
      "oly_enc_id", "s_cid",     "s_kwcid", "twclid",
      "ttclid",     "vero_conv", "vero_id", "wbraid",
      "wickedid",   "xtor",      "yclid",   "__twitter_impression"};
  static constexpr std::array<std::string_view, 5> prefixes{"utm_", "guce_", "hsa_", "mtm_", "pk_"};
  const std::string name = lower(parameter.substr(0, parameter.find('=')));
  return std::ranges::find(names, name) != names.end() ||
         std::ranges::any_of(prefixes, [&](auto prefix) { return name.starts_with(prefix); });
}

std::string without_tracking(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (parameter.empty() || is_tracking(parameter)) continue;
    if (!kept.empty()) kept += '&';
    kept += parameter;
  }
  return kept;
}

int hex_value(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

// Escapes of unreserved characters are undone, the others written in capitals; what may not stand
// in an address is escaped.
std::string normalize_escapes(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    const int high = byte == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low >= 0) {
      const char decoded = static_cast<char>(high * 16 + low);
      if (is_unreserved(decoded)) {
        result += decoded;
      } else {
        append_percent(result, decoded);
      }
      i += 2;
    } else if (static_cast<unsigned char>(byte) <= 0x20 || byte == 0x7F || byte == '"' ||
               byte == '<' || byte == '>') {
      append_percent(result, byte);
    } else {
      result += byte;
    }
  }
  return result;
}

// RFC 3986 section 5.2.4, and no slash at the end.
std::string tidy_path(std::string_view path) {
  std::vector<std::string_view> segments;
  for (std::size_t begin = 1; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view segment = path.substr(begin, end - begin);
    begin = end + 1;
    if (segment == ".") continue;
    if (segment != "..") {
      segments.push_back(segment);
    } else if (!segments.empty()) {
      segments.pop_back();
    }
  }
  while (!segments.empty() && segments.back().empty()) segments.pop_back();
  std::string result;
  for (const std::string_view segment : segments) result.append("/").append(segment);
  return result.empty() ? "/" : result;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(blanks);
  return first == npos ? text.substr(0, 0)
                       : text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

bool is_host(std::string_view host, bool has_scheme) {
  const bool plain = std::ranges::all_of(host, [](char byte) {
    return is_alnum(byte) || byte == '-' || byte == '.' || byte == '_' || (byte & 0x80) != 0;
  });
  if (host.empty() || host.front() == '.' || host.find("..") != npos) return false;
  if (host.front() == '[') return has_scheme && host.back() == ']';
  // Without a scheme "example.com" is an address; "readme.5" and "word" are not.
  const std::size_t dot = host.rfind('.');
  return plain && (has_scheme || (dot != npos && host.size() - dot > 2 &&
                                  std::ranges::none_of(host.substr(dot), [](char byte) {
                                    return std::isdigit(static_cast<unsigned char>(byte)) != 0;
                                  })));
}

// Takes host and port from an authority; false when they can't be those of a web address.
bool split_authority(std::string_view authority, bool has_scheme, UrlParts& parts) {
  if (const std::size_t at = authority.rfind('@'); at != npos) {
    if (!has_scheme) return false;
    authority.remove_prefix(at + 1);
  }
  const std::size_t colon = authority.rfind(':');
  if (colon != npos && authority.find(']', colon) == npos) {
    parts.port = authority.substr(colon + 1);
    if (parts.port.size() > 5 || parts.port.find_first_not_of("0123456789") != npos) return false;
    authority = authority.substr(0, colon);
  }
  if (authority.ends_with('.')) authority.remove_suffix(1);
  parts.host = authority;
  return is_host(parts.host, has_scheme);
}

}  // namespace

void append_percent(std::string& out, char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  out += '%';
  out += digits[value >> 4];
  out += digits[value & 15];
}

std::optional<UrlParts> split_url(std::string_view url) {
  url = trim(url);
  UrlParts parts;
  bool has_scheme = true;
  const std::string head = lower(url.substr(0, 8));
  if (head == "https://") {
    url.remove_prefix(8);
  } else if (head.starts_with("http://")) {
    parts.secure = false;
    url.remove_prefix(7);
  } else if (head.starts_with("//")) {
    url.remove_prefix(2);
  } else {
    has_scheme = false;
  }
  const std::size_t end = std::min(url.find_first_of("/?#"), url.size());
  if (!split_authority(url.substr(0, end), has_scheme, parts)) return std::nullopt;
  url.remove_prefix(end);
  if (const std::size_t hash = url.find('#'); hash != npos) {
    parts.fragment = url.substr(hash + 1);
    url = url.substr(0, hash);
  }
  if (const std::size_t mark = url.find('?'); mark != npos) {
    parts.query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  parts.path = url;
  return parts;
}

std::string canonical_url(std::string_view url) {
  const auto parts = split_url(url);
  if (!parts) return {};
  std::string result = parts->secure ? "https://" : "http://";
  result += lower(parts->host);
  if (!parts->port.empty() && parts->port != (parts->secure ? "443" : "80"))
    result.append(":").append(parts->port);
  result += tidy_path(normalize_escapes(parts->path));
  if (const std::string query = without_tracking(parts->query); !query.empty())
    result += '?' + normalize_escapes(query);
  if (parts->fragment.starts_with('!')) result += '#' + normalize_escapes(parts->fragment);
  return result;
}

std::string site_of(std::string_view url) {
  const auto parts = split_url(url);
  if (!parts) return {};
  std::string host = lower(parts->host);
  constexpr std::array<std::string_view, 4> prefixes{"www.", "m.", "mobile.", "amp."};
  for (const std::string_view prefix : prefixes) {
    // At least a name and its top-level domain stay: "m.de" is a site.
    const bool more = host.find('.', prefix.size()) != std::string::npos;
    if (host.starts_with(prefix) && more) host.erase(0, prefix.size());
  }
  return host;
}

}  // namespace technews::corpus

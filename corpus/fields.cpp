#include "corpus/fields.h"

#include "shared/base/error.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace technews::corpus {
namespace {

using Values = std::vector<FlatValue>;

struct Names {
  std::string_view field;
  std::string_view names;  // simplified, the likeliest first
};

constexpr std::array<Names, 10> table{{
    {"id", "id guid uuid"},
    {"title", "title headline"},
    {"body",
     "body text content contents articlebody fulltext articletext bodytext contenthtml bodyhtml "
     "html rawhtml"},
    {"date",
     "date published publishedat datepublished publishdate publisheddate publicationdate pubdate "
     "createdat timestamp year"},
    {"url", "url link permalink canonicalurl canonical weburl"},
    {"author", "author byline authors creator"},
    {"section", "section category categories"},
    {"site", "site source domain publisher"},
    {"language", "language lang locale"},
    {"tags", "tags keywords"},
}};
constexpr std::size_t title_field = 1;
constexpr std::size_t body_field = 2;

// Names under which an object holds the value itself: {"content": {"rendered": "…"}}.
constexpr std::string_view inner_names = "text value rendered plain name content #text $date $oid";

constexpr unsigned no_rank = std::numeric_limits<unsigned>::max();

// The place of a word in a list of words, or nullopt.
std::optional<unsigned> place_in(std::string_view list, std::string_view word) {
  for (unsigned place = 0; !list.empty(); ++place) {
    const std::string_view first = list.substr(0, list.find(' '));
    if (first == word) return place;
    list.remove_prefix(std::min(first.size() + 1, list.size()));
  }
  return std::nullopt;
}

// "Published_At" and "published-at" are "publishedat"; "_id" is "id".
std::string simplified(std::string_view key) {
  std::string result;
  for (const char byte : key)
    if (byte != '_' && byte != '-' && byte != ' ')
      result += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  return result;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string without_marks(std::string_view path) {
  std::string result(path);
  for (std::size_t i = result.find("[]"); i != std::string::npos; i = result.find("[]", i))
    result.erase(i, 2);
  return result;
}

// How well a path below a prefix names a field: the lower the better.
struct Match {
  std::size_t field = 0;
  unsigned rank = no_rank;
};

Match match(std::string_view path) {
  std::string_view key = path.substr(0, path.find('.'));
  std::string_view inner = path.substr(std::min(key.size() + 1, path.size()));
  if (key.ends_with("[]")) key.remove_suffix(2);
  unsigned inner_rank = 0;
  if (!inner.empty()) {
    const auto place = place_in(inner_names, inner);
    if (!place) return {};
    inner_rank = *place + 1;
  }
  const std::string name = simplified(key);
  for (std::size_t field = 0; field < table.size(); ++field)
    if (const auto place = place_in(table[field].names, name))
      return {field, *place * 100 + inner_rank};
  return {};
}

// {"metadata": {"url": …}}, beside the article's text: worse than any direct name, and never a
// text.
Match match_in_metadata(std::string_view path) {
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return {};
  const std::string name = simplified(path.substr(0, dot));
  if (name != "metadata" && name != "meta") return {};
  Match found = match(path.substr(dot + 1));
  constexpr unsigned behind = 10'000;
  if (found.rank == no_rank || found.field == body_field) return {};
  found.rank += behind;
  return found;
}

// The path below the prefix; nullopt for one that isn't there.
std::optional<std::string_view> below(std::string_view path, std::string_view prefix) {
  if (prefix.empty()) return path;
  if (!path.starts_with(prefix) || path.size() == prefix.size() || path[prefix.size()] != '.')
    return std::nullopt;
  return path.substr(prefix.size() + 1);
}

// 2 for a text, 1 for a title directly below the prefix.
unsigned score(const Values& values, std::string_view prefix) {
  unsigned result = 0;
  for (const FlatValue& value : values) {
    const auto path = below(value.path, prefix);
    if (!path || is_blank(value.value)) continue;
    const Match found = match(*path);
    if (found.rank == no_rank) continue;
    if (found.field == body_field) result |= 2;
    if (found.field == title_field) result |= 1;
  }
  return result;
}

// The object that holds the article: the record itself, or one inside it, at most two deep.
std::string best_prefix(const Values& values) {
  std::vector<std::string_view> prefixes{""};
  for (const FlatValue& value : values) {
    const std::string_view path = std::string_view(value.path).substr(0, value.path.find("[]"));
    std::size_t dot = path.find('.');
    for (int depth = 0; depth < 2 && dot != std::string_view::npos; ++depth) {
      const std::string_view prefix = path.substr(0, dot);
      if (std::ranges::find(prefixes, prefix) == prefixes.end()) prefixes.push_back(prefix);
      dot = path.find('.', dot + 1);
    }
    constexpr std::size_t most = 16;  // a record of many objects is not searched forever
    if (prefixes.size() >= most) break;
  }
  if (prefixes.size() == 1) return {};
  std::ranges::stable_sort(prefixes.begin() + 1, prefixes.end(), {},
                           [](std::string_view prefix) { return std::ranges::count(prefix, '.'); });
  return std::string(*std::ranges::max_element(
      prefixes, {}, [&](std::string_view prefix) { return score(values, prefix); }));
}

// The values chosen for one field: several when they come from one array.
struct Choice {
  unsigned rank = no_rank;
  std::string path;
  std::vector<std::string*> values;

  void offer(unsigned new_rank, FlatValue& value) {
    if (new_rank > rank || is_blank(value.value)) return;
    const bool joins = new_rank == rank && value.path.find("[]") != std::string::npos;
    // Of two values of one name the last wins, as in most JSON readers.
    if (!joins) values.clear();
    rank = new_rank;
    path = value.path;
    values.push_back(&value.value);
  }
  std::string joined(std::string_view separator) const {
    if (values.size() == 1) return std::move(*values.front());
    std::string result;
    for (const std::string* value : values) {
      if (!result.empty()) result += separator;
      result += *value;
    }
    return result;
  }
};

// "AI, Machine learning" is two tags.
std::vector<std::string> split_tags(const Choice& choice) {
  std::vector<std::string> tags;
  for (const std::string* value : choice.values) {
    for (std::string_view rest = *value; !rest.empty();) {
      std::string_view tag = rest.substr(0, rest.find_first_of(",;"));
      rest.remove_prefix(std::min(tag.size() + 1, rest.size()));
      while (tag.starts_with(' ')) tag.remove_prefix(1);
      while (tag.ends_with(' ')) tag.remove_suffix(1);
      if (!tag.empty()) tags.emplace_back(tag);
    }
  }
  return tags;
}

using Choices = std::array<Choice, table.size()>;

void move_into(const Choices& choices, RawArticle& article) {
  const std::array<std::pair<std::string*, std::string_view>, 9> targets{{
      {&article.id, " "},
      {&article.title, " "},
      {&article.body, "\n"},
      {&article.date, " "},
      {&article.url, " "},
      {&article.author, ", "},
      {&article.section, ", "},
      {&article.site, " "},
      {&article.language, " "},
  }};
  for (std::size_t field = 0; field < targets.size(); ++field)
    if (choices[field].rank != no_rank)
      *targets[field].first = choices[field].joined(targets[field].second);
  article.tags = split_tags(choices.back());
}

}  // namespace

FieldFinder::FieldFinder(const std::map<std::string, std::string>& map) : map_(map) {
  for (const auto& [field, path] : map_) {
    if (std::ranges::find(table, field, &Names::field) != table.end()) continue;
    std::string known = "fields are";
    for (const Names& names : table) known.append(" ").append(names.field);
    throw base::Error(base::ErrorCode::usage, "cannot map \"" + field + "\": no field of that name",
                      {known});
  }
}

void FieldFinder::remember(const std::string& field, const std::string& path) {
  std::vector<std::string>& paths = used_[field];
  const std::string name = without_marks(path);
  if (std::ranges::find(paths, name) == paths.end()) paths.push_back(name);
}

bool FieldFinder::fill(std::vector<FlatValue>& values, RawArticle& article) {
  const std::string prefix = best_prefix(values);
  Choices choices;
  constexpr unsigned outside = 100'000;
  for (FlatValue& value : values) {
    const auto inside = below(value.path, prefix);
    const std::string_view path = inside ? *inside : std::string_view(value.path);
    Match found = match(path);
    if (found.rank == no_rank) found = match_in_metadata(path);
    if (found.rank != no_rank && !map_.contains(std::string(table[found.field].field)))
      choices[found.field].offer(found.rank + (inside ? 0 : outside), value);
  }
  for (const auto& [field, path] : map_) {
    const auto index =
        static_cast<std::size_t>(std::ranges::find(table, field, &Names::field) - table.begin());
    for (FlatValue& value : values) {
      const std::string name = without_marks(value.path);
      const auto inner = below(name, path);
      if (name == path) choices[index].offer(0, value);
      if (inner && place_in(inner_names, *inner)) choices[index].offer(1, value);
    }
  }
  for (std::size_t field = 0; field < table.size(); ++field)
    if (choices[field].rank != no_rank)
      remember(std::string(table[field].field), choices[field].path);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool repeated = i > 0 && values[i].path == values[i - 1].path;  // in an array
    if (repeated || is_blank(values[i].value)) continue;
    const std::string name = without_marks(values[i].path);
    constexpr std::size_t most = 1000;
    if (all_.size() < most && std::ranges::find(all_, name) == all_.end()) all_.push_back(name);
  }
  move_into(choices, article);
  return !is_blank(article.id) || !is_blank(article.title) || !is_blank(article.body);
}

std::string FieldFinder::found() const {
  std::string text;
  std::vector<std::string> used;
  for (const Names& names : table) {
    const auto field = used_.find(std::string(names.field));
    if (field == used_.end()) continue;
    if (!text.empty()) text += ' ';
    text.append(names.field).append("=");
    for (const std::string& path : field->second) {
      text.append(used.empty() || text.ends_with('=') ? "" : ",").append(path);
      used.push_back(path);
    }
  }
  std::string unused;
  std::size_t more = 0;
  constexpr std::size_t named = 8;
  for (const std::string& name : all_) {
    if (std::ranges::find(used, name) != used.end()) continue;
    if (more++ < named) unused.append(unused.empty() ? "; not used: " : ", ").append(name);
  }
  if (more > named) unused.append(" and ").append(std::to_string(more - named)).append(" more");
  return text + unused;
}

std::vector<std::string> FieldFinder::unmatched() const {
  std::vector<std::string> missing;
  for (const auto& [field, path] : map_)
    if (!used_.contains(field)) missing.emplace_back(field).append("=").append(path);
  return missing;
}

std::string value_names(const std::vector<FlatValue>& values) {
  std::string names;
  std::size_t count = 0;
  constexpr std::size_t named = 8;
  for (const FlatValue& value : values) {
    if (count == named) return names + ", …";
    names.append(count++ == 0 ? "" : ", ").append(without_marks(value.path));
  }
  return names;
}

}  // namespace technews::corpus

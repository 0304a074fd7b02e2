#include "corpus/html/date_candidates.h"

#include "corpus/html/date_weight.h"
#include "corpus/markup.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

bool holds(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

template <std::size_t size>
bool holds_one_of(std::string_view name, const std::array<std::string_view, size>& pieces) {
  return std::ranges::any_of(pieces, [&](std::string_view piece) { return holds(name, piece); });
}

// What a name of a date means: "article:published_time", "dc.date.created", "lastmod".
std::optional<DateMeaning> meaning_of(std::string_view name) {
  constexpr std::array modified{"modif"sv, "updat"sv,   "lastmod"sv,
                                "revis"sv, "moddate"sv, "last-"sv};
  constexpr std::array no_dates{"image"sv,   "expir"sv, "url"sv,   "publisher"sv, "valid"sv,
                                "embargo"sv, "event"sv, "start"sv, "end"sv,       "birth"sv};
  constexpr std::array published{"publi"sv,         "pubdate"sv,      "pub_date"sv, "pub-date"sv,
                                 "issued"sv,        "release_date"sv, "parution"sv, "posted"sv,
                                 "sailthru.date"sv, "upload"sv};
  constexpr std::array dates{"date"sv, "time"sv, "datum"sv, "fecha"sv};
  if (holds_one_of(name, no_dates)) return std::nullopt;
  if (holds_one_of(name, modified)) return DateMeaning::modified;
  if (holds_one_of(name, published)) return DateMeaning::published;
  if (holds(name, "creat")) return DateMeaning::created;
  if (holds_one_of(name, dates)) return DateMeaning::plain;
  return std::nullopt;
}

bool has_attribute(const HtmlTree& tree, std::uint32_t node, std::string_view name) {
  return std::ranges::any_of(tree[node].attributes,
                             [&](const HtmlAttribute& each) { return each.name == name; });
}

void offer(std::vector<DateCandidate>& candidates, std::string_view value, DayOrder order,
           DateCandidate candidate) {
  if (value.empty()) return;
  if (const auto found = parse_date_value(value, order)) {
    candidate.date = found->date;
    candidate.time = found->time;
    candidates.push_back(candidate);
  }
}

// The first text value after `"name":` in a script.
std::string_view script_value(std::string_view script, std::size_t at) {
  constexpr std::string_view between = "\"\\' :=";
  const std::size_t begin = script.find_first_not_of(between, at);
  if (begin == std::string_view::npos || begin - at > 6) return {};
  const std::size_t end = script.find_first_of("\"\\',;}", begin);
  return end == std::string_view::npos ? std::string_view{} : script.substr(begin, end - begin);
}

}  // namespace

void add_linked_dates(const PageFacts& facts, const DateSearch& search,
                      std::vector<DateCandidate>& candidates) {
  for (const LinkedThing& thing : facts.linked.things) {
    const int weight = (thing.nested ? 0 : 10) + static_cast<int>(thing.kind);
    offer(candidates, thing.published, search.order,
          {{}, "json-ld", DateMeaning::published, weight});
    offer(candidates, thing.created, search.order, {{}, "json-ld", DateMeaning::created, weight});
    offer(candidates, thing.modified, search.order, {{}, "json-ld", DateMeaning::modified, weight});
  }
}

void add_meta_dates(const PageFacts& facts, const DateSearch& search,
                    std::vector<DateCandidate>& candidates) {
  for (const MetaTag& tag : facts.metas) {
    const auto meaning = meaning_of(tag.name);
    if (!meaning || tag.content.size() > 60) continue;
    const bool graph = tag.name.starts_with("og:") || tag.name.starts_with("article:");
    offer(candidates, tag.content, search.order, {{}, graph ? "opengraph" : "meta", *meaning, 0});
  }
}

void add_marked_dates(const HtmlTree& tree, const PageFacts& facts, const DateSearch& search,
                      std::vector<DateCandidate>& candidates) {
  for (const std::uint32_t node : facts.elements) {
    const std::string_view tag = tree[node].tag;
    std::string property = to_lower_ascii(tree.attribute(node, "itemprop"));
    if (property.empty()) property = to_lower_ascii(tree.attribute(node, "property"));
    const std::string classes = to_lower_ascii(tree.attribute(node, "class"));
    const bool hentry = tag == "abbr" || tag == "time"
                            ? holds(classes, "published") || holds(classes, "updated")
                            : classes == "published";
    const bool dated = !property.empty() && meaning_of(property).has_value();
    if (tag != "time" && !hentry && !dated) continue;
    std::string_view value = tree.attribute(node, "datetime");
    if (value.empty()) value = tree.attribute(node, "content");
    if (value.empty() && tag == "abbr") value = tree.attribute(node, "title");
    std::string text;
    if (value.empty()) {
      text = facts.text_of(tree, node);
      value = text;
    }
    const int weight = weight_of_place(facts, node, search);
    std::optional<DateMeaning> meaning = meaning_of(property);
    if (!meaning && holds(classes, "updated") && !holds(classes, "published"))
      meaning = DateMeaning::modified;
    if (!meaning && (hentry || has_attribute(tree, node, "pubdate")))
      meaning = DateMeaning::published;
    offer(candidates, value, search.order,
          {{}, dated ? "microdata" : "time", meaning.value_or(DateMeaning::plain), weight});
  }
}

void add_text_dates(const HtmlTree& tree, const PageFacts& facts, const DateSearch& search,
                    std::vector<DateCandidate>& candidates) {
  constexpr std::size_t most = 400;
  const std::string_view text = facts.text;
  std::size_t at = 0;
  for (std::size_t i = 0; i < most; ++i) {
    const auto found = find_date(text, search.order, at);
    if (!found) return;
    at = found->end;
    if (const auto weighed = weigh_text_date(tree, facts, search, *found))
      candidates.push_back({found->date, "text", weighed->meaning, weighed->weight,
                            parse_written_time(text.substr(found->end))});
  }
}

void add_script_dates(const PageFacts& facts, const DateSearch& search,
                      std::vector<DateCandidate>& candidates) {
  struct Name {
    std::string_view name;
    DateMeaning meaning;
  };
  constexpr std::array names = std::to_array<Name>({
      {"datePublished", DateMeaning::published},
      {"publishedDate", DateMeaning::published},
      {"publishDate", DateMeaning::published},
      {"published_at", DateMeaning::published},
      {"publishedAt", DateMeaning::published},
      {"publicationDate", DateMeaning::published},
      {"publish_date", DateMeaning::published},
      {"pubDate", DateMeaning::published},
      {"firstPublished", DateMeaning::published},
      {"createdAt", DateMeaning::created},
      {"created_at", DateMeaning::created},
      {"dateCreated", DateMeaning::created},
      {"dateModified", DateMeaning::modified},
  });
  for (const std::string_view script : facts.data_scripts) {
    for (const Name& name : names) {
      const std::size_t at = script.find(name.name);
      if (at == std::string_view::npos) continue;
      offer(candidates, script_value(script, at + name.name.size()), search.order,
            {{}, "script", name.meaning, 0});
    }
  }
}

}  // namespace technews::corpus

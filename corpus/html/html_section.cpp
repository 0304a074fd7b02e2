#include "corpus/html/html_section.h"

#include "corpus/clean/metadata.h"
#include "corpus/html/plain_line.h"
#include "corpus/markup.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_section = 60;
constexpr std::size_t longest_tag = 80;

struct MetaName {
  std::string_view name;
  std::string_view source;
};

constexpr std::array meta_sections = std::to_array<MetaName>({
    {"article:section", "opengraph"},
    {"og:article:section", "opengraph"},
    {"og:section", "opengraph"},
    {"parsely-section", "meta"},
    {"articlesection", "microdata"},
    {"section", "meta"},
    {"article.section", "meta"},
    {"prism.section", "meta"},
    {"dc.subject.section", "meta"},
    {"cxenseparse:section", "meta"},
    {"sailthru.section", "meta"},
    {"category", "meta"},
});

constexpr std::array meta_tags{"article:tag"sv,       "og:article:tag"sv, "parsely-tags"sv,
                               "sailthru.tags"sv,     "news_keywords"sv,  "keywords"sv,
                               "citation_keywords"sv, "dc.subject"sv};

// Folders of addresses that sort pages by their make, not by what they are about.
constexpr std::array make_folders{"detail"sv,  "details"sv,  "view"sv,    "web"sv,     "content"sv,
                                  "node"sv,    "page"sv,     "pages"sv,   "item"sv,    "read"sv,
                                  "site"sv,    "home"sv,     "artikel"sv, "archive"sv, "archives"sv,
                                  "noticia"sv, "noticias"sv, "default"sv, "www"sv};

bool is_section(std::string_view text) {
  return text.size() >= 2 && text.size() <= longest_section &&
         text.find("://") == std::string_view::npos;
}

// "AI, Robots; Chips"
void add_list(std::string_view list, std::vector<std::string>& tags) {
  const std::string_view separators = list.find(';') != std::string_view::npos ? ";" : ",|";
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(separators), list.size());
    std::string tag = plain_line(strip_tags(list.substr(0, end)));
    if (!tag.empty() && tag.size() <= longest_tag && std::ranges::find(tags, tag) == tags.end())
      tags.push_back(std::move(tag));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

const LinkedThing* linked_article(const PageFacts& facts) {
  const auto found = std::ranges::find_if(facts.linked.things, [](const LinkedThing& thing) {
    return thing.kind == LinkedKind::article && !thing.nested;
  });
  return found == facts.linked.things.end() ? nullptr : &*found;
}

}  // namespace

Sourced find_section(const PageFacts& facts, std::string_view title, std::string_view url) {
  const LinkedThing* const article = linked_article(facts);
  if (article != nullptr && is_section(article->section)) return {article->section, "json-ld"};
  for (const MetaName& meta : meta_sections) {
    std::string section = plain_line(strip_tags(facts.meta(meta.name)));
    if (is_section(section)) return {std::move(section), std::string(meta.source)};
  }
  // From the inside out; the outermost is the site itself.
  const std::vector<std::string>& crumbs = facts.linked.breadcrumbs;
  for (std::size_t i = crumbs.size(); i-- > 1;) {
    const bool is_page = i + 1 == crumbs.size() && (crumbs[i] == title || crumbs.size() > 2);
    if (!is_page && is_section(crumbs[i])) return {crumbs[i], "json-ld"};
  }
  std::string folder = section_of(url);
  if (folder.empty() || std::ranges::find(make_folders, folder) != make_folders.end()) return {};
  return {std::move(folder), "url"};
}

std::vector<std::string> find_tags(const HtmlTree& tree, const PageFacts& facts) {
  std::vector<std::string> tags;
  for (const std::string_view name : meta_tags) {
    for (const MetaTag& meta : facts.metas)
      if (meta.name == name) add_list(meta.content, tags);
    if (!tags.empty()) return tags;
    if (name == "og:article:tag") {
      if (const LinkedThing* const article = linked_article(facts); article != nullptr)
        for (const std::string& keyword : article->keywords) add_list(keyword, tags);
      if (!tags.empty()) return tags;
    }
  }
  for (const std::uint32_t node : facts.elements) {
    if (to_lower_ascii(tree.attribute(node, "rel")) == "tag" && !facts.places[node].aside)
      add_list(facts.text_of(tree, node), tags);
  }
  return tags;
}

std::string declared_language(const PageFacts& facts) {
  std::string_view said = facts.html_language;
  for (const std::string_view name : {"content-language"sv, "og:locale"sv, "dc.language"sv}) {
    if (said.empty()) said = facts.meta(name);
  }
  if (const LinkedThing* const article = linked_article(facts); said.empty() && article != nullptr)
    said = article->language;
  constexpr std::size_t letters = 2;
  const std::string language = to_lower_ascii(said.substr(0, letters));
  const bool ends = said.size() == letters ||
                    (said.size() > letters && (said[letters] == '-' || said[letters] == '_'));
  const bool plain = std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; });
  return ends && plain ? language : std::string();
}

}  // namespace technews::corpus

#include "corpus/html/json_ld.h"

#include "corpus/html/json_mend.h"
#include "corpus/html/plain_line.h"
#include "corpus/markup.h"

#include <algorithm>
#include <array>
#include <map>

#include <nlohmann/json.hpp>

namespace technews::corpus {
namespace {

using nlohmann::json;
using namespace std::string_view_literals;

constexpr std::size_t deepest = 64;
constexpr std::size_t most_things = 200;
constexpr std::size_t longest_value = 2000;

constexpr std::array article_types{"BlogPosting"sv,
                                   "DiscussionForumPosting"sv,
                                   "SocialMediaPosting"sv,
                                   "LiveBlogPosting"sv,
                                   "Report"sv,
                                   "Review"sv,
                                   "AnalysisNewsArticle"sv};

constexpr std::array work_types{
    "Recipe"sv,   "VideoObject"sv, "PodcastEpisode"sv, "CreativeWork"sv, "Product"sv,
    "Event"sv,    "Book"sv,        "Movie"sv,          "HowTo"sv,        "QAPage"sv,
    "Question"sv, "Course"sv,      "Episode"sv,        "AudioObject"sv,  "Blog"sv};

// Properties whose things are not what the page is about.
constexpr std::array other_properties{
    "itemListElement"sv, "comment"sv,   "review"sv,     "isPartOf"sv,        "hasPart"sv,
    "publisher"sv,       "author"sv,    "creator"sv,    "about"sv,           "mentions"sv,
    "citation"sv,        "isBasedOn"sv, "breadcrumb"sv, "blogPost"sv,        "liveBlogUpdate"sv,
    "suggestedAnswer"sv, "video"sv,     "image"sv,      "associatedMedia"sv, "itemReviewed"sv};

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::ranges::find(names, name) != names.end();
}

LinkedKind kind_of(std::string_view type) {
  if (const std::size_t slash = type.find_last_of("/:"); slash != std::string_view::npos)
    type.remove_prefix(slash + 1);
  if (type.ends_with("Article") || is_one_of(type, article_types)) return LinkedKind::article;
  if (is_one_of(type, work_types)) return LinkedKind::work;
  return type.ends_with("Page") ? LinkedKind::page : LinkedKind::other;
}

std::string text_of(const json& value) {
  if (value.is_string()) {
    const std::string_view text = value.get_ref<const std::string&>();
    return plain_line(strip_tags(text.substr(0, longest_value)));
  }
  if (value.is_number_integer()) return value.dump();
  return {};
}

const json& property(const json& thing, std::string_view name) {
  static const json nothing;
  const auto found = thing.find(name);
  return found == thing.end() ? nothing : *found;
}

std::string first_text(const json& value) {
  if (value.is_array()) return value.empty() ? std::string() : first_text(value.front());
  if (!value.is_object()) return text_of(value);
  for (const std::string_view name : {"name"sv, "@value"sv, "headline"sv, "@id"sv}) {
    if (std::string text = text_of(property(value, name)); !text.empty()) return text;
  }
  return {};
}

class Reader {
 public:
  explicit Reader(LinkedData& data) : data_(&data) {}

  void name_ids(const json& document) {
    walk(document, [&](const json& thing, bool) {
      std::string name = text_of(property(thing, "name"));
      std::string id = text_of(property(thing, "@id"));
      if (!name.empty() && !id.empty()) names_.emplace(std::move(id), std::move(name));
    });
  }

  void read(const json& document) {
    walk(document, [&](const json& thing, bool nested) { add(thing, nested); });
  }

 private:
  // Every object, without recursion: brackets may nest as deep as the parser allows.
  template <typename Visit>
  static void walk(const json& document, Visit visit) {
    struct Step {
      const json* value;
      bool nested;
    };
    std::vector<Step> open{{&document, false}};
    while (!open.empty()) {
      const Step step = open.back();
      open.pop_back();
      if (step.value->is_object()) {
        visit(*step.value, step.nested);
        for (auto it = step.value->rbegin(); it != step.value->rend(); ++it)
          open.push_back({&it.value(), step.nested || is_one_of(it.key(), other_properties)});
      } else if (step.value->is_array()) {
        for (auto it = step.value->rbegin(); it != step.value->rend(); ++it)
          open.push_back({&*it, step.nested});
      }
    }
  }

  static std::vector<std::string> types_of(const json& thing) {
    std::vector<std::string> types;
    const json& type = property(thing, "@type");
    if (type.is_array()) {
      for (const json& each : type) types.push_back(text_of(each));
    } else {
      types.push_back(text_of(type));
    }
    return types;
  }

  void add(const json& thing, bool nested) {
    LinkedKind kind = LinkedKind::other;
    for (const std::string& type : types_of(thing)) {
      kind = std::max(kind, kind_of(type));
      if (type == "BreadcrumbList") add_breadcrumbs(thing);
      if (type == "WebSite" && data_->site.empty()) data_->site = text_of(property(thing, "name"));
      if (type.ends_with("Organization") && data_->organisation.empty())
        data_->organisation = text_of(property(thing, "name"));
    }
    if (kind == LinkedKind::other || data_->things.size() >= most_things) return;
    data_->things.push_back(thing_of(thing, kind, nested));
  }

  LinkedThing thing_of(const json& value, LinkedKind kind, bool nested) const {
    LinkedThing thing;
    thing.kind = kind;
    thing.nested = nested;
    thing.headline = first_text(property(value, "headline"));
    thing.name = first_text(property(value, "name"));
    thing.url = first_text(property(value, "mainEntityOfPage"));
    if (thing.url.find("://") == std::string::npos) thing.url = first_text(property(value, "url"));
    thing.published = first_text(property(value, "datePublished"));
    if (thing.published.empty()) thing.published = first_text(property(value, "uploadDate"));
    thing.created = first_text(property(value, "dateCreated"));
    thing.modified = first_text(property(value, "dateModified"));
    thing.section = first_text(property(value, "articleSection"));
    thing.language = first_text(property(value, "inLanguage"));
    thing.publisher = first_text(property(value, "publisher"));
    if (const json& body = property(value, "articleBody"); body.is_string())
      thing.body = body.get<std::string>();
    add_people(property(value, "author"), thing.authors);
    if (thing.authors.empty()) add_people(property(value, "creator"), thing.authors);
    add_keywords(property(value, "keywords"), thing.keywords);
    return thing;
  }

  void add_people(const json& value, std::vector<std::string>& people) const {
    constexpr std::size_t most = 20;
    if (people.size() >= most) return;
    if (value.is_array()) {
      for (const json& each : value)
        if (!each.is_array()) add_people(each, people);
      return;
    }
    std::string name = value.is_object() ? name_of(value) : text_of(value);
    if (!name.empty() && std::ranges::find(people, name) == people.end())
      people.push_back(std::move(name));
  }

  std::string name_of(const json& person) const {
    const json& name = property(person, "name");
    if (std::string text = first_text(name); !text.empty()) return text;
    const std::string given = text_of(property(person, "givenName"));
    const std::string family = text_of(property(person, "familyName"));
    if (!family.empty()) return given.empty() ? family : given + " " + family;
    const auto known = names_.find(text_of(property(person, "@id")));
    return known == names_.end() ? std::string() : known->second;
  }

  static void add_keywords(const json& value, std::vector<std::string>& keywords) {
    if (value.is_string()) {
      keywords.push_back(text_of(value));
    } else if (value.is_array()) {
      for (const json& each : value) {
        if (std::string text = first_text(each); !text.empty()) keywords.push_back(text);
      }
    }
  }

  void add_breadcrumbs(const json& thing) const {
    if (!data_->breadcrumbs.empty()) return;
    const json& items = property(thing, "itemListElement");
    if (!items.is_array()) return;
    for (const json& item : items) {
      if (!item.is_object()) continue;
      std::string name = text_of(property(item, "name"));
      if (name.empty() && property(item, "item").is_object())
        name = text_of(property(property(item, "item"), "name"));
      if (!name.empty()) data_->breadcrumbs.push_back(std::move(name));
    }
  }

  LinkedData* data_;
  std::map<std::string, std::string> names_;  // by @id
};

// Nested no deeper than brackets are counted, texts left out.
bool too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > deepest) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

json parse(std::string_view text) {
  if (too_deep(text)) return json(json::value_t::discarded);
  json document = json::parse(text, nullptr, false);
  if (!document.is_discarded()) return document;
  const std::string mended = mend_json(text, deepest);
  return mended.empty() ? document : json::parse(mended, nullptr, false);
}

}  // namespace

LinkedData read_json_ld(std::span<const std::string_view> scripts) {
  LinkedData data;
  std::vector<json> documents;
  Reader reader(data);
  for (const std::string_view script : scripts) {
    if (script.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
    json document = parse(script);
    if (document.is_discarded()) {
      ++data.broken;
      continue;
    }
    reader.name_ids(document);
    documents.push_back(std::move(document));
  }
  for (const json& document : documents) reader.read(document);
  return data;
}

}  // namespace technews::corpus

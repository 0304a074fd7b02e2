#include "corpus/html/signs.h"

#include "corpus/html/class_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace technews::corpus {
namespace {

struct Named {
  std::string_view name;
  Sign sign;
};

constexpr Named tags[] = {{"article", Sign::article_tag},
                          {"main", Sign::main_tag},
                          {"section", Sign::section_tag},
                          {"aside", Sign::aside_tag},
                          {"nav", Sign::nav_tag},
                          {"header", Sign::header_tag},
                          {"footer", Sign::footer_tag},
                          {"form", Sign::form_tag},
                          {"figure", Sign::figure_tag},
                          {"figcaption", Sign::figure_tag},
                          {"table", Sign::table_tag},
                          {"ul", Sign::list_tag},
                          {"ol", Sign::list_tag},
                          {"dl", Sign::list_tag},
                          {"menu", Sign::list_tag},
                          {"li", Sign::item_tag},
                          {"dd", Sign::item_tag},
                          {"dt", Sign::item_tag},
                          {"blockquote", Sign::quote_tag},
                          {"q", Sign::quote_tag},
                          {"a", Sign::link_tag},
                          {"button", Sign::button_tag},
                          {"h1", Sign::heading_tag},
                          {"h2", Sign::heading_tag},
                          {"h3", Sign::heading_tag},
                          {"h4", Sign::heading_tag},
                          {"h5", Sign::heading_tag},
                          {"h6", Sign::heading_tag},
                          {"p", Sign::paragraph_tag},
                          {"pre", Sign::code_tag},
                          {"code", Sign::code_tag},
                          {"em", Sign::inline_tag},
                          {"i", Sign::inline_tag},
                          {"strong", Sign::inline_tag},
                          {"b", Sign::inline_tag},
                          {"small", Sign::inline_tag},
                          {"fieldset", Sign::form_tag},
                          {"label", Sign::form_tag},
                          {"dialog", Sign::dialog_role},
                          {"noscript", Sign::noscript},
                          {"amp-sidebar", Sign::aside_tag},
                          {"figcaption", Sign::caption_tag}};

constexpr Named roles[] = {{"article", Sign::article_tag},    {"main", Sign::main_tag},
                           {"navigation", Sign::nav_tag},     {"menu", Sign::nav_tag},
                           {"menubar", Sign::nav_tag},        {"banner", Sign::header_tag},
                           {"contentinfo", Sign::footer_tag}, {"complementary", Sign::aside_tag},
                           {"search", Sign::form_tag},        {"form", Sign::form_tag},
                           {"dialog", Sign::dialog_role},     {"alertdialog", Sign::dialog_role},
                           {"alert", Sign::dialog_role},      {"button", Sign::button_tag},
                           {"tooltip", Sign::dialog_role}};

constexpr Named properties[] = {{"articlebody", Sign::body_property},
                                {"text", Sign::body_property},
                                {"reviewbody", Sign::body_property},
                                {"recipeinstructions", Sign::body_property},
                                {"recipeingredient", Sign::body_property},
                                {"author", Sign::author_word},
                                {"datepublished", Sign::date_word},
                                {"datemodified", Sign::date_word},
                                {"headline", Sign::title_word},
                                {"name", Sign::title_word},
                                {"description", Sign::lead_word},
                                {"comment", Sign::comment_word},
                                {"publisher", Sign::author_word},
                                {"image", Sign::media_word},
                                {"keywords", Sign::topic_word}};

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

template <std::size_t size>
Signs find(const Named (&table)[size], std::string_view name) {
  Signs found;
  for (const Named& entry : table)
    if (entry.name == name) found.add(entry.sign);
  return found;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

// Values of style that take an element off the screen.
bool hides(std::string_view style) {
  std::string squeezed;
  for (const char c : style)
    if (c != ' ') squeezed += lower(c);
  return squeezed.find("display:none") != std::string::npos ||
         squeezed.find("visibility:hidden") != std::string::npos;
}

}  // namespace

Signs signs_in_words(std::string_view words) {
  constexpr std::size_t longest = 4096;  // bytes that are looked at
  words = words.substr(0, longest);
  Signs found;
  std::string word;
  for (std::size_t i = 0; i < words.size();) {
    if (!is_alnum(words[i])) {
      ++i;
      continue;
    }
    word.clear();
    // camelCase is two words, CAPITALS are one.
    do word += lower(words[i++]);
    while (i < words.size() && is_alnum(words[i]) &&
           !(is_upper(words[i]) && !is_upper(words[i - 1])));
    found = found | signs_of_class_word(word);
  }
  return found;
}

Signs SignReader::read_attribute(const HtmlAttribute& attribute) {
  const auto remembered = [&](std::string_view value) {
    const auto known = known_.find(value);
    if (known != known_.end()) return known->second;
    return known_.emplace(value, signs_in_words(value)).first->second;
  };
  Signs signs;
  if (attribute.name == "class" || attribute.name == "id") return remembered(attribute.value);
  if (attribute.name == "role") return find(roles, lowered(attribute.value));
  if (attribute.name == "itemprop") return find(properties, lowered(attribute.value));
  if (attribute.name == "hidden" ||
      (attribute.name == "aria-hidden" && attribute.value == "true") ||
      (attribute.name == "style" && hides(attribute.value)))
    signs.add(Sign::hidden);
  return signs;
}

Signs SignReader::read(std::uint32_t node) {
  const HtmlNode& element = tree_[node];
  Signs signs = find(tags, element.tag);
  const bool is_page = element.tag == "html" || element.tag == "body";
  for (const HtmlAttribute& attribute : element.attributes)
    if (!is_page) signs = signs | read_attribute(attribute);
  return signs;
}

}  // namespace technews::corpus

// What an element says of itself: by its tag, its role, its class and its id.
#pragma once

#include "corpus/html/tree.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace technews::corpus {

// The order is part of the trained forest: append only, and train anew.
enum class Sign : std::uint8_t {
  // Tags, and the roles and item properties that mean the same.
  article_tag,
  main_tag,
  section_tag,
  aside_tag,
  nav_tag,
  header_tag,
  footer_tag,
  form_tag,
  figure_tag,
  table_tag,
  list_tag,
  item_tag,
  quote_tag,
  link_tag,
  button_tag,
  heading_tag,
  paragraph_tag,
  code_tag,
  inline_tag,     // <em>, <strong>, <small> around blocks
  body_property,  // itemprop="articleBody" and its like
  dialog_role,
  hidden,  // not shown, or shown to screen readers alone
  noscript,
  // Words in class and id.
  article_word,
  text_word,
  comment_word,
  navigation_word,
  share_word,
  related_word,
  teaser_word,
  footer_word,
  header_word,
  title_word,
  lead_word,
  sidebar_word,
  ad_word,
  author_word,
  date_word,
  newsletter_word,
  cookie_word,
  media_word,
  topic_word,
  hidden_word,
  product_word,
  list_word,
  embed_word,
  box_word,
  note_word,
  tool_word,
  caption_word,
  caption_tag,
  count_
};

inline constexpr std::size_t sign_count = static_cast<std::size_t>(Sign::count_);
static_assert(sign_count <= 64);

// A set of signs.
class Signs {
 public:
  constexpr Signs() = default;
  constexpr explicit Signs(std::uint64_t bits) : bits_(bits) {}
  constexpr bool has(Sign sign) const { return (bits_ & bit(sign)) != 0; }
  constexpr void add(Sign sign) { bits_ |= bit(sign); }
  constexpr std::uint64_t bits() const { return bits_; }
  constexpr Signs operator|(Signs other) const { return Signs(bits_ | other.bits_); }

 private:
  static constexpr std::uint64_t bit(Sign sign) {
    return std::uint64_t{1} << static_cast<unsigned>(sign);
  }
  std::uint64_t bits_ = 0;
};

// The signs in words such as "post-content", "relatedPosts", "wp-block-image". Linear.
Signs signs_in_words(std::string_view words);

// Reads elements of one tree; remembers class names, which repeat on a page.
class SignReader {
 public:
  explicit SignReader(const HtmlTree& tree) : tree_(tree) {}
  // Linear in the attributes of the node.
  Signs read(std::uint32_t node);

 private:
  Signs read_attribute(const HtmlAttribute& attribute);

  const HtmlTree& tree_;
  std::unordered_map<std::string_view, Signs> known_;
};

}  // namespace technews::corpus

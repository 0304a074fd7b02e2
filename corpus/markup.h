// What the readers need to know of markup without parsing it: is it some, its tags, its entities.
#pragma once

#include <string>
#include <string_view>

namespace technews::corpus {

std::string to_lower_ascii(std::string_view text);

// True when the text begins so, letters of ASCII alike in both cases. expected is in lower case.
bool begins_ignoring_case(std::string_view text, std::string_view expected);

// What stands after a byte order mark, blanks, comments, processing instructions (<?xml …?>): the
// first tag or text. A head that ends inside one of them gives an empty view.
std::string_view after_prolog(std::string_view head);

// The name of the first element, in lower case, document types passed over: "html", "rss",
// "rdf:rdf"; empty when text comes first or the head ends before.
std::string root_element(std::string_view head);

// True for the beginning of a page or piece of HTML: a document type or an element that HTML
// begins with. Prose that begins with "<" isn't one.
bool is_html(std::string_view head);

// True for a value that is markup rather than text: it begins with a tag and closes one, or holds
// closed paragraphs.
bool is_markup(std::string_view value);

// The value of a tag's attribute, as written, of `<meta charset="utf-8"`; empty when the tag hasn't
// it. name is in lower case.
std::string attribute_of(std::string_view tag, std::string_view name);

// Character references (&amp; &#8217; &#x2019; and the names that HTML 4 has for Latin letters and
// punctuation) as the characters they stand for; others stay as they are. Linear.
std::string decode_entities(std::string_view text);

// The text without its tags and comments, references decoded. For short values that are no page:
// headlines, names. Linear.
std::string strip_tags(std::string_view text);

}  // namespace technews::corpus

// The words that web pages name their parts with, in the languages of the web.
#pragma once

#include "corpus/html/signs.h"

#include <string_view>

namespace technews::corpus {

// word: small letters and digits, one part of a class or id. Words of at least five letters are
// also found at the head or the end of a longer one: "relatedposts". O(1) for words of a usual
// length.
Signs signs_of_class_word(std::string_view word);

}  // namespace technews::corpus

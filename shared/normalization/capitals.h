// What capitals, and blanks between words, say about a text.
#pragma once

#include <string_view>

namespace technews::normalization {

// An upper-case letter of any script that has them.
bool is_capital(char32_t code_point);

// True for two or more words without a lower-case letter: their capitals mean nothing. A single
// word (US) isn't shouted. Linear; stops at the first lower-case letter.
bool is_shouted(std::string_view text);

// True where a dot may well end a sentence without a blank after it (the company.The, in
// 2015.The, No.5): lower case or a digit before a capital and lower case, or letters before a
// digit.
bool begins_sentence(std::string_view before_dot, std::string_view after_dot);

// One blank of any kind, and nothing else.
bool is_one_blank(std::string_view text);

}  // namespace technews::normalization

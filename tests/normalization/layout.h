// Tokens as one line of text, for tables: position:form~stem with marks.
#pragma once

#include "shared/normalization/analyzer.h"

#include <span>
#include <string>

namespace technews::normalization {

// "0:gpt4^2 0:gpt- 1:4-": a whole has ^ and its width, a stop word !, an uncounted token -; a stem
// that differs follows ~.
std::string layout(std::span<const Token> tokens);

}  // namespace technews::normalization

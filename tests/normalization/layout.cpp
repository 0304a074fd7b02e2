#include "tests/normalization/layout.h"

namespace technews::normalization {

std::string layout(std::span<const Token> tokens) {
  std::string line;
  for (const Token& token : tokens) {
    if (!line.empty()) line += ' ';
    line += std::to_string(token.position) + ":" + std::string(token.form);
    if (token.stem != token.form) line += "~" + std::string(token.stem);
    if (token.role == Token::Role::whole || token.width > 1) {
      line += "^" + std::to_string(token.width);
    }
    if (token.stop) line += '!';
    if (!token.counted) line += '-';
  }
  return line;
}

}  // namespace technews::normalization

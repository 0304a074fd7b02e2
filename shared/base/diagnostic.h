// Diagnostic: a complaint about something a person wrote, as a value with its place in the text.
#pragma once

#include "shared/base/byte_span.h"

#include <string>
#include <vector>

namespace technews::base {

enum class Severity { note, error };

struct Diagnostic {
  Severity severity = Severity::error;
  ByteSpan span;                   // bytes of the text complained about
  std::string code;                // stable, snake_case, for scripts: "unknown_field"
  std::string message;             // one line, no full stop
  std::vector<std::string> hints;  // what to type instead, most useful first

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

}  // namespace technews::base

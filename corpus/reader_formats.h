// The formats of inputs: how each is told by name and by content, and what reads it.
#pragma once

#include "corpus/reader_buffer.h"
#include "corpus/reader_session.h"

#include <span>
#include <string>
#include <string_view>

namespace technews::corpus {

// Reads one input to its end, handing its records to the session. Damage of the stream itself is
// reported by the caller: a reader delivers what was whole before it.
using FormatReader = void (*)(InputBuffer& bytes, const std::string& path, ReadSession& session);

struct Format {
  std::string_view name;                     // as reports call it: "JSON or JSON Lines"
  std::string_view extensions;               // "json jsonl", in lower case
  bool (*recognise)(std::string_view head);  // by content; nullptr: by name alone
  FormatReader read;                         // nullptr: known, but not read
  std::string_view advice;                   // what to do with one that is not read
  Cause cause = Cause::refused;              // what leaving one out means
};

// All formats, in the order in which their contents are compared.
std::span<const Format> formats();

// The format that a name promises, or nullptr.
const Format* format_named(std::string_view name);

// The format of an input: its extension decides; where that tells nothing, the content. nullptr
// when neither is known.
const Format* format_of(std::string_view name, std::string_view head);

// "plain text, JSON or JSON Lines, …": what can be read, for reports.
std::string formats_read();

// Why an input of no format that is read is left out, and what to do.
std::string not_read_reason(std::string_view name, const Format* format);

}  // namespace technews::corpus

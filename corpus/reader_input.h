// One input: unpacked if it is packed, its format told, its records handed on.
#pragma once

#include "corpus/reader_pairs.h"
#include "corpus/reader_session.h"
#include "corpus/reader_stream.h"

#include <functional>
#include <string>

namespace technews::corpus {

// A file, a member of an archive or standard input.
struct Input {
  std::string path;      // as reports name it
  std::string name;      // what tells its format, as far as names do
  unsigned nesting = 0;  // archives and compressions around it
  // Opens it once more from its start.
  std::function<Opened()> open;
  // Set for the text of a pair: then nothing is guessed.
  const Companion* companion = nullptr;
};

// Opens and reads an input; reads again, twice at most, one that changes before a record of it was
// handed on. What is wrong with it becomes a Rejection.
void read_input(const Input& input, ReadSession& session);

// Reads an input from a stream that stands at its start. True when it changed meanwhile and nothing
// was handed on or said, which happens only with may_retry.
bool read_stream(const Input& input, ByteStream& stream, ReadSession& session, bool may_retry);

}  // namespace technews::corpus

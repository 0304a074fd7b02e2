// Members of archives: each an input of its own, pairs put together in whatever order they come.
#pragma once

#include "corpus/reader_input.h"

namespace technews::corpus {

// Reads a compressed file or archive from a stream at its start; the result is read_stream()'s.
//
// Pairs: a companion N is kept (title, year, address: some 300 bytes) until its N.txt comes, which
// is then read from the stream at once. An N.txt that comes before its N is passed over and read in
// a second pass, when all companions are known. So memory is flat but for the companions that come
// long before their texts, or after them: at most ReadLimits::companion_bytes of those are kept
// (400,000); a text whose companion came beyond that is reported. An archive in which every
// companion stands before its text takes one pass.
bool read_members(const Input& input, ByteStream& packed, ReadSession& session, bool may_retry);

}  // namespace technews::corpus

// Web archives (WARC and ARC), plain or in gzip members: one article a page that was fetched.
#pragma once

#include "corpus/gzip_members.h"
#include "corpus/reader_buffer.h"
#include "corpus/reader_session.h"

#include <string>

namespace technews::corpus {

// Pages are records of type response (status 200) and resource whose media type is HTML or XHTML,
// and the texts of conversion records. Other records are counted in one note. A broken record is a
// Rejection with its place; reading goes on at the next one. The date of the fetching is not the
// article's.
void read_warc(InputBuffer& bytes, const std::string& path, ReadSession& session);

// The same for a file of gzip members, which can be read on behind a damaged one. True when the
// file changed meanwhile and nothing was handed on or said, which happens only with may_retry.
bool read_gzip_warc(ByteStream& packed, const std::string& path, ReadSession& session,
                    bool may_retry);

}  // namespace technews::corpus

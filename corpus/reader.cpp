#include "corpus/reader.h"

#include "corpus/fields.h"
#include "corpus/reader_input.h"
#include "corpus/reader_session.h"
#include "corpus/reader_stream.h"
#include "corpus/reader_walk.h"
#include "shared/base/error.h"

#include <cerrno>
#include <memory>

#include <sys/stat.h>
#include <unistd.h>

namespace technews::corpus {
namespace {

// Of a pipe this much is kept for archives that have to be read twice.
constexpr std::uint64_t pipe_memory = 128ULL << 20;

void read_standard_input(ReadSession& session) {
  const auto standard_input = std::make_shared<StandardInput>(STDIN_FILENO, pipe_memory);
  Input input;
  input.path = "-";
  input.open = [standard_input] { return standard_input->open(); };
  read_input(input, session);
}

void read_named(const std::string& operand, ReadSession& session) {
  struct stat status {};
  if (::stat(operand.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) {
      read_folder_operand(operand, session);
    } else {
      read_file_operand(operand, session);
    }
  } else if (errno == ENOENT && is_glob(operand)) {
    read_glob_operand(operand, session);
  } else {
    throw base::system_error("read", operand, errno);
  }
}

}  // namespace

ReadSummary read_operand(const std::string& operand, const ReadOptions& options,
                         const RecordSink& sink, const NoteSink& note) {
  const FieldFinder check(options.field_map);  // says at once which field doesn't exist
  ReadSession session(operand, options, sink, note);
  if (operand == "-") {
    read_standard_input(session);
  } else {
    read_named(operand, session);
  }
  session.finish();
  if (session.stopped()) session.summary().complete = false;
  return session.summary();
}

}  // namespace technews::corpus

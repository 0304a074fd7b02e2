#include "shared/index/failure.h"

#include <string_view>

namespace technews::index {

using base::Error;
using base::ErrorCode;

Error no_index_at(const std::string& index) {
  return Error(ErrorCode::no_index, "no index at " + index,
               {"create one:  indexer add -d " + index + " FILE_OR_DIR..."});
}

Error damaged(const std::string& index, const std::string& why) {
  return Error(ErrorCode::index_corrupt, index + " is damaged: " + why,
               {"build it anew:  indexer add --rebuild -d " + index + " FILE_OR_DIR..."});
}

// Xapian's errors are no polymorphic types: they name their class instead.
Error translated(const Xapian::Error& error, const std::string& doing, const std::string& index) {
  const std::string_view type = error.get_type();
  std::string why = error.get_msg();
  const char* const system = error.get_error_string();
  if (system != nullptr) why += std::string(": ") + system;
  if (type == "NetworkError" || type == "NetworkTimeoutError") {
    return Error(ErrorCode::io, "cannot reach " + index + ": " + why,
                 {"is its server running, and is the address right?",
                  "search without it, the answer marked as partial:  --partial"});
  }
  if (type == "DatabaseNotFoundError") return no_index_at(index);
  if (type == "DatabaseLockError") {
    return Error(ErrorCode::no_index, index + " is locked by another program: " + why,
                 {"wait until it has finished, then try again"});
  }
  const bool is_gaps = why.find("REMOTE:Unexpected end of posting list") != std::string::npos;
  if (is_gaps) {
    return Error(
        ErrorCode::io,
        "a server of " + index + " can't search for a word that all its articles have: " + why,
        {"Xapian's servers can't where articles were removed: build its index anew",
         "or search that index without a server, or without the word"});
  }
  const bool is_damage = type == "DatabaseCorruptError" || type == "DatabaseVersionError";
  if (is_damage && system == nullptr) return damaged(index, why);
  return Error(ErrorCode::io, "cannot " + doing + " " + index + ": " + why);
}

}  // namespace technews::index

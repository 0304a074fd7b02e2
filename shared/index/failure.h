// Xapian's exceptions as ours, said in terms of what was being done to which index.
#pragma once

#include "shared/base/error.h"

#include <filesystem>
#include <string>

#include <xapian.h>

namespace technews::index {

// doing: "open", "search", "write to". index: as the user named it.
base::Error translated(const Xapian::Error& error, const std::string& doing,
                       const std::string& index);

// "no index at ./news.db", with the command that creates one.
base::Error no_index_at(const std::string& index);

// Files or contents are not what they should be; why says which and how.
base::Error damaged(const std::string& index, const std::string& why);

// Runs action; Xapian's exceptions and the file system library's leave it as Error.
template <typename Action>
auto translating(const std::string& doing, const std::string& index, Action&& action) {
  try {
    return action();
  } catch (const Xapian::Error& error) {
    throw translated(error, doing, index);
  } catch (const std::filesystem::filesystem_error& error) {
    throw base::system_error(doing, error.path1().string(), error.code().value());
  }
}

}  // namespace technews::index

// Folders, globs and files of the file system, walked in the order of their names.
#pragma once

#include "corpus/reader_session.h"

#include <string>

namespace technews::corpus {

// Reads a file; one that belongs to a pair is read as that pair. Throws Error(io) when it is no
// regular file or can't be opened.
void read_file_operand(const std::string& path, ReadSession& session);

// Reads a folder and all below it, names in byte order. Entries that begin with a dot are passed
// over and told; symbolic links, FIFOs, sockets, devices and what can't be opened become
// Rejections. Throws Error(io) when the folder itself can't be opened.
void read_folder_operand(const std::string& path, ReadSession& session);

// Reads what matches a pattern of *, ?, [...] and, as one whole component, ** (any folders; then
// the last component matches files alone). Throws Error(io) when nothing does, Error(usage) for two
// **.
void read_glob_operand(const std::string& pattern, ReadSession& session);

// True for a text with *, ? or [ in it.
bool is_glob(const std::string& operand);

}  // namespace technews::corpus

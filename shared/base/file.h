// Reading whole regular files safely, and writing files so that a crash never leaves half of one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace technews::base {

// The bytes of a regular file of at most limit bytes. Opens with O_NONBLOCK so that a FIFO or a
// device can't hang it; throws Error(io) naming the path for anything else, or a larger file.
std::string read_file(const std::string& path, std::uint64_t limit);

// Writes path as a whole: to a temporary file beside it, fsync, rename, fsync of the directory.
// After a crash the old or the new content is there, whole. Throws Error(io).
void write_file_durably(const std::string& path, std::string_view bytes);

// Makes renames and new names inside the directory survive a power cut. Throws Error(io).
void sync_directory(const std::string& path);

}  // namespace technews::base

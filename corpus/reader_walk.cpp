#include "corpus/reader_walk.h"

#include "corpus/beir.h"
#include "corpus/reader_formats.h"
#include "corpus/reader_input.h"
#include "corpus/reader_pairs.h"
#include "corpus/reader_stream.h"
#include "shared/base/error.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>

namespace technews::corpus {
namespace {

constexpr unsigned deepest_folder = 256;  // one descriptor stays open per level

// An open folder and what reports call it.
struct Folder {
  Descriptor descriptor;
  std::string path;
  unsigned depth = 0;
  // Texts of this folder that were read with their companions.
  std::set<std::string> read_texts;

  std::string path_of(const std::string& name) const {
    if (path.empty()) return name;
    return path.ends_with('/') ? path + name : path + '/' + name;
  }
};

Descriptor open_folder(int parent, const std::string& name, bool follow) {
  const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | (follow ? 0 : O_NOFOLLOW);
  return Descriptor(::openat(parent, name.c_str(), flags));
}

// Sorted by bytes; nullopt with errno set when the folder can't be listed.
std::optional<std::vector<std::string>> names_in(const Folder& folder) {
  const int copy = ::openat(folder.descriptor.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (copy < 0) return std::nullopt;
  const std::unique_ptr<DIR, int (*)(DIR*)> listing(::fdopendir(copy), ::closedir);
  if (!listing) return std::nullopt;
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(listing.get())) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
    errno = 0;
  }
  if (errno != 0) return std::nullopt;
  std::ranges::sort(names);
  return names;
}

class Walker {
 public:
  explicit Walker(ReadSession& session) : session_(&session) {}

  void read_folder(Folder& folder);
  void read_entry(Folder& folder, const std::string& name);
  void read_file(Folder& folder, const std::string& name, bool follow);
  void match(Folder& folder, const std::vector<std::string>& components, std::size_t index);
  std::uint64_t matches() const { return matches_; }

 private:
  struct Pair {
    Companion companion;
    std::string text_name;
  };
  std::optional<Pair> pair_of(const Folder& folder, const std::string& name);
  bool descend(Folder& folder, const std::string& name, Folder& child);
  void match_last(Folder& folder, const std::string& pattern, bool files_only);
  void match_any_folders(Folder& folder, const std::vector<std::string>& components,
                         std::size_t index);
  void reject(const std::string& path, const std::string& reason, Cause cause) {
    session_->reject(session_->origin(path), reason, cause);
  }

  ReadSession* session_;
  std::uint64_t matches_ = 0;
};

mode_t kind_of(const Folder& folder, const std::string& name) {
  struct stat status {};
  const int flags = AT_SYMLINK_NOFOLLOW;
  const bool there = ::fstatat(folder.descriptor.number(), name.c_str(), &status, flags) == 0;
  return there ? status.st_mode & static_cast<mode_t>(S_IFMT) : 0;
}

// The pair that a file is one half of: N is a companion by its content, N.txt is beside it.
std::optional<Walker::Pair> Walker::pair_of(const Folder& folder, const std::string& name) {
  Pair pair;
  std::string companion_name = name;
  if (name.ends_with(text_suffix) && name.size() > text_suffix.size()) {
    companion_name.resize(name.size() - text_suffix.size());
  } else if (format_named(name) != nullptr) {
    return std::nullopt;
  }
  pair.text_name = companion_name + std::string(text_suffix);
  if (kind_of(folder, companion_name) != S_IFREG || kind_of(folder, pair.text_name) != S_IFREG)
    return std::nullopt;
  const Opened opened = open_file(folder.descriptor.number(), companion_name);
  if (!opened.stream) return std::nullopt;
  const std::string head = take_head(*opened.stream, companion_head_bytes);
  session_->summary().bytes += opened.stream->stored_bytes();
  auto companion = parse_companion(std::string_view(head).substr(0, companion_head_bytes));
  if (!companion) return std::nullopt;
  pair.companion = std::move(*companion);
  return pair;
}

void Walker::read_file(Folder& folder, const std::string& name, bool follow) {
  if (folder.read_texts.erase(name) > 0) return;
  const std::optional<Pair> pair = pair_of(folder, name);
  const std::string file = pair ? pair->text_name : name;
  // N comes before N.txt in the order of names: the pair is read once, at its first half.
  if (pair && file != name) folder.read_texts.insert(file);
  Input input;
  input.path = folder.path_of(file);
  input.name = file;
  input.companion = pair ? &pair->companion : nullptr;
  input.open = [descriptor = folder.descriptor.number(), file, follow] {
    return open_file(descriptor, file, follow);
  };
  read_input(input, *session_);
}

bool Walker::descend(Folder& folder, const std::string& name, Folder& child) {
  child.path = folder.path_of(name);
  child.depth = folder.depth + 1;
  if (child.depth > deepest_folder) {
    reject(child.path, "is nested deeper than " + std::to_string(deepest_folder) + " folders",
           Cause::damaged);
    return false;
  }
  child.descriptor = open_folder(folder.descriptor.number(), name, false);
  if (child.descriptor.valid()) return true;
  reject(child.path, "cannot be opened: " + error_text(errno), Cause::damaged);
  return false;
}

void Walker::read_entry(Folder& folder, const std::string& name) {
  switch (kind_of(folder, name)) {
    case S_IFDIR:
      if (Folder child; descend(folder, name, child)) read_folder(child);
      return;
    case S_IFREG:
    case 0:  // gone or unreadable: opening it says why
      read_file(folder, name, false);
      return;
    case S_IFLNK:
      reject(folder.path_of(name),
             "is a symbolic link, which is not followed: give what it points to as an operand",
             Cause::refused);
      return;
    default:
      reject(folder.path_of(name), open_file(folder.descriptor.number(), name).failure,
             Cause::refused);
  }
}

void Walker::read_folder(Folder& folder) {
  const auto names = names_in(folder);
  if (!names) {
    reject(folder.path, "cannot be listed: " + error_text(errno), Cause::damaged);
    return;
  }
  if (names->empty()) session_->note(folder.path + ": is empty");
  const bool beir = std::ranges::any_of(*names, is_beir_corpus);
  std::vector<std::string> measures;
  for (const std::string& name : *names) {
    if (session_->stopped()) return;
    if (name.starts_with('.')) {
      session_->hidden(folder.path_of(name));
    } else if (beir && is_beir_measure(name)) {
      measures.push_back(name);
    } else {
      read_entry(folder, name);
    }
  }
  if (!measures.empty()) session_->note(folder.path + ": " + beir_note(measures));
}

void Walker::match_last(Folder& folder, const std::string& pattern, bool files_only) {
  const auto names = names_in(folder);
  if (!names) {
    reject(folder.path, "cannot be listed: " + error_text(errno), Cause::damaged);
    return;
  }
  for (const std::string& name : *names) {
    if (session_->stopped()) return;
    if (::fnmatch(pattern.c_str(), name.c_str(), FNM_PERIOD) != 0) continue;
    if (files_only && kind_of(folder, name) == S_IFDIR) continue;
    ++matches_;
    read_entry(folder, name);
  }
}

// "**": the folder itself and all folders below it.
void Walker::match_any_folders(Folder& folder, const std::vector<std::string>& components,
                               std::size_t index) {
  match(folder, components, index + 1);
  for (const std::string& name : names_in(folder).value_or(std::vector<std::string>{})) {
    if (session_->stopped()) return;
    if (name.starts_with('.') || kind_of(folder, name) != S_IFDIR) continue;
    if (Folder child; descend(folder, name, child)) match_any_folders(child, components, index);
  }
}

void Walker::match(Folder& folder, const std::vector<std::string>& components, std::size_t index) {
  const std::string& component = components[index];
  const bool last = index + 1 == components.size();
  if (component == "**" && last) {
    ++matches_;
    read_folder(folder);
  } else if (component == "**") {
    match_any_folders(folder, components, index);
  } else if (last) {
    // Folders that ** reaches are not read as wholes too: each file comes once.
    match_last(folder, component, std::ranges::find(components, "**") != components.end());
  } else {
    for (const std::string& name : names_in(folder).value_or(std::vector<std::string>{})) {
      if (session_->stopped()) return;
      if (::fnmatch(component.c_str(), name.c_str(), FNM_PERIOD) != 0) continue;
      if (kind_of(folder, name) != S_IFDIR) continue;
      if (Folder child; descend(folder, name, child)) match(child, components, index + 1);
    }
  }
}

Folder open_operand_folder(const std::string& path) {
  Folder folder;
  folder.path = path;
  folder.descriptor = open_folder(AT_FDCWD, path.empty() ? "." : path, true);
  if (!folder.descriptor.valid()) throw base::system_error("open folder", path, errno);
  return folder;
}

struct Split {
  std::string folder;
  std::string name;
};

Split split(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {"", path};
  return {path.substr(0, slash == 0 ? 1 : slash), path.substr(slash + 1)};
}

}  // namespace

bool is_glob(const std::string& operand) {
  return operand.find_first_of("*?[") != std::string::npos;
}

void read_file_operand(const std::string& path, ReadSession& session) {
  Split parts = split(path);
  Folder folder = open_operand_folder(parts.folder);
  const Opened opened = open_file(folder.descriptor.number(), parts.name, true);
  if (!opened.stream)
    throw base::Error(base::ErrorCode::io, path + " " + opened.failure,
                      {"give a regular file or a folder, or pipe the text in and give -"});
  Walker(session).read_file(folder, parts.name, true);
}

void read_folder_operand(const std::string& path, ReadSession& session) {
  Folder folder = open_operand_folder(path);
  Walker(session).read_folder(folder);
}

void read_glob_operand(const std::string& pattern, ReadSession& session) {
  const std::size_t wildcard = pattern.find_first_of("*?[");
  const std::size_t slash = pattern.rfind('/', wildcard);
  std::vector<std::string> components;
  std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
  while (begin < pattern.size()) {
    const std::size_t end = std::min(pattern.find('/', begin), pattern.size());
    if (end > begin) components.push_back(pattern.substr(begin, end - begin));
    begin = end + 1;
  }
  if (std::ranges::count(components, "**") > 1)
    throw base::Error(base::ErrorCode::usage, "two ** in " + pattern, {"one ** finds all folders"});
  std::string fixed =
      slash == std::string::npos ? "" : pattern.substr(0, std::max<std::size_t>(slash, 1));
  Folder folder = open_operand_folder(fixed);
  Walker walker(session);
  walker.match(folder, components, 0);
  if (walker.matches() == 0)
    throw base::Error(base::ErrorCode::io, "nothing matches " + pattern,
                      {"quote patterns, so that the shell passes them on unchanged"});
}

}  // namespace technews::corpus

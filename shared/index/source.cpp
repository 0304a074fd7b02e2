#include "shared/index/source.h"

#include "shared/index/failure.h"
#include "shared/index/layout.h"
#include "shared/index/metadata.h"
#include "shared/index/shards.h"

#include <charconv>
#include <filesystem>

#include <sys/stat.h>

namespace technews::index {
namespace {

constexpr int most_tries = 100;
constexpr int same_generation_tries = 3;

// Another text for another folder of the same name: a copy of an index put in the place of an older
// one has its generation's name and often its revision too. A commit changes it as well. Empty when
// there is no folder.
std::string identity_of(const std::string& folder) {
  struct stat facts {};
  if (::stat(folder.c_str(), &facts) != 0) return {};
  return std::to_string(facts.st_dev) + " " + std::to_string(facts.st_ino) + " " +
         std::to_string(facts.st_ctim.tv_sec) + " " + std::to_string(facts.st_ctim.tv_nsec);
}

[[noreturn]] void refuse_unfinished(const std::string& directory) {
  const auto divided = divided_index_of(directory);
  const bool is_begun =
      std::filesystem::is_directory(directory) && !Layout(directory).generations().empty();
  if (!is_begun && !divided) throw no_index_at(directory);
  const std::string whole = divided.value_or(directory);
  throw base::Error(base::ErrorCode::no_index,
                    whole + " is not finished: its building was interrupted",
                    {"go on with it:  indexer add -d " + whole + " FILE_OR_DIR..."});
}

}  // namespace

void Source::open_remote() {
  const auto patience = static_cast<unsigned>(patience_.count());
  if (name_.starts_with("prog:")) {
    const std::string command = name_.substr(5);
    const std::size_t blank = command.find(' ');
    const std::string arguments = blank == std::string::npos ? "" : command.substr(blank + 1);
    database_ = Xapian::Remote::open(command.substr(0, blank), arguments, patience);
    return;
  }
  const std::string address = name_.substr(4);
  const std::size_t colon = address.rfind(':');
  unsigned port = 0;
  if (colon != std::string::npos)
    std::from_chars(address.data() + colon + 1, address.data() + address.size(), port);
  if (colon == 0 || port == 0 || port > 65535) {
    throw base::Error(base::ErrorCode::usage, name_ + " is no address",
                      {"write tcp:HOST:PORT, as in tcp:localhost:7007"});
  }
  database_ = Xapian::Remote::open(address.substr(0, colon), port, patience, patience);
}

void Source::open_local() {
  const Layout layout(name_);
  const auto live = layout.live();
  if (!live) {
    if (std::filesystem::exists(name_ + "/iamglass")) {
      throw base::Error(base::ErrorCode::no_index, name_ + " is a database of another program",
                        {"create an index elsewhere:  indexer add -d DIR FILE_OR_DIR..."});
    }
    refuse_unfinished(name_);
  }
  generation_ = *live;
  if (!std::filesystem::is_directory(layout.database(*live))) {
    // Published anew between reading the stub and looking: the stub names the newer one by now.
    if (layout.live() != live) return open_local();
    throw damaged(name_, layout.database(*live) + " is missing");
  }
  folder_ = identity_of(layout.database(*live));
  database_ = Xapian::Database(layout.database(*live));
}

void Source::open_once() {
  translating("open", name_, [&] {
    is_silent_ = is_remote();
    if (is_remote()) {
      open_remote();
    } else {
      open_local();
    }
    is_silent_ = false;
    check_identity(database_, name_);
  });
}

void Source::open() {
  for (int tries = 1, same = 1;; ++tries) {
    const std::string before = generation_;
    try {
      return open_once();
    } catch (const base::Error&) {
      if (is_remote() || generation_.empty() || tries >= most_tries) throw;
      same = generation_ == before ? same + 1 : 1;
      if (same > same_generation_tries) throw;
    }
  }
}

bool Source::is_replaced() const {
  if (is_remote()) return false;
  const Layout layout(name_);
  return layout.live() != generation_ || identity_of(layout.database(generation_)) != folder_;
}

bool Source::is_missing() const {
  std::error_code failed;
  return is_remote() ? is_silent_ : !std::filesystem::exists(name_, failed);
}

std::string Source::state() const {
  if (is_remote()) return name_;
  return generation_ + " " + std::to_string(database_.get_revision());
}

std::string Source::identity() const { return database_.get_uuid(); }

}  // namespace technews::index

#include "shared/index/journal.h"

#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/base/hash.h"
#include "shared/base/output.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace technews::index {
namespace {

constexpr std::size_t sum_size = 16;
constexpr std::uint64_t largest_journal = std::uint64_t{1} << 32;

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out;
}

std::string unhex(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    unsigned value = 0;
    std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
    out += static_cast<char>(value);
  }
  return out;
}

std::string line_of(std::string_view payload) {
  return fmt::format("{:016x} {}\n", base::hash64(payload), payload);
}

// The payload of a line whose checksum fits.
std::optional<std::string_view> payload_of(std::string_view line) {
  if (line.size() <= sum_size || line[sum_size] != ' ') return std::nullopt;
  const std::string_view payload = line.substr(sum_size + 1);
  if (fmt::format("{:016x}", base::hash64(payload)) != line.substr(0, sum_size))
    return std::nullopt;
  return payload;
}

std::string payload_of(const BuildStep& step) {
  std::string text;
  for (const std::uint64_t segment : step.removed) text += fmt::format("-{} ", segment);
  for (const std::uint64_t segment : step.added) text += fmt::format("+{} ", segment);
  for (const Tombstone& grave : step.tombstones)
    text += fmt::format("x{}:{} ", grave.segment, hex(grave.id_term));
  if (!step.metadata_file.empty()) text += fmt::format("m{} ", step.metadata_file);
  return text + "end";
}

std::uint64_t number_of(std::string_view text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The payload's checksum fits, so its form is right.
BuildStep step_of(std::string_view payload) {
  BuildStep step;
  for (std::size_t blank = payload.find(' '); blank != std::string_view::npos;
       blank = payload.find(' ')) {
    const char kind = payload.front();
    const std::string_view value = payload.substr(1, blank - 1);
    if (kind == '-') step.removed.push_back(number_of(value));
    if (kind == '+') step.added.push_back(number_of(value));
    if (kind == 'm') step.metadata_file = value;
    if (kind == 'x')
      step.tombstones.push_back({number_of(value), unhex(value.substr(value.find(':') + 1))});
    payload.remove_prefix(blank + 1);
  }
  return step;
}

// A journal open for appending, cut to its good lines first: a torn line in the middle would hide
// every later one.
class Appender {
 public:
  Appender(const std::string& path, std::uint64_t size)
      : path_(path), size_(size), descriptor_(::open(path.c_str(), O_WRONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) throw base::system_error("open", path, errno);
  }
  Appender(const Appender&) = delete;
  Appender& operator=(const Appender&) = delete;
  ~Appender() { ::close(descriptor_); }

  void cut() {
    if (::ftruncate(descriptor_, static_cast<off_t>(size_)) != 0)
      throw base::system_error("cut", path_, errno);
    if (::lseek(descriptor_, 0, SEEK_END) < 0) throw base::system_error("seek in", path_, errno);
  }
  void write(std::string_view bytes) {
    base::Output output(descriptor_, path_);
    output.write(bytes);
    output.flush();
  }
  void sync() {
    if (::fsync(descriptor_) != 0) throw base::system_error("sync", path_, errno);
  }

 private:
  const std::string& path_;
  std::uint64_t size_;
  int descriptor_;
};

}  // namespace

BuildState after(BuildState state, const BuildStep& step) {
  auto place = state.segments.end();
  if (!step.removed.empty()) {
    place = std::find(state.segments.begin(), state.segments.end(), step.removed.front());
    const auto count = static_cast<std::ptrdiff_t>(step.removed.size());
    if (state.segments.end() - place < count) return state;  // not a step of this state
    // A tombstone inside the merged run has been buried there; it still counts for what is before.
    const bool is_first = place == state.segments.begin();
    const auto is_merged = [&](const Tombstone& grave) {
      return std::find(place, place + count, grave.segment) != place + count;
    };
    if (is_first) {
      std::erase_if(state.tombstones, is_merged);
    } else {
      for (Tombstone& grave : state.tombstones)
        if (is_merged(grave)) grave.segment = *std::prev(place);
    }
    place = state.segments.erase(place, place + count);
    state.merged = static_cast<std::size_t>(place - state.segments.begin()) + step.added.size();
  }
  state.segments.insert(place, step.added.begin(), step.added.end());
  for (const std::uint64_t segment : step.added)
    state.last_segment = std::max(state.last_segment, segment);
  state.tombstones.insert(state.tombstones.end(), step.tombstones.begin(), step.tombstones.end());
  if (!step.metadata_file.empty()) state.metadata_file = step.metadata_file;
  return state;
}

void Journal::begin(const std::string& path, std::string_view identity) {
  base::write_file_durably(path, line_of(identity));
}

std::optional<Journal> Journal::open(const std::string& path) {
  if (!std::filesystem::exists(path)) return std::nullopt;
  const std::string text = base::read_file(path, largest_journal);
  Journal journal(path);
  std::size_t good = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', good)) {
    const auto payload = payload_of(std::string_view(text).substr(good, end - good));
    if (!payload) break;
    if (good == 0) {
      journal.identity_ = *payload;
    } else {
      journal.state_ = after(std::move(journal.state_), step_of(*payload));
    }
    good = end + 1;
  }
  if (good == 0) return std::nullopt;
  journal.size_ = good;
  if (good < text.size()) base::write_file_durably(path, std::string_view(text).substr(0, good));
  return journal;
}

// What was being thrown says more than a failure here, which is_certain() tells.
template <typename File>
void Journal::take_back(File& file) {
  is_certain_ = false;
  try {
    file.cut();
    file.sync();
    is_certain_ = true;
  } catch (const base::Error&) {
    return;
  }
}

void Journal::append(const BuildStep& step) {
  const std::string line = line_of(payload_of(step));
  Appender file(path_, size_);
  file.cut();
  try {
    file.write(line);
    file.sync();
  } catch (const base::Error&) {
    take_back(file);
    throw;
  }
  size_ += line.size();
  state_ = after(std::move(state_), step);
}

}  // namespace technews::index

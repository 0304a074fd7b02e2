#include "shared/terminal/warnings.h"

#include "shared/terminal/progress.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>

namespace technews::terminal {

Warnings::Warnings(std::string program, std::function<void(std::string_view)> write)
    : program_(std::move(program)), write_(std::move(write)) {}

void Warnings::warn(std::string_view kind, std::string_view message) {
  auto found = std::find_if(kinds_.begin(), kinds_.end(),
                            [&](const Kind& known) { return known.name == kind; });
  if (found == kinds_.end()) {
    kinds_.push_back({std::string(kind), 0});
    found = kinds_.end() - 1;
  }
  if (++found->count == 1) write_line(message);
}

void Warnings::finish() {
  for (Kind& kind : kinds_) {
    if (kind.count > 1) write_line(grouped_number(kind.count - 1) + " more " + kind.name);
    kind.count = std::min<std::uint64_t>(kind.count, 1);
  }
}

std::uint64_t Warnings::count() const {
  std::uint64_t sum = 0;
  for (const Kind& kind : kinds_) sum += kind.count;
  return sum;
}

void Warnings::write_line(std::string_view text) const {
  write_(program_ + ": warning: " + sanitize_line(text) + "\n");
}

}  // namespace technews::terminal

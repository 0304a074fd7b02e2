#include "shared/terminal/progress.h"

#include "shared/base/error.h"
#include "shared/terminal/sanitize.h"
#include "shared/terminal/width.h"

#include <fmt/format.h>

namespace technews::terminal {
namespace {

constexpr std::chrono::milliseconds first_after{500};
constexpr std::chrono::milliseconds between{100};
constexpr std::string_view erase_line = "\r\x1B[K";

}  // namespace

Progress::Progress(std::string label, const TerminalPolicy& policy, World world)
    : label_(std::move(label)),
      enabled_(policy.progress),
      width_(policy.error_width.value_or(79)),
      world_(std::move(world)),
      start_(world_.now()),
      next_(start_ + first_after) {}

Progress::~Progress() {
  try {
    erase();
  } catch (const base::Error&) {
    // See the declaration.
  }
}

void Progress::update(const Advance& advance) {
  if (!enabled_) return;
  const Clock::time_point now = world_.now();
  if (now < next_) return;
  next_ = now + between;
  drawn_ = true;
  const std::string text = sanitize_line(line(advance, now));
  world_.write(std::string(erase_line) + std::string(first_columns(text, width_)));
}

void Progress::erase() {
  if (!drawn_) return;
  drawn_ = false;
  world_.write(erase_line);
}

std::string Progress::line(const Advance& advance, Clock::time_point now) const {
  std::string text = label_;
  const bool known = advance.total > 0 && advance.done <= advance.total;
  const double share =
      known ? static_cast<double>(advance.done) / static_cast<double>(advance.total) : 0;
  if (known) text += fmt::format("  {:3.0f} %", 100 * share);
  if (!advance.details.empty()) text += "  " + advance.details;
  // Before that share the guess jumps about.
  constexpr double least_share = 0.01;
  if (share < least_share) return text;
  const std::chrono::duration<double> used = now - start_;
  const auto left = std::chrono::duration_cast<std::chrono::seconds>(used * (1 / share - 1));
  return text + "  " + clock_text(left) + " left";
}

std::string clock_text(std::chrono::seconds duration) {
  const auto seconds = duration.count();
  const auto minutes = seconds / 60;
  if (minutes < 60) return fmt::format("{}:{:02}", minutes, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", minutes / 60, minutes % 60, seconds % 60);
}

std::string grouped_number(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ",");
  return text;
}

}  // namespace technews::terminal

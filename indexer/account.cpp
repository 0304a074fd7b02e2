#include "indexer/account.h"

#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

namespace technews::indexer {
namespace {

std::string articles(std::uint64_t number) {
  return grouped(number) + (number == 1 ? " article" : " articles");
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

// "Indexed 15,082 articles", "Updated 3 articles, indexed 2": what was done, most first.
std::string deed(const RunSummary& summary) {
  const Account& account = summary.account;
  const std::string would = summary.dry_run ? "Would have " : "";
  const std::uint64_t added = account.of(Outcome::indexed);
  const std::uint64_t updated = account.of(Outcome::updated);
  if (added + updated + summary.removed == 0)
    return fmt::format("Nothing new: {} unchanged", articles(account.of(Outcome::unchanged)));
  std::vector<std::string> parts;
  if (added > 0) parts.push_back("indexed " + articles(added));
  if (updated > 0) parts.push_back("updated " + articles(updated));
  if (summary.removed > 0) parts.push_back("removed " + articles(summary.removed));
  if (account.of(Outcome::unchanged) > 0)
    parts.push_back(grouped(account.of(Outcome::unchanged)) + " unchanged");
  std::string text = would + joined(parts);
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

std::string left_out_line(const Account& account) {
  const auto counted = [&account](Outcome outcome, const char* one, const char* many) {
    const std::uint64_t number = account.of(outcome);
    return grouped(number) + " " + (number == 1 ? one : many);
  };
  return fmt::format("Left out {}: {} of an article already indexed, {}, {} rejected.",
                     grouped(account.left_out()), counted(Outcome::duplicate, "copy", "copies"),
                     counted(Outcome::listing, "listing page", "listing pages"),
                     grouped(account.of(Outcome::rejected)));
}

// What was mended or cut on the way; empty when nothing was.
std::string mended_line(const RunSummary& summary) {
  std::vector<std::string> parts;
  const auto counted = [&parts](std::uint64_t number, const char* one, const char* many) {
    if (number > 0) parts.push_back(grouped(number) + " " + (number == 1 ? one : many));
  };
  counted(summary.repairs, "damaged character mended", "damaged characters mended");
  counted(summary.rejected_dates, "impossible date not believed", "impossible dates not believed");
  if (summary.cut_articles > 0)
    parts.push_back(articles(summary.cut_articles) + " too long to index to the end");
  if (parts.empty()) return "";
  return "On the way: " + joined(parts) + ".\n";
}

}  // namespace

std::uint64_t Account::left_out() const {
  return of(Outcome::duplicate) + of(Outcome::listing) + of(Outcome::rejected);
}

bool Account::balances() const {
  return seen_ == std::accumulate(outcomes_.begin(), outcomes_.end(), std::uint64_t{0});
}

void Account::check() const {
  if (!balances())
    throw std::logic_error(fmt::format("the account doesn't balance: {} inputs seen, {} accounted",
                                       seen_, written() + of(Outcome::unchanged) + left_out()));
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string human_bytes(std::uint64_t bytes) {
  constexpr std::array<const char*, 5> units{"bytes", "KB", "MB", "GB", "TB"};
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; value >= 1000 && unit + 1 < units.size(); ++unit) value /= 1000;
  if (unit == 0) return std::to_string(bytes) + " bytes";
  return fmt::format("{:.{}f} {}", value, value < 10 ? 1 : 0, units[unit]);
}

std::string account_screen(const RunSummary& summary, std::string_view database) {
  const Account& account = summary.account;
  std::string text = fmt::format("{} in {:.1f} s", deed(summary), summary.seconds);
  if (account.written() > 0 && summary.seconds >= 0.1)
    text += fmt::format(" ({}/s)", grouped(static_cast<std::uint64_t>(std::llround(
                                       static_cast<double>(account.seen()) / summary.seconds))));
  text += fmt::format("; {} of pages", human_bytes(summary.page_bytes));
  if (account.written() > 0) text += fmt::format(", {} of text", human_bytes(summary.text_bytes));
  if (!summary.dry_run) text += fmt::format(", {} index", human_bytes(summary.index_bytes));
  text += ".\n";
  if (account.left_out() > 0)
    text += fmt::format("{}  Details: {}\n", left_out_line(account),
                        summary.report.empty() ? "--report FILE" : summary.report);
  text += mended_line(summary);
  if (summary.interrupted && summary.published)
    text += "Stopped by Ctrl-C: what is told above is in the index; the same command goes on.\n";
  if (summary.interrupted && !summary.published && !summary.dry_run)
    text += "Stopped by Ctrl-C: the index is as it was before; the same command goes on.\n";
  if (!summary.dry_run && account.written() > 0)
    text += fmt::format("Try: searcher -d {} WORDS\n", database);
  return text;
}

}  // namespace technews::indexer

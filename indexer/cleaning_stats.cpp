#include "indexer/cleaning_stats.h"

#include "indexer/account.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace technews::indexer {
namespace {

using Json = nlohmann::ordered_json;

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

void CleaningStats::add(const corpus::RawArticle& page, const corpus::Cleaned& cleaned) {
  if (const auto* rejection = std::get_if<corpus::Rejection>(&cleaned)) {
    Site& site = sites_["(left out)"];
    ++site.pages;
    ++(rejection->kind == corpus::RejectionKind::listing ? site.listings : site.empty);
    return;
  }
  const auto& article = std::get<corpus::Article>(cleaned);
  Site& site = sites_[article.site.empty() ? "(unknown)" : article.site];
  ++site.pages;
  ++site.articles;
  site.bytes += page.body.size();
  for (const corpus::Removal& removal : article.removed)
    site.removed[removal.rule] += removal.span.size();
}

void CleaningStats::finish() { out_.write(json_ ? object() : table()); }

// "41.2 %: repeated-on-site 23.0, other-story 9.9".
std::string CleaningStats::removed_by_rule(const Site& site, std::size_t most) {
  std::vector<std::pair<std::string, std::uint64_t>> rules(site.removed.begin(),
                                                           site.removed.end());
  std::stable_sort(rules.begin(), rules.end(),
                   [](const auto& left, const auto& right) { return left.second > right.second; });
  std::uint64_t all = 0;
  for (const auto& [rule, bytes] : rules) all += bytes;
  std::string text = fmt::format("{:.1f} %", share(all, site.bytes));
  for (std::size_t i = 0; i < rules.size() && i < most; ++i)
    text += fmt::format("{} {} {:.1f}", i == 0 ? ":" : ",", rules[i].first,
                        share(rules[i].second, site.bytes));
  if (rules.size() > most) text += fmt::format(", {} more", rules.size() - most);
  return text;
}

void CleaningStats::add_to(Site& sum, const Site& site) {
  sum.pages += site.pages;
  sum.articles += site.articles;
  sum.listings += site.listings;
  sum.empty += site.empty;
  sum.bytes += site.bytes;
  for (const auto& [rule, bytes] : site.removed) sum.removed[rule] += bytes;
}

std::string CleaningStats::table() const {
  constexpr std::size_t rules_shown = 4;
  Site sum;
  for (const auto& [name, site] : sites_) add_to(sum, site);
  std::size_t width = 3;
  for (const auto& [name, site] : sites_) width = std::max(width, name.size());
  std::string text =
      fmt::format("{:<{}}  {:>8}  {:>8}  {:>8}  {:>6}  removed, in bytes of its articles\n", "site",
                  width, "pages", "articles", "listings", "empty");
  const auto row = [&](const std::string& name, const Site& site, std::size_t most) {
    text += fmt::format("{:<{}}  {:>8}  {:>8}  {:>8}  {:>6}  {}\n", terminal::sanitize_line(name),
                        width, grouped(site.pages), grouped(site.articles), grouped(site.listings),
                        grouped(site.empty), removed_by_rule(site, most));
  };
  for (const auto& [name, site] : sites_) row(name, site, rules_shown);
  row("all", sum, sum.removed.size());
  return text;
}

std::string CleaningStats::object() const {
  Json sites = Json::object();
  for (const auto& [name, site] : sites_)
    sites[name] = {{"pages", site.pages}, {"articles", site.articles}, {"listings", site.listings},
                   {"empty", site.empty}, {"bytes", site.bytes},       {"removed", site.removed}};
  const Json out{{"schema", "technews.cleaning/1"}, {"sites", sites}};
  return out.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n";
}

}  // namespace technews::indexer

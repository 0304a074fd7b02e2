#include "indexer/cleaning_score.h"

#include "indexer/account.h"
#include "indexer/cleaned_folder.h"
#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace technews::indexer {
namespace {

constexpr std::uint64_t most_gold_bytes = std::uint64_t{64} << 20;

using Json = nlohmann::ordered_json;
using Bag = std::map<std::string, std::size_t, std::less<>>;

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

Bag words_of(normalization::Analyzer& analyzer, std::string_view text) {
  Bag words;
  for (const normalization::Token& token : analyzer.analyze(text)) {
    if (token.role == normalization::Token::Role::part) continue;
    ++words[std::string(token.form)];
  }
  return words;
}

std::size_t size_of(const Bag& words) {
  std::size_t size = 0;
  for (const auto& [word, count] : words) size += count;
  return size;
}

// Words alone: case, quotes and blanks make no other title.
std::string folded(normalization::Analyzer& analyzer, std::string_view text) {
  std::string out;
  for (const normalization::Token& token : analyzer.analyze(text))
    if (token.role != normalization::Token::Role::part) out += std::string(token.form) + " ";
  return out;
}

std::string numbers(const Overlap& overlap) {
  return fmt::format("F1 {:.4f}  P {:.4f}  R {:.4f}  missing {}  extra {}", overlap.f1(),
                     overlap.precision(), overlap.recall(),
                     grouped(overlap.wanted - overlap.common),
                     grouped(overlap.given - overlap.common));
}

Json json_of(const Overlap& overlap) {
  return {{"f1", overlap.f1()},
          {"precision", overlap.precision()},
          {"recall", overlap.recall()},
          {"missing", overlap.wanted - overlap.common},
          {"extra", overlap.given - overlap.common}};
}

}  // namespace

double Overlap::precision() const { return ratio(common, given); }
double Overlap::recall() const { return ratio(common, wanted); }
double Overlap::f1() const { return ratio(2 * common, wanted + given); }

Overlap shared_words(normalization::Analyzer& analyzer, std::string_view wanted,
                     std::string_view given) {
  const Bag want = words_of(analyzer, wanted);
  const Bag got = words_of(analyzer, given);
  Overlap overlap{0, size_of(want), size_of(got)};
  for (const auto& [word, count] : want)
    if (const auto found = got.find(word); found != got.end())
      overlap.common += std::min(count, found->second);
  return overlap;
}

CleaningScore::CleaningScore(const std::string& gold, base::Output& out, bool json)
    : folder_(gold), out_(out), json_(json) {
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(gold, failed))
    if (entry.path().extension() == ".txt")
      gold_[entry.path().stem().string()] = entry.path().string();
  if (failed) throw base::system_error("read", gold, failed.value());
  if (gold_.empty())
    throw base::Error(base::ErrorCode::usage, gold + " holds no NAME.txt to compare with",
                      {"a gold is a folder as this writes one:  indexer clean --out DIR PAGE..."});
  read_values("titles.json", "title");
  read_values("dates.json", "date");
  read_values("metadata.json", "");
}

// Objects of a value a page, or with an empty field of an object of fields a page.
void CleaningScore::read_values(const std::string& file, const std::string& field) {
  const std::string path = folder_ + "/" + file;
  if (!std::filesystem::exists(path)) return;
  const Json read = Json::parse(base::read_file(path, most_gold_bytes), nullptr, false);
  const auto fail = [&path] {
    throw base::Error(base::ErrorCode::usage, path + " is no JSON object of values by page name",
                      {"its form is that of what this writes:  indexer clean --out DIR PAGE..."});
  };
  if (!read.is_object()) fail();
  for (const auto& [page, value] : read.items()) {
    if (!field.empty() && value.is_string()) values_[field][page] = value.get<std::string>();
    if (!field.empty()) continue;
    if (!value.is_object()) fail();
    for (const auto& [name, each] : value.items())
      if (each.is_string())
        values_[name == "date" ? "published" : name][page] = each.get<std::string>();
  }
}

void CleaningScore::add(const corpus::RawArticle& page, const corpus::Cleaned& cleaned) {
  const std::string name = page_name(page);
  const auto* article = std::get_if<corpus::Article>(&cleaned);
  if (const auto gold = gold_.find(name); gold != gold_.end()) {
    pages_[name] = shared_words(analyzer_, base::read_file(gold->second, most_gold_bytes),
                                article != nullptr ? std::string_view(article->text) : "");
  }
  compare("title", name, article != nullptr ? article->title.value : "");
  compare("author", name, article != nullptr ? article->author.value : "");
  compare("date", name, article != nullptr && article->date ? article->date->date.to_string() : "");
  compare("published", name, article != nullptr ? published(*article) : "");
}

void CleaningScore::compare(const std::string& field, const std::string& page,
                            const std::string& given) {
  const auto of_field = values_.find(field);
  if (of_field == values_.end()) return;
  const auto wanted = of_field->second.find(page);
  if (wanted == of_field->second.end() || wanted->second.empty()) return;
  Exact& exact = exact_[field];
  ++exact.wanted;
  constexpr std::size_t day = 10;  // characters of a moment: its hours are seldom known to all
  const bool same = field == "published"
                        ? wanted->second.substr(0, day) == given.substr(0, day)
                        : folded(analyzer_, wanted->second) == folded(analyzer_, given);
  if (same) ++exact.same;
}

void CleaningScore::finish() {
  for (const auto& [name, path] : gold_)
    if (!pages_.contains(name))
      pages_[name] = shared_words(analyzer_, base::read_file(path, most_gold_bytes), "");
  out_.write(json_ ? object() : table());
}

double CleaningScore::macro_f1() const {
  double total = 0;
  for (const auto& [name, overlap] : pages_) total += overlap.f1();
  return total / static_cast<double>(pages_.size());
}

Overlap CleaningScore::sum() const {
  Overlap all;
  for (const auto& [name, overlap] : pages_) {
    all.common += overlap.common;
    all.wanted += overlap.wanted;
    all.given += overlap.given;
  }
  return all;
}

std::vector<std::pair<std::string, Overlap>> CleaningScore::worst_first() const {
  std::vector<std::pair<std::string, Overlap>> pages(pages_.begin(), pages_.end());
  std::stable_sort(pages.begin(), pages.end(), [](const auto& left, const auto& right) {
    return left.second.f1() < right.second.f1();
  });
  return pages;
}

std::string CleaningScore::table() const {
  constexpr std::size_t worst_shown = 10;
  const auto worst = worst_first();
  std::string text = fmt::format("{} {}  macro F1 {:.4f}  worst {:.4f}\nall words  {}\n",
                                 grouped(pages_.size()), pages_.size() == 1 ? "page" : "pages",
                                 macro_f1(), worst.front().second.f1(), numbers(sum()));
  for (const auto& [field, exact] : exact_)
    text += fmt::format("{:<6} {} of {} are those of the gold\n", field, grouped(exact.same),
                        grouped(exact.wanted));
  for (std::size_t i = 0; i < worst.size() && i < worst_shown; ++i)
    if (worst[i].second.f1() < 1)
      text += fmt::format("{}  {}\n", terminal::sanitize_line(worst[i].first),
                          numbers(worst[i].second));
  return text;
}

std::string CleaningScore::object() const {
  Json pages = Json::object();
  for (const auto& [name, overlap] : pages_) pages[name] = json_of(overlap);
  Json out{{"schema", "technews.cleaning-score/1"},
           {"macro_f1", macro_f1()},
           {"worst_f1", worst_first().front().second.f1()},
           {"all_words", json_of(sum())}};
  for (const auto& [field, exact] : exact_)
    out["exact"][field] = {{"same", exact.same}, {"wanted", exact.wanted}};
  out["pages"] = std::move(pages);
  return out.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n";
}

}  // namespace technews::indexer

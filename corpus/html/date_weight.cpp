#include "corpus/html/date_weight.h"

#include "shared/normalization/fold.h"

#include <algorithm>
#include <array>
#include <string>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

// Folded: lower case, no accents, no blanks.
constexpr std::array publishing_words{
    "publi"sv,        "posted"sv,        "veroffentlicht"sv, "erstellt"sv,
    "erschienen"sv,   "datum"sv,         "pubblica"sv,       "geplaatst"sv,
    "gepubliceerd"sv, "опубликован"sv,   "mis en ligne"sv,   "vom"sv,
    "written"sv,      "erscheinung"sv,   "fecha"sv,          "dodano"sv,
    "date:"sv,        "julkaistu"sv,     "eingestellt"sv,    "created"sv,
    "発表"sv,         "公開"sv,          "発行"sv,           "掲載"sv,
    "発布"sv,         "发布"sv,          "投稿"sv,           "نشر"sv,
    "miseenligne"sv,  "datepublished"sv, "tarih"sv,          "дата"sv,
    "データ公開日"sv};

constexpr std::array modifying_words{
    "updated"sv,    "modified"sv,       "aktualisiert"sv, "geandert"sv,   "misajour"sv,
    "actualiz"sv,   "aggiornat"sv,      "bijgewerkt"sv,   "lastchange"sv, "обновлено"sv,
    "lastupdate"sv, "letzteanderung"sv, "zuletzt"sv,      "revised"sv,    "edited"sv,
    "bearbeitet"sv, "更新"sv,           "atualizad"sv,    "modifie"sv,    "revision"sv};

// Speak of another day than that of publication.
constexpr std::array other_words{
    "copyright"sv, "©"sv,           "(c)"sv,       "rights"sv,     "geboren"sv,
    "born"sv,      "valid"sv,       "abgerufen"sv, "accessed"sv,   "retrieved"sv,
    "joined"sv,    "registriert"sv, "mitglied"sv,  "member"sv,     "expires"sv,
    "until"sv,     "deadline"sv,    "gultig"sv,    "heute"sv,      "since"sv,
    "cache"sv,     "seit"sv,        "bis"sv,       "registered"sv, "archived"sv};

template <std::size_t size>
bool holds_one_of(std::string_view text, const std::array<std::string_view, size>& words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Line line_around(std::string_view text, const WrittenDate& found) {
  constexpr std::size_t reach = 600;
  const std::size_t first = found.begin > reach ? found.begin - reach : 0;
  const std::string_view head = text.substr(first, found.begin - first);
  const std::string_view tail = text.substr(found.end, reach);
  const std::size_t before = head.rfind('\n');
  const std::size_t after = tail.find('\n');
  return {before == std::string_view::npos ? first : first + before + 1,
          found.end + std::min(after, tail.size())};
}

// What stands right before the date, on its line, or alone on the line before it.
std::string cue_before(std::string_view text, const WrittenDate& found, Line line) {
  constexpr std::size_t reach = 40;
  std::size_t begin = std::max(line.begin, found.begin > reach ? found.begin - reach : 0);
  if (found.begin - line.begin < 3 && line.begin > 1) {
    const std::size_t first = line.begin > reach + 2 ? line.begin - reach - 2 : 0;
    const std::string_view head = text.substr(first, line.begin - 1 - first);
    const std::size_t before = head.rfind('\n');
    if (before != std::string_view::npos || first == 0)
      begin = before == std::string_view::npos ? 0 : first + before + 1;
  }
  while (begin < found.begin && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  return normalization::folded(text.substr(begin, found.begin - begin));
}

int weight_of_distance(const DateSearch& search, std::size_t begin, std::size_t end) {
  if (!search.has_title) return 0;
  struct Step {
    std::size_t bytes;
    int weight;
  };
  constexpr std::array after = std::to_array<Step>({{150, 6}, {400, 5}, {900, 4}, {2500, 2}});
  constexpr std::array before = std::to_array<Step>({{80, 5}, {250, 4}, {600, 2}});
  if (begin >= search.title && end <= search.title_end) return 5;
  if (begin >= search.title_end) {
    for (const Step& step : after)
      if (begin - search.title_end <= step.bytes) return step.weight;
    return 0;
  }
  for (const Step& step : before)
    if (search.title >= end && search.title - end <= step.bytes) return step.weight;
  return 0;
}

// However near to the title they stand, they date no article.
constexpr int weight_of_comments = -4;

int weight_of_names(const Place& place) {
  int weight = 0;
  if (place.date) weight += 3;
  if (place.aside) weight -= 5;
  if (place.comment) weight -= 6;
  return weight;
}

bool is_range(std::string_view text, const WrittenDate& found) {
  const std::size_t begin = found.begin > 8 ? found.begin - 8 : 0;
  std::string_view before = text.substr(begin, found.begin - begin);
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  const bool dash = before.ends_with('-') || before.ends_with("–");
  while (!before.empty() && (static_cast<unsigned char>(before.back()) >= 0x80 ||
                             before.back() == '-' || before.back() == ' ' || before.back() == '.'))
    before.remove_suffix(1);
  return dash && !before.empty() && before.back() >= '0' && before.back() <= '9';
}

}  // namespace

int weight_of_place(const PageFacts& facts, std::uint32_t node, const DateSearch& search) {
  const std::size_t begin = facts.starts[node];
  const Place& place = facts.places[node];
  const int weight = weight_of_distance(search, begin, begin) + weight_of_names(place);
  return place.comment ? std::min(weight, weight_of_comments) : weight;
}

std::optional<WeighedDate> weigh_text_date(const HtmlTree& tree, const PageFacts& facts,
                                           const DateSearch& search, const WrittenDate& found) {
  const std::string_view text = facts.text;
  if (is_range(text, found)) return std::nullopt;
  const Line line = line_around(text, found);
  const std::string cue = cue_before(text, found, line);
  const std::uint32_t node = facts.node_at(found.begin);
  WeighedDate weighed;
  weighed.weight =
      weight_of_distance(search, found.begin, found.end) + weight_of_names(facts.places[node]);
  const std::size_t rest = (line.end - line.begin) - (found.end - found.begin);
  if (rest <= 3)
    weighed.weight += 3;
  else if (rest <= 40)
    weighed.weight += 2;
  else if (rest > 250)
    weighed.weight -= 3;
  else if (rest > 120)
    weighed.weight -= 1;
  if (holds_one_of(cue, modifying_words)) {
    weighed.meaning = DateMeaning::modified;
    weighed.weight -= 1;
  } else if (holds_one_of(cue, publishing_words)) {
    weighed.meaning = DateMeaning::published;
    weighed.weight += 3;
  } else if (holds_one_of(cue, other_words)) {
    weighed.weight -= 5;
  }
  if (tree[tree[node].parent].tag == "a") weighed.weight -= 1;
  if (facts.places[node].comment) weighed.weight = std::min(weighed.weight, weight_of_comments);
  return weighed;
}

}  // namespace technews::corpus

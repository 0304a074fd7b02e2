#include "corpus/clean/title.h"

#include "corpus/clean/mend.h"
#include "corpus/clean/site_name.h"
#include "corpus/clean/slug_title.h"
#include "corpus/clean/title_anchors.h"
#include "corpus/identity.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>

namespace technews::corpus {
namespace {

// Letters and digits alone, small: "The Verge" → "theverge".
std::string squeezed(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

// "www.theverge.com" and "The Verge": the part spells a label of the host, or the other way round.
bool spells_host(std::string_view part, std::string_view host) {
  const std::string name = squeezed(part);
  if (name.size() < 2) return false;
  const std::string whole = squeezed(host);
  if (name == whole) return true;
  while (!host.empty()) {
    const std::size_t dot = std::min(host.find('.'), host.size());
    const std::string label = squeezed(host.substr(0, dot));
    if (label.size() >= 3 && (label == name || "the" + label == name)) return true;
    host.remove_prefix(std::min(dot + 1, host.size()));
  }
  return false;
}

// Words [first, last) of a title are shared by the titles of the site's pages.
bool is_shared(const Words& title, base::ByteSpan part, Counted what, const SiteView& view) {
  if (!view.known() || part.empty() || part.size() > Words::max_run) return false;
  const std::uint32_t pages = view.count(what, title.hash(part.begin, part.size()));
  return pages >= 3 && pages * 20ULL >= view.site->titled;
}

// A run of the head's words that is said twice, one after the other or soon after: what pages do
// with their headline. Menus are repeated too, so it must read like a sentence. at_once: said again
// right behind, or behind a colon ("All sharing options for: …"), where little else is repeated.
enum class Again { soon, at_once };

std::optional<LocatedTitle> repeated_headline(const Words& words, const Evidence& evidence,
                                              Again again) {
  constexpr std::size_t shortest = 5;
  constexpr std::size_t longest = 24;
  constexpr std::size_t window = 60;
  const std::size_t head = std::min<std::size_t>(words.size() * 2 / 5, 500);
  for (std::size_t i = 0; i + shortest <= head; ++i) {
    if (evidence.mark[i] != Mark::none || words[i].has(word_lower | word_symbol)) continue;
    for (std::size_t j = i + shortest; j + shortest <= std::min(head, i + window); ++j) {
      if (words.hash(i, shortest) != words.hash(j, shortest)) continue;
      const bool announced = words.text(j - 1).back() == ':';
      std::size_t length = shortest;
      while (length < std::min(longest, j - i) && j + length < words.size() &&
             words.hash(i, length + 1) == words.hash(j, length + 1) &&
             !words[i + length - 1].has(word_sentence_end)) {
        ++length;
      }
      std::size_t plain = 0;
      for (std::size_t k = i; k < i + length; ++k) plain += words[k].has(word_stop_any);
      if (plain * 5 < length || length == longest) continue;
      if (again == Again::at_once && !announced && j != i + length) continue;
      return LocatedTitle{i, length, j == i + length ? 1U : 0U};
    }
  }
  return std::nullopt;
}

bool same_digits(std::string_view a, std::string_view b) {
  const auto digits = [](std::string_view text) {
    std::string found;
    std::ranges::copy_if(text, std::back_inserter(found),
                         [](char c) { return c >= '0' && c <= '9'; });
    return found;
  };
  return digits(a) == digits(b);
}

bool overlap(const LocatedTitle& a, const LocatedTitle& b) {
  return a.first < b.first + b.words && b.first < a.first + a.words;
}

FoundTitle in_text(const Words& words, const LocatedTitle& place, std::string source) {
  FoundTitle found;
  found.first = place.first;
  found.words = place.words;
  found.last = place.first + place.words * (place.repetitions + 1);
  found.title = {one_line(words.text(place.first, place.first + place.words)), std::move(source)};
  return found;
}

// The headline, where the page is known to have it: as the site's other pages lead
// to expect, as the address spells it, or said twice.
FoundTitle headline_in_text(const RawArticle& page, const Words& words, const Evidence& evidence,
                            const SiteView& view) {
  const auto spelled = title_by_slug(words, page.url);
  if (const auto place = expected_title(words, evidence, view)) {
    const bool agree = !spelled || overlap(*place, *spelled);
    return in_text(words, agree ? *place : *spelled, "text");
  }
  if (spelled) return in_text(words, *spelled, "text");
  if (const auto place = repeated_headline(words, evidence, Again::soon))
    return in_text(words, *place, "text");
  return {};
}

}  // namespace

std::string without_site_name(std::string_view text, std::string_view host, const SiteView& view) {
  Words title;
  title.scan(text);
  std::vector<std::size_t> cuts = title_cuts(title);
  std::size_t first = 0;
  std::size_t last = title.size();
  for (std::size_t i = 1; i < cuts.size(); ++i) {  // the longest first: strip from the right
    if (cuts[i] == 0) continue;
    const bool shared = is_shared(title, {cuts[i] + 1, last}, Counted::title_suffix, view);
    if (!shared && !spells_host(title.text(cuts[i] + 1, last), host)) break;
    last = cuts[i];
  }
  if (cuts.size() > 1 && cuts.back() + 1 < last) {
    const bool shared = is_shared(title, {0, cuts.back()}, Counted::title_prefix, view);
    if (shared || spells_host(title.text(0, cuts.back()), host)) first = cuts.back() + 1;
  }
  return one_line(title.text(first, last));
}

namespace {

// Without its site's name; empty for a title that half of the site's pages share or that is the
// site's name alone.
std::string own_title(std::string_view line, std::string_view host, const SiteView& view) {
  std::string own = without_site_name(line, host, view);
  Words words;
  words.scan(own);
  if (words.empty() || spells_host(own, host)) return {};
  if (!view.known() || words.size() > Words::max_run) return own;
  const std::uint32_t pages = view.count(Counted::title_prefix, words.hash(0, words.size()));
  return pages >= 3 && pages * 2ULL >= view.site->titled ? std::string{} : own;
}

}  // namespace

FoundTitle find_title(const RawArticle& page, const Words& words, const Evidence& evidence,
                      const SiteView& view) {
  const std::string source = page.companion ? "companion" : "field";
  const std::string line = one_line(page.title);
  Words title;
  title.scan(line);
  for (const std::size_t cut : title_cuts(title)) {
    if (cut < 2) continue;
    const auto place = locate(words, title, cut);
    if (!place) continue;
    FoundTitle found = in_text(words, *place, source);
    // Words are compared with their digits folded; "Summit 2021" isn't the title of "Summit 2020".
    if (!same_digits(found.title.value, title.text(0, cut)))
      found.title.value = one_line(title.text(0, cut));
    return found;
  }
  const std::string given = own_title(line, site_of(page.url), view);
  if (given.empty()) return headline_in_text(page, words, evidence, view);
  title.scan(given);
  if (const auto place = repeated_headline(words, evidence, Again::at_once))
    return in_text(words, *place, "text");
  const auto worded = title_by_words(words, title);
  FoundTitle found =
      worded ? in_text(words, *worded, source) : headline_in_text(page, words, evidence, view);
  found.title = {given, source};
  return found;
}

}  // namespace technews::corpus

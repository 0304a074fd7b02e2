#include "tests/searcher/random_query.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace technews::tests {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

bool is_plain(std::string_view word) {
  constexpr std::string_view signs = ".-&'+$%";
  const bool letters = std::all_of(word.begin(), word.end(), [&](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           signs.find(c) != std::string_view::npos;
  });
  constexpr std::string_view operators[] = {"AND", "OR", "NOT", "NEAR", "ADJ"};
  const bool is_operator =
      std::find(std::begin(operators), std::end(operators), word) != std::end(operators);
  return letters && !is_operator && std::isalnum(static_cast<unsigned char>(word.front())) != 0;
}

// An empty word stands where the text has something that needs escapes.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(" \n\t", at), text.size());
    at = std::min(text.find_first_of(" \n\t", begin), text.size());
    std::string_view word = text.substr(begin, at - begin);
    const bool ends = !word.empty() && std::string_view(".,;:!?").find(word.back()) != word.npos;
    if (ends) word.remove_suffix(1);
    out.emplace_back(word.empty() || !is_plain(word) ? "" : word);
    if (ends) out.emplace_back();
  }
  return out;
}

}  // namespace

RandomQuery::RandomQuery(const std::vector<index::Record>& records, std::uint32_t seed)
    : records_(records), random_(seed) {
  for (const index::Record& record : records) {
    words_.push_back(words_of(record.title + " \n , " + record.text));
    words_.back().emplace_back();
  }
}

std::string RandomQuery::next() {
  current_ = random_() % records_.size();
  return alternatives(2);
}

std::string RandomQuery::alternatives(int depth) {
  std::string out = conjunction(depth);
  while (chance(5)) out += " OR " + conjunction(depth);
  return out;
}

std::string RandomQuery::conjunction(int depth) {
  std::string out = list(depth);
  while (chance(4)) out += " AND " + list(depth);
  return out;
}

std::string RandomQuery::list(int depth) {
  std::string out = element(depth);
  while (chance(2)) out += " " + element(depth);
  return out;
}

std::string RandomQuery::element(int depth) {
  constexpr const char* signs[] = {"-", "+", "NOT "};
  return (chance(6) ? signs[random_() % 3] : "") + primary(depth);
}

std::string RandomQuery::primary(int depth) {
  switch (random_() % 12) {
    case 0:
    case 1:
      return phrase(up_to(4)) + (chance(6) ? "^2" : "");
    case 2:
    case 3:
      return near();
    case 4:
      return chance(2) ? wildcard(word()) : regex(word());
    case 5:
      return misspelled(word());
    case 6:
      return in_field();
    case 7:
      return chance(2) ? filter() : date();
    case 8:
      if (depth > 0) return "(" + alternatives(depth - 1) + ")";
      return "=" + word();
    default:
      return word();
  }
}

RandomQuery::Words RandomQuery::stretch(std::size_t words) {
  if (chance(6)) current_ = random_() % records_.size();
  const Words& all = words_[current_];
  const std::size_t begin = random_() % all.size();
  Words out;
  for (std::size_t i = begin; i < all.size() && out.size() < words; ++i) {
    if (!all[i].empty()) {
      out.push_back(all[i]);
    } else if (!out.empty()) {
      break;
    }
  }
  if (out.empty()) out.push_back("technology");
  return out;
}

std::string RandomQuery::word() { return stretch(1).front(); }

std::string RandomQuery::phrase(std::size_t words) {
  Words all = stretch(words);
  const bool sloppy = all.size() > 2 && chance(4);
  if (sloppy) all.erase(all.begin() + 1);
  std::string out = chance(6) ? "~\"" : "\"";
  for (std::size_t i = 0; i < all.size(); ++i) out += (i == 0 ? "" : " ") + slot(all[i]);
  return out + "\"" + (sloppy ? "~" + std::to_string(up_to(3)) : "");
}

std::string RandomQuery::slot(const std::string& word) {
  const bool letters = std::all_of(word.begin(), word.end(), is_letter);
  if (!letters || !chance(6)) return word;
  switch (random_() % 3) {
    case 0:
      return "(" + word + " | " + this->word() + ")";
    case 1:
      return word.size() > 3 ? word.substr(0, 3) + "*" : word;
    default:
      return word.size() > 3 ? misspelled(word) : word;
  }
}

std::string RandomQuery::operand() {
  switch (random_() % 8) {
    case 0:
      return phrase(up_to(3));
    case 1:
      return "(" + word() + " OR " + phrase(2) + ")";
    case 2:
      return wildcard(word());
    case 3:
      return "(" + word() + " OR " + word() + ")";
    default:
      return word();
  }
}

std::string RandomQuery::near() {
  const std::string sign =
      (chance(3) ? " ADJ/" : " NEAR/") + std::to_string(chance(2) ? up_to(4) : up_to(30)) + " ";
  // Words of one sentence first: words from anywhere are seldom near each other.
  const Words near_by = stretch(up_to(6));
  std::string first = near_by.front();
  std::string last = near_by.size() > 1 ? near_by.back() : operand();
  if (chance(3)) last = operand();
  if (chance(3)) std::swap(first, last);
  return first + sign + last + (chance(4) ? sign + operand() : "");
}

std::string RandomQuery::wildcard(const std::string& word) {
  if (word.size() < 4 || !std::all_of(word.begin(), word.end(), is_letter)) return word;
  std::string out = word;
  switch (random_() % 4) {
    case 0:
      return out.substr(0, 3) + "*";
    case 1:
      return "*" + out.substr(out.size() - 3);
    case 2:
      out[1 + random_() % (out.size() - 1)] = '?';
      return out;
    default:
      return out.substr(0, 2) + "*" + out.back();
  }
}

std::string RandomQuery::regex(const std::string& word) {
  if (word.size() < 4 || !std::all_of(word.begin(), word.end(), is_letter)) return word;
  constexpr const char* ends[] = {".*", "[a-m]+", "(s|ed|ing)?", "..?", "[^aeiou]*"};
  return "/" + word.substr(0, up_to(word.size())) + ends[random_() % 5] + "/";
}

std::string RandomQuery::misspelled(std::string word) {
  if (word.size() < 5 || !std::all_of(word.begin(), word.end(), is_letter)) return word;
  const std::size_t at = 1 + random_() % (word.size() - 2);
  switch (random_() % 4) {
    case 0:
      word.erase(at, 1);
      break;
    case 1:
      word.insert(at, 1, 'e');
      break;
    case 2:
      std::swap(word[at], word[at + 1]);
      break;
    default:
      word[at] = 'o';
  }
  return word + (chance(3) ? "~2" : "~");
}

std::string RandomQuery::in_field() {
  switch (random_() % 5) {
    case 0:
      return "title:" + word();
    case 1:
      return "body:" + (chance(2) ? word() : phrase(up_to(3)));
    case 2:
      return "title:(" + word() + " OR " + word() + ")";
    case 3:
      return "title:" + (chance(2) ? phrase(up_to(3)) : wildcard(word()));
    default: {
      const Words author = words_of(pick(records_).author);
      return "author:" + (author.empty() || author.front().empty() ? "nobody" : author.front());
    }
  }
}

std::string RandomQuery::filter() {
  const index::Record& record = pick(records_);
  switch (random_() % 5) {
    case 0:
      return "site:" + (record.site.empty() ? "nowhere" : record.site);
    case 1:
      return "section:\"" + (record.section.empty() ? "none" : record.section) + "\"";
    case 2:
      return "site:" + (record.site.size() > 3 ? record.site.substr(0, 3) : "nowhere") + "*";
    case 3:
      return "id:\"" + record.id + "\"";
    default:
      return "lang:(en OR de)";
  }
}

std::string RandomQuery::date() {
  const auto date = pick(records_).date;
  if (!date) return "date:2023";
  base::Date coarser = *date;
  coarser.precision = static_cast<base::DatePrecision>(1 + random_() % 3);
  const std::string day = coarser.to_string();
  switch (random_() % 5) {
    case 0:
      return "since:" + day;
    case 1:
      return "until:" + day;
    case 2:
      return "date:" + day + "..";
    case 3:
      return "date:" + std::to_string(date->year) + "-01.." + std::to_string(date->year + 1);
    default:
      return "date:" + day;
  }
}

}  // namespace technews::tests

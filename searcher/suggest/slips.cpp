#include "searcher/suggest/slips.h"

#include "shared/base/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace technews::searcher {
namespace {

constexpr double slip_share = 0.03;  // of words
constexpr double omission_share = 0.30;
constexpr double insertion_share = 0.20;
constexpr double exchange_share = 0.25;
constexpr double swap_share = 0.20;
constexpr double blank_share = 0.05;

// How much likelier than any letter the special ones are.
constexpr double doubled = 3;
constexpr double letters = 26;
constexpr double neighbour_letter = 0.12;  // of each of about five keys
constexpr double vowel_letter = 0.06;      // of each of four vowels
constexpr double other_letter = 0.01;

constexpr std::array<std::u32string_view, 3> key_rows{U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};

constexpr std::u32string_view vowels = U"aeiouy";

bool is_vowel(char32_t letter) { return vowels.find(letter) != std::u32string_view::npos; }

struct Key {
  double row = 0;
  double column = 0;
};

std::optional<Key> key_of(char32_t letter) {
  for (std::size_t row = 0; row < key_rows.size(); ++row) {
    const std::size_t column = key_rows[row].find(letter);
    if (column == std::u32string_view::npos) continue;
    return Key{static_cast<double>(row),
               static_cast<double>(column) + 0.5 * static_cast<double>(row)};
  }
  return std::nullopt;
}

bool are_neighbours(char32_t left, char32_t right) {
  const auto one = key_of(left);
  const auto other = key_of(right);
  return one && other && std::abs(one->row - other->row) <= 1 &&
         std::abs(one->column - other->column) <= 1;
}

double exchange_probability(char32_t typed, char32_t meant) {
  if (are_neighbours(typed, meant)) return neighbour_letter;
  return is_vowel(typed) && is_vowel(meant) ? vowel_letter : other_letter;
}

double insertion_probability(std::u32string_view typed, std::size_t at) {
  const char32_t letter = typed[at];
  if (at > 0 && typed[at - 1] == letter) return doubled / letters;
  const bool beside = (at > 0 && are_neighbours(typed[at - 1], letter)) ||
                      (at + 1 < typed.size() && are_neighbours(typed[at + 1], letter));
  return beside ? doubled / letters : 1 / letters;
}

struct Cell {
  double cost = 0;
  std::size_t slips = 0;
};

// The cheapest way from the beginning of one word to the beginning of the other.
class Channel {
 public:
  Channel(std::u32string_view typed, std::u32string_view meant)
      : typed_(typed),
        meant_(meant),
        width_(typed.size() + 1),
        place_(std::log(static_cast<double>(std::max<std::size_t>(meant.size(), 1)))) {}

  Cell run() {
    cells_.assign((meant_.size() + 1) * width_, Cell{});
    for (std::size_t i = 0; i <= meant_.size(); ++i)
      for (std::size_t j = 0; j < width_; ++j)
        if (i + j > 0) at(i, j) = best(i, j);
    return cells_.back();
  }

 private:
  Cell& at(std::size_t i, std::size_t j) { return cells_[i * width_ + j]; }

  Cell slipped(const Cell& from, double probability) const {
    return {from.cost + place_ - std::log(slip_share * probability), from.slips + 1};
  }

  Cell best(std::size_t i, std::size_t j) {
    Cell out{1e9, 1000};
    const auto take = [&out](const Cell& other) {
      if (other.cost < out.cost) out = other;
    };
    const bool same = i > 0 && j > 0 && meant_[i - 1] == typed_[j - 1];
    if (same) take(at(i - 1, j - 1));
    if (i > 0) {
      const bool twice = i > 1 && meant_[i - 1] == meant_[i - 2];
      take(slipped(at(i - 1, j), omission_share * (twice ? doubled : 1)));
    }
    if (j > 0) take(slipped(at(i, j - 1), insertion_share * insertion_probability(typed_, j - 1)));
    if (i > 0 && j > 0 && !same)
      take(slipped(at(i - 1, j - 1),
                   exchange_share * exchange_probability(typed_[j - 1], meant_[i - 1])));
    if (i > 1 && j > 1 && meant_[i - 1] == typed_[j - 2] && meant_[i - 2] == typed_[j - 1])
      take(slipped(at(i - 2, j - 2), swap_share));
    return out;
  }

  std::u32string_view typed_;
  std::u32string_view meant_;
  std::size_t width_;
  double place_;  // a slip is as likely at each place of the word
  std::vector<Cell> cells_;
};

}  // namespace

std::u32string code_points_of(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode_utf8(text, at);
    out += point.value;
    at += point.length;
  }
  return out;
}

std::string text_of(std::u32string_view code_points) {
  std::string out;
  for (const char32_t point : code_points) base::append_utf8(out, point);
  return out;
}

std::optional<double> slip_cost(std::u32string_view typed, std::u32string_view meant,
                                std::size_t most) {
  const Cell cell = Channel(typed, meant).run();
  if (cell.slips > most) return std::nullopt;
  return cell.slips == 0 ? no_slip_cost() : cell.cost;
}

double blank_slip_cost(std::size_t letters_in_word) {
  return std::log(static_cast<double>(std::max<std::size_t>(letters_in_word, 1))) -
         std::log(slip_share * blank_share);
}

double no_slip_cost() { return -std::log(1 - slip_share); }

}  // namespace technews::searcher

// Stemmer: the Snowball stemmer of a language, with this project's exceptions.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace technews::normalization {

// Not thread-safe: one per thread.
class Stemmer {
 public:
  // language is an ISO 639-1 code; one without a Snowball stemmer gives a stemmer that changes
  // nothing.
  explicit Stemmer(std::string_view language);
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;
  ~Stemmer();

  // The stem, and behind it the mark of a language other than English ("haus~de"): what French
  // makes of an English word is not taken for an English stem. REQUIRES: word is folded. Costs
  // about 0.3 µs: callers cache.
  std::string stem(std::string_view word) const;

  bool stems() const;

 private:
  class Snowball;
  std::unique_ptr<Snowball> snowball_;
  std::string language_;
  std::string mark_;
};

// The mark of a stem's language, "~de"; empty for English and for words that have no stem.
std::string_view stem_mark(std::string_view stem);

// Names the library whose stemmers these are and its version: "xapian 1.4.22".
std::string stemmer_version();

}  // namespace technews::normalization

// Cleaning: a raw article to the article alone, by what the archive itself repeats.
#pragma once

#include "corpus/article.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace technews::corpus {

// What an archive teaches about its sites: which shingles of words repeat on the pages of a site,
// what stands left and right of titles, how other articles begin. Saved in the index, so that one
// later page is cleaned as its siblings were. Versioned; a hash only, no text.
class CleaningModel {
 public:
  CleaningModel();
  CleaningModel(CleaningModel&&) noexcept;
  CleaningModel& operator=(CleaningModel&&) noexcept;
  ~CleaningModel();

  // Counts a page. Pages of byte-identical text count once. Not thread-safe.
  void learn(const RawArticle& page);
  // Ends a round of learning: forgets what was seen once. Call before clean() or serialize().
  void finish();

  std::string serialize() const;
  // Throws Error(index_corrupt) for bytes that serialize() of a known version didn't write.
  static CleaningModel parse(std::string_view bytes);

  class Implementation;
  const Implementation& implementation() const { return *implementation_; }

 private:
  std::unique_ptr<Implementation> implementation_;
};

enum class CleanMode { automatic, flat, html, none };

struct CleanOptions {
  CleanMode mode = CleanMode::automatic;
  // Dates after it are impossible; without it only the years the archive itself shows bound them.
  std::optional<base::Date> today;
};

// Thread-safe for a model that no one is changing. Linear in the page.
// CleanMode::none keeps the body whole and never rejects: clean collections and experiments.
Cleaned clean(const RawArticle& page, const CleaningModel& model, const CleanOptions& options);
Cleaned clean(const RawArticle& page, const CleaningModel& model, CleanMode mode);

struct RepeatedWords {
  std::size_t words = 0;     // of the page
  std::size_t repeated = 0;  // of them in runs that many pages of its site hold
};

// Tells scraped pages from clean ones. Thread-safe as clean(). Linear.
RepeatedWords count_repeated_words(const RawArticle& page, const CleaningModel& model);

}  // namespace technews::corpus

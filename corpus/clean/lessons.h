// Lessons: pages held back until all are known, so that their order teaches a model nothing.
#pragma once

#include "corpus/clean/cleaner.h"
#include "shared/base/output.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace technews::corpus {

// What a model makes of a page can depend on the pages before it: of several with one title the
// first counts. Here pages wait in a nameless file of the folder and are learned ordered by hashes
// of what they hold. 40 bytes of memory a page; the file holds their texts. Not thread-safe.
class Lessons {
 public:
  // The file is made with the first page.
  explicit Lessons(std::string folder) : folder_(std::move(folder)) {}
  Lessons(const Lessons&) = delete;
  Lessons& operator=(const Lessons&) = delete;
  ~Lessons();

  // Throws Error(io).
  void add(const RawArticle& page);
  bool empty() const { return places_.empty(); }
  // Learns every page and finishes the round; without finishing when go_on answers false, which is
  // asked before every page. Throws Error(io). n log n.
  void teach(CleaningModel& model, const std::function<bool()>& go_on);

 private:
  // Pages with a title first: of copies with and without one, the title is learned.
  struct Place {
    bool untitled = false;
    std::uint64_t body = 0;  // hashes
    std::uint64_t head = 0;
    std::uint64_t offset = 0;

    auto operator<=>(const Place&) const = default;
  };

  void open();
  void read(std::uint64_t offset, std::string& bytes) const;
  RawArticle page_at(std::uint64_t offset) const;

  std::string folder_;
  int file_ = -1;
  std::unique_ptr<base::Output> output_;
  std::uint64_t size_ = 0;
  std::vector<Place> places_;
};

}  // namespace technews::corpus

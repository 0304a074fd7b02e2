#include "indexer/cleaning_line.h"

#include "shared/base/hash.h"

#include <memory>
#include <utility>
#include <variant>

namespace technews::indexer {
namespace {

// Large enough that handing over costs nothing, small enough that the threads finish together.
constexpr std::size_t chunk_pages = 16;
constexpr std::size_t chunk_size = std::size_t{256} << 10;

}  // namespace

corpus::Cleaned clean_page(const corpus::RawArticle& page, const corpus::CleaningModel& model,
                           const CleaningRules& rules) {
  corpus::Cleaned cleaned = corpus::clean(page, model, rules.options);
  const auto* rejection = std::get_if<corpus::Rejection>(&cleaned);
  if (!rules.keep_listings || rejection == nullptr ||
      rejection->kind != corpus::RejectionKind::listing)
    return cleaned;
  // A list has no article that could be cut out of it: it is kept whole.
  return corpus::clean(page, model, {corpus::CleanMode::none, rules.options.today});
}

CleaningLine::CleaningLine(WorkerPool& pool, const corpus::CleaningModel& model, Sink sink)
    : pool_(pool), model_(model), sink_(std::move(sink)) {}

CleaningLine::~CleaningLine() {
  for (auto& chunk : running_) chunk.wait();
}

void CleaningLine::push(PageToClean page) {
  chunk_bytes_ += page.page.body.size();
  chunk_.push_back(std::move(page));
  if (chunk_.size() >= chunk_pages || chunk_bytes_ >= chunk_size) start_chunk();
  while (running_.size() > 2 * pool_.size()) take_oldest();
}

void CleaningLine::drain() {
  start_chunk();
  while (!running_.empty()) take_oldest();
}

void CleaningLine::start_chunk() {
  if (chunk_.empty()) return;
  auto pages = std::make_shared<std::vector<PageToClean>>(std::exchange(chunk_, {}));
  chunk_bytes_ = 0;
  running_.push_back(pool_.submit([pages, &model = model_] {
    std::vector<CleanedPage> done;
    done.reserve(pages->size());
    for (PageToClean& page : *pages)
      done.push_back({clean_page(page.page, model, page.rules), std::move(page.hash),
                      page.page.body.empty() ? "" : base::hash128_hex(page.page.body), page.source,
                      page.number});
    return done;
  }));
}

void CleaningLine::take_oldest() {
  std::vector<CleanedPage> done = running_.front().get();
  running_.pop_front();
  for (CleanedPage& page : done) sink_(std::move(page));
}

}  // namespace technews::indexer

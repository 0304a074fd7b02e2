#include "indexer/committer.h"

#include <deque>
#include <future>
#include <utility>

namespace technews::indexer {
namespace {

constexpr std::size_t chunk_records = 16;
constexpr std::size_t chunk_bytes = std::size_t{1} << 20;

}  // namespace

Committer::Committer(WorkerPool& pool, std::uint32_t token_limit)
    : pool_(pool), token_limit_(token_limit) {}

void Committer::write(std::vector<Batch::Change> changes, Store& store) {
  for (const Batch::Change& change : changes)
    if (!change.record) store.remove(change.id);

  std::deque<std::future<std::vector<Built>>> running;
  const auto take_oldest = [&] {
    for (Built& built : running.front().get()) store.put(built.id, std::move(built.document));
    running.pop_front();
  };
  auto chunk = std::make_shared<std::vector<Batch::Change>>();
  std::size_t bytes = 0;
  const auto start_chunk = [&] {
    running.push_back(pool_.submit([this, chunk] { return build(std::move(*chunk)); }));
    chunk = std::make_shared<std::vector<Batch::Change>>();
    bytes = 0;
    if (running.size() > 2 * pool_.size()) take_oldest();
  };
  for (Batch::Change& change : changes) {
    if (!change.record) continue;
    bytes += change.record->text.size();
    chunk->push_back(std::move(change));
    if (chunk->size() >= chunk_records || bytes >= chunk_bytes) start_chunk();
  }
  if (!chunk->empty()) start_chunk();
  while (!running.empty()) take_oldest();
}

std::vector<Committer::Built> Committer::build(std::vector<Batch::Change> changes) {
  std::unique_ptr<DocumentBuilder> builder = borrow_builder();
  std::vector<Built> built;
  built.reserve(changes.size());
  for (Batch::Change& change : changes)
    built.push_back({std::move(change.id), builder->build(*change.record)});
  give_back(std::move(builder));
  return built;
}

// Builders keep caches of stems: they are worth keeping from one chunk to the next.
std::unique_ptr<DocumentBuilder> Committer::borrow_builder() {
  const std::lock_guard lock(mutex_);
  if (builders_.empty()) return std::make_unique<DocumentBuilder>(token_limit_);
  std::unique_ptr<DocumentBuilder> builder = std::move(builders_.back());
  builders_.pop_back();
  return builder;
}

void Committer::give_back(std::unique_ptr<DocumentBuilder> builder) {
  const std::lock_guard lock(mutex_);
  builders_.push_back(std::move(builder));
}

BuildCounts Committer::counts() const {
  BuildCounts sum;
  for (const auto& builder : builders_) sum += builder->counts();
  return sum;
}

}  // namespace technews::indexer

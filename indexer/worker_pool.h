// WorkerPool: a fixed number of threads that run tasks; results come back as futures.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace technews::indexer {

// Tasks start in the order of submission. The queue isn't bounded: the one who submits waits for
// old results before adding more, and so decides how much is under way.
class WorkerPool {
 public:
  explicit WorkerPool(unsigned threads);
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  // Tasks that haven't begun are dropped; the running ones are waited for.
  ~WorkerPool();

  // What the task throws comes out of the future. Thread-safe.
  template <typename Task>
  auto submit(Task task) -> std::future<std::invoke_result_t<Task>> {
    auto job = std::make_shared<std::packaged_task<std::invoke_result_t<Task>()>>(std::move(task));
    auto result = job->get_future();
    enqueue([job] { (*job)(); });
    return result;
  }

  std::size_t size() const { return threads_.size(); }

 private:
  void enqueue(std::function<void()> job);
  void work();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  bool done_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace technews::indexer

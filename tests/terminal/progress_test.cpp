#include "shared/terminal/progress.h"

#include "shared/base/error.h"
#include "shared/terminal/warnings.h"

#include <catch2/catch.hpp>

using namespace technews::terminal;
using namespace std::chrono_literals;

namespace {

// A terminal that remembers, and a clock that stands still until it is moved.
struct Stage {
  std::vector<std::string> written;
  Progress::Clock::time_point time{};

  Progress::World world() {
    return {.write = [this](std::string_view text) { written.emplace_back(text); },
            .now = [this] { return time; }};
  }
};

TerminalPolicy screen(int width = 79) {
  TerminalPolicy policy;
  policy.progress = true;
  policy.error_width = width;
  return policy;
}

}  // namespace

TEST_CASE("Quick work shows nothing, long work one line at most ten times a second") {
  Stage stage;
  {
    Progress progress("Indexing", screen(), stage.world());
    for (int i = 0; i < 400; ++i) {
      progress.update({.done = 1, .total = 10, .details = ""});
      stage.time += 1ms;
    }
  }
  CHECK(stage.written.empty());
  Progress progress("Indexing", screen(), stage.world());
  for (int i = 0; i < 2'000; ++i) {
    progress.update({.done = 1, .total = 10, .details = ""});
    stage.time += 1ms;
  }
  CHECK(stage.written.size() == 15);
}

TEST_CASE("The line tells the share, the details and the time left, and is erased at the end") {
  Stage stage;
  {
    Progress progress("Indexing", screen(), stage.world());
    stage.time += 10s;
    progress.update({.done = 25, .total = 100, .details = "1,234 articles"});
    progress.erase();
    stage.time += 10s;
    progress.update({.done = 0, .total = 0, .details = "\x1B[2Jx\ny"});
  }
  CHECK(stage.written ==
        std::vector<std::string>{"\r\x1B[KIndexing   25 %  1,234 articles  0:30 left", "\r\x1B[K",
                                 "\r\x1B[KIndexing  x y", "\r\x1B[K"});
}

TEST_CASE("The line never reaches the last column, and pipes get none") {
  Stage stage;
  Progress narrow("Indexing", screen(12), stage.world());
  stage.time += 1s;
  narrow.update({.done = 1, .total = 2, .details = "日本語日本語"});
  CHECK(stage.written.back() == "\r\x1B[KIndexing   5");
  Stage pipe;
  Progress none("Indexing", TerminalPolicy{}, pipe.world());
  pipe.time += 1s;
  none.update({.done = 1, .total = 2, .details = ""});
  CHECK(pipe.written.empty());
}

TEST_CASE("A progress line that can't be erased fails silently") {
  Stage stage;
  Progress::World world = stage.world();
  bool broken = false;
  world.write = [&broken](std::string_view) {
    if (broken) throw technews::base::Error(technews::base::ErrorCode::io, "full");
  };
  CHECK_NOTHROW([&] {
    Progress progress("Indexing", screen(), world);
    stage.time += 1s;
    progress.update({.done = 1, .total = 2, .details = ""});
    broken = true;
  }());
}

TEST_CASE("Durations and numbers read easily") {
  CHECK(clock_text(7s) == "0:07");
  CHECK(clock_text(720s) == "12:00");
  CHECK(clock_text(3723s) == "1:02:03");
  CHECK(grouped_number(0) == "0");
  CHECK(grouped_number(999) == "999");
  CHECK(grouped_number(1000) == "1,000");
  CHECK(grouped_number(1234567) == "1,234,567");
}

TEST_CASE("A warning is shown once and counted after that") {
  std::string written;
  Warnings warnings("indexer", [&](std::string_view text) { written += text; });
  for (int i = 0; i < 3; ++i)
    warnings.warn("pages without a date", "a\n" + std::to_string(i) + ".html has no date");
  warnings.warn("broken pages", "b.html is broken\x1B[0m");
  CHECK(warnings.count() == 4);
  warnings.finish();
  warnings.finish();
  CHECK(written ==
        "indexer: warning: a 0.html has no date\n"
        "indexer: warning: b.html is broken\n"
        "indexer: warning: 2 more pages without a date\n");
}

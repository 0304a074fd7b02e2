// kill -9 while an index is built, added to and rebuilt: what was acknowledged is there, whole, and
// the directory opens again. TECHNEWS_KILLS sets how many moments are tried (50).
#include "tests/index/articles.h"
#include "tests/index/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <random>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace technews;
using namespace technews::index;
using Articles = std::map<std::string, std::string>;

namespace {

// The articles of batches 1 to last: five new ones in each, and one that each replaces.
Articles articles_up_to(int last) {
  Articles articles;
  for (int batch = 1; batch <= last; ++batch) {
    for (int i = 0; i < 5; ++i) {
      const std::string name = std::to_string(batch) + "-" + std::to_string(i);
      articles[name] = "text of " + name;
    }
    articles["latest"] = "batch " + std::to_string(batch);
  }
  return articles;
}

void add_batch(IndexWriter& writer, int batch) {
  for (int i = 0; i < 5; ++i) {
    const std::string name = std::to_string(batch) + "-" + std::to_string(i);
    tests::add(writer, name, "text of " + name);
  }
  tests::add(writer, "latest", "batch " + std::to_string(batch));
  writer.set_metadata("cursor", std::to_string(batch));
}

int cursor_of(const IndexWriter& writer) {
  const std::string text = writer.metadata("cursor");
  return text.empty() ? 0 : std::stoi(text);
}

void rebuild(const std::string& directory, int last) {
  IndexWriter writer(directory, {.rebuild = true, .resume_key = std::to_string(last)});
  for (int batch = cursor_of(writer) + 1; batch <= last; ++batch) add_batch(writer, batch);
  writer.publish();
}

// The child: writes for ever, and says each batch that was acknowledged.
[[noreturn]] void write_until_killed(const std::string& directory, int pipe) {
  try {
    while (true) {
      int batch = 0;
      {
        IndexWriter writer(directory, {});
        batch = cursor_of(writer);
        for (int i = 0; i < 4; ++i) {
          add_batch(writer, ++batch);
          writer.commit();
          if (::write(pipe, &batch, sizeof batch) != sizeof batch) std::_Exit(2);
        }
        writer.publish();
      }
      if (batch % 8 == 0) rebuild(directory, batch);
    }
  } catch (...) {
    std::_Exit(1);
  }
}

struct Killed {
  int acknowledged = 0;
  bool was_killed = false;  // not ended by an error of its own
};

Killed run_and_kill(const std::string& directory, std::chrono::microseconds moment) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::close(ends[0]);
    write_until_killed(directory, ends[1]);
  }
  ::close(ends[1]);
  ::usleep(static_cast<useconds_t>(moment.count()));
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  Killed killed;
  killed.was_killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  for (int batch = 0; ::read(ends[0], &batch, sizeof batch) == sizeof batch;)
    killed.acknowledged = batch;
  ::close(ends[0]);
  return killed;
}

// What a user does after the crash: runs the same command again.
int finish(const std::string& directory) {
  IndexWriter writer(directory, {});
  const int cursor = cursor_of(writer);
  writer.publish();
  return cursor;
}

}  // namespace

TEST_CASE("Killed at any moment, an index opens again with every acknowledged batch and no half") {
  const char* const wished = std::getenv("TECHNEWS_KILLS");
  const int moments = wished != nullptr ? std::atoi(wished) : 50;
  std::mt19937 random(11);
  int acknowledged = 0;
  for (int moment = 0; moment < moments;) {
    const tests::TemporaryFolder folder;
    const std::string directory = folder.path() + "/news.db";
    for (int life = 0; life < 4 && moment < moments; ++life, ++moment) {
      const std::chrono::microseconds when(random() % (life == 0 ? 150'000 : 500'000));
      CAPTURE(moment, life, when.count());
      const Killed killed = run_and_kill(directory, when);
      REQUIRE(killed.was_killed);
      // What a reader sees before anybody writes again: whole batches, if there is an index yet.
      if (std::filesystem::exists(directory + "/XAPIANDB")) {
        IndexReader reader({directory});
        const std::string cursor = reader.metadata("cursor");
        REQUIRE(tests::articles_of(reader) == articles_up_to(cursor.empty() ? 0 : stoi(cursor)));
      }
      const int cursor = finish(directory);
      REQUIRE(cursor >= killed.acknowledged);
      REQUIRE(tests::articles_of(directory) == articles_up_to(cursor));
      acknowledged += killed.acknowledged > 0 ? 1 : 0;
    }
  }
  CHECK(acknowledged > moments / 4);
}

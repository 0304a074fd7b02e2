// The program itself, stopped by Ctrl-C and killed at any moment.
#include "indexer/store.h"
#include "shared/base/file.h"
#include "tests/index/temporary_folder.h"

#include <array>
#include <csignal>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace technews;

namespace {

constexpr int article_count = 1500;

// One article a line, every tenth a copy of the one before it.
std::string archive() {
  std::string lines;
  std::string body;
  std::mt19937 random(11);
  for (int i = 0; i < article_count; ++i) {
    if (i % 10 != 9) {
      body.clear();
      for (int j = 0; j < 80; ++j) body += "w" + std::to_string(random() % 5000) + " ";
    }
    lines +=
        "{\"id\":\"a" + std::to_string(i) + "\",\"title\":\"Story\",\"body\":\"" + body + "\"}\n";
  }
  return lines;
}

struct Ended {
  int status = 0;                  // 128 + signal when one ended it
  std::uint64_t acknowledged = 0;  // articles, over all commit lines read
};

// Runs `indexer add` on the file and sends the signal after so many commit lines; 0: never.
Ended add(const std::string& folder, int signal, int after_commits) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const std::string database = folder + "/db";
  const std::string file = folder + "/pages.jsonl";
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    ::execl(TECHNEWS_INDEXER, "indexer", "add", "-q", "--clean", "none", "--batch", "60", "-f",
            "jsonl", "-d", database.c_str(), file.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(ends[1]);
  Ended ended;
  std::string line;
  int commits = 0;
  for (char c = 0; ::read(ends[0], &c, 1) == 1;) {
    if (c != '\n') {
      line += c;
      continue;
    }
    const std::string head = "{\"type\":\"commit\",\"articles\":";
    if (line.starts_with(head)) {
      ended.acknowledged += std::stoull(line.substr(head.size()));
      if (++commits == after_commits) ::kill(child, signal);
    }
    line.clear();
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  ended.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return ended;
}

std::map<std::string, index::Record> records(const std::string& folder) {
  std::map<std::string, index::Record> all;
  indexer::StoreView::open(folder + "/db")->for_each([&all](index::Record record) {
    record.operand = record.path = "";
    for (index::Record& copy : record.copies) copy.operand = copy.path = "";
    REQUIRE(all.emplace(record.id, record).second);
    return true;
  });
  return all;
}

}  // namespace

TEST_CASE("Ctrl-C commits what was begun and ends with 130; the next run completes the index") {
  const tests::TemporaryFolder folder;
  base::write_file_durably(folder.path() + "/pages.jsonl", archive());
  const Ended stopped = add(folder.path(), SIGINT, 3);
  CHECK(stopped.status == 130);
  const std::size_t there = records(folder.path()).size();
  CHECK(there == stopped.acknowledged);
  CHECK(there < article_count * 9 / 10);
  CHECK(add(folder.path(), 0, 0).status == 0);
  CHECK(records(folder.path()).size() == article_count * 9 / 10);
}

TEST_CASE("Killed again and again, the same command still comes to the same index") {
  const tests::TemporaryFolder undisturbed;
  const tests::TemporaryFolder killed;
  base::write_file_durably(undisturbed.path() + "/pages.jsonl", archive());
  base::write_file_durably(killed.path() + "/pages.jsonl", archive());
  REQUIRE(add(undisturbed.path(), 0, 0).status == 0);
  std::uint64_t acknowledged = 0;
  for (const int commits : {1, 2, 1, 4, 3}) {
    const Ended ended = add(killed.path(), SIGKILL, commits);
    CHECK(ended.status == 128 + SIGKILL);
    acknowledged += ended.acknowledged;
  }
  CHECK(acknowledged > 0);
  const Ended last = add(killed.path(), 0, 0);
  CHECK(last.status == 0);
  // Nothing acknowledged was written a second time, and nothing is missing.
  CHECK(last.acknowledged + acknowledged <= article_count * 9 / 10);
  CHECK(records(killed.path()) == records(undisturbed.path()));
}

#include "benchmarks/ranking/trec_files.h"

#include "shared/base/error.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace technews::benchmarks;

namespace {

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& content) {
    const int descriptor = ::mkstemp(name_);
    REQUIRE(descriptor >= 0);
    ::close(descriptor);
    std::ofstream(name_) << content;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove(name_); }
  std::string path() const { return name_; }

 private:
  char name_[32] = "/tmp/technews-trec-XXXXXX";
};

struct BadFile {
  const char* content;
  const char* complaint;
};

}  // namespace

TEST_CASE("A run is ordered by score, then by id, both descending; ranks are ignored") {
  const TemporaryFile file("1 Q0 b 1 2.5 t\n1 Q0 a 9 2.5 t\r\n\n1 Q0 c 2 3e0 t\n2 Q0 a 1 -1 t\n");
  const Run run = read_run(file.path());
  REQUIRE(run.topics.size() == 2);
  const auto& first = run.topics.at("1");
  REQUIRE(first.size() == 3);
  CHECK(first[0].document == "c");
  CHECK(first[1].document == "b");
  CHECK(first[2].document == "a");
  CHECK(run.tag == "t");
}

TEST_CASE("A bad run is refused with its line and the reason") {
  const auto row = GENERATE(
      BadFile{"1 Q0 a 1 2 t\n1 Q0 a 2 1 t\n", ", line 2: topic 1 retrieves document a twice"},
      BadFile{"1 Q0 a 1 nan t\n", ", line 1: the score is not a finite number"},
      BadFile{"1 Q0 a 1 high t\n", ", line 1: score \"high\" is not a number"},
      BadFile{"1 Q0 a 1 2\n", ", line 1: expected 6 columns, found 5"});
  const TemporaryFile file(row.content);
  CHECK_THROWS_WITH(read_run(file.path()), file.path() + row.complaint);
}

TEST_CASE("Judgments are read, and refused where they contradict themselves") {
  const TemporaryFile good("1 0 a 2\n1 0 b 0\n1 0 a 2\n2 0 c -1\n");
  const Qrels qrels = read_qrels(good.path());
  CHECK(qrels.at("1").at("a") == 2);
  CHECK(qrels.at("2").at("c") == -1);
  const TemporaryFile bad("1 0 a 2\n1 0 a 1\n");
  CHECK_THROWS_AS(read_qrels(bad.path()), technews::base::Error);
}

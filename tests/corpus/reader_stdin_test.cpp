#include "tests/corpus/reader_archive_writer.h"
#include "tests/corpus/reader_support.h"

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

using namespace technews::corpus;
using namespace technews::corpus::tests;

namespace {

// Standard input replaced while it lives.
class InputFrom {
 public:
  explicit InputFrom(int descriptor) : saved_(::dup(STDIN_FILENO)) {
    ::dup2(descriptor, STDIN_FILENO);
    ::close(descriptor);
  }
  InputFrom(const InputFrom&) = delete;
  InputFrom& operator=(const InputFrom&) = delete;
  ~InputFrom() {
    ::dup2(saved_, STDIN_FILENO);
    ::close(saved_);
  }

 private:
  int saved_;
};

Reading read_piped(const std::string& bytes) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  std::thread writer([&bytes, end = ends[1]] {
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t count = ::write(end, bytes.data() + done, bytes.size() - done);
      if (count <= 0) break;
      done += static_cast<std::size_t>(count);
    }
    ::close(end);
  });
  Reading reading;
  {
    const InputFrom input(ends[0]);
    reading = read("-");
    // What the reader left unread would block the writer.
    char rest[4096];
    while (::read(STDIN_FILENO, rest, sizeof rest) > 0) {
    }
  }
  writer.join();
  return reading;
}

std::string companion_of(const std::string& name) {
  return "Title " + name + "\n2023\nhttps://example.com/" + name + "\n\n    1 word\n";
}

}  // namespace

TEST_CASE("standard input is told by its content") {
  using Strings = std::vector<std::string>;
  const Reading lines = read_piped("{\"title\":\"a\"}\n{\"title\":\"b\"}\n");
  CHECK(lines.titles() == Strings{"a", "b"});
  CHECK(lines.articles.front().origin.path == "-");
  CHECK(lines.summary.bytes == 28);
  CHECK(read_piped("Plain words.\n").bodies() == Strings{"Plain words.\n"});
  CHECK(read_piped("<html>").articles.at(0).form == BodyForm::html);
  CHECK(contains(read_piped("").reason(), "empty"));
}

TEST_CASE("an archive comes through a pipe, its pairs in any order") {
  const Members members{{"1.txt", "one"},
                        {"2", companion_of("2")},
                        {"2.txt", "two"},
                        {"1", companion_of("1")},
                        {"3.txt", "three"}};
  for (const std::string format : {"tar", "zip"}) {
    const Reading reading = read_piped(pack(format, format == "tar" ? "gzip" : "none", members));
    CAPTURE(format, reading.reason());
    CHECK(reading.bodies() == std::vector<std::string>{"two", "one", "three"});
    CHECK(reading.titles() == std::vector<std::string>{"Title 2", "Title 1", ""});
  }
}

TEST_CASE("a file redirected to standard input reads as that file") {
  const TemporaryFolder folder;
  const std::string path =
      folder.write("a.tar", pack("tar", "xz", {{"1.txt", "one"}, {"1", companion_of("1")}}));
  const InputFrom input(::open(path.c_str(), O_RDONLY));
  const Reading reading = read("-");
  CHECK(reading.titles() == std::vector<std::string>{"Title 1"});
}

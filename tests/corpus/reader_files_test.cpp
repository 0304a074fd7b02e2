#include "shared/base/error.h"
#include "tests/corpus/reader_support.h"

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace technews::corpus;
using namespace technews::corpus::tests;
namespace fs = std::filesystem;

namespace {

constexpr const char* companion = "Title %\n2023\nhttps://example.com/%\n\n    1 word\n";

std::string companion_of(const std::string& name) {
  std::string text = companion;
  for (std::size_t i = text.find('%'); i != std::string::npos; i = text.find('%'))
    text.replace(i, 1, name);
  return text;
}

std::vector<std::string> paths(const Reading& reading, const TemporaryFolder& folder) {
  std::vector<std::string> result;
  for (const RawArticle& article : reading.articles)
    result.push_back(article.origin.path.substr(folder.path().size() + 1));
  return result;
}

const Rejection* rejection_at(const Reading& reading, const std::string& path) {
  for (const Rejection& rejection : reading.rejections)
    if (rejection.origin.path == path) return &rejection;
  return nullptr;
}

std::string reason_at(const Reading& reading, const std::string& path) {
  const Rejection* rejection = rejection_at(reading, path);
  return rejection == nullptr ? "(none)" : rejection->reason;
}

}  // namespace

TEST_CASE("a folder is read in the order of its names, pairs as one article each") {
  const TemporaryFolder folder;
  for (const std::string name : {"2", "10", "1"}) {
    folder.write(name, companion_of(name));
    folder.write(name + ".txt", "body " + name);
  }
  folder.write("alone.txt", "no companion");
  folder.write("sub/3", companion_of("3"));
  folder.write("sub/3.txt", "body 3");
  folder.write("v1.2", companion_of("v1.2"));
  folder.write("v1.2.txt", "body v1.2");
  const Reading reading = read(folder.path());
  CHECK(reading.bodies() == std::vector<std::string>{"body 1", "body 10", "body 2", "no companion",
                                                     "body 3", "body v1.2"});
  CHECK(reading.titles() ==
        std::vector<std::string>{"Title 1", "Title 10", "Title 2", "", "Title 3", "Title v1.2"});
  CHECK(paths(reading, folder).front() == "1.txt");
  CHECK(reading.articles.front().companion);
  CHECK_FALSE(reading.articles[3].companion);
  CHECK(reading.articles.front().date == "2023");
  CHECK(reading.articles.front().url == "https://example.com/1");
  CHECK(reading.articles.front().origin.operand == folder.path());
  CHECK(reading.rejections.empty());
  CHECK(reading.summary.complete);
  CHECK(reading.summary.bytes > 200);
}

TEST_CASE("either half of a pair names the pair") {
  const TemporaryFolder folder;
  folder.write("7", companion_of("7"));
  folder.write("7.txt", "body");
  for (const std::string name : {"7", "7.txt"}) {
    const Reading reading = read(folder.path(name));
    CHECK(reading.titles() == std::vector<std::string>{"Title 7"});
    CHECK(reading.bodies() == std::vector<std::string>{"body"});
  }
}

TEST_CASE("a file beside N.txt that is no companion is an input of its own") {
  const TemporaryFolder folder;
  folder.write("notes", "Some prose that is not a companion at all.\nIt goes on.\n");
  folder.write("notes.txt", "more");
  CHECK(read(folder.path()).bodies().size() == 2);
}

TEST_CASE("a companion without its text is told, a pair without text is kept") {
  const TemporaryFolder folder;
  folder.write("8", companion_of("8"));
  CHECK(contains(read(folder.path()).reason(), "NAME.txt, is missing"));
  CHECK_FALSE(read(folder.path()).summary.complete);
  folder.write("8.txt", "");
  const Reading reading = read(folder.path());
  CHECK(reading.titles() == std::vector<std::string>{"Title 8"});
  CHECK(reading.bodies() == std::vector<std::string>{""});
}

TEST_CASE("what is not read is told, with what is") {
  const TemporaryFolder folder;
  const std::vector<std::pair<std::string, std::string>> rows{

      {"a.pdf", "PDF"},
      {"a.py", "format .py"},
      {"a.docx", "office"},
      {"picture.png", "program data"},
  };
  for (const auto& [name, expected] : rows) {
    const Reading reading = read(folder.write(name, "some content\n"));
    CAPTURE(name);
    CHECK(reading.articles.empty());
    CHECK(contains(reading.reason(), expected));
    CHECK(contains(reading.reason(), "JSON Lines"));
    CHECK(reading.summary.complete);
  }
}

TEST_CASE("names that tell nothing leave it to the content") {
  const TemporaryFolder folder;
  CHECK(read(folder.write("a", "<!DOCTYPE html><p>x</p>")).articles.size() == 1);
  CHECK(contains(read(folder.write("b", "%PDF-1.4")).reason(), "binary"));
  CHECK(contains(read(folder.write("c", "WARC/1.0\r\n")).reason(), "WARC-Type"));
  CHECK(read(folder.write("d", "plain words")).bodies() == std::vector<std::string>{"plain words"});
  CHECK(read(folder.write("e", "[Update] plain words")).bodies().size() == 1);
  CHECK(read(folder.write("f", "{\"title\": \"t\"}")).titles() == std::vector<std::string>{"t"});
  CHECK(contains(read(folder.write("g", "")).reason(), "empty"));
}

TEST_CASE("binary data under a text name is refused, text in any encoding is read") {
  const TemporaryFolder folder;
  std::string binary;
  for (unsigned i = 0; i < 4096; ++i) binary += static_cast<char>((i * 197U + i / 7U) & 0xFFU);
  CHECK(contains(read(folder.write("a.txt", binary)).reason(), "binary"));
  CHECK(contains(read(folder.write("b.txt", std::string(5000, '\0'))).reason(), "binary"));
  std::string wide("\xff\xfe", 2);
  for (const char byte : std::string("Sixteen bits a character")) {
    wide += byte;
    wide += '\0';
  }
  CHECK(read(folder.write("c.txt", wide)).bodies() ==
        std::vector<std::string>{"Sixteen bits a character"});
  const Reading cp1252 = read(folder.write("d.txt", "Caf\xe9 \x93quoted\x94 words \x96 and more"));
  REQUIRE(cp1252.articles.size() == 1);
  CHECK(contains(cp1252.articles.front().body, "quoted"));
}

TEST_CASE("a text over the limit is refused before it is held") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "x");
  fs::resize_file(path, 8ULL << 30);
  const Reading reading = read(path);
  CHECK(contains(reading.reason(), "larger than 16 MiB"));
  CHECK_FALSE(reading.summary.complete);
}

TEST_CASE("links, FIFOs and sockets below a folder are told and never opened") {
  const TemporaryFolder folder;
  const std::string outside = folder.write("outside/secret.txt", "secret");
  folder.write("in/good.txt", "good");
  fs::create_symlink(outside, folder.path("in/link.txt"));
  fs::create_directory_symlink(folder.path("outside"), folder.path("in/folder-link"));
  fs::create_symlink(".", folder.path("in/loop"));
  fs::create_symlink("/nonexistent", folder.path("in/dangling"));
  REQUIRE(::mkfifo(folder.path("in/fifo.txt").c_str(), 0600) == 0);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  folder.path("in/sock").copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  const Reading reading = read(folder.path("in"));
  ::close(socket);
  CHECK(reading.bodies() == std::vector<std::string>{"good"});
  CHECK(reading.rejections.size() == 6);
  for (const std::string name : {"link.txt", "folder-link", "loop", "dangling"})
    CHECK(contains(reason_at(reading, folder.path("in/" + name)), "symbolic link"));
  CHECK(contains(reason_at(reading, folder.path("in/fifo.txt")), "FIFO"));
  CHECK(contains(reason_at(reading, folder.path("in/sock")), "socket"));
}

TEST_CASE("a link that the user names himself is followed") {
  const TemporaryFolder folder;
  fs::create_symlink(folder.write("real.txt", "text"), folder.path("link.txt"));
  fs::create_directory_symlink(folder.path(), folder.path("again"));
  CHECK(read(folder.path("link.txt")).bodies() == std::vector<std::string>{"text"});
  CHECK(read(folder.path("again")).bodies() == std::vector<std::string>{"text"});
}

TEST_CASE("hidden entries are passed over and told") {
  const TemporaryFolder folder;
  folder.write(".hidden.txt", "x");
  folder.write(".git/config", "x");
  folder.write("a.txt", "seen");
  const Reading reading = read(folder.path());
  CHECK(reading.bodies() == std::vector<std::string>{"seen"});
  REQUIRE(reading.notes.size() == 1);
  CHECK(contains(reading.notes.front(), "2 hidden entries passed over"));
  CHECK(contains(reading.notes.front(), ".git"));
}

TEST_CASE("globs match names, folders and all folders below") {
  const TemporaryFolder folder;
  folder.write("a1.txt", "a1");
  folder.write("a2.txt", "a2");
  folder.write("b.txt", "b");
  folder.write("x/a3.txt", "a3");
  folder.write("x/y/a4.txt", "a4");
  folder.write("x/.h/a5.txt", "a5");
  using Strings = std::vector<std::string>;
  CHECK(read(folder.path("a*.txt")).bodies() == Strings{"a1", "a2"});
  CHECK(read(folder.path("[ab]?.txt")).bodies() == Strings{"a1", "a2"});
  CHECK(read(folder.path("**/a*.txt")).bodies() == Strings{"a1", "a2", "a3", "a4"});
  CHECK(read(folder.path("x/**")).bodies() == Strings{"a3", "a4"});
  CHECK(read(folder.path("?/*.txt")).bodies() == Strings{"a3"});
  CHECK(read(folder.path("x*")).bodies() == Strings{"a3", "a4"});
  CHECK_THROWS_AS(read(folder.path("z*")), technews::base::Error);
}

TEST_CASE("a file whose name looks like a glob is that file") {
  const TemporaryFolder folder;
  folder.write("[1].txt", "one");
  CHECK(read(folder.path("[1].txt")).bodies() == std::vector<std::string>{"one"});
}

TEST_CASE("an operand that isn't there or isn't a file stops the command") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo(folder.path("fifo").c_str(), 0600) == 0);
  for (const std::string name : {"missing", "missing/a.txt", "fifo"}) {
    CAPTURE(name);
    try {
      read(folder.path(name));
      FAIL("no error");
    } catch (const technews::base::Error& error) {
      CHECK(error.code() == technews::base::ErrorCode::io);
      CHECK(contains(error.what(), name));
    }
  }
}

TEST_CASE("a file that is written to while it is read is told") {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 40'000; ++i) lines += "{\"title\":\"a title of an article\"}\n";
  const std::string path = folder.write("a.jsonl", lines);
  std::vector<Rejection> rejections;
  std::size_t articles = 0;
  const ReadSummary summary = read_operand(
      path, {},
      [&](std::variant<RawArticle, Rejection>&& record) {
        if (auto* rejection = std::get_if<Rejection>(&record))
          rejections.push_back(std::move(*rejection));
        else if (++articles == 1)
          std::ofstream(path, std::ios::app) << "{\"title\":\"added\"}\n";
        return true;
      },
      [](const std::string&) {});
  REQUIRE(rejections.size() == 1);
  CHECK(contains(rejections.front().reason, "changed while it was read"));
  CHECK(contains(rejections.front().reason, "records were read before"));
  CHECK_FALSE(summary.complete);
}

TEST_CASE("names of any bytes are read") {
  const TemporaryFolder folder;
  for (const std::string name : {"new\nline.txt", "esc\x1b[31m.txt", "bad\xff.txt", "-rf.txt",
                                 "$(x).txt", "quo'te\".txt", " lead.txt", "tab\t.txt"})
    folder.write(name, "text");
  const Reading reading = read(folder.path());
  CHECK(reading.articles.size() == 8);
  CHECK(reading.rejections.empty());
}

TEST_CASE("folders nest as deep as the limit says") {
  const TemporaryFolder folder;
  std::string name;
  for (int i = 0; i < 100; ++i) name += "d/";
  folder.write(name + "a.txt", "deep");
  CHECK(read(folder.path()).bodies() == std::vector<std::string>{"deep"});
}

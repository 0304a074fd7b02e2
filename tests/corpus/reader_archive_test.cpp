#include "tests/corpus/reader_archive_writer.h"
#include "tests/corpus/reader_support.h"

#include <algorithm>
#include <string>
#include <vector>

#include <archive_entry.h>
#include <catch2/catch.hpp>

using namespace technews::corpus;
using namespace technews::corpus::tests;

namespace {

using Strings = std::vector<std::string>;

const std::string two_lines =
    "{\"title\":\"a\",\"body\":\"one\"}\n{\"title\":\"b\",\"body\":\"two\"}\n";

std::string companion_of(const std::string& name) {
  return "Title " + name + "\n2023\nhttps://example.com/" + name + "\n\n    1 word\n";
}

}  // namespace

TEST_CASE("one file in each compression reads as the file itself") {
  const TemporaryFolder folder;
  const std::vector<std::pair<std::string, std::string>> rows{
      {"gzip", ".gz"}, {"bzip2", ".bz2"}, {"xz", ".xz"}, {"zstd", ".zst"}};
  for (const auto& [filter, suffix] : rows) {
    for (const std::string& name : {"a.jsonl" + suffix, "a" + suffix, std::string("unnamed")}) {
      CAPTURE(name);
      const Reading reading = read(folder.write(name, pack("raw", filter, {{"x", two_lines}})));
      CHECK(reading.titles() == Strings{"a", "b"});
      CHECK(reading.rejections.empty());
      REQUIRE(!reading.articles.empty());
      CHECK(reading.articles[1].origin.path == folder.path(name));
      CHECK(reading.articles[1].origin.line == 2);
    }
  }
}

TEST_CASE("archives give their members, whatever the wrapping") {
  const TemporaryFolder folder;
  const Members members{
      {"d/b.jsonl", two_lines}, {"d/a.txt", "text"}, {"d/page.pdf", "%PDF"}, {"d/.hid", "x"}};
  const std::vector<std::tuple<std::string, std::string, std::string>> rows{
      {"tar", "none", "a.tar"},      {"tar", "gzip", "a.tar.gz"},  {"tar", "xz", "a.txz"},
      {"tar", "bzip2", "a.tar.bz2"}, {"tar", "zstd", "a.tar.zst"}, {"zip", "none", "a.zip"},
      {"tar", "gzip", "nameless"}};
  for (const auto& [format, filter, name] : rows) {
    CAPTURE(name);
    const Reading reading = read(folder.write(name, pack(format, filter, members)));
    CHECK(reading.bodies() == Strings{"one", "two", "text"});
    REQUIRE(reading.rejections.size() == 1);
    CHECK(reading.rejections[0].origin.path == folder.path(name) + "!d/page.pdf");
    CHECK(reading.articles[2].origin.path == folder.path(name) + "!d/a.txt");
    CHECK(contains(reading.notes.back(), "1 hidden entry"));
  }
}

TEST_CASE("pairs in an archive are put together in any order of the members") {
  const TemporaryFolder folder;
  Members members;
  for (int i = 0; i < 6; ++i) {
    const std::string name = "raw/" + std::to_string(i);
    members.emplace_back(name, companion_of(std::to_string(i)));
    members.emplace_back(name + ".txt", "body " + std::to_string(i));
  }
  members.emplace_back("raw/alone.txt", "body alone");
  std::ranges::sort(members);
  unsigned seed = 12345;
  for (int round = 0; round < 20; ++round) {
    const std::string format = round % 2 == 0 ? "tar" : "zip";
    const Reading reading =
        read(folder.write("a.bin", pack(format, round % 4 == 0 ? "xz" : "none", members)));
    CAPTURE(round, reading.reason());
    CHECK(reading.rejections.empty());
    REQUIRE(reading.articles.size() == 7);
    for (const RawArticle& article : reading.articles) {
      const std::string number = article.body.substr(5);
      CHECK(article.title == (number == "alone" ? "" : "Title " + number));
      CHECK(contains(article.origin.path, "!raw/" + number + ".txt"));
    }
    for (std::size_t i = members.size() - 1; i > 0; --i) {
      seed = seed * 1103515245U + 12345U;
      std::swap(members[i], members[(seed >> 16) % (i + 1)]);
    }
  }
}

TEST_CASE("companions beyond the limit cost their own texts alone, and that is told") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.limits.companion_bytes = 600;  // two of them
  Members members;
  for (const std::string name : {"1", "2", "3"}) members.emplace_back(name, companion_of(name));
  for (const std::string name : {"1", "2", "3", "4"})
    members.emplace_back(name + ".txt", "body " + name);
  const Reading reading = read(folder.write("a.tar", pack("tar", "none", members)), options);
  CHECK(reading.bodies() == Strings{"body 1", "body 2", "body 4"});
  CHECK(contains(reading.reason(), "too far from it"));
  CHECK(contains(reading.rejections.front().origin.path, "!3.txt"));
}

TEST_CASE("a companion in an archive whose text is missing is told") {
  const TemporaryFolder folder;
  const Reading reading = read(
      folder.write("a.tar", pack("tar", "none", {{"1", companion_of("1")}, {"2.txt", "alone"}})));
  CHECK(reading.bodies() == Strings{"alone"});
  CHECK(contains(reading.reason(), "1.txt, is missing"));
}

TEST_CASE("archives are read inside archives, once") {
  const TemporaryFolder folder;
  const std::string inner = pack("zip", "none", {{"2.txt", "inner"}, {"2", companion_of("2")}});
  const std::string outer = pack("tar", "gzip", {{"b.zip", inner}, {"1.txt", "outer"}});
  const Reading reading = read(folder.write("a.tar.gz", outer));
  CAPTURE(reading.reason());
  CHECK(reading.bodies() == Strings{"inner", "outer"});
  CHECK(reading.titles() == Strings{"Title 2", ""});
  CHECK(reading.articles.front().origin.path == folder.path("a.tar.gz") + "!b.zip!2.txt");
  const Reading deeper = read(folder.write("b.zip", pack("zip", "none", {{"a.tar.gz", outer}})));
  CHECK(deeper.bodies() == Strings{"outer"});
  CHECK(contains(deeper.reason(), "2 levels are unpacked"));
  CHECK_FALSE(deeper.summary.complete);
}

TEST_CASE("a compressed file that is cut short tells how many records came before") {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 20'000; ++i)
    lines += "{\"id\":\"" + std::to_string(i * 7919 % 100'003) + "\",\"title\":\"t" +
             std::to_string(i * 31 % 9973) + "\"}\n";
  for (const std::string filter : {"gzip", "xz", "bzip2", "zstd"}) {
    const std::string whole = pack("raw", filter, {{"x", lines}});
    CAPTURE(filter);
    for (const std::size_t size : {whole.size() / 2, whole.size() - 3}) {
      const Reading reading = read(folder.write("a.jsonl.x", whole.substr(0, size)));
      REQUIRE(reading.rejections.size() == 1);
      CAPTURE(size, reading.reason());
      const std::size_t count = reading.articles.size();
      CHECK(count <= 20'000);
      const std::string told = count == 0 ? "nothing was read" : std::to_string(count) + " record";
      CHECK(contains(reading.reason(), told));
      CHECK(contains(reading.reason(), "cut short"));
      CHECK_FALSE(reading.summary.complete);
    }
  }
}

TEST_CASE("an archive that is damaged gives what stands before the damage") {
  const TemporaryFolder folder;
  Members members;
  unsigned noise = 1;  // that doesn't compress
  for (int i = 0; i < 50; ++i) {
    std::string title;
    for (int j = 0; j < 8000; ++j)
      title += static_cast<char>('a' + ((noise = noise * 1103515245U + 12345U) >> 16) % 26);
    members.emplace_back(std::to_string(i) + ".jsonl", "{\"title\":\"" + title + "\"}\n");
  }
  const std::string whole = pack("tar", "gzip", members);
  const Reading reading = read(folder.write("a.tar.gz", whole.substr(0, whole.size() / 2)));
  CHECK(!reading.articles.empty());
  CHECK(reading.articles.size() < 50);
  CHECK(contains(reading.rejections.back().reason,
                 std::to_string(reading.articles.size()) + " records were read before that"));
}

TEST_CASE("what unpacks too far is stopped") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.limits.expansion_ratio = 100;
  std::string zeros;
  for (int i = 0; i < 40; ++i) zeros += std::string(1'000'000, 'z') + "\n";
  const Reading ratio =
      read(folder.write("a.jsonl.gz", pack("raw", "gzip", {{"x", zeros}})), options);
  CHECK(contains(ratio.rejections.back().reason, "more than 100 times its size"));
  options = {};
  options.limits.expanded_bytes = 1 << 20;
  const Reading total =
      read(folder.write("b.jsonl.gz", pack("raw", "gzip", {{"x", zeros}})), options);
  CHECK(contains(total.rejections.back().reason, "more than 1 MiB"));
  CHECK_FALSE(total.summary.complete);
}

TEST_CASE("names of members are labels: nothing is written and nothing outside is read") {
  const TemporaryFolder folder;
  const Reading reading = read(folder.write(
      "a.zip",
      pack("zip", "none",
           {{"../../evil.txt", "one"}, {"/etc/evil.txt", "two"}, {"C:\\evil.txt", "three"}})));
  CHECK(reading.bodies().size() == 3);
  CHECK(reading.articles[0].origin.path == folder.path("a.zip") + "!../../evil.txt");
}

TEST_CASE("links and special members are told") {
  const TemporaryFolder folder;
  CHECK(contains(read(folder.write("a.tar", pack_special("l", AE_IFLNK, "/etc/passwd"))).reason(),
                 "symbolic link to /etc/passwd"));
  CHECK(contains(read(folder.write("b.tar", pack_special("f", AE_IFIFO, ""))).reason(), "FIFO"));
  CHECK(contains(read(folder.write("c.tar", pack_special("d", AE_IFCHR, ""))).reason(), "device"));
}

TEST_CASE("packing is told by content, and a name that lies about it is told") {
  const TemporaryFolder folder;
  CHECK(contains(read(folder.write("a.gz", "plain text")).reason(), "named as if it were gzip"));
  CHECK(contains(read(folder.write("b.gz", "")).reason(), "is empty"));
  CHECK(contains(read(folder.write("c.zip", pack("zip", "none", {}))).reason(), "no files"));
  CHECK(contains(read(folder.write("d.docx", pack("zip", "none", {{"a.xml", "<x/>"}}))).reason(),
                 "office document"));
}

TEST_CASE("streams one after the other are one file; what follows them is not passed over unsaid") {
  const TemporaryFolder folder;
  for (const std::string filter : {"gzip", "bzip2", "xz", "zstd"}) {
    const std::string one = pack("raw", filter, {{"", "{\"title\":\"a\",\"text\":\"one\"}\n"}});
    const std::string two = pack("raw", filter, {{"", "{\"title\":\"b\",\"text\":\"two\"}\n"}});
    CAPTURE(filter);
    const Reading whole = read(folder.write("a.jsonl", one + two));
    CAPTURE(whole.reason());
    CHECK(whole.titles() == Strings{"a", "b"});
    CHECK(whole.rejections.empty());
    const Reading damaged = read(folder.write("c.jsonl", one + "junkjunkjunk" + two));
    CHECK(contains(damaged.reason(), "damaged"));
    CHECK_FALSE(damaged.summary.complete);
  }
  const std::string one = pack("raw", "gzip", {{"", two_lines}});
  const Reading padded = read(folder.write("b.jsonl", one + std::string(512, '\0')));
  CHECK(padded.titles() == Strings{"a", "b"});
  CHECK(padded.rejections.empty());
  const Reading followed = read(folder.write("b.jsonl", one + std::string(512, '\0') + "junk"));
  CHECK(followed.titles() == Strings{"a", "b"});
  CHECK(contains(followed.reason(), "damaged at byte " + std::to_string(one.size())));
}

#include "corpus/reader_warc.h"

#include "corpus/http_response.h"
#include "corpus/warc_record.h"
#include "tests/corpus/reader_archive_writer.h"
#include "tests/corpus/reader_support.h"

#include <cstdlib>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;
using namespace technews::corpus::tests;

namespace {

using Strings = std::vector<std::string>;

std::string warc_record(const std::string& type, const std::string& url, const std::string& block,
                        std::size_t length) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2014-01-03T03:03:21Z\r\nContent-Type: application/http\r\n"
         "Content-Length: " +
         std::to_string(length) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string warc_record(const std::string& type, const std::string& url, const std::string& block) {
  return warc_record(type, url, block, block.size());
}

std::string http_page(const std::string& body, const std::string& fields = {}) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + fields + "\r\n" + body;
}

std::string page(const std::string& name) {
  return warc_record("response", "http://example.com/" + name,
                     http_page("<p>page " + name + "</p>"));
}

std::string gzip(const std::string& bytes) { return pack("raw", "gzip", {{"", bytes}}); }

// RFC 7932: one block that is not compressed, then an empty last one.
std::string brotli_stored(const std::string& text) {
  const auto head = static_cast<unsigned>((text.size() - 1) << 4U | 1U << 20U);
  std::string stream;
  for (unsigned shift = 0; shift < 24; shift += 8)
    stream += static_cast<char>(head >> shift & 0xFFU);
  return stream + text + '\x03';
}

Strings urls(const Reading& reading) {
  Strings result;
  for (const RawArticle& article : reading.articles) result.push_back(article.url);
  return result;
}

}  // namespace

TEST_CASE("the pages of a web archive are its responses and resources of HTML") {
  const TemporaryFolder folder;
  const std::string archive =
      warc_record("warcinfo", "", "software: x") +
      warc_record("request", "http://example.com/a", "GET /a HTTP/1.1") + page("a") +
      warc_record("response", "http://example.com/i",
                  "HTTP/1.1 200 OK\r\n"
                  "Content-Type: image/png\r\n\r\n....") +
      warc_record("response", "http://example.com/m",
                  "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<p>moved</p>") +
      warc_record("revisit", "http://example.com/a", "HTTP/1.1 200 OK\r\n\r\n") +
      warc_record("response", "<http://example.com/b>",
                  "HTTP/1.0 200\nContent-type: TEXT/HTML\n\n<p>b</p>");
  for (const std::string name : {"x.warc", "unnamed"}) {
    const Reading reading = read(folder.write(name, archive));
    CAPTURE(name, reading.reason());
    CHECK(reading.bodies() == Strings{"<p>page a</p>", "<p>b</p>"});
    CHECK(urls(reading) == Strings{"http://example.com/a", "http://example.com/b"});
    CHECK(reading.rejections.empty());
    CHECK(reading.summary.complete);
    REQUIRE(reading.notes.size() == 1);
    CHECK(contains(reading.notes[0],
                   "2 pages; passed over: records of type request 1, revisit 1, warcinfo 1; 1 of "
                   "other media types (image/png 1); 1 with a status other than 200 (301 1)"));
    CHECK(reading.articles[0].form == BodyForm::html);
    CHECK(reading.articles[0].origin.record == 3);
    CHECK(reading.articles[0].date.empty());
  }
}

TEST_CASE("a body is unchunked, unpacked and read in its charset") {
  const TemporaryFolder folder;
  const std::string text = "<p>Caf\xc3\xa9 and words</p>";
  const std::string chunked =
      "4\r\n<p>C\r\n10;x=y\r\naf\xc3\xa9 and words</\r\n2\r\np>\r\n0\r\n\r\n";
  const std::vector<std::pair<std::string, std::string>> rows{
      {"", text},
      {"Transfer-Encoding: chunked\r\n", chunked},
      {"Transfer-Encoding: chunked\r\n", text},  // unchunked by the crawler
      {"Content-Encoding: gzip\r\n", gzip(text)},
      {"Content-Encoding: gzip\r\n", text},  // unpacked by the crawler
      {"Content-Encoding: br\r\n", brotli_stored(text)},
  };
  for (const auto& [fields, body] : rows) {
    CAPTURE(fields);
    const Reading reading = read(
        folder.write("a.warc", warc_record("response", "http://e.com/", http_page(body, fields))));
    CAPTURE(reading.reason());
    CHECK(reading.bodies() == Strings{text});
  }
  const std::string cyrillic =
      warc_record("response", "http://e.com/",
                  "HTTP/1.1 200 OK\r\nContent-Type: text/html; "
                  "charset=windows-1251\r\n\r\n<p>\xcf\xf0\xe8\xe2\xe5\xf2");
  CHECK(read(folder.write("b.warc", cyrillic)).bodies() == Strings{"<p>Привет"});
}

TEST_CASE("a body that can't be unpacked is told and left out") {
  const TemporaryFolder folder;
  const std::string packed = gzip("<p>" + std::string(3000, 'x') + " words</p>");
  std::string damaged = packed;
  damaged[12] = static_cast<char>(damaged[12] ^ 0x55);
  const std::vector<std::pair<std::string, std::string>> rows{
      {"Content-Encoding: gzip\r\n", packed.substr(0, packed.size() / 2)},
      {"Content-Encoding: gzip\r\n", damaged},
      {"Content-Encoding: zstd\r\n", "(\xb5/\xfd..."},
      {"Content-Encoding: br\r\n", "\xff\xff\xff\xff"},
      {"Transfer-Encoding: chunked\r\n", "4\r\n<p>C\r\nnot a size\r\n"},
      {"Transfer-Encoding: chunked\r\n", "40\r\n<p>C"},
  };
  for (const auto& [fields, body] : rows) {
    CAPTURE(fields);
    const Reading reading = read(folder.write(
        "a.warc",
        warc_record("response", "http://e.com/x", http_page(body, fields)) + page("next")));
    CHECK(contains(reading.reason(), "the record at byte 0: the body of http://e.com/x "));
    CHECK(urls(reading) == Strings{"http://example.com/next"});
  }
}

TEST_CASE("a broken record is told with its place, and reading goes on at the next one") {
  const TemporaryFolder folder;
  const std::string block = http_page("<p>broken</p>");
  const std::string url = "http://example.com/broken";
  const std::string first = page("first");
  const std::string at = "the record at byte " + std::to_string(first.size()) + ": ";
  const std::vector<std::tuple<std::string, std::string>> rows{
      {warc_record("response", url, block, block.size() - 5), "doesn't end where a record ends"},
      {warc_record("response", url, block, block.size() + 40), "doesn't end where a record ends"},
      {warc_record("response", url, block, 5000), "before the 5000 bytes of its block"},
      {warc_record("response", url, block, 1'000'000'000'000),
       "length of 1000000000000 bytes reaches into other records"},
      {"WARC/1.0\r\nWARC-Type: response\r\n\r\nno length\r\n\r\n", "has no Content-Length"},
      {"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -7\r\n\r\n", "is no number: -7"},
      {"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "has no WARC-Type"},
      {"something else\r\n", "no record begins here"},
  };
  for (const auto& [bad, expected] : rows) {
    const Reading reading = read(folder.write("a.warc", first + bad + page("last")));
    CAPTURE(bad, reading.reason());
    CHECK(contains(reading.reason(), expected));
    CHECK(contains(reading.reason(), at));
    CHECK(urls(reading) == Strings{"http://example.com/first", "http://example.com/last"});
    CHECK_FALSE(reading.summary.complete);
  }
}

TEST_CASE("records end in fewer line ends, or none, and the file inside one") {
  const TemporaryFolder folder;
  std::string tight = page("a");
  tight.resize(tight.size() - 4);
  const Reading reading = read(folder.write("a.warc", tight + page("b") + "\r\n\n" + tight));
  CHECK(reading.articles.size() == 3);
  CHECK(reading.rejections.empty());
  const Reading cut =
      read(folder.write("b.warc", page("a") + page("b").substr(0, page("b").size() - 20)));
  CHECK(urls(cut) == Strings{"http://example.com/a"});
  CHECK(contains(cut.reason(), "the file ends"));
}

TEST_CASE("a record over the limit is passed over, whatever it is") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.limits.record_bytes = 1000;
  const std::string large(3'000'000, 'x');
  const std::string image = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + large;
  const std::string archive = page("a") + warc_record("response", "http://e.com/i", image) +
                              warc_record("response", "http://e.com/p", http_page(large)) +
                              page("b");
  const Reading reading = read(folder.write("a.warc", archive), options);
  CHECK(reading.articles.size() == 2);
  CHECK(contains(reading.reason(), "longer than 1000 bytes"));
  CHECK(contains(reading.notes.at(0), "2 over the limit of length"));
}

TEST_CASE("an archive in gzip members is read on behind damaged ones") {
  const TemporaryFolder folder;
  const std::vector<std::string> members{gzip(page("a")), gzip(page("b")), gzip(page("c")),
                                         gzip(page("d"))};
  const std::string whole = members[0] + members[1] + members[2] + members[3];
  const std::size_t second = members[0].size();
  for (const std::string name : {"a.warc.gz", "unnamed"})
    CHECK(read(folder.write(name, whole)).articles.size() == 4);
  const Reading all = read(folder.write("a.warc.gz", whole));
  CHECK(all.rejections.empty());

  std::string flipped = whole;
  for (std::size_t i = 0; i < 20; ++i) flipped[second + 60 + i] = '\xff';
  const std::string lost = whole.substr(0, second + 100) + whole.substr(second + members[1].size());
  std::string headless = whole;
  headless.replace(second, 4, "junk");
  for (const std::string& damaged : {flipped, lost, headless}) {
    const Reading reading = read(folder.write("b.warc.gz", damaged));
    CAPTURE(reading.reason());
    CHECK(urls(reading) ==
          Strings{"http://example.com/a", "http://example.com/c", "http://example.com/d"});
    CHECK(contains(reading.reason(), "the gzip member at byte " + std::to_string(second)));
    CHECK_FALSE(reading.summary.complete);
  }
  const Reading cut = read(folder.write("c.warc.gz", whole.substr(0, whole.size() - 30)));
  CHECK(cut.articles.size() == 3);
  CHECK(contains(cut.reason(), "is cut short"));
}

TEST_CASE("a damaged checksum costs its member alone") {
  const TemporaryFolder folder;
  std::string bad = gzip(page("b"));
  bad[bad.size() - 6] = static_cast<char>(bad[bad.size() - 6] ^ 0x10);
  const Reading reading = read(folder.write("a.warc.gz", gzip(page("a")) + bad + gzip(page("c"))));
  CHECK(urls(reading) == Strings{"http://example.com/a", "http://example.com/c"});
  CHECK(contains(reading.reason(), "incorrect data check"));
}

TEST_CASE("a web archive packed as a whole, and one inside an archive, are read too") {
  const TemporaryFolder folder;
  const std::string plain = page("a") + page("b");
  for (const std::string filter : {"gzip", "bzip2", "xz", "zstd"})
    CHECK(read(folder.write("a.warc." + filter, pack("raw", filter, {{"", plain}})))
              .articles.size() == 2);
  const Reading inner = read(folder.write(
      "a.tar", pack("tar", "none",
                    {{"d/x.warc.gz", gzip(page("a")) + gzip(page("b"))}, {"d/y.warc", plain}})));
  CHECK(inner.articles.size() == 4);
  CHECK(inner.rejections.empty());
}

TEST_CASE("limits of unpacking hold for gzip members") {
  const TemporaryFolder folder;
  const std::string bomb =
      gzip(warc_record("response", "http://e.com/", http_page(std::string(40'000'000, ' '))));
  ReadOptions options;
  options.limits.expansion_ratio = 100;
  const Reading reading = read(folder.write("a.warc.gz", bomb + gzip(page("b"))), options);
  CHECK(contains(reading.reason(), "more than 100 times its size"));
  CHECK(reading.articles.empty());
}

TEST_CASE("ARC files of both versions are read") {
  const TemporaryFolder folder;
  const std::string page = http_page("<p>words</p>");
  const std::string size = std::to_string(page.size());
  const std::string one =
      "filedesc://x.arc 0.0.0.0 20010101000000 text/plain 77\n1 0 Archive\nURL IP-address "
      "Archive-date Content-type Archive-length\n\n";
  const std::string two =
      "filedesc://x.arc 0.0.0.0 20010101000000 text/plain 200 - - 0 x.arc 77\n" +
      one.substr(one.find('\n') + 1);
  const std::string first = "http://e.com/a b 1.2.3.4 20010102030405 text/html " + size + "\n";
  const std::string second =
      "http://e.com/c 1.2.3.4 20010102030405 text/html 200 sum - 123 x.arc " + size + "\n";
  const std::string dns = "dns:e.com 1.2.3.4 20010102030405 text/dns 5\n12345\n";
  const Reading v1 = read(folder.write("a.arc", one + dns + first + page + "\n" + first + page));
  CAPTURE(v1.reason());
  CHECK(v1.bodies() == Strings{"<p>words</p>", "<p>words</p>"});
  CHECK(urls(v1) == Strings{"http://e.com/a b", "http://e.com/a b"});
  CHECK(v1.articles[0].date.empty());
  const Reading v2 = read(folder.write("b.arc.gz", gzip(two) + gzip(second + page + "\n")));
  CAPTURE(v2.reason());
  CHECK(urls(v2) == Strings{"http://e.com/c"});
  const Reading broken = read(folder.write(
      "c.arc", one + "http://e.com/x 1.2.3.4 20010102030405 text/html abc\n" + first + page));
  CHECK(contains(broken.reason(), "length is no number: abc"));
  CHECK(urls(broken) == Strings{"http://e.com/a b"});
}

TEST_CASE("prose is no web archive") {
  for (const std::string text :
       {"WARC is a format", "warc/records are kept", "Note: see 20230123 and 5 others",
        "http://example.com/ is the address", "filedesc is a word"})
    CHECK_FALSE(is_web_archive(text));
}

TEST_CASE("real web archives, whole and broken, are read to their ends") {
  const auto shared = shared_folder();
  if (shared.empty()) return;
  const TemporaryFolder folder;
  const std::string command = "tar -xJf '" + (shared / "data/formats/warc.tar.xz").string() +
                              "' -C '" + folder.path() + "' --strip-components=1";
  REQUIRE(std::system(command.c_str()) == 0);
  struct Row {
    std::string name;
    std::size_t pages;
    std::size_t rejections;
  };
  const std::vector<Row> rows{
      {"bad.arc", 0, 4},
      {"example.arc", 1, 0},
      {"example.arc.gz", 1, 0},
      {"example.warc", 1, 1},  // a request whose length is wrong {"example.warc.gz", 1, 0},
      {"example-bad.warc.gz.bad", 1, 0},
      {"iana.warc.gz", 16, 0},
  };
  for (const Row& row : rows) {
    const Reading reading = read(folder.path(row.name));
    CAPTURE(row.name, reading.reason(), reading.notes);
    CHECK(reading.articles.size() == row.pages);
    CHECK(reading.rejections.size() == row.rejections);
    for (const RawArticle& article : reading.articles) CHECK(article.form == BodyForm::html);
  }
}

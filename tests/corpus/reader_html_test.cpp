#include "corpus/reader_html.h"

#include "corpus/markup.h"
#include "corpus/page_encoding.h"
#include "corpus/reader_mhtml.h"
#include "tests/corpus/reader_archive_writer.h"
#include "tests/corpus/reader_support.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;
using namespace technews::corpus::tests;

using Strings = std::vector<std::string>;

TEST_CASE("a page of HTML is one article whose body is its markup") {
  const TemporaryFolder folder;
  const std::string markup = "<!DOCTYPE html><title>T</title><p>Caf\xc3\xa9 words</p>";
  for (const std::string name :
       {"a.html", "a.HTM", "a.xhtml", "a.shtml", "a", "a.txt", "index.1"}) {
    CAPTURE(name);
    const Reading reading = read(folder.write(name, markup));
    REQUIRE(reading.bodies() == Strings{markup});
    CHECK(reading.articles[0].form == BodyForm::html);
    CHECK(reading.articles[0].title.empty());
    CHECK(reading.articles[0].date.empty());
    CHECK(reading.articles[0].repairs == 0);
    CHECK(reading.articles[0].origin.path == folder.path(name));
  }
}

TEST_CASE("folders and archives of pages give a record a page") {
  const TemporaryFolder folder;
  folder.write("site/a.html", "<html><p>one</p>");
  folder.write("site/deep/b", "<!-- saved --><html><p>two</p>");
  folder.write("site/c.txt", "plain");
  const Reading reading = read(folder.path());
  CHECK(reading.bodies() == Strings{"<html><p>one</p>", "plain", "<!-- saved --><html><p>two</p>"});
  CHECK(reading.articles[1].form == BodyForm::flat);
  const Members members{{"x/a.html", "<p>one</p>"}, {"x/b.htm", "<p>two</p>"}};
  for (const std::string format : {"tar", "zip"}) {
    const std::string name = folder.write("z." + format, pack(format, "none", members));
    CHECK(read(name).bodies() == Strings{"<p>one</p>", "<p>two</p>"});
  }
  const std::string packed = folder.write("p.html.gz", pack("raw", "gzip", {{"", "<p>one</p>"}}));
  CHECK(read(packed).articles.at(0).form == BodyForm::html);
}

TEST_CASE("markup is told from prose by its content") {
  const std::vector<std::pair<std::string, bool>> rows{
      {"<!doctype html>", true},
      {"  \n<HTML lang=en>", true},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">", true},
      {"<?xml version=\"1.0\"?><html xmlns=\"x\">", true},
      {"<!-- a comment --><div class=x>", true},
      {"<p>A paragraph</p>", true},
      {"<article>", true},
      {"<rss version=\"2.0\">", false},
      {"<?xml version=\"1.0\"?><feed>", false},
      {"<DOC>", false},
      {"<3 is what fans say", false},
      {"<pre-order> now", false},
      {"Tags such as <html> and <p> are", false},
      {"", false},
      {"<", false},
      {"<!-- never closed", false},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(is_html(text) == expected);
  }
}

TEST_CASE("a page's charset is told by its server, by itself or by its bytes") {
  struct Row {
    std::string markup;
    std::string transport;
    std::string expected;
    std::string charset;
  };
  const std::vector<Row> rows{
      {"<meta charset=windows-1251><p>\xcf\xf0\xe8\xe2\xe5\xf2", "", "Привет", "windows-1251"},
      {"<META http-equiv='Content-Type' content='text/html; charset=koi8-r'>\xf0\xd2", "", "Пр",
       "KOI8-R"},
      {"<?xml version='1.0' encoding='iso-8859-2'?><html>\xb1\xb6", "", "ąś", "ISO-8859-2"},
      {"<!-- <meta charset=koi8-r> --><meta charset=windows-1251>\xcf", "", "П", "windows-1251"},
      {"<meta charset=koi8-r><p>\xcf\xf0\xe8", "windows-1251", "При", "windows-1251"},
      {"<meta charset=iso-8859-1>\x93quoted\x94", "", "“quoted”", "windows-1252"},
      {"<meta charset=windows-1252><p>Caf\xc3\xa9", "", "Café", "UTF-8"},
      {"<meta charset=utf-16><p>Caf\xc3\xa9", "", "Café", "UTF-8"},
      {"\xef\xbb\xbf<meta charset=koi8-r>Caf\xc3\xa9", "koi8-r", "Café", "UTF-8"},
      {"<meta charset=iso-2022-jp><p>\x1b$BF|K\\\x1b(B", "", "日本", "ISO-2022-JP"},
      {"<meta charset=Shift_JIS><p>\x93\xfa\x96\x7b\x8c\xea", "", "日本語", "windows-31j"},
      {"<meta charset=no-such-thing><p>It\x92s", "", "It’s", "windows-1252"},
  };
  for (const Row& row : rows) {
    const auto page = decode_page(row.markup, row.transport);
    CAPTURE(row.markup, page.text, page.charset);
    CHECK(contains(page.text, row.expected));
    if (row.charset != "windows-31j") CHECK(page.charset == row.charset);
    CHECK((repairs_of(page) > 0) == (row.charset != "UTF-8"));
  }
}

TEST_CASE("the attributes of tags are found in any spelling") {
  CHECK(attribute_of("<meta charset=utf-8", "charset") == "utf-8");
  CHECK(attribute_of("<meta\n CHARSET = \"utf-8\" /", "charset") == "utf-8");
  CHECK(attribute_of("<meta name='charset' content='x'", "charset").empty());
  CHECK(attribute_of("<meta hidden charset='a b'", "charset") == "a b");
  CHECK(attribute_of("<meta charset", "charset").empty());
  CHECK(attribute_of("<meta =x charset=y", "charset") == "y");
  CHECK(attribute_of("<meta charset=\"cut", "charset") == "cut");
}

TEST_CASE("references and tags of short values become text") {
  CHECK(decode_entities("A &amp; B &#8217; &#x2019; &eacute;&mdash;") == "A & B ’ ’ é—");
  CHECK(decode_entities("AT&T &bogus; &#xD800; &#0; & &") == "AT&T &bogus; � � & &");
  CHECK(strip_tags("<b>Apple</b> &lt;3 <!-- x > y -->you") == "Apple <3 you");
  CHECK(strip_tags("a < b and <never closed") == "a < b and <never closed");
  CHECK(strip_tags(std::string(100'000, '<')).size() == 100'000);
}

TEST_CASE("binary data and pages over the limit are refused under a page's name") {
  const TemporaryFolder folder;
  std::string binary;
  for (unsigned i = 0; i < 4096; ++i) binary += static_cast<char>((i * 197U + i / 7U) & 0xFFU);
  CHECK(contains(read(folder.write("a.html", binary)).reason(), "binary"));
  ReadOptions options;
  options.limits.record_bytes = 100;
  const std::string large = folder.write("b.html", "<p>" + std::string(200, 'x'));
  CHECK(contains(read(large, options).reason(), "limit"));
  CHECK(contains(read(folder.write("c.html", "")).reason(), "empty"));
}

TEST_CASE("of a page saved with its parts the page is read") {
  const TemporaryFolder folder;
  const auto message = [](const std::string& encoding, const std::string& body) {
    return "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://e.com/snap\r\n"
           "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
           "\tboundary=\"--B-x\"\r\n\r\n\r\n----B-x\r\nContent-Type: image/png\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n----B-x\r\n"
           "Content-Type: text/html\r\nContent-Transfer-Encoding: " +
           encoding + "\r\nContent-Location: http://e.com/page\r\n\r\n" + body +
           "\r\n----B-x--\r\n";
  };
  const std::vector<std::pair<std::string, std::string>> rows{
      {"quoted-printable", "<p>Caf=C3=A9 and=\r\n more=</p>"},
      {"base64", "PHA+Q2Fmw6kgYW5k\r\nIG1vcmU9PC9wPg=="},
      {"8bit", "<p>Caf\xc3\xa9 and more=</p>"},
  };
  for (const auto& [encoding, body] : rows) {
    for (const std::string name : {"a.mhtml", "a.mht", "unnamed"}) {
      const Reading reading = read(folder.write(name, message(encoding, body)));
      CAPTURE(encoding, reading.reason());
      REQUIRE(reading.articles.size() == 1);
      CHECK(contains(reading.articles[0].body, "<p>Caf\xc3\xa9 and more=</p>"));
      CHECK(reading.articles[0].url == "http://e.com/page");
      CHECK(reading.articles[0].form == BodyForm::html);
    }
  }
  CHECK(contains(read(folder.write("b.mhtml", "words\n")).reason(), "no boundary"));
  const std::string none =
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--";
  CHECK(contains(read(folder.write("c.mhtml", none)).reason(), "no part of HTML"));
  ReadOptions options;
  options.limits.record_bytes = 1000;
  const std::string large = folder.write("d.mht", message("8bit", std::string(5000, 'x')));
  CHECK(contains(read(large, options).reason(), "longer than 1000 bytes"));
}

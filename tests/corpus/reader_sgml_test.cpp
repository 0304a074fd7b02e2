#include "corpus/reader_sgml.h"

#include "corpus/sgml_document.h"
#include "tests/corpus/reader_archive_writer.h"
#include "tests/corpus/reader_support.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;
using namespace technews::corpus::tests;

using Strings = std::vector<std::string>;

namespace {

const std::string trec =
    "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<FILEID>x</FILEID>\n<HEAD>First &amp; best</HEAD>\n"
    "<DATELINE>PARIS (AP)</DATELINE>\n<BYLINE>By ANN LEE</BYLINE>\n<DATE>880212</DATE>\n<TEXT>\n"
    "   One text&hyph;body.\n<P>\nTwo &lt;b&gt; <F P=1>words</F>.\n</P>\n</TEXT>\n"
    "<TEXT>More.</TEXT>\n</DOC>\n";

std::string reuters(const std::string& number, const std::string& text) {
  return "<REUTERS TOPICS=\"YES\" OLDID=\"5\" NEWID=\"" + number +
         "\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TOPICS><D>cocoa</D><D>trade</D></TOPICS>\n"
         "<PLACES><D>brazil</D></PLACES>\n<UNKNOWN>\n&#5;&#5;f0704\n</UNKNOWN>\n" +
         text + "</REUTERS>\n";
}

}  // namespace

TEST_CASE("TREC documents give their fields and texts") {
  const TemporaryFolder folder;
  for (const std::string name : {"a.sgml", "a.trec", "unnamed", "a.xml"}) {
    const Reading reading = read(folder.write(name, trec + trec));
    CAPTURE(name, reading.reason());
    REQUIRE(reading.articles.size() == 2);
    CHECK(reading.rejections.empty());
    const RawArticle& one = reading.articles[0];
    CHECK(one.id == "AP880212-0001");
    CHECK(one.title == "First & best");
    CHECK(one.author == "By ANN LEE");
    CHECK(one.date == "880212");
    CHECK(one.body == "One text-body.\n\n\n\nTwo <b> words.\n\nMore.");
    CHECK(one.form == BodyForm::prose);
    CHECK(reading.articles[1].origin.record == 2);
    CHECK(reading.articles[1].origin.line == 16);
  }
  const Reading packed = read(folder.write("b.sgml.gz", pack("raw", "gzip", {{"", trec}})));
  CHECK(packed.articles.size() == 1);
}

TEST_CASE("Reuters stories give title, body and topics; short ones their text") {
  const TemporaryFolder folder;
  const std::string file =
      "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n" +
      reuters("1",
              "<TEXT>&#2;\n<TITLE>A &lt;GE> TITLE</TITLE>\n<DATELINE>    SALVADOR, Feb 26 - "
              "</DATELINE><BODY>Showers\ncontinued.\n Reuter\n&#3;</BODY></TEXT>\n") +
      reuters("2", "<TEXT TYPE=\"UNPROC\">&#2;\nUnprocessed words.\n&#3;</TEXT>\n") +
      reuters("3", "<TEXT TYPE=\"BRIEF\">\n<TITLE>ONLY A TITLE</TITLE>Blah blah</TEXT>\n");
  const Reading reading = read(folder.write("reut2-000.sgm", file));
  CAPTURE(reading.reason());
  REQUIRE(reading.articles.size() == 3);
  const RawArticle& one = reading.articles[0];
  CHECK(one.id == "1");
  CHECK(one.title == "A <GE> TITLE");
  CHECK(one.body == "Showers\ncontinued.\n Reuter");
  CHECK(one.date == "26-FEB-1987 15:01:01.79");
  CHECK(one.tags == Strings{"cocoa", "trade", "brazil"});
  CHECK(reading.articles[1].body == "Unprocessed words.");
  CHECK(reading.articles[1].title.empty());
  CHECK(reading.articles[2].body == "Blah blah");
  CHECK(reading.articles[2].title == "ONLY A TITLE");
}

TEST_CASE("pages of a web collection are markup with their address") {
  const TemporaryFolder folder;
  const Reading reading = read(folder.write(
      "a.trec",
      "<DOC>\n<DOCNO>WT01-B01-1</DOCNO>\n<DOCHDR>\nhttp://e.com/x 1.2.3.4 19970101\n"
      "HTTP/1.0 200 OK\n</DOCHDR>\n<html><title>T</title><p>words</p></html>\n</DOC>\n"));
  REQUIRE(reading.bodies() == Strings{"<html><title>T</title><p>words</p></html>"});
  CHECK(reading.articles[0].form == BodyForm::html);
  CHECK(reading.articles[0].id == "WT01-B01-1");
  CHECK(reading.articles[0].url == "http://e.com/x");
}

TEST_CASE("a broken document costs itself alone") {
  const TemporaryFolder folder;
  const std::string open = "<DOC>\n<DOCNO>x</DOCNO>\n<TEXT>never closed</TEXT>\n";
  const Reading missing = read(folder.write("a.sgml", open + trec));
  CHECK(missing.articles.size() == 1);
  CHECK(contains(missing.reason(), "line 1 (byte 0): the document has no end tag"));
  const Reading cut = read(folder.write("b.sgml", trec + open));
  CHECK(cut.articles.size() == 1);
  CHECK(
      contains(cut.reason(), "line 16 (byte " + std::to_string(trec.size()) + "): the file ends"));
  CHECK_FALSE(cut.summary.complete);
  ReadOptions options;
  options.limits.record_bytes = 1000;
  const std::string large =
      "<DOC><DOCNO>y</DOCNO><TEXT>" + std::string(300'000, 'x') + "</TEXT></DOC>\n";
  const Reading over = read(folder.write("c.sgml", large + trec), options);
  CHECK(over.articles.size() == 1);
  CHECK(contains(over.reason(), "longer than 1000 bytes"));
  CHECK(contains(read(folder.write("d.sgml", "<book>no</book>")).reason(), "holds no <DOC>"));
}

TEST_CASE("a hundred thousand tags that never end are told one by one") {
  const TemporaryFolder folder;
  std::string tags;
  for (int i = 0; i < 100'000; ++i) tags += "<DOC><TEXT>";
  const Reading reading = read(folder.write("a.sgml", tags));
  CHECK(reading.articles.empty());
  CHECK(reading.rejections.size() == 100'000);
}

TEST_CASE("tags at the seams of what is read at a time are found") {
  const TemporaryFolder folder;
  const std::string small = "<DOC><DOCNO>1</DOCNO><TEXT>a</TEXT></DOC>";
  for (std::size_t pad = 65536 - small.size() - 8; pad < 65536 + 8; pad += 3) {
    const Reading reading = read(folder.write("a.sgml", std::string(pad, '\n') + small + small));
    CAPTURE(pad, reading.reason());
    CHECK(reading.articles.size() == 2);
  }
}

TEST_CASE("prose and other markup are no collection") {
  for (const std::string text : {"<DOC> is a tag", "<doc><title>x</title></doc>", "<docs>", ""})
    CHECK_FALSE(is_sgml_collection(text));
}

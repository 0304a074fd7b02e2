#include "corpus/reader_feed.h"

#include "corpus/wordpress.h"
#include "corpus/xml_text.h"
#include "tests/corpus/reader_support.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;
using namespace technews::corpus::tests;

using Strings = std::vector<std::string>;

namespace {

std::string rss(const std::string& items) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Site</title>"
         "<language>en-us</language><atom:link rel=\"self\" href=\"http://e.com/feed\"/>\n" +
         items + "</channel></rss>\n";
}

std::string wordpress_item(const std::string& type, const std::string& status,
                           const std::string& title) {
  return "<item><title>" + title + "</title><link>http://e.com/" + title +
         "</link><pubDate>Mon, 04 Jan 2021 10:00:00 +0000</pubDate><dc:creator>ann</dc:creator>"
         "<content:encoded><![CDATA[First.\n\nSecond [caption id=\"1\"]<img> shown[/caption]"
         "]]></content:encoded><category domain=\"category\">News</category>"
         "<category domain=\"post_tag\">ai</category><wp:post_type>" +
         type + "</wp:post_type><wp:status>" + status +
         "</wp:status>"
         "<wp:comment><wp:comment_content>junk</wp:comment_content></wp:comment></item>\n";
}

}  // namespace

TEST_CASE("RSS gives an article an item, its text as markup") {
  const TemporaryFolder folder;
  const std::string feed =
      rss("<item><title>One &amp;amp; &#8217;two&#8217;</title><link>http://e.com/1</link>"
          "<description>Short &lt;b&gt;text&lt;/b&gt;</description>"
          "<content:encoded><![CDATA[<p>Whole &amp; text</p>]]></content:encoded>"
          "<pubDate>Mon, 04 Jan 2021 10:00:00 GMT</pubDate><dc:creator>Ann Lee</dc:creator>"
          "<category>AI</category><category>Chips</category><guid>http://e.com/?p=1</guid></item>"
          "<item><title>Plain</title><description>No markup here</description>"
          "<author>b@e.com (Bob)</author><guid isPermaLink=\"false\">tag:1</guid></item>"
          "<item><title>Broken out</title><guid>http://e.com/3</guid>"
          "<description>Some <b>bold</b> &amp; more&nbsp;words</description></item>");
  for (const std::string name : {"a.xml", "a.rss", "unnamed"}) {
    const Reading reading = read(folder.write(name, feed));
    CAPTURE(name, reading.reason());
    REQUIRE(reading.bodies() == Strings{"<p>Whole &amp; text</p>", "No markup here",
                                        "Some <b>bold</b> &amp; more&amp;nbsp;words"});
    CHECK(reading.rejections.empty());
    const RawArticle& one = reading.articles[0];
    CHECK(one.form == BodyForm::html);
    CHECK(one.title == "One & ’two’");
    CHECK(one.url == "http://e.com/1");
    CHECK(one.id.empty());
    CHECK(one.date == "Mon, 04 Jan 2021 10:00:00 GMT");
    CHECK(one.author == "Ann Lee");
    CHECK(one.tags == Strings{"AI", "Chips"});
    CHECK(one.language == "en-us");
    CHECK(one.origin.record == 1);
    CHECK(one.origin.line == 3);
    CHECK(reading.articles[1].form == BodyForm::prose);
    CHECK(reading.articles[1].author == "Bob");
    CHECK(reading.articles[1].id == "tag:1");
    CHECK(reading.articles[2].url == "http://e.com/3");
  }
}

TEST_CASE("Atom gives an article an entry, whatever its prefix") {
  const TemporaryFolder folder;
  const std::string entry =
      "<entry xml:lang=\"de\"><title type=\"html\">A &lt;i&gt;title&lt;/i&gt;</title>"
      "<link rel=\"replies\" href=\"http://e.com/c\"/><link href=\"http://e.com/a\"/>"
      "<id>urn:1</id><published>2021-01-04</published><updated>2022-02-02</updated>"
      "<author><name>Ann</name><uri>http://ann</uri></author><category term=\"ai\"/>"
      "<summary>short</summary><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">"
      "A &lt; b <a href=\"x&amp;y\">c</a></div></content></entry>"
      "<entry><title type=\"text\">x &lt;y&gt;</title><id>urn:2</id>"
      "<content type=\"text\">a &lt; b</content></entry>";
  const std::string feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + entry + "</feed>";
  const Reading reading = read(folder.write("a.atom", feed));
  CAPTURE(reading.reason());
  REQUIRE(reading.articles.size() == 2);
  const RawArticle& one = reading.articles[0];
  CHECK(one.title == "A title");
  CHECK(one.url == "http://e.com/a");
  CHECK(one.date == "2021-01-04");
  CHECK(one.author == "Ann");
  CHECK(one.language == "de");
  CHECK(one.tags == Strings{"ai"});
  CHECK(contains(one.body, "A &lt; b <a href=\"x&amp;y\">c</a></div>"));
  CHECK(one.form == BodyForm::html);
  CHECK(reading.articles[1].title == "x <y>");
  CHECK(reading.articles[1].body == "a < b");
  CHECK(reading.articles[1].form == BodyForm::prose);
  const std::string prefixed =
      "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:entry><a:title>T</a:title>"
      "<a:content>words</a:content></a:entry></a:feed>";
  CHECK(read(folder.write("b.xml", prefixed)).titles() == Strings{"T"});
}

TEST_CASE("RSS 1.0 has its items beside the channel, RSS 0.91 a document type") {
  const TemporaryFolder folder;
  const std::string rdf =
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns=\"http://purl.org/rss/1.0/\" xmlns:d=\"http://purl.org/dc/elements/1.1/\">"
      "<channel><title>C</title></channel><item rdf:about=\"x\"><title>T</title>"
      "<link>http://e.com/1</link><description>words</description><d:date>2003-01-01</d:date>"
      "</item></rdf:RDF>";
  const Reading one = read(folder.write("a.rdf", rdf));
  CAPTURE(one.reason());
  REQUIRE(one.titles() == Strings{"T"});
  CHECK(one.articles[0].date == "2003-01-01");
  const std::string old =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><!DOCTYPE rss PUBLIC "
      "\"-//Netscape//DTD RSS 0.91//EN\" \"http://my.netscape.com/rss-0.91.dtd\">\n"
      "<rss version=\"0.91\"><channel><item><title>Caf\xe9 &eacute;</title>"
      "<description>It\x92s</description></item></channel></rss>";
  const Reading two = read(folder.write("b.xml", old));
  CAPTURE(two.reason());
  REQUIRE(two.titles() == Strings{"Café é"});
  CHECK(two.bodies() == Strings{"It’s"});
}

TEST_CASE("of a WordPress export published posts and pages are articles") {
  const TemporaryFolder folder;
  std::string feed =
      rss("<wp:author><wp:author_login>ann</wp:author_login>"
          "<wp:author_display_name><![CDATA[Ann Lee]]></wp:author_display_name></wp:author>" +
          wordpress_item("post", "publish", "a") + wordpress_item("attachment", "inherit", "b") +
          wordpress_item("post", "draft", "c") + wordpress_item("page", "publish", "d") +
          wordpress_item("attachment", "inherit", "e"));
  feed.insert(feed.find("xmlns:dc"), "xmlns:wp=\"http://wordpress.org/export/1.2/\" ");
  const Reading reading = read(folder.write("a.xml", feed));
  CAPTURE(reading.reason());
  REQUIRE(reading.titles() == Strings{"a", "d"});
  const RawArticle& one = reading.articles[0];
  CHECK(one.author == "Ann Lee");
  CHECK(one.section == "News");
  CHECK(one.tags == Strings{"ai"});
  CHECK(one.form == BodyForm::html);
  CHECK(one.body == "<p>First.\n</p>\n<p>\nSecond <img> shown</p>");
  REQUIRE(reading.notes.size() == 1);
  CHECK(contains(reading.notes[0], "attachment: 2; post, draft: 1"));
}

TEST_CASE("what WordPress stores becomes the markup it sends") {
  CHECK(wordpress_markup("a\r\n\r\nb\n\n\n\nc") == "<p>a\n</p>\n<p>\nb\n</p>\n<p>\nc</p>");
  CHECK(wordpress_markup("<p>a</p>\n\n<p>b</p>") == "<p>a</p>\n\n<p>b</p>");
  CHECK(wordpress_markup("<p>[gallery ids=\"1,2\"][sic] [embed]x[/embed]") == "<p>[sic] x");
  CHECK(wordpress_markup("<p>[gallery never closed") == "<p>[gallery never closed");
}

TEST_CASE("a broken document is told with its place; what was before it stands") {
  const TemporaryFolder folder;
  const std::string good = "<item><title>Good</title><description>x</description></item>\n";
  const std::vector<std::pair<std::string, std::string>> rows{
      {rss(good + "<item><title>Bad</titel></item>"), "line 4, column 19: mismatched tag"},
      {rss(good).substr(0, rss(good).size() - 12), "unclosed token"},
      {rss(good + "<item><title>a & b</title></item>"), "not well-formed"},
  };
  for (const auto& [feed, expected] : rows) {
    const Reading reading = read(folder.write("a.xml", feed));
    CAPTURE(feed, reading.reason());
    CHECK(reading.titles() == Strings{"Good"});
    CHECK(contains(reading.reason(), expected));
    CHECK(contains(reading.reason(), "1 record was read before that"));
    CHECK_FALSE(reading.summary.complete);
  }
}

TEST_CASE("other XML and hostile XML is refused with the reason") {
  const TemporaryFolder folder;
  const std::vector<std::pair<std::string, std::string>> rows{
      {"<?xml version=\"1.0\"?><note><to>x</to></note>", "is XML of <note>"},
      {"<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b "
       "\"&a;&a;\">]><rss>&b;</rss>",
       "declares entities of its own (a)"},
      {"<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss>&x;</rss>",
       "declares entities of its own (x)"},
      {"<!DOCTYPE r [<!ENTITY % x SYSTEM \"file:///etc/passwd\">%x;]><rss></rss>",
       "declares entities of its own (x)"},
      {"<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><rss></rss>", "is in Shift_JIS"},
      {rss(""), "holds no entry"},
      {"", "is empty"},
      {"not XML", "line 1, column 1: "},
  };
  for (const auto& [document, expected] : rows) {
    const Reading reading = read(folder.write("a.xml", document));
    CAPTURE(document, reading.reason());
    CHECK(reading.articles.empty());
    CHECK(contains(reading.reason(), expected));
  }
  std::string deep = "<rss>";
  for (int i = 0; i < 5000; ++i) deep += "<a>";
  CHECK(contains(read(folder.write("b.xml", deep)).reason(), "nested deeper than 1000"));
  ReadOptions options;
  options.limits.record_bytes = 100'000;
  const std::string comment = "<rss><!--" + std::string(4'000'000, 'x');
  CHECK(contains(read(folder.write("c.xml", comment), options).reason(), "comment is longer"));
}

TEST_CASE("entries over the limit are left out, the others are not") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.limits.record_bytes = 10'000;
  const std::string feed = rss("<item><title>a</title><description>" + std::string(50'000, 'x') +
                               "</description></item><item><title>b</title></item>");
  const Reading reading = read(folder.write("a.xml", feed), options);
  CHECK(reading.titles() == Strings{"b"});
  CHECK(contains(reading.reason(), "line 3: the entry is longer than 10000 bytes"));
}

TEST_CASE("bytes that are no text don't end the reading of a feed") {
  const TemporaryFolder folder;
  const Reading reading = read(folder.write(
      "a.xml", rss("<item><title>a\x08 b \xff\xc3</title></item><item><title>c</title></item>")));
  CAPTURE(reading.reason());
  CHECK(reading.titles() == Strings{"a  b ��", "c"});
  CHECK(contains(reading.notes.at(0), "3 bytes that are no text were replaced"));
}

TEST_CASE("characters that are cut by the end of a piece come whole") {
  const std::string text = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    XmlText xml("<rss>");
    std::string all(xml.convert(text.substr(0, cut), false));
    all += xml.convert(text.substr(cut), true);
    CAPTURE(cut);
    CHECK(all == text);
    CHECK(xml.repairs() == 0);
  }
  XmlText cut("<rss>");
  CHECK(std::string(cut.convert("a\xe2\x82", true)) == "a\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("XHTML under the name of XML is a page") {
  const TemporaryFolder folder;
  const Reading reading = read(
      folder.write("a.xml", "<?xml version=\"1.0\"?><!DOCTYPE html><html><p>words</p></html>"));
  REQUIRE(reading.articles.size() == 1);
  CHECK(reading.articles[0].form == BodyForm::html);
}

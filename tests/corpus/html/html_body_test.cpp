// What the extractor keeps of a page and what it leaves out, each on purpose.
#include "corpus/html/body.h"
#include "tests/corpus/html/html_page.h"

#include <string>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::tests;

namespace {

struct Insert {
  const char* what;
  const char* markup;
  const char* words;
};

const corpus::Article& article_of(const corpus::Cleaned& cleaned) {
  REQUIRE(std::holds_alternative<corpus::Article>(cleaned));
  return std::get<corpus::Article>(cleaned);
}

// The rule of the removed range that holds the words; empty when they are kept.
std::string rule_of(const corpus::Article& article, std::string_view page, std::string_view words) {
  for (const corpus::Removal& removal : article.removed)
    if (contains(removal.span.of(page), words)) return removal.rule;
  return {};
}

}  // namespace

TEST_CASE("The article of a page is kept whole, its menu, headline and footer are not") {
  const std::string text = text_of(news_page({}));
  CHECK(text.starts_with(first_words));
  CHECK(contains(text, last_words));
  for (const char* other :
       {"Home", "Example Wire", "Imprint", "All rights", "opens its chip plant"}) {
    CAPTURE(other);
    CHECK_FALSE(contains(text, other));
  }
  CHECK(std::count(text.begin(), text.end(), '\n') == 6);
}

TEST_CASE("What belongs to an article stays in it") {
  const Insert inserts[] = {
      {"a list",
       "<p>Four lines are planned, each for another kind of chip:</p><ul><li>controllers for the "
       "brakes of cars and trucks,</li><li>sensors for washing machines and ovens,</li><li>power "
       "switches for heat pumps of any size.</li></ul>",
       "sensors for washing machines and ovens,\npower switches"},
      {"a subheading", "<h2>Why the state pays for it</h2>", "\nWhy the state pays for it\n"},
      {"a quotation with its source",
       "<blockquote><p>We were told in spring that it would be autumn, and in autumn that it "
       "would be spring, so nobody here counted on it any more.</p><p>— a worker at the "
       "gate</p></blockquote>",
       "so nobody here counted on it any more."},
      {"inline marks",
       "<p>The <b>second</b> line, <a href=\"/x\">as planned</a>, makes <i>sensors</i>: it was "
       "late, but not by much, and it was cheaper than the first one had been.</p>",
       "The second line, as planned, makes sensors: it was late"},
      {"a line break",
       "<p>The address of the plant, which visitors need to know, is this one:<br>"
       "17 Valley Road, in the north of the town, behind the old airport.</p>",
       "is this one:\n17 Valley Road"}};
  for (const Insert& insert : inserts) {
    CAPTURE(insert.what);
    PageParts parts;
    parts.inside = insert.markup;
    const std::string text = text_of(news_page(parts));
    CHECK(contains(text, insert.words));
    CHECK(contains(text, last_words));
  }
}

TEST_CASE("Tables are read row by row, code line by line") {
  PageParts parts;
  parts.paragraphs =
      "<p>Arcadia Semiconductor opened its second European plant, and these are the numbers that "
      "it gave for the plants that it runs, in Europe and elsewhere, as of this year.</p>"
      "<table><tr><th>Plant</th><th>People</th></tr><tr><td>Dresden</td><td>900 people in four "
      "shifts</td></tr></table>"
      "<p>The line is run by a small program, which the company has put on its website, and of "
      "which this is the part that sets the temperature of the furnace, as it says:</p>"
      "<pre>set furnace 900\n  wait   until stable\n</pre>"
      "<p>Some 900 people will work there when all four lines run, most of them from the region, "
      "and the first wafers will leave the plant in March, if all goes as planned.</p>";
  const auto tree = corpus::HtmlTree::parse(news_page(parts));
  std::vector<std::string> texts;
  for (const corpus::Block& block : corpus::split_blocks(tree)) texts.push_back(block.text);
  CHECK(std::count(texts.begin(), texts.end(), "Dresden 900 people in four shifts") == 1);
  CHECK(std::count(texts.begin(), texts.end(), "set furnace 900\nwait until stable") == 1);
}

TEST_CASE("What stands inside an article and is none of it goes, by a rule that says what it is") {
  const Insert inserts[] = {
      {"hidden",
       "<p style=\"display: none\">This sentence was left here by a program, and no "
       "reader has ever seen it, since it is never shown.</p>",
       "left here by a program"},
      {"hidden",
       "<div hidden><p>This sentence was left here by a program, and no reader has ever "
       "seen it, since it is never shown.</p></div>",
       "left here by a program"},
      {"hidden",
       "<noscript><p>Please turn on JavaScript in the settings of your browser, so that "
       "you can see all of the pictures.</p></noscript>",
       "Please turn on JavaScript"},
      {"caption",
       "<figure><img src=\"a.jpg\"><figcaption>Workers in the clean room of the plant, "
       "pictured in May. Photo: A. Miller/Example Pictures</figcaption></figure>",
       "Workers in the clean room"},
      {"share",
       "<div class=\"share-buttons\"><a href=\"#\">Share on Facebook</a> <a "
       "href=\"#\">Share on Twitter</a></div>",
       "Share on Facebook"},
      {"related",
       "<div class=\"related-posts\"><h3>Related stories</h3><ul><li><a href=\"/1\">"
       "Veridian closes its plant</a></li><li><a href=\"/2\">Chips for all: a "
       "history</a></li></ul></div>",
       "Veridian closes its plant"},
      {"newsletter",
       "<div class=\"newsletter-signup\"><form><p>Sign up for our newsletter and "
       "get the news every morning.</p><button>Subscribe</button></form></div>",
       "Sign up for our newsletter"},
      {"advertisement", "<div class=\"advertisement\"><p>Advertisement</p></div>",
       "Advertisement"}};
  for (const Insert& insert : inserts) {
    CAPTURE(insert.what, insert.words);
    PageParts parts;
    parts.inside = insert.markup;
    const std::string page = news_page(parts);
    const corpus::Cleaned cleaned = clean_markup(page);
    const corpus::Article& article = article_of(cleaned);
    CHECK_FALSE(contains(article.text, insert.words));
    CHECK(rule_of(article, page, insert.words) == insert.what);
    CHECK(article.text.starts_with(first_words));
    CHECK(contains(article.text, last_words));
  }
}

TEST_CASE("What stands around an article goes, by a rule that says what it is") {
  const Insert inserts[] = {
      {"comments",
       "<section id=\"comments\"><h3>2 comments</h3><div class=\"comment\"><p class=\"author\">"
       "Tom</p><p>I worked there for a year and I can say that the canteen is the best part of "
       "it all.</p></div><div class=\"comment\"><p class=\"author\">Ann</p><p>They said the same "
       "of the first plant, and we all know how that one ended, don't we?</p></div></section>",
       "I worked there for a year"},
      {"author-bio",
       "<div class=\"author-bio\"><p>Jane Doe writes about chips and lives in Leipzig. Follow her "
       "on Twitter.</p></div>",
       "Jane Doe writes about chips"},
      {"aside",
       "<aside><h3>Elsewhere</h3><ul><li><a href=\"/1\">Five phones that we liked</a></li><li><a "
       "href=\"/2\">The end of the cable</a></li></ul></aside>",
       "The end of the cable"},
      {"cookie-wall",
       "<div class=\"cookie-consent\" role=\"dialog\"><p>We use cookies to make this website "
       "better. Do you accept all of them?</p><button>Accept</button></div>",
       "We use cookies"}};
  for (const Insert& insert : inserts) {
    CAPTURE(insert.what, insert.words);
    PageParts parts;
    parts.after = insert.markup;
    const std::string page = news_page(parts);
    const corpus::Cleaned cleaned = clean_markup(page);
    const corpus::Article& article = article_of(cleaned);
    CHECK_FALSE(contains(article.text, insert.words));
    CHECK(rule_of(article, page, insert.words) == insert.what);
    CHECK(contains(article.text, last_words));
  }
}

TEST_CASE("A text that stands in a page twice is kept once") {
  PageParts parts;
  const std::string once = text_of(news_page(parts));
  std::string copy = news_page(parts);
  copy = copy.substr(copy.find("<div class=\"entry-content\">"));
  parts.after = "<article>" + copy.substr(0, copy.find("</article>")) + "</article>";
  const std::string twice = text_of(news_page(parts));
  CHECK(twice.size() <= once.size() + once.size() / 2);
}

TEST_CASE("Text that a page holds in its linked data alone is the article") {
  PageParts parts;
  parts.paragraphs = "<p>Loading …</p>";
  parts.head =
      "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"articleBody\": "
      "\"Arcadia opened its second plant.\\n\\nIt is in Dresden \\u2014 and it is \\\"late\\\". "
      "About a quarter of the cost was paid by the state, which wants to depend less on suppliers "
      "from overseas, and which had turned down a first application.\"}</script>";
  const std::string page = news_page(parts);
  const corpus::Cleaned cleaned = clean_markup(page);
  const corpus::Article& article = article_of(cleaned);
  CHECK(
      article.text.starts_with("Arcadia opened its second plant.\n\nIt is in Dresden \xE2\x80\x94 "
                               "and it is \"late\"."));
  REQUIRE(article.kept.size() == 1);
  CHECK(contains(article.kept.front().of(page), "articleBody"));
}

TEST_CASE("Kept and removed ranges cover the page, in order") {
  for (const PageParts& parts :
       {PageParts{},
        PageParts{"", "<p>Before</p>", "<table><p>moved</p><tr><td>a</table>", "", ""}}) {
    const std::string page = news_page(parts);
    const corpus::Cleaned cleaned = clean_markup(page);
    const corpus::Article& article = article_of(cleaned);
    std::vector<base::ByteSpan> spans = article.kept;
    for (const corpus::Removal& removal : article.removed) spans.push_back(removal.span);
    std::sort(spans.begin(), spans.end(),
              [](base::ByteSpan a, base::ByteSpan b) { return a.begin < b.begin; });
    std::size_t end = 0;
    for (const base::ByteSpan span : spans) {
      CHECK(span.begin == end);
      end = span.end;
    }
    CHECK(end == page.size());
    CHECK(article.title_span.of(page) == headline);
  }
}

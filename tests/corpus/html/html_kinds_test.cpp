// Pages of other kinds than one news article: fragments, listings, forums, galleries, nothing.
#include "tests/corpus/html/html_page.h"

#include <string>
#include <variant>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::tests;

namespace {

std::string reason_of(const corpus::Cleaned& cleaned, corpus::RejectionKind kind) {
  REQUIRE(std::holds_alternative<corpus::Rejection>(cleaned));
  CHECK(std::get<corpus::Rejection>(cleaned).kind == kind);
  return std::get<corpus::Rejection>(cleaned).reason;
}

// Three sentences of 14 words, others for each number.
std::string made_paragraph(unsigned number) {
  constexpr const char* words[] = {
      "the",    "plant",  "makes",  "chips", "for",   "cars",    "and",    "its",  "workers",
      "have",   "built",  "a",      "line",  "that",  "nobody",  "in",     "town", "expected",
      "when",   "money",  "came",   "from",  "state", "after",   "months", "of",   "talks",
      "with",   "people", "who",    "know",  "what",  "factory", "needs",  "to",   "sell",
      "before", "winter", "begins", "while", "other", "makers",  "wait"};
  std::string text;
  unsigned seed = number * 7919 + 17;
  for (int sentence = 0; sentence < 3; ++sentence) {
    text += text.empty() ? "Then" : " Later";
    for (int word = 0; word < 13; ++word) {
      seed = seed * 1664525 + 1013904223;
      text += word == 6 ? ", " : " ";
      text += words[(seed >> 16) % std::size(words)];
    }
    text += '.';
  }
  return text;
}

}  // namespace

TEST_CASE("A fragment keeps all the text it shows") {
  const struct {
    const char* markup;
    const char* text;
  } cases[] = {{"<p>Short.</p>", "Short."},
               {"Bare text, <b>bold</b>.", "Bare text, bold."},
               {"<p>One</p><p>Two<br>Three</p>", "One\nTwo\nThree"},
               {"<h2>Heading</h2><ul><li>a</li><li>b</li></ul>", "Heading\na\nb"},
               {"<p>Seen</p><p style=\"display:none\">unseen</p><script>code()</script>", "Seen"},
               {"<p>caf\xC3\xA9 &amp; bar &lt;3</p>", "caf\xC3\xA9 & bar <3"},
               {"<table><tr><td>a</td><td>b</td></tr></table>", "a b"}};
  for (const auto& one : cases) {
    CAPTURE(one.markup);
    CHECK(text_of(one.markup) == one.text);
  }
}

TEST_CASE("A page without text is rejected, and so is one of scripts alone") {
  for (const char* page : {"", "<html><body></body></html>",
                           "<html><head><script>var a = 'text';</script></head><body><style>p "
                           "{color: red}</style><img src=\"a.png\"></body></html>"}) {
    CAPTURE(page);
    CHECK(contains(reason_of(clean_markup(page), corpus::RejectionKind::empty), "no article"));
  }
}

TEST_CASE("A listing of articles is rejected with the reason") {
  std::string entries;
  for (int i = 0; i < 14; ++i) {
    const std::string number = std::to_string(i);
    entries += "<div class=\"teaser\"><h2><a href=\"/a/" + number + "\">Headline of story number " +
               number + "</a></h2><p>A line about the story that says too little of it …</p></div>";
  }
  const std::string page = "<html><head><title>Chips</title></head><body><main><h1>Chips</h1>" +
                           entries + "</main></body></html>";
  const std::string reason = reason_of(clean_markup(page), corpus::RejectionKind::listing);
  CHECK(contains(reason, "14 headings that lead elsewhere"));
}

TEST_CASE("A short stub before a paywall is the article, the plea below it is not") {
  PageParts parts;
  parts.paragraphs =
      "<p>Arcadia Semiconductor opened its second European chip plant on Tuesday, two years after "
      "the company announced the project and eight months later than it had promised.</p>"
      "<p>The plant in Dresden, which cost about 4.2 billion euros, will make controllers for "
      "cars and for household appliances, the company said in a statement.</p>";
  parts.after =
      "<div class=\"paywall\"><p>Subscribe to read on. Already a subscriber?</p><a "
      "href=\"/login\">Log in</a></div>";
  const std::string text = text_of(news_page(parts));
  CHECK(text.starts_with(first_words));
  CHECK(contains(text, "said in a statement"));
  CHECK_FALSE(contains(text, "Subscribe to read on"));
}

TEST_CASE("A live blog keeps its entries") {
  PageParts parts;
  for (unsigned i = 0; i < 6; ++i)
    parts.paragraphs += "<div class=\"live-entry\"><p>" + made_paragraph(i) + "</p></div>";
  const std::string text = text_of(news_page(parts));
  for (unsigned i = 0; i < 6; ++i) CHECK(contains(text, made_paragraph(i)));
}

TEST_CASE("What people wrote on a forum's page is its text") {
  std::string posts;
  for (unsigned i = 0; i < 5; ++i)
    posts += "<div class=\"post\"><div class=\"username\">user" + std::to_string(i) +
             "</div><div class=\"post-content\"><p>" + made_paragraph(2 * i) + "</p><p>" +
             made_paragraph(2 * i + 1) + "</p></div></div>";
  const std::string text = text_of(
      "<html><head><title>New drivers</title></head><body><div class=\"content\"><h1>New "
      "drivers</h1>" +
      posts + "</div></body></html>");
  for (unsigned i = 0; i < 10; ++i) {
    CAPTURE(i, text);
    CHECK(contains(text, made_paragraph(i)));
  }
}

TEST_CASE("A gallery keeps its introduction") {
  PageParts parts;
  for (int i = 0; i < 5; ++i)
    parts.after += "<figure><img src=\"" + std::to_string(i) +
                   ".jpg\"><figcaption>The hall, seen from the north. Photo: A. Miller"
                   "</figcaption></figure>";
  const std::string text = text_of(news_page(parts));
  CHECK(contains(text, last_words));
  CHECK_FALSE(contains(text, "seen from the north"));
}

TEST_CASE("What a site repeats below its articles is learned from its pages") {
  corpus::CleaningModel model;
  std::vector<corpus::RawArticle> pages;
  for (unsigned i = 0; i < 6; ++i) {
    const std::string name = std::string("plant ") + static_cast<char>('a' + i);
    PageParts parts;
    for (unsigned line = 0; line < 5; ++line)
      parts.paragraphs += "<p>" + made_paragraph(i * 5 + line) + "</p>";
    parts.paragraphs +=
        "<p>Example Wire has reported on the makers of chips, their customers and their rivals "
        "since the year 1998, from offices in three towns of the region.</p>";
    corpus::RawArticle page;
    page.body = news_page(parts);
    page.body.replace(page.body.find(headline), headline.size(), "The story of " + name);
    page.url = "https://wire.example/" + std::to_string(i);
    page.form = corpus::BodyForm::html;
    pages.push_back(std::move(page));
    model.learn(pages.back());
  }
  model.finish();
  const corpus::Cleaned cleaned = corpus::clean(pages.front(), model, corpus::CleanMode::automatic);
  REQUIRE(std::holds_alternative<corpus::Article>(cleaned));
  const auto& article = std::get<corpus::Article>(cleaned);
  CHECK(contains(article.text, made_paragraph(4)));
  CHECK_FALSE(contains(article.text, "has reported on the makers"));
  bool named = false;
  for (const corpus::Removal& removal : article.removed)
    named = named || removal.rule == "repeated-on-site";
  CHECK(named);
}

#include "tests/corpus/html/html_page.h"

#include <utility>
#include <variant>

namespace technews::tests {
namespace {

constexpr const char* paragraphs[] = {
    "Arcadia Semiconductor opened its second European chip plant on Tuesday, two years after the "
    "company announced the project and eight months later than it had first promised.",
    "The plant in Dresden, which cost about 4.2 billion euros, will make controllers for cars and "
    "for household appliances, the company said in a statement that it published on its website.",
    "\"We have built the most efficient line that we know how to build,\" said its chief "
    "executive, Maria Lindqvist, who has led the company since 2019 and grew up in the region.",
    "About a quarter of the cost was paid by the state, which wants to depend less on suppliers "
    "from overseas, and which had turned down a first application because it lacked detail.",
    "Analysts doubt that the demand for such chips will last. Orders fell by nine percent in the "
    "last quarter, and three of its competitors have put off plants of their own this year.",
    "The company does not expect that: its order book, it said, is full until the end of next "
    "year, and it has already bought the land for another hall beside the one it opened.",
    "Some 900 people will work there when all four lines run, most of them from the region, and "
    "the first wafers will leave the plant in March, if everything goes as it is planned."};

constexpr const char* menu =
    "<nav class=\"main-nav\"><ul><li><a href=\"/\">Home</a></li><li><a href=\"/chips\">Chips</a>"
    "</li><li><a href=\"/software\">Software</a></li><li><a href=\"/science\">Science</a></li>"
    "<li><a href=\"/about\">About us</a></li></ul></nav>";

constexpr const char* footer =
    "<footer class=\"site-footer\"><ul><li><a href=\"/imprint\">Imprint</a></li><li><a "
    "href=\"/privacy\">Privacy</a></li><li><a href=\"/jobs\">Jobs</a></li></ul><p>© 2024 Example "
    "Wire. All rights reserved.</p></footer>";

}  // namespace

std::string news_page(const PageParts& parts) {
  std::string page = "<!DOCTYPE html><html lang=\"en\"><head><title>";
  page += std::string(headline) + " | Example Wire</title><meta property=\"og:type\" " +
          "content=\"article\">" + parts.head + "</head><body><header class=\"site-header\"><a " +
          "href=\"/\">Example Wire</a>" + menu + "</header>" + parts.before + "<main><article " +
          "class=\"post\"><h1 class=\"entry-title\">" + std::string(headline) +
          "</h1><div class=\"entry-content\">";
  int count = 0;
  if (parts.paragraphs.empty())
    for (const char* paragraph : paragraphs) {
      page += "<p>" + std::string(paragraph) + "</p>\n";
      if (++count == 3) page += parts.inside;
    }
  page += parts.paragraphs + "</div></article>" + parts.after + "</main>" + footer;
  return page + "</body></html>";
}

corpus::Cleaned clean_markup(std::string markup, std::string url) {
  corpus::RawArticle page;
  page.body = std::move(markup);
  page.url = std::move(url);
  page.form = corpus::BodyForm::html;
  corpus::CleaningModel model;
  model.finish();
  return corpus::clean(page, model, corpus::CleanMode::automatic);
}

std::string text_of(std::string markup) {
  const corpus::Cleaned cleaned = clean_markup(std::move(markup));
  const auto* article = std::get_if<corpus::Article>(&cleaned);
  return article == nullptr ? std::string{} : article->text;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace technews::tests

#include "corpus/clean/mend.h"
#include "tests/corpus/clean/clean_site.h"

#include <algorithm>
#include <variant>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::corpus;
using technews::tests::cleaned;
using technews::tests::harbor_pages;
using technews::tests::MadePage;
using technews::tests::model_of;

namespace {

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

TEST_CASE("The text of a page is its article alone, whatever its site puts around and inside it") {
  const auto pages = harbor_pages();
  const CleaningModel model = model_of(pages);
  for (const MadePage& page : pages) {
    const Article article = cleaned(page.raw, model);
    CHECK(on_one_line(article.text) == page.body);
    CHECK(article.title.value == page.headline);
    CHECK(article.title.source == "companion");
    CHECK(article.title_span.of(page.raw.body) == page.headline);
    CHECK(article.site == "harbor.example");
    CHECK(article.language == "en");
  }
}

TEST_CASE(
    "Kept and removed ranges are in order and cover the page, and the text follows from them") {
  const auto pages = harbor_pages();
  const CleaningModel model = model_of(pages);
  for (const MadePage& page : pages) {
    const Article article = cleaned(page.raw, model);
    std::vector<base::ByteSpan> all = article.kept;
    for (const Removal& removal : article.removed) {
      CHECK_FALSE(removal.rule.empty());
      all.push_back(removal.span);
    }
    std::sort(all.begin(), all.end(),
              [](base::ByteSpan left, base::ByteSpan right) { return left.begin < right.begin; });
    std::size_t at = 0;
    for (const base::ByteSpan span : all) {
      CHECK(span.begin == at);
      CHECK(span.end > span.begin);
      at = span.end;
    }
    CHECK(at == page.raw.body.size());
    CHECK(article.text == joined(page.raw.body, article.kept));
  }
}

TEST_CASE("Every removal says by which rule") {
  const auto pages = harbor_pages();
  const CleaningModel model = model_of(pages);
  const Article article = cleaned(pages[0].raw, model);
  const auto rule_at = [&](std::string_view words) -> std::string {
    const std::size_t place = pages[0].raw.body.find(words);
    for (const Removal& removal : article.removed) {
      if (removal.span.contains({place, place + 1})) return removal.rule;
    }
    return "kept";
  };
  CHECK(rule_at("View All Shipping") == "repeated-on-site");
  CHECK(rule_at("Tidal turbines feed") == "title");
  CHECK(rule_at("Meet the people") == "repeated-on-site");
  CHECK(rule_at("A small camera learns") == "other-story");
  CHECK(rule_at("Three turbines under") == "kept");
}

TEST_CASE("A page of a site never seen loses its programs, bylines and newsletter pleas") {
  RawArticle page;
  page.title = "A bridge that reports its own cracks - The Span";
  page.url = "https://thespan.example/2022/11/03/bridge-cracks";
  page.body =
      "Menu Search Sign In document.addEventListener('load', function(){ init(); }); "
      "A bridge that reports its own cracks By Mara Lindqvist Engineers glued four hundred strain "
      "gauges to a railway bridge, and for the first time they can watch a crack grow. The oldest "
      "of the girders was made in 1911, when nobody thought of trains that weigh a thousand tons. "
      "Sign up for our newsletter and get the week in your inbox. The gauges send a reading every "
      "minute, which a small computer under the deck compares with the day before. If the numbers "
      "drift, an inspector climbs up, and twice this year that was worth the climb. "
      "Facebook Twitter Privacy Policy Terms Of Service Careers";
  const Article article = cleaned(page, CleaningModel());
  CHECK(article.title.value == "A bridge that reports its own cracks");
  CHECK(article.author.value == "Mara Lindqvist");
  CHECK(article.author.source == "text");
  CHECK(article.date->date.to_string() == "2022-11-03");
  CHECK(article.text.starts_with("Engineers glued four hundred"));
  CHECK(article.text.ends_with("worth the climb."));
  CHECK(article.text.find("newsletter") == std::string::npos);
}

TEST_CASE("Prose and clean collections keep their whole body") {
  RawArticle page;
  page.form = BodyForm::prose;
  page.title = " Wing  bodies at low speed ";
  page.body = "the flow , seen from\n\nabove , is smooth";
  const CleaningModel model;
  const auto prose = std::get<Article>(clean(page, model, CleanMode::automatic));
  CHECK(prose.text == "the flow, seen from\nabove, is smooth");
  CHECK(prose.title.value == "Wing bodies at low speed");
  const auto whole = std::get<Article>(clean(page, model, CleanMode::none));
  CHECK(whole.text == page.body);
  page.body.clear();
  CHECK(std::holds_alternative<Article>(clean(page, model, CleanMode::none)));
  CHECK(std::get<Rejection>(clean(page, model, CleanMode::automatic)).kind == RejectionKind::empty);
}

TEST_CASE("Any bytes are cleaned without a crash, and the ranges stay inside") {
  const auto pages = harbor_pages();
  const CleaningModel model = model_of(pages);
  for (std::size_t cut = 0; cut < pages[1].raw.body.size(); cut += 37) {
    RawArticle page = pages[1].raw;
    page.body = page.body.substr(cut) + "\xE2\x80" + std::string(1, '\0') + "\xFF (' ";
    const Cleaned result = clean(page, model, CleanMode::flat);
    if (const auto* article = std::get_if<Article>(&result)) {
      for (const base::ByteSpan span : article->kept) CHECK(span.end <= page.body.size());
    }
  }
}

TEST_CASE("A page that doesn't say where it is from is known by its menus") {
  const auto pages = harbor_pages();
  const CleaningModel model = model_of(pages);
  for (MadePage page : pages) {
    page.raw.url.clear();
    page.raw.title.clear();
    const Article article = cleaned(page.raw, model);
    CHECK(on_one_line(article.text) == page.body);
    CHECK(article.title.value == page.headline);
  }
  RawArticle stranger;
  stranger.body = "The keeper of the mast repaints it every fifth summer. Nobody pays for it.";
  CHECK(cleaned(stranger, model).text == stranger.body);
}

TEST_CASE("A page of a site never seen keeps its sentences in other languages too") {
  RawArticle page;
  page.url = "https://bruecke.example/technik/bruecke-meldet-risse";
  page.title = "Eine Brücke meldet ihre Risse | Der Bogen";
  page.body =
      "Startseite Technik Verkehr Abo Anmelden Suche Eine Brücke meldet ihre Risse Von Jana Köhler "
      "Ingenieure haben vierhundert Messstreifen auf eine Eisenbahnbrücke geklebt und können nun "
      "zum ersten Mal zusehen, wie ein Riss wächst.\nDer älteste Träger stammt aus dem Jahr 1911, "
      "als niemand an Züge dachte, die tausend Tonnen wiegen. Jede Minute schickt ein kleiner "
      "Rechner unter der Fahrbahn die Werte ab und vergleicht sie mit denen vom Vortag.\nWeichen "
      "sie ab, steigt ein Prüfer hinauf, und zweimal hat sich der Weg in diesem Jahr gelohnt.\n"
      "Artikel teilen Datenschutz Impressum Mediadaten";
  const Article article = cleaned(page, CleaningModel());
  CHECK(article.text.starts_with("Ingenieure haben"));
  CHECK(article.text.ends_with("gelohnt."));
  CHECK(article.author.value == "Jana Köhler");
  CHECK(article.language == "de");
}

#include "indexer/document_builder.h"

#include "shared/base/hash.h"
#include "shared/index/fields.h"
#include "shared/index/terms.h"
#include "shared/index/values.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::indexer;
using index::Field;
using index::Record;
using index::Slot;

namespace {

struct Posted {
  bool there = false;
  Xapian::termcount wdf = 0;
  std::vector<Xapian::termpos> positions;
};

Posted posted(const Xapian::Document& document, const std::string& term) {
  auto found = document.termlist_begin();
  found.skip_to(term);
  if (found == document.termlist_end() || *found != term) return {};
  Posted result{true, found.get_wdf(), {}};
  for (auto at = found.positionlist_begin(); at != found.positionlist_end(); ++at)
    result.positions.push_back(*at);
  return result;
}

Record record(const std::string& title, const std::string& text) {
  Record made;
  made.id = "3013";
  made.title = title;
  made.text = text;
  return made;
}

Xapian::Document built(const Record& from) { return DocumentBuilder().build(from); }

std::string value(const Xapian::Document& document, Slot slot) {
  return document.get_value(static_cast<Xapian::valueno>(slot));
}

using Positions = std::vector<Xapian::termpos>;

}  // namespace

TEST_CASE("Exact forms have positions and no weight, stems have weight and no positions") {
  const Xapian::Document document = built(record("", "Companies merge; companies split"));
  const Posted exact = posted(document, index::exact_term(Field::body, "companies"));
  CHECK(exact.wdf == 0);
  CHECK(exact.positions == Positions{0, 2});
  const Posted stem = posted(document, index::stem_term("compani"));
  CHECK(stem.wdf == 2);
  CHECK(stem.positions.empty());
}

TEST_CASE("Stop words keep their positions and have no weight") {
  const Xapian::Document document = built(record("", "the future of search"));
  CHECK(posted(document, index::exact_term(Field::body, "the")).positions == Positions{0});
  CHECK(posted(document, index::exact_term(Field::body, "search")).positions == Positions{3});
  CHECK(posted(document, index::stem_term("the")).wdf == 0);
  CHECK(posted(document, index::stem_term("search")).wdf == 1);
}

TEST_CASE("Title words count in the article, in the title, and are marked when only there") {
  const Xapian::Document document = built(record("Robots dream", "Robots work"));
  CHECK(posted(document, index::stem_term("robot")).wdf == 2);
  CHECK(posted(document, index::title_stem_term("robot")).wdf == 1);
  CHECK(posted(document, index::exact_term(Field::title, "robots")).positions == Positions{0});
  CHECK(posted(document, index::exact_term(Field::title, "dream")).positions == Positions{1});
  CHECK_FALSE(posted(document, index::exact_term(Field::body, "dream")).there);
  CHECK(posted(document, index::title_only_term("dream")).there);
  CHECK_FALSE(posted(document, index::title_only_term("robot")).there);
  CHECK_FALSE(posted(document, index::title_stem_term("work")).there);
}

TEST_CASE("A compound can be met as one word at every position it covers") {
  const Xapian::Document document = built(record("", "an e-mail today"));
  for (std::size_t part = 0; part < 2; ++part) {
    const Posted joined = posted(document, index::joined_term(Field::body, "email", 2, part));
    CHECK(joined.wdf == 0);
    CHECK(joined.positions == Positions{static_cast<Xapian::termpos>(1 + part)});
  }
  CHECK(posted(document, index::exact_term(Field::body, "today")).positions == Positions{3});
}

TEST_CASE("Filters and values say what the record says, and undated articles sort last") {
  Record from = record("A title", "Some text");
  from.url = "https://www.example.com/a";
  from.url_aliases = {"https://www.example.com/b"};
  from.site = "news.example.com";
  from.section = "AI";
  from.tags = {"Chips", "Robots"};
  from.language = "en";
  from.date = base::Date{2023, 1, 23, base::DatePrecision::day};
  from.copies = {record("A title", "")};
  from.copies.front().id = "3014";
  const Xapian::Document document = built(from);
  for (const std::string& term :
       {index::filter_term(Field::id, "3013"), index::copy_term("3014"),
        index::short_id_term(index::short_digits("3013")),
        index::short_id_term(index::short_digits("3014")), index::filter_term(Field::url, from.url),
        index::filter_term(Field::url, from.url_aliases[0]),
        index::filter_term(Field::site, "example.com"), index::filter_term(Field::section, "ai"),
        index::filter_term(Field::tag, "chips"), index::filter_term(Field::language, "en"),
        index::text_term(base::hash128_hex("Some text"))}) {
    CAPTURE(term);
    CHECK(posted(document, term).there);
    CHECK(posted(document, term).wdf == 0);
  }
  CHECK_FALSE(posted(document, index::filter_term(Field::id, "3014")).there);
  CHECK(value(document, Slot::first_day) == index::day_key(base::day_number(2023, 1, 23)));
  CHECK(value(document, Slot::title) == index::title_key("a title", from.date, from.id));
  Record undated = from;
  undated.date.reset();
  CHECK(value(document, Slot::order) < value(built(undated), Slot::order));
  CHECK(value(document, Slot::oldest) < value(built(undated), Slot::oldest));
  CHECK(value(built(undated), Slot::first_day).empty());
}

TEST_CASE("Stems are those of the article's language") {
  Record german = record("", "Die Häuser stehen");
  german.language = "de";
  CHECK(posted(built(german), index::stem_term("haus~de")).there);
  CHECK(stemming_language("") == "en");
  CHECK(stemming_language("../x") == "en");
  CHECK(stemming_language("de") == "de");
}

TEST_CASE("The same record gives the same document, whatever was built before") {
  DocumentBuilder used;
  Record german = record("Häuser", "Die Häuser stehen");
  german.language = "de";
  used.build(german);
  const Record from = record("GPT-4 and C++", "Node.js, e-mail and AT&T");
  CHECK(used.build(from).serialise() == DocumentBuilder().build(from).serialise());
  CHECK(index::parse_record(used.build(from).get_data(), "it") == from);
}

TEST_CASE("Words past the limit are left out and counted, the text is stored whole") {
  std::string text;
  const auto word = [](int number) {
    return std::string("word") + static_cast<char>('a' + number / 10) +
           static_cast<char>('a' + number % 10);
  };
  for (int i = 0; i < 50; ++i) text += word(i) + " ";
  DocumentBuilder builder(20);
  const Xapian::Document document = builder.build(record("", text));
  CHECK(builder.counts().cut_articles == 1);
  CHECK(builder.counts().cut_tokens == 30);
  CHECK(posted(document, index::exact_term(Field::body, word(19))).there);
  CHECK_FALSE(posted(document, index::exact_term(Field::body, word(20))).there);
  CHECK(index::parse_record(document.get_data(), "it").text == text);
}

#include "shared/index/terms.h"

#include "tests/index/temporary_folder.h"

#include <random>
#include <set>

#include <catch2/catch.hpp>
#include <xapian.h>

using namespace technews;
using namespace technews::index;

TEST_CASE("Each kind of term has its own spelling") {
  CHECK(exact_term(Field::body, "openai") == "openai");
  CHECK(exact_term(Field::title, "openai") == "Sopenai");
  CHECK(exact_term(Field::author, "openai") == "Aopenai");
  CHECK(stem_term("compani") == "Zcompani");
  CHECK(title_stem_term("compani") == "ZScompani");
  CHECK(title_only_term("compani") == "XTcompani");
  CHECK(joined_term(Field::body, "email", 2, 1) == "XJ2.1/email");
  CHECK(joined_term(Field::title, "email", 2, 1) == "XJS2.1/email");
}

TEST_CASE("A form that begins with a capital can't be taken for a prefix") {
  CHECK(exact_term(Field::body, "Sapple") == ":Sapple");
  CHECK(stem_term("Sapple") == "Z:Sapple");
  CHECK(exact_term(Field::body, ":x") == "::x");
  CHECK(exact_term(Field::body, "C") != exact_term(Field::body, "c"));
}

TEST_CASE("A field's terms give their forms back and no other field's do") {
  const std::string form = GENERATE("openai", "c++", "US", ":colon", "日本", "Zed", "x");
  const auto field = GENERATE(Field::body, Field::title, Field::author);
  CAPTURE(form);
  CHECK(form_of(field, exact_term(field, form)) == std::string_view(form));
  for (const Field other : {Field::body, Field::title, Field::author}) {
    if (other != field) CHECK_FALSE(form_of(other, exact_term(field, form)));
  }
  for (const std::string& term : {stem_term(form), title_stem_term(form), title_only_term(form),
                                  joined_term(Field::body, form, 2, 0)})
    CHECK_FALSE(form_of(field, term));
  const std::string beginning = form.substr(0, 1);
  CHECK(exact_term(field, form).starts_with(beginning_of_terms(field, beginning)));
}

TEST_CASE("Filters find their value however it is spaced and capitalised") {
  struct Row {
    Field field;
    std::string typed;
    std::string term;
  };
  const Row row = GENERATE(
      Row{Field::section, "  Artificial \t Intelligence ", "XSECTIONartificial intelligence"},
      Row{Field::tag, "AI", "Kai"},
      Row{Field::section, "ÉCONOMIE  d’ici", "XSECTIONeconomie d'ici"},
      Row{Field::section, "\xFF A", "XSECTION\xFF a"}, Row{Field::language, "EN", "Len"},
      Row{Field::site, "VentureBeat.com.", "Hventurebeat.com"}, Row{Field::id, "Ab C", "Q:Ab C"},
      Row{Field::url, "https://www.Example.com/A/b/#top", "Uexample.com/A/b"},
      Row{Field::url, "HTTP://example.com/A/b", "Uexample.com/A/b"},
      Row{Field::url, "example.com", "Uexample.com"},
      Row{Field::url, "https://example.com/?q=A", "Uexample.com/?q=A"});
  CAPTURE(row.typed);
  CHECK(filter_term(row.field, row.typed) == row.term);
}

TEST_CASE("The beginning of an address keeps its last slash") {
  CHECK(beginning_of_terms(Field::url, "https://example.com/ai/") == "Uexample.com/ai/");
  CHECK(filter_term(Field::url, "https://example.com/ai/x")
            .starts_with(beginning_of_terms(Field::url, "example.com/ai/")));
}

TEST_CASE("A host is found by every domain it is part of") {
  const auto terms = site_terms("News.Example.co.uk");
  const std::set<std::string> found(terms.begin(), terms.end());
  CHECK(found == std::set<std::string>{"Hnews.example.co.uk", "Hexample.co.uk", "Hco.uk", "Huk"});
  CHECK(found.contains(filter_term(Field::site, "example.co.uk")));
  CHECK(site_terms("192.168.0.1") == std::vector<std::string>{"H192.168.0.1"});
  CHECK(site_terms("").empty());
}

TEST_CASE("Xapian takes every term, and long values that differ stay apart") {
  std::mt19937 random(7);
  const tests::TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.path() + "/db", Xapian::DB_CREATE);
  Xapian::Document document;
  const std::string common(longest_value, 'a');
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    std::string value = common + std::string(random() % 300, static_cast<char>(random() % 256));
    value += std::to_string(i);
    if (i % 3 == 0) value.insert(0, 150, '\0');
    CHECK(is_shortened(value));
    for (const std::string& term :
         {exact_term(Field::body, value), title_stem_term(value),
          filter_term(Field::section, value), filter_term(Field::id, value),
          joined_term(Field::title, value, 1'000'000, 999'999)}) {
      const auto zeros = std::count(term.begin(), term.end(), '\0');
      CHECK(term.size() + static_cast<std::size_t>(zeros) <= 245);
      document.add_posting(term, 1, 0);
    }
    CHECK(seen.insert(exact_term(Field::body, value)).second);
  }
  database.add_document(document);
  database.commit();
  CHECK(database.get_doclength(1) == 0);
  CHECK_FALSE(is_shortened(common));
  CHECK(exact_term(Field::body, common) == common);
}

TEST_CASE("A long word is shortened between two characters") {
  std::string value;
  while (value.size() <= longest_value) value += "語";
  const std::string term = exact_term(Field::body, value);
  const std::string kept = term.substr(0, term.size() - 32);
  CHECK(kept.size() % std::string("語").size() == 0);
  CHECK(value.starts_with(kept));
}

#include "corpus/clean/tokens.h"

#include <string>

#include <catch2/catch.hpp>

using namespace technews::corpus;

TEST_CASE("Words tell what their letters tell") {
  struct Row {
    const char* word;
    unsigned has;
    unsigned has_not;
  };
  const Row rows[] = {
      {"the", word_lower | word_stop, word_capital},
      {"The", word_capital | word_stop_any, word_stop},
      {"done.”", word_sentence_end, word_clause_end},
      {"Mr.", word_capital, word_sentence_end},
      {"U.S.", word_capital, word_sentence_end},
      {"J.", word_capital, word_sentence_end},
      {"memory;", word_clause_end | word_lower, word_code},
      {"init();", word_code, 0},
      {".st0{fill:#1a1a2e;}", word_code, 0},
      {"AT&T", word_capital, word_code},
      {"https://a.example/b?c=d&e=f;g", word_lower, word_code},
      {"|", word_symbol, word_capital},
      {"“Quoted", word_quoted | word_capital, word_lower},
      {"$10bn", word_number, word_symbol},
      {"Größe", word_capital, word_lower},
      {"élan", word_lower, word_capital},
      {"量子。", word_wide | word_sentence_end, word_symbol},
  };
  Words words;
  for (const Row& row : rows) {
    words.scan(row.word);
    REQUIRE(words.size() == 1);
    CHECK((words[0].flags & row.has) == row.has);
    CHECK_FALSE(words[0].has(row.has_not));
  }
}

TEST_CASE("A word tells the same at the end of a text as before a blank") {
  const std::string letters[] = {"a", "The", "you", "Mr", "Prof", "harbor", "subscribe", "don't"};
  const std::string marks[] = {"", ",", ".", ";", ":", "!", "?", "...", ".)", "\"", ".5", "-", "é"};
  Words last;
  Words inner;
  for (const std::string& word : letters) {
    for (const std::string& mark : marks) {
      last.scan(word + mark);
      inner.scan(word + mark + "\nnext one");
      REQUIRE(last.size() == 1);
      REQUIRE(inner.size() == 3);
      CHECK(last[0].flags == inner[0].flags);
      CHECK(last[0].end == inner[0].end);
      CHECK(last.hash(0, 1) == inner.hash(0, 1));
    }
  }
}

TEST_CASE("A run of words is found at its first place, whatever its case") {
  Words page;
  Words title;
  page.scan("Menu Home The Harbor Opens the harbor opens. The end");
  title.scan("the harbor opens");
  CHECK(page.find(title, 3) == 2U);
  CHECK(page.find(title, 1) == 2U);
  title.scan("opens the end");
  CHECK_FALSE(page.find(title, 3));
  CHECK(page.find(title, 2) == 4U);
  title.scan("one two three four five six seven eight nine ten eleven");
  CHECK_FALSE(page.find(title, 11));
}

TEST_CASE(
    "Runs of words hash alike when they differ in case, digits and the shape of quotes only") {
  Words left;
  Words right;
  left.scan("a © 2023 ‘Harbor’ Wire b");
  right.scan("xx © 2024 'harbor'  wire");
  CHECK(left.hash(1, 4) == right.hash(1, 4));
  CHECK(left.hash(1, 3) != right.hash(2, 3));
  CHECK(left.hash(0, 2) != right.hash(0, 2));
}

TEST_CASE("Scripts without blanks are cut into pieces, alike wherever a sentence stands") {
  Words left;
  Words right;
  left.scan("量子コンピューターの誤り訂正。研究が前進");
  right.scan("新聞。量子コンピューターの誤り訂正。");
  REQUIRE(left.size() == 6);
  CHECK(left.text(0) == "量子コン");
  CHECK(left.text(3) == "訂正。");
  CHECK(left.hash(0, 4) == right.hash(1, 4));
  left.scan("GPT-4は速い");
  CHECK(left.size() == 2);
  CHECK(left.text(0) == "GPT-4");
}

TEST_CASE("Words of furniture and address are known in several languages, with marks around them") {
  Words words;
  words.scan("Subscribe (newsletter) „Datenschutz“ votre you, harbor");
  CHECK(words[0].has(word_furniture));
  CHECK(words[1].has(word_furniture));
  CHECK(words[2].has(word_furniture));
  CHECK(words[3].has(word_address));
  CHECK(words[4].has(word_address));
  CHECK_FALSE(words[5].has(word_furniture | word_address | word_stop_any));
}

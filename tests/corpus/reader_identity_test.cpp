#include "corpus/identity.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;

namespace {

struct Row {
  std::string input;
  std::string expected;
};

RawArticle article_at(const std::string& operand, const std::string& path,
                      std::uint64_t record = 0) {
  RawArticle article;
  article.origin = {operand, path, record, 0};
  return article;
}

}  // namespace

TEST_CASE("a web address has one spelling") {
  const std::vector<Row> rows{
      {"https://Example.COM/Path", "https://example.com/Path"},
      {"HTTP://example.com:80/a", "http://example.com/a"},
      {"https://example.com:443/a", "https://example.com/a"},
      {"https://example.com:8443/a", "https://example.com:8443/a"},
      {"https://example.com", "https://example.com/"},
      {"https://example.com/", "https://example.com/"},
      {"https://example.com/a/", "https://example.com/a"},
      {"https://example.com/a//", "https://example.com/a"},
      {"https://example.com/a#comments", "https://example.com/a"},
      {"https://example.com/#!/story/5", "https://example.com/#!/story/5"},
      {"https://example.com/a?utm_source=x&id=5&fbclid=q", "https://example.com/a?id=5"},
      {"https://example.com/a?UTM_Medium=x", "https://example.com/a"},
      {"https://example.com/a?page=2&sort=new", "https://example.com/a?page=2&sort=new"},
      {"https://example.com/?", "https://example.com/"},
      {"https://example.com/a/./b/../c", "https://example.com/a/c"},
      {"https://example.com/../../a", "https://example.com/a"},
      {"https://example.com/%7euser/%c3%a9", "https://example.com/~user/%C3%A9"},
      {"https://example.com/a b", "https://example.com/a%20b"},
      {"https://user:secret@example.com/a", "https://example.com/a"},
      {"https://example.com./a", "https://example.com/a"},
      {"  https://example.com/a\n", "https://example.com/a"},
      {"//example.com/a", "https://example.com/a"},
      {"example.com/a", "https://example.com/a"},
      {"www.example.com", "https://www.example.com/"},
      {"https://[2001:DB8::1]:8080/a", "https://[2001:db8::1]:8080/a"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(canonical_url(row.input) == row.expected);
    CHECK(canonical_url(canonical_url(row.input)) == canonical_url(row.input));
  }
}

TEST_CASE("what is not a web address has no canonical form and no site") {
  for (const std::string text :
       {"", " ", "word", "file:///etc/passwd", "mailto:a@example.com", "/2023/01/story", "https://",
        "https:///a", "readme.5", "a.b c.d", "https://example.com:port/", "javascript:alert(1)"}) {
    CAPTURE(text);
    CHECK(canonical_url(text).empty());
    CHECK(site_of(text).empty());
  }
}

TEST_CASE("the pages of a site share its name") {
  const std::vector<Row> rows{
      {"https://www.example.com/a", "example.com"},
      {"http://m.example.com/a", "example.com"},
      {"https://amp.example.com/", "example.com"},
      {"https://mobile.example.com/", "example.com"},
      {"https://www.m.example.com/", "example.com"},
      {"https://news.example.com/", "news.example.com"},
      {"https://m.de/", "m.de"},
      {"https://www.com/", "www.com"},
      {"https://WWW.Example.com:8080/", "example.com"},
      {"example.com/a", "example.com"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(site_of(row.input) == row.expected);
  }
}

TEST_CASE("an article goes by its own id, else its address, else its place") {
  RawArticle article = article_at("raw", "raw/1.txt");
  const std::string by_place = identify(article).id;
  CHECK(by_place.size() == 32);
  article.url = "https://www.example.com/a/?utm_source=feed";
  CHECK(identify(article).id == "https://www.example.com/a");
  article.id = " 42 ";
  CHECK(identify(article).id == "42");
}

TEST_CASE("blanks and control characters of an id are escaped and counted") {
  RawArticle article;
  article.id = "a b\n\x1b[31m\xC2\xA0z";
  const Identity identity = identify(article);
  CHECK(identity.id == "a%20b%0A%1B[31m%C2%A0z");
  CHECK(identity.escaped == 4);
}

TEST_CASE("an id made from a place doesn't change when the archive is moved") {
  const auto place = [](const std::string& operand, const std::string& path) {
    return relative_path(article_at(operand, path).origin);
  };
  CHECK(place("/data/raw", "/data/raw/a/1.txt") == "raw/a/1.txt");
  CHECK(place("elsewhere/raw/", "elsewhere/raw/a/1.txt") == "raw/a/1.txt");
  CHECK(place("/x/a.tar.gz", "/x/a.tar.gz!raw/1.txt") == "a.tar.gz!raw/1.txt");
  CHECK(place("/x/one.txt", "/x/one.txt") == "one.txt");
  CHECK(place("/data/raw/*.txt", "/data/raw/1.txt") == "raw/1.txt");
  CHECK(place(".", "./1.txt") == "1.txt");
  CHECK(place("-", "-") == "-");
}

TEST_CASE("records of one file, and files of two folders, have different ids") {
  CHECK(identify(article_at("a.jsonl", "a.jsonl", 1)).id !=
        identify(article_at("a.jsonl", "a.jsonl", 2)).id);
  CHECK(identify(article_at("a", "a/1.txt")).id != identify(article_at("b", "b/1.txt")).id);
}

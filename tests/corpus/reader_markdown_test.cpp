#include "corpus/reader_markdown.h"

#include "corpus/front_matter.h"
#include "corpus/markdown_text.h"
#include "tests/corpus/reader_support.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;
using namespace technews::corpus::tests;

using Strings = std::vector<std::string>;

namespace {

std::string fields_of(const FrontMatter& front) {
  std::string all;
  for (const FlatValue& value : front.values)
    all += (all.empty() ? "" : "|") + value.path + "=" + value.value;
  return all;
}

}  // namespace

TEST_CASE("front matter of YAML and TOML becomes named values") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"---\ntitle: Plain words # a comment\n---\n", "title=Plain words"},
      {"---\r\ntitle: \"A: \\\"b\\\" \\u00e9\"\r\n---\r\n", "title=A: \"b\" é"},
      {"---\ntitle: 'It''s # no comment'\n---\n", "title=It's # no comment"},
      {"---\nurl: https://e.com/a#b\n---\n", "url=https://e.com/a#b"},
      {"---\ntags: [AI, \"b, c\", 'd']\n---\n", "tags[]=AI|tags[]=b, c|tags[]=d"},
      {"---\ntags: [AI,\n  b,\n]\nx: y\n---\n", "tags[]=AI|tags[]=b|x=y"},
      {"---\ntags:\n- one\n- 'two: 2'\nx: y\n---\n", "tags[]=one|tags[]=two: 2|x=y"},
      {"---\nauthors:\n  - name: Ann\n    url: z\n  - name: Bob\n---\n",
       "authors[].name=Ann|authors[].name=Bob"},
      {"---\nauthor:\n  name: Ann\n  mail: a\nx: y\n---\n", "author.name=Ann|author.mail=a|x=y"},
      {"---\ntext: >\n  folded\n  words\n\nx: |\n  a\n  b\n...\n", "text=folded words|x=a\nb"},
      {"---\ntitle: goes on\n  below\nempty:\nnone: ~\n---\n", "title=goes on below|none="},
      {"+++\ntitle = \"T # t\"\ndate = 2020-01-02T03:04:05Z # c\ndraft = false\n+++\n",
       "title=T # t|date=2020-01-02T03:04:05Z|draft=false"},
      {"+++\ntags = [\n  \"a\", # c\n  'b',\n]\n[extra]\nx = 1\n+++\n",
       "tags[]=a|tags[]=b|extra.x=1"},
      {"+++\n[taxonomies]\ntags = [\"a\"]\n+++\n", "tags[]=a"},
      {"+++\nx = \"\"\"\nlong\ntext\"\"\"\n+++\n", "x=long\ntext"},
      {"no fence\n", ""},
      {"---\nnever: closed\n", ""},
      {"---\n\n---\n", ""},
  };
  for (const auto& [text, expected] : rows) {
    const FrontMatter front = parse_front_matter(text);
    CAPTURE(text, front.error);
    CHECK(fields_of(front) == expected);
    CHECK(front.error.empty());
  }
}

TEST_CASE("front matter that can't be read says where, and what is nested deeper is named") {
  CHECK(contains(parse_front_matter("---\na: b\nno field\n---\n").error, "line 3"));
  CHECK(contains(parse_front_matter("---\na: b\nc: [x, y\n---\n").error, "line 3"));
  CHECK(contains(parse_front_matter("+++\na = 1\nb = \"\"\"\n+++\n").error, "line 3"));
  const FrontMatter nested =
      parse_front_matter("---\na:\n  b:\n    c: 1\n  d: 2\ne: {f: g}\nh: i\n---\n");
  CHECK(fields_of(nested) == "a.d=2|h=i");
  CHECK(nested.ignored == Strings{"a.b", "e"});
}

TEST_CASE("rules and prose are no front matter") {
  for (const std::string text : {"---\nA line between rules\n---\nmore", "--- x: y\n---\n",
                                 "Words\n---\na: b\n---\n", "---\na: b\n"})
    CHECK_FALSE(has_front_matter(text));
  CHECK(has_front_matter("---\na: b\n---\ntext"));
}

TEST_CASE("Markdown loses its marks and keeps its words") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"A *b* __c__ `d` ~~e~~ \\*f\\*", "A b c d e *f*"},
      {"See [the page](http://e.com \"t\") and ![a picture](x.png) <http://e.com/x>",
       "See the page and a picture http://e.com/x"},
      {"[one][ref] [two]\n\n[ref]: http://e.com\n[two]: http://e.com/2 'x'", "one two"},
      {"## Heading\n\nText\nmore\n\nOther\n=====", "Heading\n\nText\nmore\n\nOther"},
      {"- a\n- b\n  - c\n\n1. d\n2. e", "a\nb\nc\nd\ne"},
      {"> quoted\n> words", "quoted\nwords"},
      {"```c++\nint a = b < c;\n```\nAfter", "int a = b < c;\n\nAfter"},
      {"| h1 | h2 |\n|----|:--:|\n| a  | *b* |", "h1 h2\na b"},
      {"Words <b>bold</b><br>and &amp; &eacute; <!-- gone --> on", "Words bold\nand & é  on"},
      {"<div class=\"x\">\nKept <i>words</i>\n</div>\n\nNext", "Kept words\n\nNext"},
      {"<script>\nvar a;\n</script>\n\nText", "Text"},
      {"- [x] done\n- [ ] open", "done\nopen"},
      {"a  \nb", "a\nb"},
      {"", ""},
  };
  for (const auto& [markdown, expected] : rows) {
    CAPTURE(markdown);
    CHECK(markdown_text(markdown).text == expected);
  }
  const MarkdownText titled = markdown_text("# The *title*\n\nText\n\n# Another\n");
  CHECK(titled.title == "The title");
  CHECK(titled.text == "Text\n\nAnother");
  CHECK(markdown_text("Text first\n\n# Later").title.empty());
}

TEST_CASE("a Markdown file is one article with the fields of its front matter") {
  const TemporaryFolder folder;
  const std::string path = folder.write(
      "post.md",
      "---\ntitle: The title\ndate: 2021-03-04\nauthors: [Ann, Bob]\ntags:\n  - ai\n  - chips\n"
      "categories: [Hardware]\ncanonical: https://e.com/post\nlang: en\nlayout: post\n"
      "published: true\n---\n# The title\n\nSome [words](x).\n");
  const Reading reading = read(path);
  CAPTURE(reading.reason());
  REQUIRE(reading.bodies() == Strings{"Some words."});
  const RawArticle& article = reading.articles[0];
  CHECK(article.form == BodyForm::prose);
  CHECK(article.title == "The title");
  CHECK(article.date == "2021-03-04");
  CHECK(article.author == "Ann, Bob");
  CHECK(article.tags == Strings{"ai", "chips"});
  CHECK(article.section == "Hardware");
  CHECK(article.url == "https://e.com/post");
  CHECK(article.language == "en");
  REQUIRE(reading.notes.size() == 1);
  CHECK(contains(reading.notes[0], "not used: layout"));
}

TEST_CASE("Markdown without front matter has its heading for a title; drafts are left out") {
  const TemporaryFolder folder;
  const Reading plain = read(folder.write("a.md", "# Head\n\nText\n"));
  CHECK(plain.titles() == Strings{"Head"});
  CHECK(plain.bodies() == Strings{"Text"});
  CHECK(plain.notes.empty());
  const Reading other = read(folder.write("b.markdown", "+++\ntitle = 'T'\n+++\n# Head\n\nText\n"));
  CHECK(other.titles() == Strings{"T"});
  CHECK(other.bodies() == Strings{"Head\n\nText"});
  CHECK(read(folder.write("c", "---\ntitle: By content\n---\nText\n")).titles() ==
        Strings{"By content"});
  CHECK(contains(read(folder.write("d.md", "---\ndraft: true\n---\nText\n")).reason(), "draft"));
  CHECK(
      contains(read(folder.write("e.md", "---\npublished: false\n---\nText\n")).reason(), "draft"));
  CHECK(read(folder.write("f.md", "---\npermalink: /a/b\n---\nText\n")).articles.at(0).url.empty());
}

TEST_CASE("notes of front matter are said once for files alike") {
  const TemporaryFolder folder;
  for (int i = 0; i < 5; ++i)
    folder.write("p" + std::to_string(i) + ".md",
                 "---\ntitle: T\nslug: s\n---\nText " + std::to_string(i));
  folder.write("q.md", "---\nheadline: T\nbad line\n---\nText");
  const Reading reading = read(folder.path());
  CHECK(reading.articles.size() == 6);
  REQUIRE(reading.notes.size() == 3);
  CHECK(contains(reading.notes[0], "p0.md: front matter: title=title; not used: slug"));
  CHECK(contains(reading.notes[2], "line 3 of the front matter"));
}

TEST_CASE("Markdown of many megabytes is refused") {
  const TemporaryFolder folder;
  CHECK(contains(read(folder.write("a.md", std::string(5U << 20U, '['))).reason(),
                 "larger than 4 MiB"));
}

#include "corpus/html/light_page.h"
#include "corpus/html/tree.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::corpus;

namespace {

// Every text of the tree between bars, those of scripts in braces.
std::string texts(const HtmlTree& tree) {
  std::string out;
  for (const HtmlNode& node : tree.nodes()) {
    if (!node.is_text()) continue;
    const bool is_script = tree[node.parent].tag == "script";
    out += (is_script ? "{" : "|") + std::string(node.text) + (is_script ? "}" : "|");
  }
  return out;
}

}  // namespace

TEST_CASE("scripts, style sheets and comments are spared the parser, and scripts kept") {
  struct Row {
    std::string page;
    std::string wanted;
  };
  const std::vector<Row> rows{
      {"<p>a<!-- b --> c</p>", "|a c|"},
      {"<p>a<!--> b</p>", "|a b|"},
      {"<p>a<!-- no end", "|a|"},
      {"<style>p{}</style><p>a</p><script>if (a<b) c();</script>", "|a|{if (a<b) c();}"},
      {"<SCRIPT type='application/ld+json'>{\"a\": \"</p>\"}</SCRIPT>", "{{\"a\": \"</p>\"}}"},
      {"<script><!--\nx('<script>y</script>');\n--></script><p>a</p>",
       "{<!--\nx('<script>y</script>');\n-->}|a|"},
      {"<p title='<!-- x'>a</p>", "|a|"},
      {"<div don't>a</div><!-- b --><p>it's</p>", "|a||it's|"},
      {"<script>never ends", "{never ends}"},
  };
  for (const Row& row : rows) {
    INFO(row.page);
    CHECK(texts(HtmlTree::parse(row.page)) == row.wanted);
  }
}

TEST_CASE("places are those of the page, whatever was cut before them") {
  const std::string page =
      "<script>one()</script><!-- two --><div><p id=x>Caf&eacute; "
      "<b>three</b></p><style>p{}</style>"
      "four</div>";
  const HtmlTree tree = HtmlTree::parse(page);
  for (const HtmlNode& node : tree.nodes()) {
    const std::string written(node.source.of(page));
    if (node.tag == "b") CHECK(written == "<b>three</b>");
    if (node.tag == "p") CHECK(written == "<p id=x>Caf&eacute; <b>three</b></p>");
    if (node.text == "Café ") CHECK(written == "Caf&eacute; ");
    if (node.text == "one()" || node.text == "four") CHECK(written == node.text);
  }
  CHECK(tree.attribute(tree.find("p"), "id") == "x");
  CHECK(tree.find("article") == 0);
}

TEST_CASE("elements nested without end stand beside each other, with all their text") {
  std::string page;
  for (int i = 0; i < 5000; ++i) page += "<div>" + std::to_string(i % 10);
  const HtmlTree tree = HtmlTree::parse(page);
  std::size_t size = 0;
  std::size_t deepest = 0;
  std::vector<std::size_t> depth(tree.size());
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    depth[node] = depth[tree[node].parent] + 1;
    deepest = std::max(deepest, depth[node]);
    for (const char c : tree[node].text) size += c >= '0' && c <= '9' ? 1 : 0;
  }
  CHECK(size == 5000);
  CHECK(deepest <= deepest_element + 3);
}

#include "searcher/request_tree.h"

#include "searcher/query/words.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace technews::searcher {
namespace {

// Nodes that stand beside the query have no span in it.
Node phrase_node(const std::string& text, std::optional<index::Field> field) {
  Node node;
  node.kind = NodeKind::phrase;
  node.field = field;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
    at = std::min(text.find_first_of(" \t\r\n", begin), text.size());
    if (begin < at) {
      Word word;
      word.text = text.substr(begin, at - begin);
      node.slots.push_back({std::move(word)});
    }
  }
  return node;
}

Node value_node(index::Field field, const std::string& value) {
  if (index::info(field).use == index::FieldUse::text) return phrase_node(value, field);
  Node node;
  node.kind = NodeKind::filter;
  node.field = field;
  node.word.text = value;
  return node;
}

Node filter_node(const FieldFilter& filter) {
  Node any;
  any.kind = NodeKind::any_of;
  any.field = filter.field;
  for (const std::string& value : filter.values)
    any.children.push_back(value_node(filter.field, value));
  return any.children.size() == 1 ? any.children.front() : any;
}

std::vector<Node> nodes_beside(const SearchRequest& request) {
  std::vector<Node> nodes;
  for (const std::string& phrase : request.phrases) nodes.push_back(phrase_node(phrase, {}));
  for (const FieldFilter& filter : request.filters)
    if (!filter.values.empty()) nodes.push_back(filter_node(filter));
  if (request.dates) {
    Node dates;
    dates.kind = NodeKind::date;
    dates.field = index::Field::date;
    dates.days = *request.dates;
    nodes.push_back(std::move(dates));
  }
  std::erase_if(
      nodes, [](const Node& node) { return node.kind == NodeKind::phrase && node.slots.empty(); });
  return nodes;
}

}  // namespace

ParsedQuery parse_request(const SearchRequest& request) {
  ParseOptions options;
  options.plain = request.plain;
  options.lenient = request.lenient;
  options.today = request.today;
  ParsedQuery parsed = parse_query(request.query, options);
  std::vector<Node> beside = nodes_beside(request);
  if (beside.empty()) return parsed;
  if (parsed.tree.kind != NodeKind::list) {
    Node list;
    list.kind = NodeKind::list;
    list.span = parsed.tree.span;
    if (parsed.tree.kind != NodeKind::nothing) list.children.push_back(std::move(parsed.tree));
    parsed.tree = std::move(list);
  }
  std::move(beside.begin(), beside.end(), std::back_inserter(parsed.tree.children));
  return parsed;
}

bool has_dates(const Node& tree) {
  return tree.kind == NodeKind::date ||
         std::any_of(tree.children.begin(), tree.children.end(), has_dates);
}

}  // namespace technews::searcher

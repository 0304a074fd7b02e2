#include "tests/searcher/reference_query.h"

#include "shared/normalization/fold.h"
#include "tests/searcher/reference_positions.h"

#include <algorithm>
#include <utility>

namespace technews::tests {
namespace {

using index::Field;
using searcher::MatchMode;
using searcher::Node;
using searcher::NodeKind;
using searcher::Occur;
using searcher::Word;
using Role = normalization::Token::Role;

std::string stemming_language(const std::string& language) {
  return language.empty() ? "en" : language;
}

// Of the words and compounds of a text, each with what is inside it.
std::vector<ReferenceTokens> chunks(const ReferenceTokens& tokens) {
  std::vector<ReferenceTokens> out;
  std::uint32_t end = 0;
  for (const ReferenceToken& token : tokens) {
    if (token.width > 1 && token.role != Role::whole) continue;
    if (out.empty() || token.position >= end) {
      out.emplace_back();
      end = token.position + token.width;
    }
    out.back().push_back(token);
  }
  return out;
}

bool is_filter(const Node& node) {
  if (node.kind == NodeKind::filter || node.kind == NodeKind::date) return true;
  return !node.children.empty() &&
         std::all_of(node.children.begin(), node.children.end(), is_filter);
}

bool is_required(const Node& node, std::optional<Field> around) {
  return node.occur == Occur::required || node.field != around || node.kind == NodeKind::phrase ||
         node.kind == NodeKind::near || (node.kind == NodeKind::word && node.word.exact);
}

std::string value_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(' ', at), text.size());
    at = std::min(text.find(' ', begin), text.size());
    if (begin < at)
      out += (out.empty() ? "" : " ") + normalization::folded(text.substr(begin, at - begin));
  }
  return out;
}

// What a filter's value may be equal to.
std::vector<std::string> values(const index::Record& record, Field field) {
  switch (field) {
    case Field::site: {
      std::vector<std::string> hosts{record.site};
      for (std::size_t dot = record.site.find('.'); dot != std::string::npos;
           dot = record.site.find('.', dot + 1))
        hosts.push_back(record.site.substr(dot + 1));
      return hosts;
    }
    case Field::section:
      return {value_of(record.section)};
    case Field::language:
      return {record.language};
    case Field::id:
      return {record.id};
    case Field::tag: {
      std::vector<std::string> tags;
      for (const std::string& tag : record.tags) tags.push_back(value_of(tag));
      return tags;
    }
    default:
      return {};
  }
}

}  // namespace

ReferenceScan::ReferenceScan(const std::vector<index::Record>& records) {
  std::map<std::string, std::size_t> count;
  for (const index::Record& record : records) {
    ReferenceArticle article;
    article.record = record;
    article.language = stemming_language(record.language);
    ++count[article.language];
    analyzers_.try_emplace(article.language,
                           normalization::Analyzer({.language = article.language}));
    article_ = &article;
    article.title = analyze(record.title, record.title);
    article.body = analyze(record.text, record.text);
    article.author = analyze(record.author, record.author);
    articles_.push_back(std::move(article));
  }
  for (const auto& [language, articles] : count) languages_.push_back(language);
  std::stable_sort(languages_.begin(), languages_.end(),
                   [&](const auto& a, const auto& b) { return count[a] > count[b]; });
}

std::optional<std::set<std::string>> ReferenceScan::find(const Node& tree, std::string_view text,
                                                         MatchMode match) {
  text_ = text;
  analyzed_.clear();
  matching_forms_.clear();
  match_ = match;
  std::set<std::string> found;
  for (const ReferenceArticle& article : articles_) {
    article_ = &article;
    const Answer matches = tree.kind == NodeKind::list ? answer(tree) : list({tree}, std::nullopt);
    if (!matches) return std::nullopt;
    if (*matches) found.insert(article.record.id);
  }
  return found;
}

ReferenceScan::Answer ReferenceScan::answer(const Node& node) {
  switch (node.kind) {
    case NodeKind::nothing:
      return std::nullopt;
    case NodeKind::word:
      return word(node);
    case NodeKind::phrase:
      return phrase(node);
    case NodeKind::near:
      return near(node);
    case NodeKind::filter:
      return filter(node);
    case NodeKind::date:
      return date(node);
    case NodeKind::list:
      return list(node.children, node.field);
    case NodeKind::all_of:
      return all_of(node.children);
    case NodeKind::any_of:
    case NodeKind::synonyms:
      return any_of(node.children);
  }
  return std::nullopt;
}

ReferenceScan::Answer ReferenceScan::all_of(const std::vector<Node>& nodes) {
  Answer out;
  for (const Node& node : nodes)
    if (const Answer each = answer(node)) out = out.value_or(true) && *each;
  return out;
}

ReferenceScan::Answer ReferenceScan::any_of(const std::vector<Node>& nodes) {
  Answer out;
  for (const Node& node : nodes)
    if (const Answer each = answer(node)) out = out.value_or(false) || *each;
  return out;
}

ReferenceScan::Answer ReferenceScan::word(const Node& node) {
  if (node.word.is_pattern()) {
    for (const ReferenceTokens* field : fields(node))
      if (!spans_of_pattern(node.word, *field).empty()) return true;
    return false;
  }
  const std::vector<ReferenceTokens> all = chunks(analyze(node.word.text, text_));
  if (all.empty()) return std::nullopt;
  const bool exact = node.word.exact || node.field == Field::author;
  if (all.size() == 1 && !exact && has_stem(node, all.front().front().stem)) return true;
  if (all.size() == 1 && !exact && all.front().front().width == 1) return false;
  for (const ReferenceTokens* field : fields(node))
    if (!spans_of_text(node.word.text, *field).empty()) return true;
  return false;
}

ReferenceScan::Answer ReferenceScan::phrase(const Node& node) {
  for (const ReferenceTokens* field : fields(node))
    if (!spans_of_phrase(node, *field).empty()) return true;
  return false;
}

ReferenceScan::Answer ReferenceScan::near(const Node& node) {
  const std::uint32_t gaps =
      (node.distance - 1) * (static_cast<std::uint32_t>(node.children.size()) - 1);
  for (const ReferenceTokens* field : fields(node)) {
    std::vector<ReferenceSpans> operands;
    for (const Node& child : node.children) operands.push_back(spans_of_operand(child, *field));
    if (stand_near(operands, gaps, node.ordered)) return true;
  }
  return false;
}

ReferenceScan::Answer ReferenceScan::filter(const Node& node) {
  const bool is_id = node.field == Field::id;
  for (const std::string& value : values(article_->record, *node.field)) {
    const bool matches = node.word.is_pattern() ? likeness(node.word)(value)
                         : is_id                ? node.word.text == value
                                                : value_of(node.word.text) == value;
    if (matches && !value.empty()) return true;
  }
  return false;
}

ReferenceScan::Answer ReferenceScan::date(const Node& node) const {
  const auto& date = article_->record.date;
  if (!date) return false;
  return (!node.days.first || date->first_day() >= *node.days.first) &&
         (!node.days.last || date->last_day() <= *node.days.last);
}

// Filters of a field are alternatives in its parentheses; elsewhere all of them must hold.
ReferenceScan::Answer ReferenceScan::filter_list(const std::vector<Node>& elements,
                                                 bool alternatives) {
  std::vector<Node> included;
  bool excluded = false;
  for (const Node& each : elements) {
    if (each.occur != Occur::excluded) {
      included.push_back(each);
    } else {
      excluded = excluded || answer(each).value_or(false);
    }
  }
  const Answer holds = alternatives ? any_of(included) : all_of(included);
  return holds.value_or(true) && !excluded;
}

ReferenceScan::Answer ReferenceScan::list(const std::vector<Node>& elements,
                                          std::optional<Field> around) {
  if (std::all_of(elements.begin(), elements.end(), is_filter))
    return filter_list(elements, around.has_value());
  std::vector<const Node*> words;
  std::vector<bool> optional;
  Answer required;
  Answer limits;
  for (const Node& each : elements) {
    const bool plain_word = each.kind == NodeKind::word && !each.word.is_pattern() && !around;
    if (each.occur == Occur::excluded) {
      if (const Answer found = answer(each)) limits = limits.value_or(true) && !*found;
    } else if (is_filter(each)) {
      if (const Answer found = answer(each)) limits = limits.value_or(true) && *found;
    } else if (is_required(each, around)) {
      if (const Answer found = answer(each)) required = required.value_or(true) && *found;
    } else if (plain_word) {
      words.push_back(&each);
    } else if (const Answer found = answer(each)) {
      optional.push_back(*found);
    }
  }
  const Run ranked = run(words);
  bool any = ranked.any || std::any_of(optional.begin(), optional.end(), [](bool b) { return b; });
  optional.insert(optional.end(), ranked.words.begin(), ranked.words.end());
  if (optional.empty() && ranked.empty) any = required.value_or(true);
  if (optional.empty() && ranked.empty && !required && !limits) return std::nullopt;
  const auto met = static_cast<std::size_t>(std::count(optional.begin(), optional.end(), true));
  const std::size_t most =
      std::min(optional.size(), std::max<std::size_t>(2, (2 * optional.size() + 2) / 3));
  if (match_ == MatchMode::all) any = met == optional.size();
  if (match_ == MatchMode::most) any = met >= most;
  const bool base =
      match_ == MatchMode::any && required ? *required : any && required.value_or(true);
  return base && limits.value_or(true);
}

ReferenceScan::Run ReferenceScan::run(const std::vector<const Node*>& words) {
  Run out;
  Run of_stop_words;
  std::string text;
  for (const Node* node : words) text += (text.empty() ? "" : " ") + node->word.text;
  const std::vector<bool> ranking = which_rank(text, text);
  const ReferenceTokens all = analyze(text, text);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (ranking[i] && has_stem(Node{}, all[i].stem)) out.any = true;
  for (const Node* node : words) {
    const std::vector<bool> ranking_here = which_rank(node->word.text, text);
    if (ranking_here.empty()) continue;
    const bool ranks =
        std::find(ranking_here.begin(), ranking_here.end(), true) != ranking_here.end();
    const bool found = ranks ? word(*node).value_or(false) : is_written(node->word.text);
    Run& kind = ranks ? out : of_stop_words;
    kind.empty = false;
    kind.words.push_back(found);
    if (!ranks) kind.any = kind.any || found;
  }
  return out.empty ? of_stop_words : out;
}

std::vector<bool> ReferenceScan::which_rank(std::string_view text, std::string_view context) {
  std::vector<bool> out;
  for (const normalization::Token& token : analyzers_.at(languages_.front()).analyze(text, context))
    out.push_back(token.counted && !token.stop);
  return out;
}

bool ReferenceScan::is_written(const std::string& text) {
  return !spans_of_text(text, article_->body).empty() ||
         !spans_of_text(text, article_->title).empty();
}

ReferenceTokens ReferenceScan::analyze(std::string_view text, std::string_view context) {
  const auto [found, is_new] =
      analyzed_.try_emplace({article_->language, std::string(text), std::string(context)});
  ReferenceTokens& out = found->second;
  if (!is_new) return out;
  for (const normalization::Token& token :
       analyzers_.at(article_->language).analyze(text, context)) {
    out.push_back({std::string(token.form), std::string(token.stem), token.position, token.width,
                   token.role});
  }
  return out;
}

std::string ReferenceScan::stem_of(const std::string& language, const std::string& form) {
  const auto [found, is_new] = stems_.try_emplace({language, form});
  if (is_new) found->second = analyzers_.at(language).stem(form);
  return found->second;
}

std::vector<const ReferenceTokens*> ReferenceScan::fields(const Node& node) const {
  if (node.field == Field::title) return {&article_->title};
  if (node.field == Field::body) return {&article_->body};
  if (node.field == Field::author) return {&article_->author};
  return {&article_->body, &article_->title};
}

bool ReferenceScan::has_stem(const Node& node, const std::string& stem) const {
  for (const ReferenceTokens* field : fields(node))
    for (const ReferenceToken& token : *field)
      if (token.stem == stem) return true;
  return false;
}

// A compound stands as a whole, over all its positions, or as its parts in a row.
ReferenceSpans ReferenceScan::spans_of_chunk(const ReferenceTokens& chunk,
                                             const ReferenceTokens& field) const {
  const ReferenceToken& whole = chunk.front();
  ReferenceSpans out;
  for (const ReferenceToken& token : field) {
    if (token.form != whole.form) continue;
    const std::uint32_t width = token.role == Role::whole ? token.width : 1;
    out.push_back({token.position, token.position + width - 1});
  }
  const bool precise =
      chunk.size() > 1 && chunk[1].position == whole.position && chunk[1].role == Role::whole;
  if (whole.width == 1 || precise) return out;
  std::vector<ReferenceSpans> parts(whole.width);
  for (const ReferenceToken& part : chunk) {
    if (part.role != Role::part || part.width > 1) continue;
    for (const ReferenceToken& token : field)
      if (token.form == part.form)
        parts[part.position - whole.position].push_back({token.position, token.position});
  }
  const ReferenceSpans in_a_row = sequences(parts, 0);
  out.insert(out.end(), in_a_row.begin(), in_a_row.end());
  return out;
}

ReferenceSpans ReferenceScan::spans_of_pattern(const Word& word, const ReferenceTokens& field) {
  Word pattern = word;
  if (word.edits > 0) pattern.text = analyze(word.text, text_).front().form;
  return spans_where(field, "like " + std::to_string(word.span.begin), likeness(pattern));
}

ReferenceSpans ReferenceScan::spans_of_stem(const ReferenceToken& wanted,
                                            const ReferenceTokens& field) {
  return spans_where(field, "stem " + wanted.form, [&](const std::string& form) {
    return form == wanted.form ||
           std::any_of(languages_.begin(), languages_.end(), [&](const std::string& language) {
             return stem_of(language, form) == stem_of(language, wanted.form);
           });
  });
}

ReferenceSpans ReferenceScan::spans_where(const ReferenceTokens& field, const std::string& key,
                                          const std::function<bool(const std::string&)>& matches) {
  std::unordered_map<std::string, bool>& known = matching_forms_[key];
  ReferenceSpans out;
  for (const ReferenceToken& token : field) {
    const auto [form, is_new] = known.try_emplace(token.form, false);
    if (is_new) form->second = matches(token.form);
    if (form->second) out.push_back({token.position, token.position});
  }
  return out;
}

ReferenceSpans ReferenceScan::spans_of_text(const std::string& text, const ReferenceTokens& field) {
  std::vector<ReferenceSpans> places;
  for (const ReferenceTokens& chunk : chunks(analyze(text, text_)))
    places.push_back(spans_of_chunk(chunk, field));
  return sequences(places, 0);
}

ReferenceSpans ReferenceScan::spans_of_phrase(const Node& node, const ReferenceTokens& field) {
  std::vector<ReferenceSpans> places;
  std::string text;
  const auto end_text = [&] {
    for (const ReferenceTokens& chunk : chunks(analyze(text, text_)))
      places.push_back(node.stemmed && chunk.front().width == 1
                           ? spans_of_stem(chunk.front(), field)
                           : spans_of_chunk(chunk, field));
    text.clear();
  };
  for (const searcher::PhraseSlot& slot : node.slots) {
    if (slot.size() == 1 && !slot.front().is_pattern()) {
      text += (text.empty() ? "" : " ") + slot.front().text;
      continue;
    }
    end_text();
    ReferenceSpans any;
    for (const Word& word : slot) {
      const ReferenceSpans more =
          word.is_pattern() ? spans_of_pattern(word, field) : spans_of_text(word.text, field);
      any.insert(any.end(), more.begin(), more.end());
    }
    places.push_back(std::move(any));
  }
  end_text();
  return sequences(places, node.distance);
}

ReferenceSpans ReferenceScan::spans_of_operand(const Node& node, const ReferenceTokens& field) {
  if (node.kind == NodeKind::phrase) return spans_of_phrase(node, field);
  if (node.kind == NodeKind::any_of) {
    ReferenceSpans any;
    for (const Node& child : node.children) {
      const ReferenceSpans more = spans_of_operand(child, field);
      any.insert(any.end(), more.begin(), more.end());
    }
    return any;
  }
  if (node.word.is_pattern()) return spans_of_pattern(node.word, field);
  const std::vector<ReferenceTokens> all = chunks(analyze(node.word.text, text_));
  if (all.size() != 1 || all.front().front().width > 1) return spans_of_text(node.word.text, field);
  const ReferenceToken& only = all.front().front();
  if (!node.word.exact) return spans_of_stem(only, field);
  ReferenceSpans out;
  for (const ReferenceToken& token : field)
    if (token.form == only.form) out.push_back({token.position, token.position});
  return out;
}

}  // namespace technews::tests

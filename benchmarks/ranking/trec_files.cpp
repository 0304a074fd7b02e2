#include "benchmarks/ranking/trec_files.h"

#include "benchmarks/ranking/document_table.h"
#include "benchmarks/ranking/mapped_file.h"
#include "benchmarks/ranking/qrels_json.h"
#include "benchmarks/ranking/trec_lines.h"
#include "shared/base/error.h"
#include "shared/base/hash.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace technews::benchmarks {
namespace {

// Topics in the order they come; lines of a topic mostly stand together.
template <class Topic>
class TopicList {
 public:
  Topic& of(std::string_view id) {
    if (last_ < topics_.size() && topics_[last_].topic == id) return topics_[last_];
    const auto [entry, added] = places_.emplace(id, topics_.size());
    if (added) topics_.push_back({id, {}});
    last_ = entry->second;
    return topics_[last_];
  }

  std::vector<Topic> sorted() {
    std::sort(topics_.begin(), topics_.end(),
              [](const Topic& a, const Topic& b) { return a.topic < b.topic; });
    return std::move(topics_);
  }

 private:
  std::vector<Topic> topics_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::size_t last_ = 0;
};

template <class Topic>
const Topic* find_topic(const std::vector<Topic>& topics, std::string_view id) {
  const auto found = std::lower_bound(
      topics.begin(), topics.end(), id,
      [](const Topic& each, std::string_view wanted) { return each.topic < wanted; });
  return found != topics.end() && found->topic == id ? &*found : nullptr;
}

bool before(const Retrieved& a, const Retrieved& b) {
  return a.score != b.score ? a.score > b.score : a.document > b.document;
}

// A document that stands in the list twice; the line is found again only then.
template <class Documents>
std::string_view twice(const Documents& documents, DocumentTable& table) {
  table.reset(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const std::string_view document = documents[i].document;
    std::uint64_t hash = 0;
    if constexpr (requires { documents[i].hash; })
      hash = documents[i].hash;
    else
      hash = base::hash64(document);
    if (table.insert(document, hash, i) != DocumentTable::none) return document;
  }
  return {};
}

// Names the line on which a topic's document stands for the second time.
template <std::size_t columns, std::size_t document_column>
[[noreturn]] void refuse_second(TrecLines lines, std::string_view topic, std::string_view document,
                                const char* does) {
  std::size_t seen = 0;
  while (seen < 2 && lines.next()) {
    const auto fields = lines.template columns<columns>();
    seen += fields[0] == topic && fields[document_column] == document ? 1U : 0U;
  }
  lines.refuse("topic " + std::string(topic) + " " + does + " document " + std::string(document) +
               " twice");
}

Run run_of(std::string_view text, const std::string& name) {
  TopicList<RankedTopic> list;
  TrecLines lines(text, name);
  std::string_view tag;
  while (lines.next()) {
    const auto [topic, iteration, document, rank, score_text, last] = lines.columns<6>();
    const auto score = number_of<double>(score_text, "score", lines);
    if (!std::isfinite(score))
      lines.refuse("the score \"" + std::string(score_text) + "\" is not a finite number");
    list.of(topic).documents.push_back({document, score, base::hash64(document)});
    tag = last;
  }
  Run run{std::string(tag), list.sorted(), {}};
  DocumentTable table;
  for (RankedTopic& each : run.topics) {
    if (const std::string_view document = twice(each.documents, table); !document.empty())
      refuse_second<6, 2>({text, name}, each.topic, document, "retrieves");
    if (!std::is_sorted(each.documents.begin(), each.documents.end(), before))
      std::sort(each.documents.begin(), each.documents.end(), before);
  }
  return run;
}

enum class QrelsForm { trec, three_columns, json };

void add_judgment(TopicList<JudgedTopic>& list, TrecLines& lines, QrelsForm form) {
  if (form == QrelsForm::trec) {
    const auto [topic, iteration, document, grade] = lines.columns<4>();
    list.of(topic).documents.push_back({document, number_of<int>(grade, "grade", lines)});
    return;
  }
  const auto [topic, document, grade] = lines.columns<3>();
  const bool heading = lines.number() == 1 && grade.find_first_of("0123456789") == grade.npos;
  if (!heading)
    list.of(topic).documents.push_back({document, number_of<int>(grade, "grade", lines)});
}

QrelsForm form_of(std::string_view text, const std::string& name) {
  TrecLines lines(text, name);
  if (!lines.next()) throw base::Error(base::ErrorCode::io, name + " holds no judgments");
  if (lines.line().find_first_not_of(" \t") == lines.line().find('{')) return QrelsForm::json;
  return lines.column_count() == 3 ? QrelsForm::three_columns : QrelsForm::trec;
}

Qrels qrels_of(std::string_view text, const std::string& name) {
  const QrelsForm form = form_of(text, name);
  TopicList<JudgedTopic> list;
  TrecLines lines(text, name);
  while (lines.next()) add_judgment(list, lines, form);
  Qrels qrels{list.sorted(), {}};
  if (qrels.topics.empty()) throw base::Error(base::ErrorCode::io, name + " holds no judgments");
  DocumentTable table;
  for (const JudgedTopic& each : qrels.topics) {
    const std::string_view document = twice(each.documents, table);
    if (document.empty()) continue;
    if (form == QrelsForm::trec) refuse_second<4, 2>({text, name}, each.topic, document, "judges");
    refuse_second<3, 1>({text, name}, each.topic, document, "judges");
  }
  return qrels;
}

}  // namespace

const JudgedTopic* Qrels::find(std::string_view topic) const { return find_topic(topics, topic); }
const RankedTopic* Run::find(std::string_view topic) const { return find_topic(topics, topic); }

Qrels parse_qrels(std::string text, const std::string& name) {
  if (form_of(text, name) == QrelsForm::json) text = trec_lines_of_json(text, name);
  auto kept = std::make_shared<const std::string>(std::move(text));
  Qrels qrels = qrels_of(*kept, name);
  qrels.bytes = std::move(kept);
  return qrels;
}

Qrels read_qrels(const std::string& path) {
  const MappedFile file(path);
  return parse_qrels(std::string(file.bytes()), path);
}

Run parse_run(std::string text, const std::string& name) {
  auto kept = std::make_shared<const std::string>(std::move(text));
  Run run = run_of(*kept, name);
  run.bytes = std::move(kept);
  return run;
}

Run read_run(const std::string& path) {
  auto kept = std::make_shared<const MappedFile>(path);
  Run run = run_of(kept->bytes(), path);
  run.bytes = std::move(kept);
  return run;
}

}  // namespace technews::benchmarks

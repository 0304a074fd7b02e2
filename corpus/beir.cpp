#include "corpus/beir.h"

#include "corpus/reader_archive.h"
#include "corpus/reader_session.h"

namespace technews::corpus {
namespace {

constexpr std::string_view judgments = "qrels";

std::string_view parent_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash + 1);
}

}  // namespace

bool is_beir_corpus(std::string_view name) { return unpacked_name(name) == "corpus.jsonl"; }

bool is_beir_measure(std::string_view name) {
  return unpacked_name(name) == "queries.jsonl" || name == judgments;
}

std::optional<std::string> beir_folder_of(std::string_view member) {
  const std::string_view parent = parent_of(member);
  if (is_beir_measure(base_name(member))) return std::string(parent);
  if (parent.empty() || extension(unpacked_name(member)) != "tsv") return std::nullopt;
  const std::string_view folder = parent.substr(0, parent.size() - 1);
  if (base_name(folder) != judgments) return std::nullopt;
  return std::string(parent_of(folder));
}

std::string beir_note(const std::vector<std::string>& passed_over) {
  std::string names;
  for (const std::string& name : passed_over) names.append(names.empty() ? "" : ", ").append(name);
  return "is a BEIR collection; its queries and judgments are no articles and are passed over (" +
         names +
         "): for measuring write them as topics (number, tab, query) and as judgments (query 0 "
         "document grade)";
}

}  // namespace technews::corpus

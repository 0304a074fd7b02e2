#include "indexer/operands.h"

#include "corpus/identity.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace technews::indexer {
namespace {

// The name of a spool is another one in every run: ids and reports must not hold it.
void name_origin(corpus::Origin& origin, const std::string& read_as, const Source& source) {
  origin.operand = source.operand;
  if (read_as != source.operand && origin.path.starts_with(read_as))
    origin.path.replace(0, read_as.size(), source.operand);
}

}  // namespace

Operands::Operands(const std::vector<std::string>& operands, corpus::ReadOptions options,
                   const std::string& spool_folder)
    : options_(std::move(options)) {
  for (const std::string& operand : operands) {
    sources_.push_back({operand, source_name(operand)});
    const bool once = is_read_once(operand);
    if (once) spools_.emplace_back(operand, spool_folder, options_.limits.expanded_bytes);
    read_as_.push_back(once ? spools_.back().path() : operand);
  }
}

std::vector<corpus::ReadSummary> Operands::read(const PageSink& page,
                                                const RejectionSink& rejection) {
  std::vector<corpus::ReadSummary> summaries;
  std::size_t i = 0;
  const auto note = [this, &i](std::string text) {
    if (const std::size_t at = text.find(read_as_[i]); at != std::string::npos)
      text.replace(at, read_as_[i].size(), sources_[i].operand);
    if (std::find(notes_.begin(), notes_.end(), text) == notes_.end()) notes_.push_back(text);
  };
  bool stopped = false;
  for (; i < sources_.size() && !stopped; ++i) {
    const Source& source = sources_[i];
    const auto sink = [&](std::variant<corpus::RawArticle, corpus::Rejection>&& record) {
      bool go_on = true;
      if (auto* article = std::get_if<corpus::RawArticle>(&record)) {
        name_origin(article->origin, read_as_[i], source);
        article->id = corpus::identify(*article).id;
        go_on = page(std::move(*article), source);
      } else {
        auto& left_out = std::get<corpus::Rejection>(record);
        name_origin(left_out.origin, read_as_[i], source);
        go_on = rejection(std::move(left_out), source);
      }
      stopped = stopped || !go_on;
      return go_on;
    };
    summaries.push_back(corpus::read_operand(read_as_[i], options_, sink, note));
  }
  return summaries;
}

}  // namespace technews::indexer

// --view raw: the page in its file, set against what the index kept of it.
#include "searcher/output/article.h"
#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/normalization/utf8_repair.h"
#include "shared/terminal/escape.h"

#include <filesystem>
#include <fstream>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace technews::searcher {
namespace {

constexpr std::uint64_t most_bytes = 64U << 20;

[[noreturn]] void refuse(const index::Record& record, const std::string& why,
                         std::vector<std::string> hints = {}) {
  hints.push_back("--view clean shows what the index keeps of it");
  throw base::Error(base::ErrorCode::io,
                    fmt::format("the page of {} can't be shown: {}", record.id, why), hints);
}

// Only the indexer reads files of many pages that aren't JSON lines.
[[noreturn]] void refuse_one_of_several(const index::Record& record) {
  const std::string file = record.path.substr(0, record.path.find('!'));
  refuse(record, fmt::format("it is one of several in {}", file),
         {fmt::format("the page, with what was removed of it:  indexer clean --diff --id {} {}",
                      terminal::shell_word(record.id), terminal::shell_word(file))});
}

// The words in order, however blanks and signs between them were mended.
std::vector<std::string> words_of(std::string_view text, normalization::Analyzer& analyzer) {
  std::vector<std::string> words;
  for (const normalization::Token& token : analyzer.analyze(text))
    if (token.role != normalization::Token::Role::part) words.emplace_back(token.form);
  return words;
}

std::string kept_text(const index::Record& record, std::string_view page) {
  std::string text;
  std::size_t done = 0;
  for (const base::ByteSpan span : record.kept) {
    if (span.begin < done || span.end < span.begin || span.end > page.size()) return {};
    done = span.end;
    text.append(span.of(page)) += '\n';
  }
  return text;
}

[[noreturn]] void refuse_changed(const index::Record& record) {
  refuse(record, record.path + " has changed since it was indexed");
}

bool is_of_page(const index::Record& record, std::string_view page,
                normalization::Analyzer& analyzer) {
  return words_of(kept_text(record, page), analyzer) == words_of(record.text, analyzer);
}

// The record's object where the file is JSON lines; blank ones don't count. Linear in what stands
// before it.
std::optional<nlohmann::json> object_of(const index::Record& record) {
  if (!std::filesystem::is_regular_file(record.path))
    refuse(record, record.path + " is not there, or no file");
  std::ifstream file(record.path, std::ios::binary);
  std::string line;
  for (std::uint64_t number = 0; number < record.record_number;) {
    if (!std::getline(file, line)) return std::nullopt;
    if (line.find_first_not_of(" \t\r") != std::string::npos) ++number;
  }
  nlohmann::json object = nlohmann::json::parse(line, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  return object;
}

// The field that was cleaned isn't known by name: it is the one that holds what was kept.
std::string page_in_lines(const index::Record& record, normalization::Analyzer& analyzer) {
  const auto object = object_of(record);
  if (!object) refuse_one_of_several(record);
  const nlohmann::json values = object->flatten();
  for (const nlohmann::json& value : values) {
    if (!value.is_string()) continue;
    std::string page = normalization::repair_utf8(value.get<std::string>()).text;
    if (is_of_page(record, page, analyzer)) return page;
  }
  refuse_changed(record);
}

std::string page_of(const index::Record& record, normalization::Analyzer& analyzer) {
  if (record.path.find('!') != std::string::npos) refuse_one_of_several(record);
  if (record.path.empty() || record.path == "-") refuse(record, "it was read from a pipe");
  if (record.record_number > 0) return page_in_lines(record, analyzer);
  std::string page = normalization::repair_utf8(base::read_file(record.path, most_bytes)).text;
  if (!is_of_page(record, page, analyzer)) refuse_changed(record);
  return page;
}

}  // namespace

std::string article_source(const index::Record& record, const TextLayout& layout,
                           normalization::Analyzer& analyzer) {
  const std::string page = page_of(record, analyzer);
  terminal::StyledText text;
  std::size_t done = 0;
  for (const base::ByteSpan span : record.kept) {
    text.push_back({page.substr(done, span.begin - done), terminal::Style::meta});
    text.push_back({std::string(span.of(page)), terminal::Style::plain});
    done = span.end;
  }
  text.push_back({page.substr(done), terminal::Style::meta});
  std::string out;
  for (const terminal::StyledText& line : terminal::wrap_styled(text, layout.width))
    out += terminal::render(line, layout.decoration) + '\n';
  return out;
}

}  // namespace technews::searcher

#include "corpus/reader_csv.h"

#include "corpus/csv_rows.h"
#include "corpus/fields.h"
#include "corpus/markup.h"
#include "corpus/reader_archive.h"

#include <algorithm>

namespace technews::corpus {
namespace {

std::string trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin));
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

// Names of columns; one without a name goes by its place.
std::vector<std::string> names_of(const std::vector<std::string>& header) {
  std::vector<std::string> names;
  for (const std::string& field : header) {
    names.push_back(trim(field));
    if (names.back().empty()) names.back() = "column " + std::to_string(names.size());
  }
  return names;
}

// What a row whose every field is filled would give.
RawArticle filled_row(const std::vector<std::string>& names,
                      const std::map<std::string, std::string>& map) {
  std::vector<FlatValue> values;
  for (const std::string& name : names) values.push_back({name, "x"});
  RawArticle article;
  FieldFinder(map).fill(values, article);
  return article;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  constexpr std::size_t named = 12;
  for (std::size_t i = 0; i < names.size() && i < named; ++i)
    text.append(i == 0 ? "" : ", ").append(names[i]);
  return names.size() > named ? text + ", …" : text;
}

char delimiter_for(const std::string& path, std::string_view header) {
  const bool tabs = extension(unpacked_name(base_name(path))) == "tsv";
  return tabs && header.find('\t') != std::string_view::npos ? '\t' : delimiter_of(header);
}

class TableReader {
 public:
  TableReader(const std::string& path, ReadSession& session)
      : path_(path), session_(&session), finder_(session.options().field_map) {}

  void read(CsvRows& rows);

 private:
  bool accept_header(const CsvRows::Row& row);
  void use(CsvRows::Row& row);
  void reject(const CsvRows::Row& row, const std::string& reason) {
    session_->reject(session_->origin(path_, record_, row.line),
                     "line " + std::to_string(row.line) + ": " + reason, Cause::damaged);
  }

  std::string path_;
  ReadSession* session_;
  FieldFinder finder_;
  std::vector<std::string> names_;
  std::uint64_t record_ = 0;
  std::string said_;
  std::uint64_t pages_ = 0;  // bodies of markup
  std::uint64_t texts_ = 0;  // and others
};

bool TableReader::accept_header(const CsvRows::Row& row) {
  names_ = names_of(row.fields);
  if (names_ == std::vector<std::string>{"query-id", "corpus-id", "score"}) {
    session_->reject(session_->origin(path_, 0, row.line),
                     "holds the judgments of a BEIR collection, which are no articles",
                     Cause::refused);
    return false;
  }
  if (!filled_row(names_, session_->options().field_map).body.empty()) return true;
  session_->reject(session_->origin(path_, 0, row.line),
                   "line " + std::to_string(row.line) +
                       ": the header names no column of text (its columns: " + joined(names_) +
                       "): tell which one it is with --map body=COLUMN; a table needs a header row",
                   Cause::refused);
  return false;
}

void TableReader::use(CsvRows::Row& row) {
  if (row.fields.size() > names_.size() &&
      std::all_of(row.fields.begin() + static_cast<std::ptrdiff_t>(names_.size()), row.fields.end(),
                  [](const std::string& field) { return is_blank(field); }))
    row.fields.resize(names_.size());  // spreadsheets pad rows
  if (row.fields.size() != names_.size()) {
    reject(row, "has " + std::to_string(row.fields.size()) + " fields where the header names " +
                    std::to_string(names_.size()) + ": quote fields that hold the delimiter");
    return;
  }
  std::vector<FlatValue> values;
  for (std::size_t i = 0; i < names_.size(); ++i)
    values.push_back({names_[i], std::move(row.fields[i])});
  RawArticle article;
  article.origin = session_->origin(path_, record_, row.line);
  if (!finder_.fill(values, article)) {
    reject(row, "no title, text or id in it");
    return;
  }
  const bool markup = is_markup(article.body);
  if (markup) article.form = BodyForm::html;
  ++(markup ? pages_ : texts_);
  if (said_.empty()) {
    said_ = finder_.found();
    session_->note(path_ + ": " + said_ + (markup ? "; the body is markup" : ""));
  }
  session_->deliver(std::move(article));
}

void TableReader::read(CsvRows& rows) {
  CsvRows::Row row;
  if (!rows.next(row)) {
    session_->reject(session_->origin(path_), "holds no header row", Cause::refused);
    return;
  }
  if (!row.error.empty()) {
    reject(row, row.error);
    return;
  }
  if (!accept_header(row)) return;
  while (!session_->stopped() && rows.next(row)) {
    ++record_;
    if (row.error.empty()) {
      use(row);
    } else {
      reject(row, row.error);
    }
  }
  if (record_ == 0)
    session_->reject(session_->origin(path_), "holds no row below its header", Cause::refused);
  if (pages_ > 0 && texts_ > 0)
    session_->note(path_ + ": " + std::to_string(pages_) + " of " +
                   std::to_string(pages_ + texts_) + " bodies are markup");
  if (const std::string all = finder_.found(); all != said_ && !all.empty())
    session_->note(path_ + ": in all records: " + all);
}

std::string_view first_line(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
  return text.substr(0, text.find('\n'));
}

}  // namespace

bool is_table(std::string_view head) {
  const std::string_view line = first_line(head);
  constexpr std::size_t longest = 1000;
  if (line.size() > longest || line.size() == head.size()) return false;
  const char delimiter = delimiter_of(line);
  std::size_t count = 1;
  for (const char byte : line) count += byte == delimiter ? 1 : 0;
  if (count < 3) return false;
  // A sentence has blanks behind its commas and words of no field among them.
  const std::string_view outside = delimiter == ',' ? ".!?:" : ".!?";
  if (line.find_first_of(outside) != std::string_view::npos) return false;
  std::vector<std::string> names;
  for (std::string_view rest = line;; rest.remove_prefix(rest.find(delimiter) + 1)) {
    names.push_back(trim(rest.substr(0, rest.find(delimiter))));
    if (rest.find(delimiter) == std::string_view::npos) break;
  }
  for (std::string& name : names)
    if (name.size() > 1 && name.front() == '"' && name.back() == '"')
      name = name.substr(1, name.size() - 2);
  const RawArticle article = filled_row(names, {});
  const int others = static_cast<int>(!article.title.empty()) + !article.url.empty() +
                     !article.date.empty() + !article.id.empty() + !article.author.empty();
  return !article.body.empty() && others >= 2;
}

void read_csv(InputBuffer& bytes, const std::string& path, ReadSession& session) {
  const std::string_view head = bytes.peek(std::size_t{64} << 10);
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) {
    session.reject(session.origin(path), "is UTF-16; tables are read as UTF-8: convert it",
                   Cause::refused);
    return;
  }
  const char delimiter = delimiter_for(path, first_line(head));
  if (head.starts_with("\xEF\xBB\xBF")) bytes.skip(3);
  CsvRows rows(bytes, delimiter, static_cast<std::size_t>(session.limits().record_bytes));
  TableReader(path, session).read(rows);
}

}  // namespace technews::corpus

#include "tests/corpus/reader_support.h"

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include <unistd.h>

namespace technews::corpus::tests {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "technews-reader-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::path(const std::string& name) const {
  return name.empty() ? path_.string() : (path_ / name).string();
}

std::string TemporaryFolder::write(const std::string& name, std::string_view bytes) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return file.string();
}

std::string Reading::reason() const {
  if (rejections.size() == 1) return rejections.front().reason;
  std::string all = "(" + std::to_string(rejections.size()) + " rejections)";
  for (const Rejection& rejection : rejections)
    all += "\n" + rejection.origin.path + ": " + rejection.reason;
  return all;
}

std::vector<std::string> Reading::bodies() const {
  std::vector<std::string> result;
  for (const RawArticle& article : articles) result.push_back(article.body);
  return result;
}

std::vector<std::string> Reading::titles() const {
  std::vector<std::string> result;
  for (const RawArticle& article : articles) result.push_back(article.title);
  return result;
}

Reading read(const std::string& operand, const ReadOptions& options) {
  Reading reading;
  const RecordSink sink = [&reading](std::variant<RawArticle, Rejection>&& record) {
    if (auto* article = std::get_if<RawArticle>(&record)) {
      reading.articles.push_back(std::move(*article));
    } else {
      reading.rejections.push_back(std::move(std::get<Rejection>(record)));
    }
    return true;
  };
  const NoteSink note = [&reading](const std::string& text) { reading.notes.push_back(text); };
  reading.summary = read_operand(operand, options, sink, note);
  return reading;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

fs::path shared_folder() {
  const char* value = std::getenv("TECHNEWS_SHARED");
  if (value != nullptr && fs::is_directory(value)) return value;
  std::cout << "skipped: needs TECHNEWS_SHARED\n";
  return {};
}

}  // namespace technews::corpus::tests

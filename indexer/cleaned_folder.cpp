#include "indexer/cleaned_folder.h"

#include "corpus/html/moments.h"
#include "shared/base/error.h"
#include "shared/base/file.h"

#include <filesystem>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace technews::indexer {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& object) {
  return object.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string page_name(const corpus::RawArticle& page) {
  if (page.origin.record == 0) {
    const std::string& path = page.origin.path;
    return std::filesystem::path(path.substr(path.rfind('!') + 1)).stem().string();
  }
  std::string name;
  for (const char c : page.id) {
    const bool is_plain = (c != '/' && c != '\\' && c != '%' && c > ' ') || c < 0;
    name += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return name == "." || name == ".." ? "%2E" + name.substr(1) : name.substr(0, 200);
}

std::string published(const corpus::Article& article) {
  if (!article.date) return {};
  if (!article.date->moment) return article.date->date.to_string();
  return corpus::moment_text(*article.date->moment);
}

CleanedFolder::CleanedFolder(std::string folder) : folder_(std::move(folder)) {
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  if (failed) throw base::system_error("create", folder_, failed.value());
}

void CleanedFolder::add(const corpus::RawArticle& page, const corpus::Cleaned& cleaned) {
  const std::string name = page_name(page);
  Facts& facts = pages_[name];
  std::string text;
  if (const auto* article = std::get_if<corpus::Article>(&cleaned)) {
    facts = {article->title.value, article->author.value,
             article->date ? article->date->date.to_string() : "", published(*article)};
    text = article->text + "\n";
  }
  base::write_file_durably(folder_ + "/" + name + ".txt", text);
}

void CleanedFolder::finish() {
  Json titles = Json::object();
  Json dates = Json::object();
  Json metadata = Json::object();
  for (const auto& [name, facts] : pages_) {
    titles[name] = facts.title;
    dates[name] = facts.date;
    metadata[name] = {{"title", facts.title}, {"author", facts.author}, {"date", facts.moment}};
  }
  base::write_file_durably(folder_ + "/titles.json", dumped(titles));
  base::write_file_durably(folder_ + "/dates.json", dumped(dates));
  base::write_file_durably(folder_ + "/metadata.json", dumped(metadata));
}

}  // namespace technews::indexer

#include "searcher/output/archive.h"
#include "searcher/output/article.h"
#include "searcher/output/formats.h"
#include "shared/base/file.h"
#include "tests/searcher/output_answers.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace technews::searcher {
namespace {

using nlohmann::json;

// "hits[].title_segments[].text": the path of every member, arrays as [].
void collect(const json& value, const std::string& path, std::set<std::string>& paths) {
  if (value.is_array()) {
    for (const json& element : value) collect(element, path + "[]", paths);
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      const std::string here = path.empty() ? name : path + "." + name;
      paths.insert(here);
      collect(member, here, paths);
    }
  }
}

// The names in backquotes that begin the rows of a section's table.
std::set<std::string> documented(const std::string& section) {
  std::istringstream page(base::read_file(TECHNEWS_SOURCE_DIR "/searcher/SCHEMA.md", 1 << 20));
  std::set<std::string> names;
  bool inside = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## ")) inside = line == "## " + section;
    if (!inside || !line.starts_with("| `")) continue;
    const std::string cell = line.substr(0, line.find('|', 1));
    for (std::size_t at = cell.find('`'); at != std::string::npos;) {
      const std::size_t end = cell.find('`', at + 1);
      names.insert(cell.substr(at + 1, end - at - 1));
      at = cell.find('`', end + 1);
    }
  }
  return names;
}

json full_json() {
  OutputOptions options;
  options.timing = true;
  options.explain = true;
  return json::parse(format_json(full_answer(), options));
}

json error_json() {
  return json::parse(
      format_error(base::Error(base::ErrorCode::no_index, "no index", {"make one"})));
}

TEST_CASE("json has the documented members, all of them and no others") {
  std::set<std::string> paths;
  collect(full_json(), "", paths);
  collect(error_json(), "", paths);
  CHECK(paths == documented("json"));
}

TEST_CASE("jsonl has a begin, the hits and an end, with the members of json") {
  OutputOptions options;
  options.timing = true;
  options.explain = true;
  const json whole = full_json();
  std::istringstream lines(format_jsonl(full_answer(), options));
  std::vector<json> records;
  for (std::string line; std::getline(lines, line);) {
    CHECK(line.starts_with("{\"type\":\""));
    records.push_back(json::parse(line));
  }
  REQUIRE(records.size() == 5);
  CHECK(records.front().at("type") == "begin");
  CHECK(records.back().at("type") == "end");
  json together;
  for (json& record : records) {
    CHECK(record.at("query_id") == "1");
    const bool hit = record.at("type") == "hit";
    record.erase("type");
    record.erase("query_id");
    if (hit) {
      together["hits"].push_back(record);
    } else {
      together.update(record);
    }
  }
  CHECK(together == whole);
}

TEST_CASE("json of an article has the documented members") {
  index::Record record = plain_hit(1, 1).record;
  record.text = "OpenAI said.";
  normalization::Analyzer analyzer;
  std::set<std::string> paths;
  collect(json::parse(article_json(record, {}, analyzer)), "", paths);
  std::set<std::string> known = documented("json of --show");
  for (const char* name : {"title_segments[].text", "text_segments[].text"}) known.insert(name);
  CHECK(paths == known);
}

TEST_CASE("json of the vocabulary has the documented members") {
  VocabularyAnswer answer;
  answer.rows = {{"gpt", index::Field::body, 12}, {"gpts", index::Field::title, 3}};
  answer.failed = true;
  const json whole = json::parse(vocabulary_json("gpt*", answer, 1));
  std::set<std::string> paths;
  collect(whole, "", paths);
  CHECK(paths == documented("json of --terms"));
  CHECK(whole.at("left_out") == 1);
  CHECK(whole.at("terms").size() == 1);
}

TEST_CASE("json of an index has the documented members") {
  ArchiveInfo info;
  info.databases = {{"news.db", "gen-000001", 3, 2, "1-abc", 4096, 7}};
  info.first_day = 19358;
  info.last_day = 19722;
  info.sites = info.languages = {{"", 3, 2}};
  std::set<std::string> paths;
  collect(json::parse(archive_json(info)), "", paths);
  CHECK(paths == documented("json of --info"));
}

TEST_CASE("segments joined are the text they stand for") {
  const json hit = full_json().at("hits").at(0);
  std::string title;
  for (const json& segment : hit.at("title_segments")) title += segment.at("text");
  CHECK(title == hit.at("title"));
  CHECK(hit.at("title_segments").at(0).at("hit") == true);
  CHECK_FALSE(hit.at("title_segments").at(1).contains("hit"));
}

TEST_CASE("numbers of json read back as they were") {
  const json whole = full_json();
  CHECK(whole.at("hits").at(2).at("score").get<double>() == 1.0 / 3);
  CHECK(whole.at("timing_ms").get<double>() == 4.321);
  CHECK(whole.at("counts").at("stories") == 1187);
  CHECK(whole.at("diagnostics").at(0).at("span") == json::array({7, 12}));
}

TEST_CASE("without being asked json holds nothing that changes from run to run") {
  const json whole = json::parse(format_json(full_answer(), {}));
  CHECK_FALSE(whole.contains("timing_ms"));
  CHECK_FALSE(whole.contains("leaves"));
}

TEST_CASE("hostile text in json is escaped, whole, and one line") {
  OutputOptions options;
  options.explain = true;
  for (const std::string& text :
       {format_json(hostile_answer(), options), format_jsonl(hostile_answer(), options)}) {
    CHECK(std::ranges::none_of(text, [](char c) {
      return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == '\x7f';
    }));
    for (const char* hidden : {"\u202e", "\u200b", "\u0085"})
      CHECK(text.find(hidden) == std::string::npos);
  }
  const json whole = json::parse(format_json(hostile_answer(), options));
  CHECK(whole.at("query").get<std::string>().starts_with("a\x1b[31mred\x1b]0;title\x07 b\tc\nd"));
}

}  // namespace
}  // namespace technews::searcher

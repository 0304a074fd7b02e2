#include "searcher/cli_topics.h"

#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/normalization/utf8_repair.h"
#include "shared/terminal/escape.h"

#include <algorithm>
#include <cerrno>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace technews::searcher {
namespace {

constexpr std::uint64_t most_bytes = 256U << 20;
constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

class TopicReader {
 public:
  TopicReader(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  std::vector<Topic> read() {
    const std::string_view start = trimmed(text_).substr(0, 1);
    if (start == "<") {
      read_trec();
    } else {
      read_lines(start == "{");
    }
    if (topics_.empty()) refuse("holds no topics");
    return std::move(topics_);
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    const std::string place = line_ > 0 ? fmt::format("{}, line {}: ", name_, line_) : name_ + " ";
    throw base::Error(base::ErrorCode::usage, place + what,
                      {"topics are lines of ID<TAB>QUERY, JSON objects or TREC <top> elements"});
  }

  void add(std::string_view id, std::string_view query) {
    Topic topic{terminal::encode_id(trimmed(id)), std::string(trimmed(query))};
    if (topic.id.empty()) refuse("a topic without an id");
    if (topic.query.empty()) refuse("topic " + topic.id + " has no query");
    if (!ids_.insert(topic.id).second) refuse("a second topic " + topic.id);
    topics_.push_back(std::move(topic));
  }

  void read_lines(bool json) {
    std::string_view rest = text_;
    while (!rest.empty()) {
      ++line_;
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (trimmed(line).empty()) continue;
      if (json) {
        add_json(line);
        continue;
      }
      const std::size_t tab = line.find('\t');
      if (tab == std::string_view::npos) refuse("no tab between an id and a query");
      add(line.substr(0, tab), line.substr(tab + 1));
    }
    line_ = 0;
  }

  void add_json(std::string_view line) {
    const auto object = nlohmann::json::parse(line, nullptr, false);
    if (!object.is_object()) refuse("not a JSON object");
    add(member(object, {"id", "qid", "query_id", "_id", "number"}),
        member(object, {"query", "text", "title"}));
  }

  static std::string member(const nlohmann::json& object,
                            std::initializer_list<const char*> names) {
    for (const char* name : names) {
      const auto found = object.find(name);
      if (found == object.end()) continue;
      if (found->is_string()) return found->get<std::string>();
      if (found->is_number_integer()) return found->dump();
    }
    return {};
  }

  // <top> <num> Number: 301 <title> words <desc> ... </top>: an element ends where the next begins.
  void read_trec() {
    for (std::size_t at = text_.find("<top>"); at != std::string_view::npos;) {
      const std::size_t next = text_.find("<top>", at + 1);
      line_ = 1 + static_cast<std::size_t>(
                      std::count(text_.begin(), text_.begin() + static_cast<long>(at), '\n'));
      const std::string_view topic = text_.substr(at, next - at);
      std::string_view number = element(topic, "<num>");
      if (number.starts_with("Number:")) number.remove_prefix(7);
      std::string_view title = element(topic, "<title>");
      if (title.starts_with("Topic:")) title.remove_prefix(6);
      add(number, title);
      at = next;
    }
    line_ = 0;
  }

  static std::string_view element(std::string_view topic, std::string_view tag) {
    const std::size_t begin = topic.find(tag);
    if (begin == std::string_view::npos) return {};
    const std::string_view rest = topic.substr(begin + tag.size());
    return trimmed(rest.substr(0, rest.find('<')));
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t line_ = 0;
  std::set<std::string> ids_;
  std::vector<Topic> topics_;
};

}  // namespace

std::vector<Topic> parse_topics(std::string_view text, const std::string& name) {
  const normalization::Repaired repaired = normalization::repair_utf8(text);
  return TopicReader(repaired.text, name).read();
}

std::string read_topics(const std::string& path) {
  if (path != "-") return base::read_file(path, most_bytes);
  std::string text;
  char block[64 * 1024];
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw base::system_error("read", "standard input", errno);
    if (count == 0) return text;
    text.append(block, static_cast<std::size_t>(count));
    if (text.size() > most_bytes)
      throw base::Error(base::ErrorCode::io, "the topics on standard input are over 256 MiB");
  }
}

}  // namespace technews::searcher

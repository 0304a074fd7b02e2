// --serve: what it answers, and what it costs to answer ten thousand times.
#include "searcher/serve.h"

#include "searcher/serve_lines.h"
#include "searcher/serve_request.h"
#include "shared/base/error.h"
#include "shared/base/file.h"
#include "tests/searcher/search_fixture.h"

#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace technews::searcher {
namespace {

using nlohmann::json;
using tests::article;
using tests::SmallIndex;

SmallIndex apples() {
  return SmallIndex({article("a", "Apple pie", "An apple pie for everyone."),
                     article("b", "Cherry cake", "A cherry on the cake."),
                     article("c", "Apple cider", "Cider is made of apples.")});
}

json ask(Server& server, const std::string& line) {
  const std::string text = server.answer(line);
  CHECK(text.ends_with("}\n"));
  CHECK(text.find('\n') == text.size() - 1);
  return json::parse(text);
}

long resident_kilobytes() {
  const std::string text = base::read_file("/proc/self/statm", 4096);
  return std::stol(text.substr(text.find(' '))) * (::sysconf(_SC_PAGESIZE) / 1024);
}

// The writing end of a pipe, fed by a thread of its own.
class Feeder {
 public:
  explicit Feeder(std::string block, int times = 1) {
    REQUIRE(::pipe(ends_) == 0);
    thread_ = std::jthread([this, block = std::move(block), times] {
      for (int i = 0; i < times; ++i)
        for (std::size_t done = 0; done < block.size();) {
          const auto count = ::write(ends_[1], block.data() + done, block.size() - done);
          if (count <= 0) break;
          done += static_cast<std::size_t>(count);
        }
      ::close(ends_[1]);
    });
  }
  Feeder(const Feeder&) = delete;
  Feeder& operator=(const Feeder&) = delete;
  ~Feeder() {
    thread_.join();
    ::close(ends_[0]);
  }
  int descriptor() const { return ends_[0]; }

 private:
  int ends_[2] = {-1, -1};
  std::jthread thread_;
};

}  // namespace

TEST_CASE("A request's members are the flags of the same names") {
  const ServeRequest request = parse_serve_request(
      R"({"id":"x","query":"a b","limit":3,"site":["a.example","b.example"],"author":"Ann",)"
      R"("plain":true,"strict":false,"rank":null,"since":"2023-01","snippets":"2"})");
  REQUIRE_FALSE(request.error);
  CHECK(request.id == "\"x\"");
  CHECK(request.query == "a b");
  CHECK(request.arguments->integer("limit") == 3);
  CHECK(request.arguments->texts("site") == std::vector<std::string>{"a.example", "b.example"});
  CHECK(request.arguments->texts("author") == std::vector<std::string>{"Ann"});
  CHECK(request.arguments->has("plain"));
  CHECK_FALSE(request.arguments->has("strict"));
  CHECK_FALSE(request.arguments->has("rank"));
  CHECK(request.arguments->date("since")->to_string() == "2023-01");
  CHECK(request.arguments->integer("snippets") == 2);
}

TEST_CASE("A line that is no request is an error that says what is wrong with it") {
  const struct {
    const char* line;
    const char* id;
    const char* message;
  } rows[] = {
      {"nonsense", "null", "the line is not JSON"},
      {"\xff\xfe", "null", "the line is not JSON"},
      {"{\"query\":\"a\"} x", "null", "the line is not JSON"},
      {"[]", "null", "the line is not a JSON object"},
      {R"({"id":[1]})", "null", "\"id\" is neither a string nor a whole number"},
      {R"({"id":1,"query":2})", "1", "\"query\" is not a string"},
      {R"({"id":1,"limt":2})", "1", "a request has no member \"limt\""},
      {R"({"id":1,"database":"x"})", "1", "a request has no member \"database\""},
      {R"({"id":1,"limit":-1})", "1", "--limit takes a whole number from 0 to 1000000, not \"-1\""},
      {R"({"id":1,"limit":1.5})", "1",
       "--limit takes a whole number from 0 to 1000000, not \"1.5\""},
      {R"({"id":1,"limit":[1]})", "1", "\"limit\" takes a string or a number"},
      {R"({"id":1,"site":{}})", "1", "\"site\" takes a string"},
      {R"({"id":1,"plain":1})", "1", "\"plain\" takes true or false"},
      {R"({"id":1,"lenient":true,"strict":true})", "1",
       "--lenient and --strict can't be had at once"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    const ServeRequest request = parse_serve_request(row.line);
    CHECK(request.id == row.id);
    REQUIRE(request.error);
    CHECK(request.error->what() == std::string(row.message));
  }
  CHECK(parse_serve_request(R"({"limt":2})").error->hints().front() == "did you mean \"limit\"?");
  CHECK(parse_serve_request(std::string(900'000, '[')).error);
  CHECK(parse_serve_request(R"({"query":)" + std::string(400'000, '[') + std::string(400'000, ']') +
                            "}")
            .error);
}

TEST_CASE("Answers carry the request's id, a status and what --format json prints") {
  const SmallIndex index = apples();
  Server server(Searcher({index.path()}));
  const json found = ask(server, R"({"id":7,"query":"cherry","limit":1})");
  CHECK(found.at("id") == 7);
  CHECK(found.at("status") == 0);
  CHECK(found.at("answer").at("schema") == "technews.search/1");
  CHECK(found.at("answer").at("hits").at(0).at("id") == "b");
  const json none = ask(server, R"({"id":"n","query":"zebra"})");
  CHECK(none.at("status") == 1);
  CHECK(none.at("answer").at("hits").empty());
  const json wrong = ask(server, R"({"query":"titel:x"})");
  CHECK(wrong.at("id").is_null());
  CHECK(wrong.at("status") == 2);
  CHECK(wrong.at("answer").at("diagnostics").at(0).at("code") == "unknown_field");
  CHECK(ask(server, R"({"id":1})").at("error").at("message") == "there is no query");
}

TEST_CASE("The page on formats names every member of an answer") {
  const std::string page = base::read_file(TECHNEWS_SOURCE_DIR "/searcher/SCHEMA.md", 1 << 20);
  const std::string section = page.substr(page.find("## --serve"));
  const SmallIndex index = apples();
  Server server(Searcher({index.path()}));
  for (const char* line : {R"({"query":"apple"})", "nonsense"}) {
    const json answer = ask(server, line);
    for (const auto& [name, value] : answer.items()) {
      CAPTURE(name);
      CHECK(section.find("| `" + name + "` |") != std::string::npos);
      if (name != "error") continue;
      for (const auto& [member, unused] : value.items())
        CHECK(section.find("| `error." + member + "` |") != std::string::npos);
    }
  }
}

TEST_CASE("Articles are shown by id, and a missing one is null") {
  const SmallIndex index = apples();
  Server server(Searcher({index.path()}));
  const json shown = ask(server, R"({"id":1,"show":"c","query":"cider"})");
  CHECK(shown.at("answer").at("title") == "Apple cider");
  CHECK(shown.at("answer").at("title_segments").at(1).at("hit") == true);
  const json missing = ask(server, R"({"id":2,"show":"nothing"})");
  CHECK(missing.at("status") == 1);
  CHECK(missing.at("answer").is_null());
}

TEST_CASE("A bad request changes nothing for the next one") {
  const SmallIndex index = apples();
  Server server(Searcher({index.path()}));
  const std::string good = R"({"id":1,"query":"apple"})";
  const json before = ask(server, good);
  for (const char* bad : {"{", "", R"({"query":"(((("})", R"({"query":"a","rank":"zz"})",
                          R"({"query":"\ud800"})", R"({"show":""})"}) {
    ask(server, bad);
    CHECK(ask(server, good) == before);
  }
}

TEST_CASE("An index that is replaced between two requests is seen by the second") {
  const SmallIndex old = apples();
  const SmallIndex fresh({article("z", "Apple tree", "A new apple.")});
  Server server(Searcher({old.path()}));
  const std::string line = R"({"query":"apple","sort":"oldest"})";
  CHECK(ask(server, line).at("answer").at("counts").at("articles") == 2);
  std::filesystem::remove_all(old.path());
  std::filesystem::copy(fresh.path(), old.path(), std::filesystem::copy_options::recursive);
  const json answer = ask(server, line).at("answer");
  CHECK(answer.at("counts").at("articles") == 1);
  CHECK(answer.at("hits").at(0).at("id") == "z");
}

TEST_CASE("An index that is away for a while is an error for so long") {
  const SmallIndex index = apples();
  Server server(Searcher({index.path()}));
  const std::string line = R"({"id":1,"query":"apple"})";
  const json before = ask(server, line);
  std::filesystem::rename(index.path(), index.path() + ".away");
  const json away = ask(server, line);
  if (away.contains("error")) CHECK(away.at("status") == 3);
  std::filesystem::rename(index.path() + ".away", index.path());
  CHECK(ask(server, line) == before);
}

TEST_CASE("Ten thousand requests leave memory as it was") {
  const SmallIndex index = apples();
  Server server(Searcher({index.path()}));
  const std::string lines[] = {
      R"({"id":1,"query":"apple"})", R"({"id":2,"query":"\"apple pie\" OR cherr*"})", "nonsense",
      R"({"id":3,"query":"titel:x"})", R"({"id":4,"show":"a","query":"pie"})"};
  const auto run = [&](int times) {
    for (int i = 0; i < times; ++i)
      for (const std::string& line : lines) server.answer(line);
  };
  run(200);
  const long before = resident_kilobytes();
  run(2000);
  CHECK(resident_kilobytes() - before < 2048);
}

TEST_CASE("Lines come whole, the last one without a newline too") {
  const Feeder feeder("a\r\n\nbc");
  LineSource lines(feeder.descriptor(), 10);
  std::string line;
  for (const char* wanted : {"a", "", "bc"}) {
    CHECK(lines.next(line) == LineSource::Result::line);
    CHECK(line == wanted);
  }
  CHECK(lines.next(line) == LineSource::Result::end);
}

TEST_CASE("A line over the limit is passed over in bounded memory, and the next one is read") {
  const std::string most(100'000, 'm');
  const Feeder feeder(std::string(1 << 20, 'x'), 64);
  const Feeder after("x" + most + "\n" + most + "\nnext\n");
  std::string line;
  const long before = resident_kilobytes();
  LineSource endless(feeder.descriptor(), most.size());
  CHECK(endless.next(line) == LineSource::Result::too_long);
  CHECK(endless.next(line) == LineSource::Result::end);
  CHECK(resident_kilobytes() - before < 4096);
  LineSource lines(after.descriptor(), most.size());
  CHECK(lines.next(line) == LineSource::Result::too_long);
  CHECK(line.empty());
  CHECK(lines.next(line) == LineSource::Result::line);
  CHECK(line == most);
  CHECK(lines.next(line) == LineSource::Result::line);
  CHECK(line == "next");
}

}  // namespace technews::searcher

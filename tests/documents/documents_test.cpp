// The man pages and completions of the real programs, read by the programs they are for.
#include "searcher/query/parser.h"
#include "shared/base/file.h"
#include "shared/index/fields.h"
#include "tests/index/temporary_folder.h"
#include "tests/terminal/shell.h"

#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using technews::tests::is_missing;
using technews::tests::output_of;
using technews::tests::TemporaryFolder;

constexpr const char* query_page = TECHNEWS_SOURCE_DIR "/searcher/query/technews-query.7";

struct RealProgram {
  std::string name;
  std::string path;
};

std::vector<RealProgram> programs() {
  return {{"searcher", SEARCHER},
          {"indexer", INDEXER},
#ifdef RANKBENCH
          {"rankbench", RANKBENCH}
#endif
  };
}

// A file with what the program generates.
std::string generated(const RealProgram& program, const std::string& kind,
                      const TemporaryFolder& folder) {
  const std::string path = folder.path() + "/" + program.name + "." + kind;
  REQUIRE(output_of(program.path + " --generate " + kind + " > " + path) == "");
  return path;
}

std::vector<std::string> pages(const TemporaryFolder& folder) {
  std::vector<std::string> paths{query_page};
  for (const RealProgram& program : programs()) paths.push_back(generated(program, "man", folder));
  return paths;
}

// Where the programs are found by their names, as completions may call them.
std::string path_variable() {
  std::string path = "PATH=";
  for (const RealProgram& program : programs())
    path += program.path.substr(0, program.path.rfind('/')) + ":";
  return path + "$PATH; ";
}

std::string bash_offers(const std::string& script, const std::string& words) {
  const std::string name = words.substr(0, words.find(' '));
  return output_of(path_variable() + "bash -c 'source " + script + "; COMP_WORDS=(" + words +
                   "); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _" + name +
                   "; echo \"${COMPREPLY[*]}\"'");
}

}  // namespace

TEST_CASE("man, mandoc and groff read every page without a complaint") {
  const TemporaryFolder folder;
  for (const std::string& page : pages(folder)) {
    CAPTURE(page);
    if (!is_missing("mandoc")) CHECK(output_of("mandoc -Tlint -W warning " + page) == "");
    if (!is_missing("groff"))
      CHECK(output_of("groff -ww -mdoc -Tutf8 " + page + " >/dev/null") == "");
    if (!is_missing("man"))
      CHECK(output_of("LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -l " + page + " >/dev/null") ==
            "");
  }
}

TEST_CASE("The page on queries names every field") {
  const std::string page = technews::base::read_file(query_page, 1 << 20);
  for (const auto& field : technews::index::field_table) {
    CAPTURE(field.name);
    CHECK(page.find(std::string(field.name) + ":") != std::string::npos);
  }
}

TEST_CASE("The examples of the page on queries are queries without a mistake") {
  std::istringstream page(technews::base::read_file(query_page, 1 << 20));
  std::size_t examples = 0;
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with(".Dl ")) continue;
    std::string query = line.substr(4);
    for (std::size_t at = 0; (at = query.find("\\(dq", at)) != std::string::npos;)
      query.replace(at, 4, "\"");
    CAPTURE(query);
    CHECK(technews::searcher::parse_query(query).diagnostics.empty());
    ++examples;
  }
  CHECK(examples >= 7);
}

TEST_CASE("bash completes the flags, values and verbs of the real programs") {
  if (is_missing("bash")) return;
  const TemporaryFolder folder;
  for (const RealProgram& program : programs()) {
    const std::string script = generated(program, "bash", folder);
    CHECK(output_of("bash -n " + script) == "");
  }
  const struct {
    const char* words;
    const char* offer;
  } rows[] = {
      {"searcher --inter", "--interactive\n"},
      {"searcher -s new", "newest\n"},
      {"searcher --format js", "json jsonl\n"},
      {"searcher --print", "--print-config\n"},
      {"indexer ad", "add\n"},
      {"indexer add --prun", "--prune\n"},
#ifdef RANKBENCH
      {"rankbench comp", "compare\n"},
      {"rankbench compare --qr", "--qrels\n"},
#endif
  };
  for (const auto& row : rows) {
    CAPTURE(row.words);
    const std::string words = row.words;
    const std::string script = folder.path() + "/" + words.substr(0, words.find(' ')) + ".bash";
    CHECK(bash_offers(script, words) == row.offer);
  }
}

TEST_CASE("zsh reads the completions of the real programs") {
  if (is_missing("zsh")) return;
  const TemporaryFolder folder;
  for (const RealProgram& program : programs()) {
    CAPTURE(program.name);
    const std::string script = generated(program, "zsh", folder);
    CHECK(output_of("zsh -n " + script) == "");
    CHECK(output_of("zsh -fc 'autoload -Uz compinit; compinit -D -u; source " + script +
                    "; print $_comps[" + program.name + "]'") == "_" + program.name + "\n");
  }
}

TEST_CASE("fish completes the flags and verbs of the real programs") {
  if (is_missing("fish")) return;
  const TemporaryFolder folder;
  const struct {
    const char* line;
    const char* offer;
  } rows[] = {
      {"searcher --inter", "--interactive\t"},
      {"searcher -s new", "newest\t"},
      {"indexer ad", "add\t"},
      {"indexer add --prun", "--prune\t"},
#ifdef RANKBENCH
      {"rankbench comp", "compare\t"},
#endif
  };
  for (const RealProgram& program : programs())
    CHECK(output_of("fish -n " + generated(program, "fish", folder)) == "");
  for (const auto& row : rows) {
    CAPTURE(row.line);
    const std::string line = row.line;
    const std::string script = folder.path() + "/" + line.substr(0, line.find(' ')) + ".fish";
    const std::string offers = output_of(
        "HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent XDG_DATA_HOME=/nonexistent "
        "fish --no-config -c 'source " +
        script + "; complete -C \"" + line + "\"'");
    CHECK(offers.find(row.offer) != std::string::npos);
  }
}

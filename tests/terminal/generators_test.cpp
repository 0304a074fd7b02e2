// Help, man page and completions, checked by the programs that read them.
#include "shared/terminal/completions.h"
#include "shared/terminal/help.h"
#include "shared/terminal/man_page.h"
#include "shared/terminal/width.h"
#include "tests/terminal/sample_program.h"
#include "tests/terminal/shell.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <stdlib.h>

using namespace technews::terminal;
using technews::tests::is_missing;
using technews::tests::output_of;

namespace {

class Folder {
 public:
  Folder() { REQUIRE(::mkdtemp(path_.data()) != nullptr); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ + "/" + name) << text;
    return path_ + "/" + name;
  }

 private:
  std::string path_ = "/tmp/technews-generated-XXXXXX";
};

// Words that bash offers for the line's last word.
std::string bash_offers(const std::string& script, const std::string& program,
                        const std::string& words) {
  return output_of("bash -c 'source " + script + "; COMP_WORDS=(" + words +
                   "); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _" + program +
                   "; echo \"${COMPREPLY[*]}\"'");
}

}  // namespace

TEST_CASE("Short help fits a screen and says where the rest is") {
  const Program program = sample::finder();
  CHECK(short_help(program, &program.commands[0], 79) ==
        "finder: find words in articles\n"
        "Usage: finder [OPTIONS] WORD...\n"
        "       finder [OPTIONS] --phrase TEXT\n"
        "\n"
        "Some flags:\n"
        "  -n, --limit N        results on a page (0 to 100000) [10]\n"
        "  -f, --format FORMAT  form of the answer: text, tsv, json [text]\n"
        "  -h, --help           show help: -h in short, --help in full\n"
        "\n"
        "Examples:\n"
        "  finder apple -n 5  the first five\n"
        "\n"
        "Everything: finder --help\n");
}

TEST_CASE("Long help has every flag once, in table order, within the width") {
  for (const Program& program : {sample::finder(), sample::keeper()}) {
    for (const Command& command : program.commands) {
      for (const int width : {40, 79, 200}) {
        const std::string help = long_help(program, &command, width);
        std::size_t place = 0;
        for (const Flag& flag : command.flags) {
          const std::size_t found = help.find("--" + std::string(flag.name), place);
          CHECK(found != std::string::npos);
        }
        std::istringstream lines(help);
        for (std::string line; std::getline(lines, line);) CHECK(safe_width(line) <= width);
      }
    }
  }
  const Program keeper = sample::keeper();
  CHECK(long_help(keeper, nullptr, {}).find("  add   add articles\n") != std::string::npos);
}

TEST_CASE("The man page is accepted by mandoc and man without a complaint") {
  const Folder folder;
  for (const Program& program : {sample::finder(), sample::keeper()}) {
    const std::string page = folder.write("page.1", man_page(program));
    if (!is_missing("mandoc")) {
      CHECK(output_of("mandoc -Tlint -W warning " + page) == "");
      const std::string text = output_of("mandoc -Tascii " + page + " | col -b");
      for (const Command& command : program.commands)
        for (const Flag& flag : command.flags)
          CHECK(text.find("--" + std::string(flag.name)) != std::string::npos);
    }
    if (!is_missing("groff"))
      CHECK(output_of("groff -ww -mdoc -Tutf8 " + page + " >/dev/null") == "");
  }
  if (is_missing("mandoc")) return;
  const std::string page = folder.write("page.1", man_page(sample::finder()));
  const std::string text = output_of("mandoc -Tascii " + page + " | col -b");
  CHECK(text.find("All of a \\line \"counts\".") != std::string::npos);
  CHECK(text.find(".net") != std::string::npos);
  CHECK(text.find("'quoted' words: a phrase") != std::string::npos);
}

TEST_CASE("bash completes flags, values, commands and files") {
  if (is_missing("bash")) return;
  const Folder folder;
  const std::string finder = folder.write("finder", bash_completions(sample::finder()));
  const std::string keeper = folder.write("keeper", bash_completions(sample::keeper()));
  CHECK(output_of("bash -n " + finder + "; bash -n " + keeper) == "");
  const struct {
    std::string program;
    std::string words;
    std::string offers;
  } rows[] = {
      {"finder", "finder --li", "--limit\n"},
      {"finder", "finder apple --sn", "--snippets\n"},
      {"finder", "finder --color a", "auto always\n"},
      {"finder", "finder --color = n", "never\n"},
      {"finder", "finder --color =", "auto always never\n"},
      {"finder", "finder -f j", "json\n"},
      {"finder", "finder --limit 1", "\n"},
      {"finder", "finder --generate z", "zsh\n"},
      {"keeper", "keeper a", "add\n"},
      {"keeper", "keeper add --re", "--rebuild\n"},
      {"keeper", "keeper info --re", "\n"},
      {"keeper", "keeper add " + finder.substr(0, finder.size() - 2), finder + "\n"},
      {"keeper", "keeper add -d /et", "/etc\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.words);
    CHECK(bash_offers(row.program == "finder" ? finder : keeper, row.program, row.words)
              .find(row.offers) == 0);
  }
}

TEST_CASE("zsh reads its completions and asks for the right values") {
  if (is_missing("zsh")) return;
  const Folder folder;
  for (const Program& program : {sample::finder(), sample::keeper()}) {
    const std::string script = folder.write("script", zsh_completions(program));
    CHECK(output_of("zsh -n " + script) == "");
    CHECK(output_of("zsh -fc 'autoload -Uz compinit; compinit -D -u; source " + script +
                    "; print $_comps[" + std::string(program.name) + "]'") ==
          "_" + std::string(program.name) + "\n");
  }
}

TEST_CASE("fish completes flags, values, commands and files") {
  if (is_missing("fish")) return;
  const Folder folder;
  const std::string finder = folder.write("finder.fish", fish_completions(sample::finder()));
  const std::string keeper = folder.write("keeper.fish", fish_completions(sample::keeper()));
  CHECK(output_of("fish -n " + finder + "; fish -n " + keeper) == "");
  const struct {
    std::string script;
    std::string line;
    std::string offers;
  } rows[] = {
      {finder, "finder --li", "--limit\tresults on a page\n"},
      {finder, "finder --color a", "always\tcolour and bold text\nauto\tcolour and bold text\n"},
      {finder, "finder -f j", "json\tform of the answer\n"},
      {keeper, "keeper a", "add\tadd articles\n"},
      {keeper, "keeper add --re", "--rebuild\tmake the index anew\n"},
      {keeper, "keeper info --re", ""},
      {keeper, "keeper add /etc/passw", "/etc/passwd\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    const std::string offers = output_of(
        "HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent "
        "XDG_DATA_HOME=/nonexistent fish --no-config -c 'source " +
        row.script + "; complete -C \"" + row.line + "\"'");
    CHECK(offers.find(row.offers) != std::string::npos);
    if (row.offers.empty()) CHECK(offers.find("rebuild") == std::string::npos);
  }
}

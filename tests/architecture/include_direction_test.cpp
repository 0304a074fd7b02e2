// Who may include whom: the table of the README at the root of shared/, as a test.
#include "tests/architecture/source_files.h"

#include <map>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch.hpp>

namespace {

using technews::architecture::source_files;
using technews::architecture::SourceFile;

// The part a path belongs to: "shared/index", "corpus", "searcher".
std::string part_of(const std::string& path) {
  const std::size_t first = path.find('/');
  if (path.substr(0, first) != "shared") return path.substr(0, first);
  return path.substr(0, path.find('/', first + 1));
}

const std::map<std::string, std::set<std::string>> may_include{
    {"shared/base", {}},
    {"shared/normalization", {"shared/base"}},
    {"shared/index", {"shared/base", "shared/normalization"}},
    {"shared/terminal", {"shared/base"}},
    {"corpus", {"shared/base", "shared/normalization"}},
    {"indexer",
     {"shared/base", "shared/normalization", "shared/index", "shared/terminal", "corpus"}},
    {"searcher", {"shared/base", "shared/normalization", "shared/index", "shared/terminal"}},
    {"benchmarks",
     {"shared/base", "shared/normalization", "shared/index", "shared/terminal", "corpus", "indexer",
      "searcher"}},
};

// A library's headers and the only places that may include them.
struct LibraryRule {
  const char* header;
  const char* places;
};

const LibraryRule library_rules[] = {
    {"xapian\\.h",
     "shared/normalization/.*stem.*|shared/index/.*|indexer/.*|searcher/(query/(compile|expand).*|"
     "rank/.*|suggest/lexicon.*|[a-z_]*\\.(h|cpp))|benchmarks/.*|tests/.*"},
    {"unicode/.*",
     "shared/normalization/.*|shared/terminal/(width|sanitize).*|corpus/html/moments\\.cpp|"
     "searcher/(snippet|query)/.*|"
     "tests/.*|benchmarks/.*"},
    {"cxxopts\\.hpp", "shared/terminal/[a-z_]*\\.cpp"},
    {"gumbo\\.h", "corpus/.*\\.cpp"},
    {"archive(_entry)?\\.h", "corpus/.*\\.cpp|tests/.*"},
    {"cld2/.*", "corpus/.*\\.cpp"},
    {"zlib\\.h|brotli/.*|expat\\.h|md4c\\.h", "corpus/.*\\.cpp"},
    {"nlohmann/.*",
     "corpus/.*\\.cpp|indexer/.*\\.cpp|searcher/(output/.*|[a-z_]*)\\.cpp|benchmarks/.*|tests/.*"},
};

// Headers that cost seconds to compile stand in one .cpp of each library.
constexpr const char* single_file_headers[] = {"cxxopts\\.hpp", "gumbo\\.h", "cld2/.*", "zlib\\.h",
                                               "brotli/.*",     "expat\\.h", "md4c\\.h"};

std::vector<std::string> includes_of(const SourceFile& file, const std::regex& form) {
  std::vector<std::string> result;
  for (const std::string& line : file.lines) {
    std::smatch match;
    if (std::regex_search(line, match, form)) result.push_back(match[1]);
  }
  return result;
}

const std::regex own_form{R"(^\s*#\s*include\s+"([^"]+)\")"};
const std::regex library_form{R"(^\s*#\s*include\s+<([^>]+)>)"};

}  // namespace

TEST_CASE("Parts include only what stands before them in the pipeline") {
  for (const SourceFile& file : source_files()) {
    const std::string part = part_of(file.path);
    const auto allowed = may_include.find(part);
    if (allowed == may_include.end()) continue;  // tests include anything
    for (const std::string& include : includes_of(file, own_form)) {
      CAPTURE(file.path, include);
      const std::string other = part_of(include);
      CHECK((other == part || allowed->second.contains(other)));
    }
  }
}

TEST_CASE("Libraries are included only where the design puts them") {
  for (const SourceFile& file : source_files())
    for (const std::string& include : includes_of(file, library_form))
      for (const LibraryRule& rule : library_rules) {
        if (!std::regex_match(include, std::regex(rule.header))) continue;
        CAPTURE(file.path, include);
        CHECK(std::regex_match(file.path, std::regex(rule.places)));
      }
}

TEST_CASE("A header that is slow to compile stands in one source file") {
  for (const char* header : single_file_headers) {
    std::set<std::string> users;
    for (const SourceFile& file : source_files())
      for (const std::string& include : includes_of(file, library_form))
        if (std::regex_match(include, std::regex(header))) users.insert(file.path);
    CAPTURE(header, users);
    CHECK(users.size() <= 1);
  }
}

TEST_CASE("The query language and the snippets know no Xapian") {
  const std::regex pure{R"(searcher/(query/(lexer|ast|parser)[a-z_]*|snippet/[a-z_]+)\.(h|cpp))"};
  for (const SourceFile& file : source_files()) {
    if (!std::regex_match(file.path, pure)) continue;
    for (const std::string& include : includes_of(file, library_form)) {
      CAPTURE(file.path, include);
      CHECK(include != "xapian.h");
    }
  }
}

TEST_CASE("Includes of our own name the path from the repository root") {
  for (const SourceFile& file : source_files())
    for (const std::string& include : includes_of(file, own_form)) {
      CAPTURE(file.path, include);
      CHECK(include.find('/') != std::string::npos);
      CHECK(include.find("..") == std::string::npos);
    }
}

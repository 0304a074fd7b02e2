// Any bytes under any name: every reader says something, gives valid text, and the same articles
// whatever the sizes of the blocks that its input comes in.
#include "corpus/reader_input.h"
#include "shared/base/utf8.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace technews::corpus;
using technews::fuzz::require;

namespace {

constexpr std::array<const char*, 12> names{"a",      "a.warc", "a.arc",  "a.warc.gz",
                                            "a.csv",  "a.tsv",  "a.md",   "a.xml",
                                            "a.sgml", "a.html", "a.json", "a.mhtml"};

class Blocks : public ByteStream {
 public:
  Blocks(std::string_view bytes, std::size_t block) : bytes_(bytes), block_(block) {}
  std::string_view next() override {
    const std::string_view given = bytes_.substr(0, block_);
    bytes_.remove_prefix(given.size());
    // A copy of its own size, so that reading past its end is seen.
    copy_ = std::make_unique<char[]>(given.size() + 1);
    std::copy(given.begin(), given.end(), copy_.get());
    return {copy_.get(), given.size()};
  }
  const std::string& failure() const override { return failure_; }

 private:
  std::string_view bytes_;
  std::size_t block_;
  std::unique_ptr<char[]> copy_;
  std::string failure_;
};

void check_texts(const RawArticle& article) {
  for (const std::string* text :
       {&article.id, &article.title, &article.body, &article.date, &article.url, &article.author,
        &article.section, &article.site, &article.language})
    require(technews::base::is_valid_utf8(*text), "a field is valid UTF-8");
  for (const std::string& tag : article.tags)
    require(technews::base::is_valid_utf8(tag), "a tag is valid UTF-8");
}

// What the reading of an input gives, as lines.
std::vector<std::string> read(const char* name, std::string_view bytes, std::size_t block) {
  ReadOptions options;
  options.limits.record_bytes = std::uint64_t{1} << 16;
  std::vector<std::string> said;
  const RecordSink sink = [&said](std::variant<RawArticle, Rejection>&& record) {
    if (const auto* article = std::get_if<RawArticle>(&record)) {
      check_texts(*article);
      said.push_back("article " + article->id + "|" + article->title + "|" + article->body + "|" +
                     article->url + "|" + std::to_string(article->origin.line));
    } else {
      said.push_back("rejection " + std::get<Rejection>(record).reason);
    }
    return true;
  };
  const NoteSink note = [&said](const std::string& text) { said.push_back("note " + text); };
  ReadSession session(name, options, sink, note);
  Input input;
  input.path = input.name = name;
  input.open = [&]() -> Opened { return {std::make_unique<Blocks>(bytes, block), {}}; };
  read_input(input, session);
  session.finish();
  return said;
}

}  // namespace

// The first byte chooses the name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const char* name = names[data[0] % names.size()];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::vector<std::string> said = read(name, bytes, std::size_t{1} << 20);
  require(!said.empty(), "of every input something is said");
  require(read(name, bytes, 7) == said, "the sizes of blocks change nothing");
  return 0;
}

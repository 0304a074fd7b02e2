#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/flag_parts.h"
#include "benchmarks/ranking/run_files.h"
#include "benchmarks/ranking/search_flags.h"
#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/base/hash.h"
#include "shared/index/reader.h"
#include "shared/terminal/escape.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

using terminal::ValueKind;

struct Headline {
  std::string id;
  std::string title;
  std::string text_hash;
};

// Every article of the index, copies among them, by id.
std::vector<Headline> headlines_of(const std::vector<std::string>& databases) {
  index::IndexReader reader(databases);
  std::vector<Headline> headlines = reader.with_retry([](const Xapian::Database& database) {
    std::vector<Headline> found;
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      const index::Record record = index::IndexReader::record(database, *at);
      const std::string hash = base::hash128_hex(record.text);
      found.push_back({record.id, record.title, hash});
      for (const index::Record& copy : record.copies) found.push_back({copy.id, copy.title, hash});
    }
    return found;
  });
  std::sort(headlines.begin(), headlines.end(),
            [](const Headline& a, const Headline& b) { return a.id < b.id; });
  return headlines;
}

// Articles that a topic's headline stands for: those with the headline, and those with the text of
// one of them.
class SameArticles {
 public:
  explicit SameArticles(const std::vector<Headline>& headlines) : headlines_(headlines) {
    for (std::size_t i = 0; i < headlines.size(); ++i) {
      by_title_[headlines[i].title].push_back(i);
      by_text_[headlines[i].text_hash].push_back(i);
    }
  }

  std::set<std::string> of(const Headline& headline) const {
    std::set<std::string> ids;
    for (const std::size_t same : by_title_.at(headline.title))
      for (const std::size_t copy : by_text_.at(headlines_[same].text_hash))
        ids.insert(headlines_[copy].id);
    return ids;
  }

 private:
  const std::vector<Headline>& headlines_;
  std::map<std::string, std::vector<std::size_t>> by_title_;
  std::map<std::string, std::vector<std::size_t>> by_text_;
};

// As many headlines as wanted, at random, no two the same. Fisher and Yates, stopped early.
std::vector<Headline> sample(const std::vector<Headline>& all, std::size_t wanted,
                             std::uint64_t seed) {
  std::vector<Headline> distinct;
  std::set<std::string> seen;
  for (const Headline& each : all)
    if (each.title.find(' ') != std::string::npos && seen.insert(each.title).second)
      distinct.push_back(each);
  std::mt19937_64 random(seed);
  const std::size_t count = std::min(wanted, distinct.size());
  for (std::size_t i = 0; i < count; ++i)
    std::swap(distinct[i], distinct[i + random() % (distinct.size() - i)]);
  distinct.resize(count);
  return distinct;
}

}  // namespace

terminal::Command topics_table() {
  return {
      .name = "topics",
      .usages = {"[OPTIONS] --known-item -o DIR"},
      .summary = "make topics from an archive",
      .description =
          "--known-item: headlines of the index, drawn at random, as plain queries. Relevant is "
          "every article with that headline, or with the text of one that has it. Headlines of one "
          "word are left out. Writes topics.tsv and qrels.txt.",
      .flags = {{.name = "known-item",
                 .help = "headlines, each of which should find its own article",
                 .group = "Topics",
                 .in_short_help = true},
                {.name = "limit",
                 .letter = 'n',
                 .kind = ValueKind::integer,
                 .value = "N",
                 .help = "topics",
                 .group = "Topics",
                 .default_text = "200",
                 .minimum = 1},
                {.name = "seed",
                 .kind = ValueKind::integer,
                 .value = "N",
                 .help = "seed of the drawing",
                 .group = "Topics",
                 .default_text = "1"},
                database_flag(),
                {.name = "output",
                 .letter = 'o',
                 .kind = ValueKind::folder,
                 .value = "DIR",
                 .help = "folder for topics.tsv and qrels.txt; required",
                 .group = "Output",
                 .in_short_help = true}},
      .examples = {{"rankbench topics --known-item -n 500 -d news.db -o known",
                    "500 headlines to find again"}},
  };
}

int topics_command(const Invocation& invocation) {
  const terminal::ParsedArguments& arguments = invocation.arguments;
  const auto folder = arguments.text("output");
  if (!arguments.has("known-item") || !folder)
    throw base::Error(base::ErrorCode::usage, "say what topics to make, and where",
                      {"rankbench topics --known-item -o DIR"});
  const std::vector<Headline> all = headlines_of(databases_of(invocation));
  const SameArticles same(all);
  const auto drawn = sample(all, static_cast<std::size_t>(arguments.integer_or("limit", 200)),
                            static_cast<std::uint64_t>(arguments.integer_or("seed", 1)));
  std::string topics;
  std::string qrels;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    topics += fmt::format("k{}\t{}\n", i + 1, terminal::tsv_field(drawn[i].title));
    for (const std::string& id : same.of(drawn[i]))
      qrels += fmt::format("k{} 0 {} 1\n", i + 1, terminal::encode_id(id));
  }
  make_folder(*folder);
  base::write_file_durably(*folder + "/topics.tsv", topics);
  base::write_file_durably(*folder + "/qrels.txt", qrels);
  invocation.console.out().write(
      fmt::format("{} of {} articles' headlines\n", drawn.size(), all.size()));
  return 0;
}

}  // namespace technews::benchmarks

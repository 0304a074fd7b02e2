// Wall time and peak memory of building an index: one database in one flush, or segments.
//
//   index_build WORKDIR ARTICLES.jsonl one                   one WritableDatabase, compacted
//   index_build WORKDIR ARTICLES.jsonl segments THREADS BATCH   IndexWriter, BATCH articles a
//   commit
//
// One thread analyzes; THREADS others write segments. Prints one line of a Markdown table.
#include "benchmarks/speed/layout_index.h"
#include "shared/base/error.h"
#include "shared/index/layout.h"
#include "shared/index/writer.h"

#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <span>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

namespace technews::benchmarks {
namespace {

struct Built {
  std::size_t articles = 0;
  double raw_bytes = 0;
  double index_bytes = 0;
};

template <typename Take>
Built read_articles(const std::string& path, Take&& take) {
  std::ifstream stream(path);
  if (!stream) throw base::system_error("open", path, errno);
  Built built;
  for (std::string line; std::getline(stream, line); ++built.articles) {
    const nlohmann::json article = nlohmann::json::parse(line);
    const Document document{article.at("id"), article.value("title", ""),
                            article.value("body", "")};
    built.raw_bytes += static_cast<double>(document.title.size() + document.body.size());
    take(document);
  }
  return built;
}

Built build_one(const std::string& folder, const std::string& articles) {
  Xapian::WritableDatabase database(folder + "/raw", Xapian::DB_CREATE_OR_OVERWRITE);
  LayoutWriter writer(database, Layout::exact_and_stems);
  Built built = read_articles(articles, [&](const Document& document) { writer.add(document); });
  database.commit();
  database.compact(folder + "/one", Xapian::Compactor::FULL);
  built.index_bytes = static_cast<double>(index::bytes_below(folder + "/one"));
  return built;
}

Built build_segments(const std::string& folder, const std::string& articles, std::size_t threads,
                     std::size_t batch) {
  Xapian::WritableDatabase unused("", Xapian::DB_BACKEND_INMEMORY);
  LayoutWriter maker(unused, Layout::exact_and_stems);
  index::IndexWriter writer(folder + "/index", {.threads = threads});
  std::size_t count = 0;
  Built built = read_articles(articles, [&](const Document& document) {
    writer.add_or_replace(document.id, maker.make(document));
    if (++count % batch == 0) writer.commit();
  });
  writer.publish();
  built.index_bytes = static_cast<double>(index::bytes_below(folder + "/index"));
  return built;
}

void run(std::span<char* const> arguments) {
  const bool is_one = arguments.size() == 3 && std::string_view(arguments[2]) == "one";
  const bool is_segments = arguments.size() == 5 && std::string_view(arguments[2]) == "segments";
  if (!is_one && !is_segments) {
    throw base::Error(base::ErrorCode::usage,
                      "usage: index_build WORKDIR ARTICLES one | segments THREADS BATCH");
  }
  const std::string folder = arguments[0];
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto start = std::chrono::steady_clock::now();
  const Built built = is_one ? build_one(folder, arguments[1])
                             : build_segments(folder, arguments[1], std::stoul(arguments[3]),
                                              std::stoul(arguments[4]));
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const double processor = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
  fmt::print(
      "| {} {} {} | {} articles, {:.1f} MB | {:.1f} s wall | {:.0f} s cpu | {:.0f} MB RSS | "
      "{:.2f} index / raw |\n",
      arguments[2], is_one ? "" : arguments[3], is_one ? "" : arguments[4], built.articles,
      built.raw_bytes / 1e6, wall.count(), processor, static_cast<double>(usage.ru_maxrss) / 1024,
      built.index_bytes / built.raw_bytes);
}

}  // namespace
}  // namespace technews::benchmarks

int main(int count, char** arguments) {
  try {
    technews::benchmarks::run({arguments + 1, static_cast<std::size_t>(count - 1)});
    return 0;
  } catch (const technews::base::Error& error) {
    fmt::print(stderr, "index_build: {}\n", error.what());
    return error.exit_status();
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "index_build: {}\n", error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "index_build: {}\n", error.what());
  }
  return 5;
}

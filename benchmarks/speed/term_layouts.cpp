// Index size, build time, query time and nDCG@10 of the three term layouts, side by side.
//
//   term_layouts speed WORKDIR ARTICLES.jsonl TOPICS.tsv [ARTICLES_AT_MOST]
//   term_layouts quality WORKDIR NAME:DOCS.jsonl:TOPICS.tsv:QRELS.txt...
//
// Prints Markdown tables. Times are processor time of one thread. WORKDIR takes the indexes.
#include "benchmarks/ranking/evaluation.h"
#include "benchmarks/speed/layout_index.h"
#include "shared/base/error.h"
#include "shared/index/terms.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <numeric>
#include <span>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace technews::benchmarks {
namespace {

struct Topic {
  std::string id;
  std::string text;
};

struct Variant {
  std::string_view name;
  Layout layout;
  PairForm pairs;
  // With two passes, pairs are weighed only in this many of the best articles by words.
  Xapian::doccount candidates = 0;
};

constexpr std::array variants{
    Variant{"exact + stems; pairs as typed", Layout::exact_and_stems, PairForm::typed},
    Variant{"exact + stems; pairs of all forms", Layout::exact_and_stems, PairForm::forms},
    Variant{"exact + stems; pairs of scanned forms", Layout::exact_and_stems, PairForm::scan},
    Variant{"exact + stems; scanned, best 100", Layout::exact_and_stems, PairForm::scan, 100},
    Variant{"exact + stems; no pairs", Layout::exact_and_stems, PairForm::none},
    Variant{"both positional; pairs of stems", Layout::both_positional, PairForm::stems},
    Variant{"both positional; pairs as typed", Layout::both_positional, PairForm::typed},
    Variant{"exact only; no pairs", Layout::exact_only, PairForm::none},
    Variant{"exact only; pairs as typed", Layout::exact_only, PairForm::typed},
    Variant{"exact only; pairs of all forms", Layout::exact_only, PairForm::forms},
};

constexpr std::array layouts{Layout::exact_and_stems, Layout::both_positional, Layout::exact_only};
constexpr std::array<std::string_view, 3> layout_names{"exact + stems", "both positional",
                                                       "exact only"};

std::ifstream open_input(const std::string& path) {
  std::ifstream stream(path);
  if (!stream) throw base::system_error("open", path, errno);
  return stream;
}

std::vector<Document> read_documents(const std::string& path, std::size_t at_most) {
  std::vector<Document> documents;
  std::ifstream stream = open_input(path);
  for (std::string line; documents.size() < at_most && std::getline(stream, line);) {
    const nlohmann::json article = nlohmann::json::parse(line);
    documents.push_back({article.at("id"), article.value("title", ""), article.value("body", "")});
  }
  return documents;
}

std::vector<Topic> read_topics(const std::string& path) {
  std::vector<Topic> topics;
  std::ifstream stream = open_input(path);
  for (std::string line; std::getline(stream, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) topics.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return topics;
}

double processor_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// A compacted index and what it cost.
struct Built {
  std::string path;
  FormsOfStems forms;
  double seconds = 0;
  double mapping_seconds = 0;
  std::size_t mapping_bytes = 0;
};

Built build(const std::string& folder, Layout layout, const std::vector<Document>& documents) {
  Built built;
  const std::string raw = folder + "/raw";
  built.path = folder + "/" + std::to_string(static_cast<int>(layout));
  std::filesystem::remove_all(raw);
  std::filesystem::remove_all(built.path);
  const double start = processor_seconds();
  Xapian::WritableDatabase database(raw, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  LayoutWriter writer(database, layout);
  for (const Document& document : documents) writer.add(document);
  database.commit();
  built.seconds = processor_seconds() - start;
  database.compact(built.path, Xapian::Compactor::FULL);
  const double mapping_start = processor_seconds();
  built.mapping_bytes = writer.write_forms();
  database.commit();
  built.mapping_seconds = processor_seconds() - mapping_start;
  built.forms = writer.forms();
  database.close();
  std::filesystem::remove_all(raw);
  return built;
}

double file_bytes(const std::string& path) {
  return std::filesystem::exists(path) ? static_cast<double>(std::filesystem::file_size(path)) : 0;
}

double folder_bytes(const std::string& path) {
  double sum = 0;
  for (const auto& file : std::filesystem::directory_iterator(path))
    sum += static_cast<double>(file.file_size());
  return sum;
}

struct Times {
  double mean = 0;
  double p99 = 0;
};

// The best documents by the variant's query.
struct Search {
  const Variant& variant;
  const std::string& text;
  Xapian::doccount depth;
};

Xapian::MSet run_search(Xapian::Enquire& enquire, LayoutQuery& queries, const Search& search) {
  const auto& [variant, text, depth] = search;
  if (variant.candidates == 0) {
    enquire.set_query(queries.ranked(text));
    return enquire.get_mset(0, depth);
  }
  enquire.set_query(queries.words_only(text));
  const Xapian::MSet words = enquire.get_mset(0, std::max(depth, variant.candidates));
  std::vector<Xapian::Query> ids;
  for (auto hit = words.begin(); hit != words.end() && ids.size() < variant.candidates; ++hit)
    ids.emplace_back(index::filter_term(index::Field::id, hit.get_document().get_value(0)));
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, queries.ranked(text),
                                  Xapian::Query(Xapian::Query::OP_OR, ids.begin(), ids.end())));
  return enquire.get_mset(0, depth);
}

// Microseconds per query for the top 10 ids, making the query included; the better of two rounds
// for each topic.
Times measure_queries(const Built& built, const Variant& variant,
                      const std::vector<Topic>& topics) {
  const Xapian::Database database(built.path);
  LayoutQuery queries(database, variant.layout, variant.pairs, built.forms);
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1000, .75, 0));
  std::vector<double> micros;
  for (const Topic& topic : topics) {
    double best = 1e9;
    for (int round = 0; round < 2; ++round) {
      const double start = processor_seconds();
      (void)run_search(enquire, queries, {variant, topic.text, 10});
      best = std::min(best, processor_seconds() - start);
    }
    micros.push_back(best * 1e6);
  }
  std::sort(micros.begin(), micros.end());
  const double sum = std::accumulate(micros.begin(), micros.end(), 0.0);
  const auto count = static_cast<double>(micros.size());
  return {sum / count, micros[static_cast<std::size_t>(.99 * (count - 1))]};
}

void print_speed(const std::string& folder, std::span<char* const> arguments) {
  const std::size_t at_most = arguments.size() > 2 ? std::stoul(arguments[2]) : SIZE_MAX;
  const std::vector<Document> documents = read_documents(arguments[0], at_most);
  const std::vector<Topic> topics = read_topics(arguments[1]);
  double raw = 0;
  for (const Document& each : documents)
    raw += static_cast<double>(each.title.size() + each.body.size());
  fmt::print("{} articles, {:.1f} MB raw, {} queries\n\n", documents.size(), raw / 1e6,
             topics.size());
  fmt::print(
      "| layout | index / raw | postlist | position | termlist | docdata | build | forms "
      "mapping |\n|-|-|-|-|-|-|-|-|\n");
  std::array<Built, 3> built;
  for (std::size_t i = 0; i < layouts.size(); ++i) {
    built[i] = build(folder, layouts[i], documents);
    const auto part = [&](const char* table) {
      return file_bytes(built[i].path + "/" + table + ".glass") / raw;
    };
    fmt::print(
        "| {} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.1f} s ({:.2f}) | {:.1f} MB, "
        "{:.2f} s |\n",
        layout_names[i], folder_bytes(built[i].path) / raw, part("postlist"), part("position"),
        part("termlist"), part("docdata"), built[i].seconds, built[i].seconds / built[0].seconds,
        static_cast<double>(built[i].mapping_bytes) / 1e6, built[i].mapping_seconds);
  }
  fmt::print("\n| default ranking, top 10 | mean µs | p99 µs |\n|-|-|-|\n");
  for (const Variant& variant : variants) {
    const Times times =
        measure_queries(built[static_cast<std::size_t>(variant.layout)], variant, topics);
    fmt::print("| {} | {:.0f} | {:.0f} |\n", variant.name, times.mean, times.p99);
    std::fflush(stdout);
  }
}

Run run_topics(const Built& built, const Variant& variant, const std::vector<Document>& documents,
               const std::vector<Topic>& topics) {
  const Xapian::Database database(built.path);
  LayoutQuery queries(database, variant.layout, variant.pairs, built.forms);
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1000, .75, 0));
  std::string lines;
  for (const Topic& topic : topics) {
    const Xapian::MSet found = run_search(enquire, queries, {variant, topic.text, 1000});
    for (auto hit = found.begin(); hit != found.end(); ++hit)
      lines += fmt::format("{} Q0 {} {} {:.17g} {}\n", topic.id, documents[*hit - 1].id,
                           hit.get_rank() + 1, hit.get_weight(), "layout");
  }
  return parse_run(std::move(lines), std::string(variant.name));
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts{""};
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

void print_quality(const std::string& folder, std::span<char* const> arguments) {
  std::array<std::string, variants.size()> rows;
  std::string head = "| nDCG@10, RR |";
  std::string rule = "|-|";
  for (const char* const argument : arguments) {
    const std::vector<std::string> parts = split(argument, ':');
    if (parts.size() != 4)
      throw base::Error(base::ErrorCode::usage,
                        fmt::format("{} is not NAME:DOCS:TOPICS:QRELS", argument));
    head += " " + parts[0] + " |";
    rule += "-|";
    const std::vector<Document> documents = read_documents(parts[1], SIZE_MAX);
    const std::vector<Topic> topics = read_topics(parts[2]);
    const Qrels qrels = read_qrels(parts[3]);
    std::array<Built, 3> built;
    for (std::size_t i = 0; i < layouts.size(); ++i)
      built[i] = build(folder, layouts[i], documents);
    for (std::size_t i = 0; i < variants.size(); ++i) {
      const Run run = run_topics(built[static_cast<std::size_t>(variants[i].layout)], variants[i],
                                 documents, topics);
      for (const Measure& measure : parse_measures("nDCG@10 RR"))
        rows[i] += fmt::format(" {:.4f}", mean(values_by_topic(run, qrels, measure)));
      rows[i] += " |";
    }
  }
  fmt::print("{}\n{}\n", head, rule);
  for (std::size_t i = 0; i < variants.size(); ++i)
    fmt::print("| {} |{}\n", variants[i].name, rows[i]);
}

int run(std::span<char* const> arguments) {
  const std::string_view command = arguments.empty() ? "" : arguments[0];
  if (command == "speed" && arguments.size() >= 4) {
    std::filesystem::create_directories(arguments[1]);
    print_speed(arguments[1], arguments.subspan(2));
  } else if (command == "quality" && arguments.size() >= 3) {
    std::filesystem::create_directories(arguments[1]);
    print_quality(arguments[1], arguments.subspan(2));
  } else {
    throw base::Error(base::ErrorCode::usage,
                      "usage: term_layouts speed WORKDIR ARTICLES TOPICS [AT_MOST] | quality "
                      "WORKDIR NAME:DOCS:TOPICS:QRELS...");
  }
  return 0;
}

}  // namespace
}  // namespace technews::benchmarks

int main(int count, char** arguments) {
  try {
    return technews::benchmarks::run({arguments + 1, static_cast<std::size_t>(count - 1)});
  } catch (const technews::base::Error& error) {
    std::cerr << "term_layouts: " << error.what() << '\n';
    return error.exit_status();
  } catch (const Xapian::Error& error) {
    std::cerr << "term_layouts: " << error.get_description() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "term_layouts: " << error.what() << '\n';
  }
  return 5;
}

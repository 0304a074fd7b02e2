// The textbook Xapian program: TermGenerator, QueryParser and MSet::snippet over the same JSONL.
//
//   stock_xapian index DATABASE ARTICLES.jsonl      body, and title where there is one
//   stock_xapian run DATABASE TOPICS.tsv [DEPTH]    TREC run on stdout
//   stock_xapian time DATABASE TOPICS.tsv           top 10 with snippets: p50, p99 and mean on
//   stdout
#include <algorithm>
#include <chrono>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xapian.h>

namespace {

struct Topic {
  std::string id;
  std::string text;
};

std::ifstream open_input(const std::string& path) {
  std::ifstream stream(path);
  if (!stream) throw std::runtime_error("cannot open " + path);
  return stream;
}

void index_articles(const std::string& database_path, const std::string& articles_path) {
  Xapian::WritableDatabase database(database_path, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  generator.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);
  std::ifstream articles = open_input(articles_path);
  for (std::string line; std::getline(articles, line);) {
    const nlohmann::json article = nlohmann::json::parse(line);
    Xapian::Document document;
    generator.set_document(document);
    const std::string title = article.value("title", "");
    const std::string body = article.value("body", "");
    generator.index_text(title, 1, "S");
    generator.index_text(title);
    generator.increase_termpos();
    generator.index_text(body);
    document.set_data(body);
    document.add_value(0, article.value("id", ""));
    const std::string id_term = "Q" + article.value("id", "");
    document.add_boolean_term(id_term);
    database.replace_document(id_term, document);
  }
  database.commit();
}

std::vector<Topic> read_topics(const std::string& path) {
  std::ifstream stream = open_input(path);
  std::vector<Topic> topics;
  for (std::string line; std::getline(stream, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) topics.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return topics;
}

// Topics are plain words: no flag of the parser is on, so that it reads no operators.
class Rival {
 public:
  explicit Rival(const std::string& path) : database_(path), enquire_(database_) {
    parser_.set_stemmer(Xapian::Stem("english"));
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser_.set_database(database_);
  }

  Xapian::MSet search(const std::string& text, Xapian::doccount depth) {
    enquire_.set_query(parser_.parse_query(text, 0));
    return enquire_.get_mset(0, depth);
  }

 private:
  Xapian::Database database_;
  Xapian::Enquire enquire_;
  Xapian::QueryParser parser_;
};

void write_run(Rival& rival, const std::vector<Topic>& topics, Xapian::doccount depth) {
  for (const Topic& topic : topics) {
    const Xapian::MSet found = rival.search(topic.text, depth);
    for (auto hit = found.begin(); hit != found.end(); ++hit)
      std::cout << fmt::format("{} Q0 {} {} {:.17g} stock-xapian\n", topic.id,
                               hit.get_document().get_value(0), hit.get_rank() + 1,
                               hit.get_weight());
  }
}

void write_times(Rival& rival, const std::vector<Topic>& topics) {
  const Xapian::Stem stemmer("english");
  std::vector<double> milliseconds;
  std::size_t bytes = 0;
  for (const Topic& topic : topics) {
    const auto start = std::chrono::steady_clock::now();
    const Xapian::MSet found = rival.search(topic.text, 10);
    for (auto hit = found.begin(); hit != found.end(); ++hit)
      bytes += found.snippet(hit.get_document().get_data(), 320, stemmer).size();
    milliseconds.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
            .count());
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  const auto quantile = [&](double share) {
    return milliseconds[static_cast<std::size_t>(share *
                                                 static_cast<double>(milliseconds.size() - 1))];
  };
  std::cout << fmt::format(
      "queries {} p50_ms {:.3f} p99_ms {:.3f} mean_ms {:.3f} snippet_bytes {}\n",
      milliseconds.size(), quantile(0.5), quantile(0.99),
      std::accumulate(milliseconds.begin(), milliseconds.end(), 0.0) /
          static_cast<double>(milliseconds.size()),
      bytes);
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 3 && arguments[0] == "index") {
    index_articles(arguments[1], arguments[2]);
    return 0;
  }
  if (arguments.size() >= 3 && (arguments[0] == "run" || arguments[0] == "time")) {
    Rival rival(arguments[1]);
    const std::vector<Topic> topics = read_topics(arguments[2]);
    if (topics.empty()) throw std::runtime_error("no topics in " + arguments[2]);
    if (arguments[0] == "time")
      write_times(rival, topics);
    else
      write_run(rival, topics,
                arguments.size() > 3 ? static_cast<unsigned>(std::stoul(arguments[3])) : 1000);
    return 0;
  }
  std::cerr << "usage: stock_xapian index DATABASE ARTICLES.jsonl\n"
               "       stock_xapian run|time DATABASE TOPICS.tsv [DEPTH]\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const Xapian::Error& error) {
    std::cerr << "stock_xapian: " << error.get_description() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "stock_xapian: " << error.what() << '\n';
  }
  return 5;
}

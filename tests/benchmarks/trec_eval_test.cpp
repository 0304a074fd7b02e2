// rankbench measure against what trec_eval 9.0.7 printed.
#include "benchmarks/ranking/measure_output.h"
#include "benchmarks/ranking/trec_files.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

namespace {

// The folder evaluation/ of the shared data, or an empty path, said, when it isn't there.
std::filesystem::path evaluation_folder() {
  const char* const shared = std::getenv("TECHNEWS_SHARED");
  if (shared != nullptr) {
    const std::filesystem::path folder = std::filesystem::path(shared) / "data/evaluation";
    if (std::filesystem::exists(folder)) return folder;
  }
  std::cout << "skipped: needs TECHNEWS_SHARED\n";
  return {};
}

std::string unpacked(const std::filesystem::path& path) {
  const std::string command = "xz -dc '" + path.string() + "'";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  REQUIRE(pipe);
  std::string text;
  char block[65536];
  while (const std::size_t count = std::fread(block, 1, sizeof block, pipe.get()))
    text.append(block, count);
  REQUIRE(!text.empty());
  return text;
}

std::string plain(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string printed(const Run& run, const Qrels& qrels, const EvaluationOptions& options) {
  const std::vector<Measure> measures = parse_measures("all_trec");
  return trec_lines({"run", run.tag, evaluate(run, qrels, measures, options)}, {measures, true});
}

// The first line that differs, so that a failure can be read.
std::string difference(const std::string& found, const std::string& expected) {
  if (found == expected) return {};
  std::size_t at = 0;
  while (at < std::min(found.size(), expected.size()) && found[at] == expected[at]) ++at;
  const auto line = [at](const std::string& text) {
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return text.substr(begin, text.find('\n', at) - begin);
  };
  return line(found) + " instead of " + line(expected);
}

}  // namespace

TEST_CASE("Every line of trec_eval -q -c -m all_trec is printed for real runs") {
  const std::filesystem::path folder = evaluation_folder();
  if (folder.empty()) return;
  EvaluationOptions options;
  options.complete = true;
  for (const std::string collection : {"time", "cranfield"})
    for (const std::string run : {"b", "bm25"}) {
      INFO(collection << "." << run);
      const std::string name = collection + "." + run;
      const Qrels qrels = read_qrels(folder / (collection + ".qrels"));
      CHECK(difference(
                printed(parse_run(unpacked(folder / (name + ".run.xz")), name), qrels, options),
                unpacked(folder / (name + ".trec_eval_9_0_7.txt.xz"))) == "");
    }
}

TEST_CASE("Every line is printed for adversarial runs, under every flag") {
  const std::filesystem::path folder = evaluation_folder();
  if (folder.empty()) return;
  const Qrels qrels = read_qrels(folder / "edge/edge.qrels");
  const Run run = read_run(folder / "edge/edge.run");
  EvaluationOptions complete;
  complete.complete = true;
  EvaluationOptions level;
  level.setting.relevance_level = 2;
  EvaluationOptions judged_only;
  judged_only.join.judged_only = true;
  EvaluationOptions depth;
  depth.join.depth = 2;
  EvaluationOptions collection;
  collection.setting.collection = 10;
  const std::pair<const char*, EvaluationOptions> cases[]{
      {"expected.txt", {}},       {"expected.c.txt", complete},
      {"expected.l2.txt", level}, {"expected.J.txt", judged_only},
      {"expected.M2.txt", depth}, {"expected.N10.txt", collection}};
  for (const auto& [file, options] : cases) {
    INFO(file);
    CHECK(difference(printed(run, qrels, options), plain(folder / "edge" / file)) == "");
  }
  CHECK_THROWS_WITH(read_run(folder / "edge/duplicate-document.run"),
                    Catch::Contains("line 2: topic 1 retrieves document a twice"));
  CHECK_THROWS_WITH(read_run(folder / "edge/nan-score.run"),
                    Catch::Contains("line 1: the score \"nan\" is not a finite number"));
  CHECK(evaluate(read_run(folder / "edge/no-overlap.run"), qrels, {}, {}).topics.empty());
}

TEST_CASE("Graded and unjudged documents are printed as trec_eval prints them") {
  // Worked from the formulae: a (grade 1) is second, b (grade 2) isn't found, u is in the pool
  // only.
  const Qrels qrels = parse_qrels("7 0 a 1\n7 0 b 2\n7 0 u -1\n", "qrels");
  const Run run = parse_run("7 Q0 u 1 2 mine\n7 Q0 a 2 1 mine\n", "run");
  const std::vector<Measure> measures =
      parse_measures("runid num_q map P.1,2 relstring ndcg G Rndcg ndcg_rel set_P");
  EvaluationOptions options;
  options.complete = true;
  const std::string lines =
      trec_lines({"run", run.tag, evaluate(run, qrels, measures, options)}, {measures, true});
  // DCG 1/log2 3 = .6309; ideal 2 + 1/log2 3 = 2.6309; G 1/log2(2 + 2 + 1 - 1) / 3 = 1/6.
  // Rndcg: at 1, 0 / 2; at 2, .6309 / 2.6309. ndcg_rel: twice .6309 / 2.6309, over two.
  CHECK(lines ==
        "map                   \t7\t0.2500\n"
        "P_1                   \t7\t0.0000\n"
        "P_2                   \t7\t0.5000\n"
        "relstring             \t7\t'.1'\n"
        "ndcg                  \t7\t0.2398\n"
        "G                     \t7\t0.1667\n"
        "Rndcg                 \t7\t0.1199\n"
        "ndcg_rel              \t7\t0.2398\n"
        "set_P                 \t7\t0.5000\n"
        "runid                 \tall\tmine\n"
        "num_q                 \tall\t1\n"
        "map                   \tall\t0.2500\n"
        "P_1                   \tall\t0.0000\n"
        "P_2                   \tall\t0.5000\n"
        "ndcg                  \tall\t0.2398\n"
        "G                     \tall\t0.1667\n"
        "Rndcg                 \tall\t0.1199\n"
        "ndcg_rel              \tall\t0.2398\n"
        "set_P                 \tall\t0.5000\n");
}

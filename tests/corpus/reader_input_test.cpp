#include "corpus/reader_input.h"

#include "tests/corpus/reader_support.h"

#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;
using namespace technews::corpus::tests;

namespace {

// A file that is written to while it is read, or damaged, as far as a reader sees it.
class Unsteady : public ByteStream {
 public:
  Unsteady(std::string text, std::string failure, bool changed)
      : text_(std::move(text)), told_(std::move(failure)), changed_(changed) {}
  std::string_view next() override {
    if (given_) {
      failure_ = told_;
      return {};
    }
    given_ = true;
    return text_;
  }
  const std::string& failure() const override { return failure_; }
  bool changed() const override { return changed_; }

 private:
  std::string text_;
  std::string told_;
  std::string failure_;
  bool changed_;
  bool given_ = false;
};

struct Outcome {
  std::vector<std::string> bodies;
  std::vector<std::string> reasons;
  int openings = 0;
};

// Reads an input that changes while it is read the first `changes` times.
Outcome read_changing(const std::string& name, const std::string& text, int changes) {
  Outcome outcome;
  const ReadOptions options;
  const RecordSink sink = [&outcome](std::variant<RawArticle, Rejection>&& record) {
    if (const auto* article = std::get_if<RawArticle>(&record)) {
      outcome.bodies.push_back(article->body);
    } else {
      outcome.reasons.push_back(std::get<Rejection>(record).reason);
    }
    return true;
  };
  const NoteSink note = [](const std::string&) {};
  ReadSession session(name, options, sink, note);
  Input input;
  input.path = input.name = name;
  input.open = [&]() -> Opened {
    const bool changed = ++outcome.openings <= changes;
    return {std::make_unique<Unsteady>(text, changed ? "changed" : "", changed), {}};
  };
  read_input(input, session);
  return outcome;
}

}  // namespace

TEST_CASE("a text that changes while it is read is read again") {
  const Outcome outcome = read_changing("a.txt", "words", 2);
  CHECK(outcome.bodies == std::vector<std::string>{"words"});
  CHECK(outcome.reasons.empty());
  CHECK(outcome.openings == 3);
}

TEST_CASE("a text that changes all the time is rejected") {
  const Outcome outcome = read_changing("a.txt", "words", 100);
  CHECK(outcome.bodies.empty());
  CHECK(outcome.reasons == std::vector<std::string>{"changed; nothing was read before that"});
  CHECK(outcome.openings == 3);
}

TEST_CASE("a file of records is not read again once a record was handed on") {
  const std::string lines = "{\"body\":\"one\"}\n{\"body\":\"two\"}\n{\"body\":\"cu";
  const Outcome outcome = read_changing("a.jsonl", lines, 100);
  CHECK(outcome.bodies == std::vector<std::string>{"one", "two"});
  CHECK(outcome.reasons == std::vector<std::string>{"changed; 2 records were read before that"});
  CHECK(outcome.openings == 1);
}

TEST_CASE("an input that can't be opened is told with the reason") {
  std::vector<std::string> reasons;
  const ReadOptions options;
  const RecordSink sink = [&reasons](std::variant<RawArticle, Rejection>&& record) {
    reasons.push_back(std::get<Rejection>(record).reason);
    return true;
  };
  const NoteSink note;
  ReadSession session("a.txt", options, sink, note);
  Input input;
  input.path = input.name = "a.txt";
  input.open = [] { return Opened{nullptr, "cannot be opened: Permission denied"}; };
  read_input(input, session);
  CHECK(reasons == std::vector<std::string>{"cannot be opened: Permission denied"});
  CHECK_FALSE(session.summary().complete);
}

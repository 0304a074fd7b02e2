// ReadSession: what the reading of one operand shares: options, limits spent, and the way out.
#pragma once

#include "corpus/reader.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace technews::corpus {

// Why an input is left out.
enum class Cause {
  refused,  // what it is: another format, a link, nothing in it
  damaged,  // it couldn't be read, or breaks a limit: the reading is not complete
};

// Not thread-safe.
class ReadSession {
 public:
  // The sinks must outlive it.
  ReadSession(std::string operand, const ReadOptions& options, const RecordSink& sink,
              const NoteSink& note)
      : operand_(std::move(operand)), options_(&options), sink_(&sink), note_(&note) {}

  const ReadOptions& options() const { return *options_; }
  const ReadLimits& limits() const { return options_->limits; }

  Origin origin(std::string path, std::uint64_t record = 0, std::uint64_t line = 0) const {
    return {operand_, std::move(path), record, line};
  }

  // Hands a record on, its text repaired; refuses one that has neither id, title nor body.
  void deliver(RawArticle&& article);
  void reject(Origin origin, const std::string& reason, Cause cause);
  void note(const std::string& text);
  // A note that concerns many files alike: said for the first of them, with its path before it. Of
  // more than a hundred such notes the rest is counted.
  void note_once(const std::string& text, const std::string& path);
  // An entry left out because its name begins with a dot.
  void hidden(const std::string& path);
  // Says what is said once per operand. Call at the end.
  void finish();

  bool stopped() const { return stopped_; }
  std::uint64_t delivered() const { return delivered_; }
  ReadSummary& summary() { return summary_; }
  std::uint64_t& expanded() { return expanded_; }

 private:
  std::string operand_;
  const ReadOptions* options_;
  const RecordSink* sink_;
  const NoteSink* note_;
  ReadSummary summary_;
  std::uint64_t delivered_ = 0;
  std::uint64_t expanded_ = 0;
  std::uint64_t hidden_ = 0;
  std::string hidden_names_;
  std::set<std::uint64_t> said_;  // hashes of what note_once() said
  std::uint64_t unsaid_ = 0;
  bool stopped_ = false;
};

// "16 MiB", "300 bytes": a size in the largest unit that divides it.
std::string size_text(std::uint64_t bytes);

// "12 records were read before that": what damage left.
std::string records_read(std::uint64_t records);

// The part of a path after its last '/'.
std::string_view base_name(std::string_view path);

// The part of a name after its last dot, in lower case; empty without one or for ".name".
std::string extension(std::string_view name);

}  // namespace technews::corpus

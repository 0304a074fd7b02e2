// Complaints: collects what is wrong with a query while it is read.
#pragma once

#include "shared/base/byte_span.h"
#include "shared/base/diagnostic.h"

#include <string>
#include <utility>
#include <vector>

namespace technews::searcher {

class Complaints {
 public:
  explicit Complaints(bool lenient) : lenient_(lenient) {}

  // Something that can't be done as written; a note when lenient.
  void add(std::string code, base::ByteSpan span, std::string message,
           std::vector<std::string> hints = {}) {
    put(lenient_ ? base::Severity::note : base::Severity::error,
        {{}, span, std::move(code), std::move(message), std::move(hints)});
  }

  // Over a limit: an error always.
  void refuse(std::string code, base::ByteSpan span, std::string message,
              std::vector<std::string> hints = {}) {
    put(base::Severity::error, {{}, span, std::move(code), std::move(message), std::move(hints)});
  }

  // Done as written, but worth saying.
  void note(std::string code, base::ByteSpan span, std::string message,
            std::vector<std::string> hints = {}) {
    put(base::Severity::note, {{}, span, std::move(code), std::move(message), std::move(hints)});
  }

  std::vector<base::Diagnostic> take() { return std::move(diagnostics_); }

 private:
  // A hostile query gets its first complaints, not megabytes of them.
  static constexpr std::size_t most = 100;

  void put(base::Severity severity, base::Diagnostic diagnostic) {
    diagnostic.severity = severity;
    const bool has_error = severity != base::Severity::error || has_error_;
    if (diagnostics_.size() >= most && has_error) return;
    has_error_ = has_error_ || severity == base::Severity::error;
    diagnostics_.push_back(std::move(diagnostic));
  }

  bool lenient_;
  bool has_error_ = false;
  std::vector<base::Diagnostic> diagnostics_;
};

}  // namespace technews::searcher

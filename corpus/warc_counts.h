// What a web archive held besides pages, counted for one line of the report.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace technews::corpus {

// Memory: a name for each kind met, at most a hundred of each.
class WarcCounts {
 public:
  std::uint64_t pages = 0;      // handed on
  std::uint64_t broken = 0;     // rejected one by one
  std::uint64_t empty = 0;      // pages without a byte
  std::uint64_t truncated = 0;  // pages that the crawler cut, handed on
  std::uint64_t too_long = 0;   // blocks over the limit, passed over

  void other_type(const std::string& type) { add(types_, type); }
  void other_status(int status) { add(statuses_, std::to_string(status)); }
  void other_media(const std::string& media_type) { add(media_, media_type); }

  // "12 pages; passed over: 4 request, 1 revisit records; 3 of other media types (image/png 2, …)"
  std::string text() const;

 private:
  using Counts = std::map<std::string, std::uint64_t>;
  static void add(Counts& counts, const std::string& name);

  Counts types_;
  Counts statuses_;
  Counts media_;
};

}  // namespace technews::corpus

#include "shared/index/record.h"

#include "shared/base/error.h"

#include <random>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::index;

namespace {

class Randomly {
 public:
  explicit Randomly(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string text(std::size_t longest) {
    std::string bytes(below(longest + 1), ' ');
    for (char& c : bytes) c = static_cast<char>(below(256));
    return bytes;
  }

  Record record(int copies = 2) {
    Record made;
    made.id = text(30);
    made.title = text(200);
    made.text = text(3000);
    made.url = text(90);
    for (std::size_t i = below(4); i > 0; --i) made.url_aliases.push_back(text(90));
    for (std::size_t i = below(6); i > 0; --i) made.tags.push_back(text(20));
    made.site = text(20);
    made.author = text(20);
    made.section = text(20);
    made.language = text(2);
    if (below(3) > 0) {
      made.date = base::Date{.year = static_cast<int>(1 + below(9999)),
                             .month = static_cast<int>(1 + below(12)),
                             .day = static_cast<int>(1 + below(28)),
                             .precision = static_cast<base::DatePrecision>(1 + below(3))};
    }
    made.date_source = text(10);
    made.operand = text(40);
    made.path = text(40);
    made.record_number = random_() * (std::uint64_t{1} << below(33));
    made.raw_hash = text(32);
    made.body_hash = text(32);
    made.story = text(30);
    for (std::size_t i = below(20); i > 0; --i) {
      const std::size_t begin = below(100'000);
      made.kept.push_back({begin, begin + below(5000)});
    }
    made.model_version = static_cast<std::uint32_t>(random_());
    for (int i = 0; i < copies; ++i) made.copies.push_back(record(copies - 1));
    return made;
  }

 private:
  std::mt19937 random_;
};

bool is_refused(const std::string& bytes) {
  try {
    (void)parse_record(bytes, "a");
    return false;
  } catch (const base::Error& error) {
    return error.code() == base::ErrorCode::index_corrupt;
  }
}

}  // namespace

TEST_CASE("A record comes back as it was stored") {
  Randomly randomly(1);
  for (int i = 0; i < 500; ++i) {
    const Record record = randomly.record();
    REQUIRE(parse_record(serialize(record), "a") == record);
  }
  CHECK(parse_record(serialize(Record{}), "a") == Record{});
}

TEST_CASE("Any flipped bit of a stored record is detected") {
  Randomly randomly(2);
  for (int i = 0; i < 4; ++i) {
    std::string bytes = serialize(randomly.record());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      const char before = bytes[at];
      bytes[at] = static_cast<char>(before ^ (1 << randomly.below(8)));
      REQUIRE(is_refused(bytes));
      bytes[at] = before;
    }
  }
}

TEST_CASE("A stored record that is cut, grown, replaced or empty is detected") {
  Randomly randomly(3);
  const std::string bytes = serialize(randomly.record());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    REQUIRE(is_refused(bytes.substr(0, size)));
  CHECK(is_refused(bytes + '\0'));
  for (int i = 0; i < 2000; ++i) REQUIRE(is_refused(randomly.text(200)));
}

TEST_CASE("A damaged record is an error that names the article and the mending command") {
  try {
    (void)parse_record("nonsense", "article 42");
    FAIL("was taken");
  } catch (const base::Error& error) {
    CHECK_THAT(error.what(), Catch::Contains("article 42"));
    REQUIRE(error.hints().size() == 1);
    CHECK_THAT(error.hints()[0], Catch::Contains("indexer add --rebuild"));
  }
}

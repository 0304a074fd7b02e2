// Writes that fail: a full file size limit, a directory that can't be written, no descriptors.
#include "shared/base/error.h"
#include "tests/index/articles.h"
#include "tests/index/temporary_folder.h"

#include <filesystem>
#include <random>

#include <catch2/catch.hpp>
#include <sys/resource.h>

using namespace technews;
using namespace technews::index;
using Articles = std::map<std::string, std::string>;

namespace {

// A limit of this process, set back when the object goes.
class Limit {
 public:
  Limit(__rlimit_resource resource, rlim_t value) : resource_(resource) {
    ::getrlimit(resource_, &before_);
    rlimit limit = before_;
    limit.rlim_cur = value;
    ::setrlimit(resource_, &limit);
  }
  Limit(const Limit&) = delete;
  Limit& operator=(const Limit&) = delete;
  ~Limit() { ::setrlimit(resource_, &before_); }

 private:
  __rlimit_resource resource_;
  rlimit before_{};
};

std::string noise(std::size_t size) {
  std::mt19937 random(3);
  std::string text;
  while (text.size() < size) text += std::to_string(random()) + " ";
  return text;
}

void add_large(IndexWriter& writer) {
  for (int i = 0; i < 40; ++i) tests::add(writer, "large" + std::to_string(i), noise(20'000));
}

}  // namespace

TEST_CASE("A batch that meets the file size limit is an error, and none of it is there") {
  const tests::TemporaryFolder folder;
  const bool is_build = GENERATE(true, false);
  CAPTURE(is_build);
  IndexWriter(folder.path(), {}).publish();
  IndexWriter writer(folder.path(), {.rebuild = is_build});
  tests::add(writer, "a", "small");
  writer.commit();
  {
    const Limit limit(RLIMIT_FSIZE, 300'000);
    add_large(writer);
    writer.set_metadata("cursor", "after");
    try {
      writer.commit();
      FAIL("was acknowledged");
    } catch (const base::Error& error) {
      CHECK(error.code() == base::ErrorCode::io);
    }
  }
  CHECK(writer.metadata("cursor").empty());
  tests::add(writer, "b", "small too");
  writer.publish();
  CHECK(tests::articles_of(folder.path()) == Articles{{"a", "small"}, {"b", "small too"}});
}

// The sanitizers' own checks need descriptors, and report what isn't there without them.
#ifndef __SANITIZE_ADDRESS__
TEST_CASE("An update that runs out of file descriptors loses nothing and tries again") {
  const tests::TemporaryFolder folder;
  IndexWriter(folder.path(), {}).publish();
  IndexWriter writer(folder.path(), {});
  tests::add(writer, "a", "one");
  writer.commit();
  bool has_failed = false;
  {
    const Limit limit(RLIMIT_NOFILE, 3);
    tests::add(writer, "b", "two");
    try {
      writer.commit();
    } catch (const base::Error&) {
      has_failed = true;
    }
  }
  CHECK(has_failed);
  CHECK(tests::articles_of(folder.path()) == Articles{{"a", "one"}});
  tests::add(writer, "b", "two");
  writer.commit();
  CHECK(tests::articles_of(folder.path()) == Articles{{"a", "one"}, {"b", "two"}});
}
#endif

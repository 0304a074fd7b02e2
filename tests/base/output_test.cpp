#include "shared/base/output.h"

#include "shared/base/error.h"
#include "shared/base/file.h"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

using namespace technews::base;

TEST_CASE("A full disk is an error that names the stream") {
  const int full = ::open("/dev/full", O_WRONLY);
  REQUIRE(full >= 0);
  Output output(full, "standard output");
  output.write("text");
  CHECK_THROWS_WITH(output.flush(), "cannot write to standard output: No space left on device");
  ::close(full);
}

TEST_CASE("A file is written whole and read back") {
  char folder[] = "/tmp/technews-base-XXXXXX";
  REQUIRE(::mkdtemp(folder) != nullptr);
  const std::string path = std::string(folder) + "/state";
  const std::string bytes(200'000, 'x');
  write_file_durably(path, "old");
  write_file_durably(path, bytes);
  CHECK(read_file(path, 1 << 20) == bytes);
  CHECK_THROWS_AS(read_file(path, 1000), Error);
  CHECK_THROWS_AS(read_file("/dev/zero", 1000), Error);
  CHECK_THROWS_AS(read_file(folder, 1000), Error);
  std::filesystem::remove_all(folder);
}

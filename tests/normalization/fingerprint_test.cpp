#include "shared/normalization/analyzer.h"

#include <string>

#include <catch2/catch.hpp>

using namespace technews::normalization;

TEST_CASE("the fingerprint names the version of the rules and is stable") {
  const std::string mark = fingerprint();
  const std::string version = std::to_string(text_rules_version) + "-";
  CHECK(mark.substr(0, version.size()) == version);
  CHECK(mark.size() == version.size() + 32);
  CHECK(mark == fingerprint());
}

#include "shared/normalization/capitals.h"

#include "shared/normalization/analyzer.h"
#include "tests/normalization/layout.h"

#include <catch2/catch.hpp>

using namespace technews::normalization;

TEST_CASE("two or more words without a lower-case letter are shouted") {
  CHECK(is_shouted("WHO CARES"));
  CHECK(is_shouted("ÉTÉ À"));
  CHECK_FALSE(is_shouted("US"));
  CHECK_FALSE(is_shouted("US-based"));
  CHECK_FALSE(is_shouted("the US"));
  CHECK_FALSE(is_shouted("10 20"));
  CHECK_FALSE(is_shouted(""));
}

TEST_CASE("the text around a word decides what its capitals mean") {
  Analyzer analyzer;
  CHECK(layout(analyzer.analyze("US", "THEY TOLD US")) == "0:us");
  CHECK(layout(analyzer.analyze("US", "the US told them")) == "0:u.s.");
}

TEST_CASE("a query in capitals is the query in lower case") {
  Analyzer upper;
  Analyzer lower;
  CHECK(layout(upper.analyze("WHAT IS THE .NET C++20 GPT-4 E-MAIL AT&T $10 BILLION U.K. PLAN")) ==
        layout(lower.analyze("what is the .net c++20 gpt-4 e-mail at&t $10 billion u.k. plan")));
}

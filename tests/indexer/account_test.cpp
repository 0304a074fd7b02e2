#include "indexer/account.h"

#include <stdexcept>

#include <catch2/catch.hpp>

using namespace technews::indexer;

TEST_CASE("An account balances when every input seen has one outcome") {
  Account account;
  account.see();
  CHECK_FALSE(account.balances());
  CHECK_THROWS_AS(account.check(), std::logic_error);
  account.count(Outcome::listing);
  CHECK(account.balances());
  CHECK_NOTHROW(account.check());
  account.count(Outcome::indexed);
  CHECK_THROWS_AS(account.check(), std::logic_error);
}

TEST_CASE("The account screen says what was done, what was left out and what to try") {
  RunSummary summary;
  const auto count = [&summary](Outcome outcome, int times) {
    for (int i = 0; i < times; ++i) {
      summary.account.see();
      summary.account.count(outcome);
    }
  };
  count(Outcome::indexed, 1500);
  count(Outcome::duplicate, 19);
  count(Outcome::listing, 3);
  summary.seconds = 2.5;
  summary.page_bytes = 178'000'000;
  summary.text_bytes = 112'000'000;
  summary.index_bytes = 71'000'000;
  CHECK(account_screen(summary, "news.db") ==
        "Indexed 1,500 articles in 2.5 s (609/s); 178 MB of pages, 112 MB of text, 71 MB index.\n"
        "Left out 22: 19 copies of an article already indexed, 3 listing pages, 0 rejected.  "
        "Details: --report FILE\n"
        "Try: searcher -d news.db WORDS\n");
  summary.report = "left out.jsonl";
  summary.repairs = 1;
  summary.rejected_dates = 1;
  CHECK(account_screen(summary, "news.db")
            .find("Details: left out.jsonl\nOn the way: 1 damaged character mended, "
                  "1 impossible date not believed.\n") != std::string::npos);
}

TEST_CASE("A run that changes nothing says so") {
  RunSummary summary;
  summary.account.see();
  summary.account.count(Outcome::unchanged);
  summary.seconds = 0.04;
  summary.page_bytes = 999;
  summary.index_bytes = 1500;
  CHECK(account_screen(summary, "news.db") ==
        "Nothing new: 1 article unchanged in 0.0 s; 999 bytes of pages, 1.5 KB index.\n");
}

TEST_CASE("Numbers are grouped and sizes are human") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(human_bytes(999) == "999 bytes");
  CHECK(human_bytes(1000) == "1.0 KB");
  CHECK(human_bytes(12'345'678) == "12 MB");
}

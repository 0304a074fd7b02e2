// A made-up site in the raw shape: a template, a dozen stories, and what is the article of each.
#pragma once

#include "corpus/article.h"
#include "corpus/clean/cleaner.h"

#include <string>
#include <vector>

namespace technews::tests {

struct MadePage {
  corpus::RawArticle raw;
  std::string headline;
  std::string body;  // what cleaning should leave
};

// Pages of the site "harbor.example": menu, kicker on some, headline, share bar, lead, a promotion
// mid-way, more text, teasers of two other stories, footer.
std::vector<MadePage> harbor_pages();

// A page of the site that lists the other pages' headlines.
corpus::RawArticle harbor_listing();

corpus::CleaningModel model_of(const std::vector<MadePage>& pages);

// The article; fails the test when the page was rejected.
corpus::Article cleaned(const corpus::RawArticle& raw, const corpus::CleaningModel& model);

}  // namespace technews::tests

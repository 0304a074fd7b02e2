#include "corpus/clean/site_name.h"

#include "corpus/identity.h"
#include "corpus/url.h"

namespace technews::corpus {

std::string_view url_path(std::string_view url) {
  const auto parts = split_url(url);
  return parts ? parts->path : std::string_view{};
}

std::string site_name(const RawArticle& page) {
  if (std::string site = site_of(page.url); !site.empty()) return site;
  return site_of(page.site).empty() ? page.site : site_of(page.site);
}

}  // namespace technews::corpus

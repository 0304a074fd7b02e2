// The name of a page's site, and the path of its URL.
#pragma once

#include "corpus/article.h"

#include <string>
#include <string_view>

namespace technews::corpus {

// The path of a web address; empty when there is none.
std::string_view url_path(std::string_view url);

// The site of the page's URL, else the site field in small letters without "www.". Empty when
// unknown.
std::string site_name(const RawArticle& page);

}  // namespace technews::corpus

#include "shared/base/hash.h"
#include "shared/normalization/analyzer.h"
#include "shared/normalization/data.h"
#include "shared/normalization/stemmer.h"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace technews::normalization {

std::string fingerprint() {
  UVersionInfo icu{};
  UVersionInfo unicode{};
  u_getVersion(icu);
  u_getUnicodeVersion(unicode);
  std::string all(reinterpret_cast<const char*>(icu), sizeof icu);
  all.append(reinterpret_cast<const char*>(unicode), sizeof unicode);
  all += stemmer_version() + "\n";
  for (const auto file : {data::word_rules, data::stop_words_en, data::stem_exceptions_en}) {
    all += std::to_string(file.size()) + "\n";
    all.append(reinterpret_cast<const char*>(file.data()), file.size());
  }
  return std::to_string(text_rules_version) + "-" + base::hash128_hex(all);
}

}  // namespace technews::normalization

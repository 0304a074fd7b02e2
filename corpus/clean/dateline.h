// The line of a flattened page that says when it was published, told from dates in captions,
// programmes and running text.
#pragma once

#include "corpus/clean/metadata.h"
#include "shared/base/date.h"

#include <optional>

namespace technews::corpus {

// The first written date (day known) of the head that stands as a dateline does: behind a label
// ("Published on"), before a time, alone on its line, between separators, beside a byline or right
// behind the title. "Elon Musk attends a forum, January 26, 2016." is none. Linear. Thread-safe.
std::optional<base::Date> find_dateline(const HeadWords& head);

}  // namespace technews::corpus

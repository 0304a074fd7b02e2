// The headline of a page as its address spells it: /ai/why-generative-ai-is-a-double-edged-sword.
#pragma once

#include "corpus/clean/model.h"
#include "corpus/clean/tokens.h"

#include <optional>
#include <string_view>

namespace technews::corpus {

// The run of the page's words that the last part of its address spells best: most of the slug's
// words stand in it, in their order; function words and a few others may be missing on either
// side. nullopt when the address has no slug of three words, or the text has no such run. Linear in
// the words times the length of the slug.
std::optional<LocatedTitle> title_by_slug(const Words& words, std::string_view url);

// The run that a title from elsewhere spells best in the same sense: headlines are worded a little
// otherwise in a page's title element. nullopt for titles of less than three words.
std::optional<LocatedTitle> title_by_words(const Words& words, const Words& title);

}  // namespace technews::corpus

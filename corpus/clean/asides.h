// What stands around and inside articles on pages of any site: bylines, credits, buttons, bios.
#pragma once

#include "corpus/clean/evidence.h"
#include "corpus/clean/tokens.h"
#include "corpus/clean/zones.h"

#include <cstddef>
#include <vector>

namespace technews::corpus {

// Lets the names of a page's furniture (Share, Newsletter, Cookie, …, written with a capital)
// speak against the body: general words of the web, no site's own. Linear.
void weigh_furniture(const Words& words, Evidence& evidence);

// End of the byline "By James Vincent" that begins at word first; first when none begins there.
std::size_t byline_end(const Words& words, std::size_t first, std::size_t last);

// Marks "By James Vincent", "Jan 23, 2023" outside a sentence and the words of credits such as
// "Photograph: Jane Doe/Agency" in words [first, last), the head of the page. The word after the
// last byline, or first when there is none. Linear.
std::size_t mark_bylines(const Words& words, std::size_t first, std::size_t last,
                         Evidence& evidence);

// Marks sentences that ask for an address: "Sign up for our newsletter." Linear.
void mark_newsletters(const Words& words, Evidence& evidence);

// Cuts what follows the body's last sentence when it is no sentence: names, topics, buttons.
void trim_end(const Words& words, const Evidence& evidence, std::vector<Zone>& zones);

// A last paragraph that presents a person of whom the article says nothing ("Jane Doe is founder
// of Acme.") is about the author: takes it out of the body and marks it. Linear.
void mark_author_bio(const Words& words, std::vector<Zone>& zones, Evidence& evidence);

}  // namespace technews::corpus

// One document of an SGML collection, its elements found by name.
#pragma once

#include "corpus/article.h"

#include <string>
#include <string_view>

namespace technews::corpus {

// Fills an article from a document, from "<DOC" or "<REUTERS" on, to the end tag or without it:
//   id       DOCNO DOCID NEWID            title   HEADLINE TITLE HL TI HEAD
//   date     DATE DATE_TIME DATE1 PUBDATE DD      author  BYLINE AUTHOR AU BY
//   body     BODY TEXT LEADPARA LP (all of them, in order; inside one another, the inner one)
//   tags     TOPICS PLACES SUBJECT (their <D>)    section SECTION
// Other elements are not used. Paragraphs (<P>) become blank lines, other tags go, references are
// decoded. A page of a web collection (DOCHDR) has its address from there and its markup as body.
// Linear. Thread-safe.
void fill_sgml(std::string_view document, RawArticle& article);

}  // namespace technews::corpus

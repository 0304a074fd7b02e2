// Facets and timelines as tables with bars, and as rows for programs.
#pragma once

#include "searcher/output/delimited.h"
#include "searcher/output/text.h"

#include <string>
#include <vector>

namespace technews::searcher {

// A table for each facet. most: rows of each; how many were left out is said.
std::string facets_text(const std::vector<Facet>& facets, std::size_t most,
                        const TextLayout& layout);
// "field,value,articles,stories", every row of every facet up to most of each.
std::string facets_rows(const std::vector<Facet>& facets, std::size_t most, Format format);

// A row a period. Three and more without an article in a row are told as one.
std::string timeline_text(const Timeline& timeline, const TextLayout& layout);
// "period,first,last,coarse,articles,stories,archive,share", every period.
std::string timeline_rows(const Timeline& timeline, Format format);

// A bar of at most `columns`, in eighths of one; a number that isn't 0 shows.
std::string bar(std::size_t number, std::size_t largest, int columns);

}  // namespace technews::searcher

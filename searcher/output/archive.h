// Answers about the index itself: its vocabulary, and what it holds.
#pragma once

#include "searcher/archive_info.h"
#include "searcher/output/delimited.h"
#include "searcher/output/text.h"
#include "searcher/vocabulary_rows.h"

#include <string>
#include <vector>

namespace technews::searcher {

// The numbers of articles, the fields and the words; at most `most` rows, the others counted.
std::string vocabulary_text(const std::vector<VocabularyRow>& rows, std::size_t most);
// "word,field,articles", at most `most` rows.
std::string vocabulary_rows(const std::vector<VocabularyRow>& rows, std::size_t most,
                            Format format);
// One object of schema "technews.terms/1".
std::string vocabulary_json(const std::string& pattern, const VocabularyAnswer& answer,
                            std::size_t most);

std::string archive_text(const ArchiveInfo& info, const TextLayout& layout);
// One object of schema "technews.index/1".
std::string archive_json(const ArchiveInfo& info);

}  // namespace technews::searcher

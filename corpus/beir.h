// BEIR collections: corpus.jsonl holds articles, queries.jsonl and qrels/ what they are measured
// by.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

// True for "corpus.jsonl", packed or not.
bool is_beir_corpus(std::string_view name);

// True for "queries.jsonl", packed or not, and the folder "qrels".
bool is_beir_measure(std::string_view name);

// Of a member of an archive that may belong to a collection's measures ("a/queries.jsonl",
// "a/qrels/test.tsv") the collection's folder: "a/"; nullopt for other members.
std::optional<std::string> beir_folder_of(std::string_view member);

// What is said of measures that were passed over, and what to do with them.
std::string beir_note(const std::vector<std::string>& passed_over);

}  // namespace technews::corpus

// The keys of what the indexer keeps in an index besides articles.
#pragma once

namespace technews::indexer {

inline constexpr const char* model_key = "cleaning-model";
inline constexpr const char* model_version_key = "cleaning-model-version";  // rounds of learning
// Set to the operands while pages are learned that aren't all indexed yet: a run that goes on where
// one was interrupted must not learn them a second time.
inline constexpr const char* learning_key = "cleaning-model-learning";

}  // namespace technews::indexer

// The ranking models there are, each in a file of its own.
#pragma once

#include "searcher/rank/model.h"

#include <string_view>
#include <vector>

namespace technews::searcher {

extern const Model news_model;
extern const Model bm25_model;
extern const Model ineb2_model;
extern const Model dph_model;
extern const Model pl2_model;
extern const Model inl2_model;
extern const Model tfidf_model;
extern const Model lm_dirichlet_model;
extern const Model lm_jm_model;
extern const Model coord_model;
extern const Model boolean_model;

// The default first.
const std::vector<const Model*>& models();

// nullptr when there is none of the name.
const Model* model_named(std::string_view name);

}  // namespace technews::searcher

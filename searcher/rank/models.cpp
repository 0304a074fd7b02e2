#include "searcher/rank/models.h"

#include <algorithm>

namespace technews::searcher {

const std::vector<const Model*>& models() {
  static const std::vector<const Model*> all{
      &news_model,  &bm25_model,         &ineb2_model, &dph_model,   &pl2_model,    &inl2_model,
      &tfidf_model, &lm_dirichlet_model, &lm_jm_model, &coord_model, &boolean_model};
  return all;
}

const Model* model_named(std::string_view name) {
  const auto found = std::find_if(models().begin(), models().end(), [name](const Model* each) {
    return each->component.name == name;
  });
  return found == models().end() ? nullptr : *found;
}

}  // namespace technews::searcher

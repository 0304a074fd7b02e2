#include "indexer/survey.h"

#include "shared/base/hash.h"

#include <utility>

namespace technews::indexer {

Survey::Survey(const PageCheck& check, corpus::CleaningModel model, SurveyOptions options)
    : check_(check),
      model_(std::move(model)),
      options_(std::move(options)),
      lessons_(options_.folder) {}

void Survey::look_at(const corpus::RawArticle& page, const std::string& hash) {
  ids_.insert(base::hash64(page.id));
  if (!pages_.insert(page_key(page.id, hash)).second) return;
  if (options_.choose) choice_.look_at(page, hash);
  if (check_.known_outcome(page.id, hash)) return;
  ++open_pages_;
  if (options_.learn) lessons_.add(page);
}

void Survey::finish(const std::function<bool()>& go_on) {
  if (learned()) lessons_.teach(model_, go_on);
  if (options_.choose) choice_.decide(model_);
}

bool Survey::holds_id(const std::string& id) const { return ids_.contains(base::hash64(id)); }

}  // namespace technews::indexer

#include "searcher/rank/scheme.h"

#include "searcher/rank/feedback.h"
#include "searcher/rank/models.h"
#include "searcher/rank/recency.h"
#include "searcher/rank/refusals.h"
#include "shared/base/error.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

// What the default adds to BM25, for any model: news.cpp says where the numbers are from.
const Component fields_component{"fields", {{"title", 0.3, 0, 100}}};
const Component burst_component{"burst", {{"exponent", 0.5, 0, 5}}};
const Component proximity_component{"proximity", {{"phrase", 0.1, 0, 100}, {"near", 0.1, 0, 100}}};

// What stands in for a word or phrase by a file of synonyms weighs so much of what it would weigh
// itself, times what the file says.
const Component synonyms_component{"synonyms", {{"weight", 1, 0.001, 1}}};

const std::array<const Component*, 6> part_components{&fields_component,    &burst_component,
                                                      &proximity_component, &feedback_component,
                                                      &recency_component,   &synonyms_component};

struct Preset {
  std::string_view name;
  std::string_view text;
};

// recall finds more of what is relevant, for 1.4 to 2 times the processor time.
constexpr std::array<Preset, 1> presets{{
    {"recall", "news+rm3"},
}};

std::string_view name_in(std::string_view text) { return text.substr(0, text.find(':')); }

std::string_view settings_in(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
}

const Component& part_named(std::string_view name) {
  const auto found = std::find_if(part_components.begin(), part_components.end(),
                                  [name](const Component* each) { return each->name == name; });
  if (found != part_components.end()) return **found;
  std::vector<std::string_view> known;
  for (const Component* each : part_components) known.push_back(each->name);
  refuse_name(fmt::format("unknown part of a ranking: \"{}\"", name), name, known, "parts");
}

const Model& known_model(std::string_view name) {
  if (const Model* model = model_named(name)) return *model;
  std::vector<std::string_view> known;
  for (const Model* each : models()) known.push_back(each->component.name);
  for (const Preset& each : presets) known.push_back(each.name);
  refuse_name(fmt::format("unknown ranking \"{}\"", name), name, known, "rankings");
}

// The preset's text in place of its name.
std::string without_preset(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('+'));
  for (const Preset& preset : presets) {
    if (name_in(first) != preset.name) continue;
    if (first != preset.name)
      throw base::Error(base::ErrorCode::usage,
                        fmt::format("ranking {} takes no parameters", preset.name),
                        {fmt::format("it is short for {}: change that instead", preset.text)});
    return std::string(preset.text).append(text.substr(first.size()));
  }
  return std::string(text);
}

}  // namespace

RankingScheme::RankingScheme() : model_(models().front()), settings_(model_->component) {}

std::unique_ptr<Xapian::Weight> RankingScheme::weight(const WeightContext& context) const {
  return model_->weight(settings_, context);
}

const Settings* RankingScheme::part(const Component& component) const {
  const auto found = std::find_if(parts_.begin(), parts_.end(), [&component](const Settings& each) {
    return &each.component() == &component;
  });
  return found == parts_.end() ? nullptr : &*found;
}

Evidence RankingScheme::evidence() const {
  Evidence evidence;
  if (model_->evidence != nullptr) evidence = model_->evidence(settings_);
  if (const Settings* fields = part(fields_component)) evidence.title = (*fields)["title"];
  if (const Settings* burst = part(burst_component)) evidence.burst = (*burst)["exponent"];
  if (const Settings* proximity = part(proximity_component)) {
    evidence.phrase = (*proximity)["phrase"];
    evidence.near = (*proximity)["near"];
  }
  return evidence;
}

const Settings* RankingScheme::feedback() const { return part(feedback_component); }
const Settings* RankingScheme::recency() const { return part(recency_component); }
const Settings* RankingScheme::synonyms() const { return part(synonyms_component); }

// What joins by feedback depends on the scores of the words.
RankingScheme RankingScheme::for_counting() const {
  if (feedback() != nullptr) return *this;
  RankingScheme scheme;
  scheme.model_ = &boolean_model;
  scheme.settings_ = Settings(boolean_model.component);
  return scheme;
}

std::string RankingScheme::to_text() const {
  std::string out = settings_.to_text();
  for (const Settings& each : parts_) out += '+' + each.to_text();
  return out;
}

RankingScheme parse_scheme(std::string_view text) {
  const std::string whole = without_preset(text);
  const std::string_view all = whole;
  RankingScheme scheme;
  std::size_t end = std::min(all.find('+'), all.size());
  scheme.model_ = &known_model(name_in(all.substr(0, end)));
  scheme.settings_ = Settings(scheme.model_->component);
  scheme.settings_.read(settings_in(all.substr(0, end)));
  while (end < all.size()) {
    const std::size_t begin = end + 1;
    end = std::min(all.find('+', begin), all.size());
    const std::string_view typed = all.substr(begin, end - begin);
    const Component& component = part_named(name_in(typed));
    if (scheme.part(component) != nullptr)
      throw base::Error(base::ErrorCode::usage,
                        fmt::format("part {} of a ranking is given twice", component.name));
    scheme.parts_.emplace_back(component).read(settings_in(typed));
  }
  return scheme;
}

void require_remote(const RankingScheme& scheme) {
  if (scheme.model().remote) return;
  std::vector<std::string_view> known;
  for (const Model* each : models())
    if (each->remote) known.push_back(each->component.name);
  throw base::Error(
      base::ErrorCode::usage,
      fmt::format("ranking {} can't run on a remote index", scheme.model().component.name),
      {fmt::format("these can: {}", fmt::join(known, " "))});
}

}  // namespace technews::searcher

#include "corpus/clean/lessons.h"
#include "indexer/clean_choice.h"
#include "indexer/cleaned_folder.h"
#include "indexer/cleaned_view.h"
#include "indexer/cleaning_line.h"
#include "indexer/cleaning_score.h"
#include "indexer/cleaning_stats.h"
#include "indexer/commands.h"
#include "indexer/metadata_keys.h"
#include "indexer/operands.h"
#include "indexer/page_hash.h"
#include "indexer/store.h"
#include "shared/base/error.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace technews::indexer {
namespace {

// Siblings beyond this many don't teach more: 19 pages of a site are enough.
constexpr std::uint64_t most_siblings = 20'000;

struct Lesson {
  corpus::CleaningModel model;
  CleanChoice choice;
};

std::string temporary_folder() { return std::filesystem::temp_directory_path().string(); }

// What a page's site repeats is told by the files beside it.
std::vector<std::string> teachers(const Context& context) {
  std::vector<std::string> learn = context.arguments.texts("learn");
  if (!learn.empty()) return learn;
  const auto operands = context.arguments.operands();
  learn.assign(operands.begin(), operands.end());
  if (operands.size() != 1 || !std::filesystem::is_regular_file(operands.front())) return learn;
  const std::string parent = std::filesystem::path(operands.front()).parent_path().string();
  return {parent.empty() ? "." : parent, operands.front()};
}

Lesson learn_from(const Context& context, const std::vector<std::string>& operands) {
  Lesson lesson;
  corpus::Lessons lessons(temporary_folder());
  std::unordered_set<std::string> pages;
  Operands reading(operands, reading_options(context.arguments), temporary_folder());
  reading.read(
      [&](corpus::RawArticle&& page, const Source&) {
        std::string hash = page_hash(page);
        lesson.choice.look_at(page, hash);
        lessons.add(page);
        pages.insert(std::move(hash));
        return pages.size() < most_siblings;
      },
      [](corpus::Rejection&&, const Source&) { return true; });
  lessons.teach(lesson.model, [] { return true; });
  lesson.choice.decide(lesson.model);
  say_note(context.console, fmt::format("learned from {} pages{}", grouped(pages.size()),
                                        pages.size() < most_siblings ? "" : ", and then stopped"));
  return lesson;
}

Lesson lesson_of(const Context& context) {
  if (clean_mode(context.arguments) == corpus::CleanMode::none) return {};
  if (!context.arguments.has("database")) return learn_from(context, teachers(context));
  const std::string folder = database_of(context);
  const std::string model = StoreView::open(folder)->metadata(model_key);
  if (model.empty())
    throw base::Error(base::ErrorCode::no_index, folder + " holds no cleaning model",
                      {"learn from pages instead:  indexer clean --learn FILE_OR_DIR PAGE"});
  Lesson lesson;
  lesson.model = corpus::CleaningModel::parse(model);
  return lesson;
}

// Pages one after the other on standard output.
class ShownPages : public CleanedSink {
 public:
  explicit ShownPages(const Context& context) : context_(context) {}

  void add(const corpus::RawArticle& page, const corpus::Cleaned& cleaned) override {
    context_.console.out().write(shown(page, cleaned));
    is_first_ = false;
  }
  void finish() override {}

 private:
  std::string shown(const corpus::RawArticle& page, const corpus::Cleaned& cleaned) const {
    const terminal::ParsedArguments& asked = context_.arguments;
    if (asked.has("json")) return cleaned_json(page, cleaned);
    std::string text = is_first_ ? "" : "\n";
    text += asked.has("diff") ? cleaned_diff(page, cleaned, context_.console.policy().output_color)
                              : cleaned_text(page, cleaned);
    if (asked.has("explain")) text += "\n" + rules_explained(cleaned);
    return text;
  }

  const Context& context_;
  bool is_first_ = true;
};

std::vector<std::unique_ptr<CleanedSink>> sinks_of(const Context& context) {
  const terminal::ParsedArguments& asked = context.arguments;
  std::vector<std::unique_ptr<CleanedSink>> sinks;
  base::Output& out = context.console.out();
  if (const auto folder = asked.text("out"))
    sinks.push_back(std::make_unique<CleanedFolder>(*folder));
  if (asked.has("stats")) sinks.push_back(std::make_unique<CleaningStats>(out, asked.has("json")));
  if (const auto gold = asked.text("against"))
    sinks.push_back(std::make_unique<CleaningScore>(*gold, out, asked.has("json")));
  if (sinks.empty()) sinks.push_back(std::make_unique<ShownPages>(context));
  return sinks;
}

}  // namespace

int run_clean(const Context& context) {
  const auto given = context.arguments.operands();
  const std::vector<std::string> ids = context.arguments.texts("id");
  const Lesson lesson = lesson_of(context);
  const std::vector<std::unique_ptr<CleanedSink>> sinks = sinks_of(context);
  std::uint64_t cleaned_pages = 0;
  bool all_read = true;
  Operands pages({given.begin(), given.end()}, reading_options(context.arguments),
                 temporary_folder());
  pages.read(
      [&](corpus::RawArticle&& page, const Source&) {
        if (!ids.empty() && std::find(ids.begin(), ids.end(), page.id) == ids.end()) return true;
        corpus::CleanMode mode = clean_mode(context.arguments);
        if (mode == corpus::CleanMode::automatic) mode = lesson.choice.mode_for(page);
        const corpus::Cleaned cleaned =
            clean_page(page, lesson.model, {{mode, base::date_of(context.today)}, false});
        for (const auto& sink : sinks) sink->add(page, cleaned);
        ++cleaned_pages;
        return true;
      },
      [&](corpus::Rejection&& rejection, const Source&) {
        all_read = false;
        say_note(context.console, rejection.origin.path + ": " + rejection.reason);
        return true;
      });
  for (const auto& sink : sinks) sink->finish();
  if (cleaned_pages == 0 && !ids.empty())
    throw base::Error(base::ErrorCode::usage, "no page has such an id",
                      {"ids of a file's pages:  indexer plan --report - FILE"});
  return all_read ? 0 : 1;
}

}  // namespace technews::indexer

#include "indexer/clean_choice.h"
#include "indexer/cleaned_folder.h"
#include "indexer/cleaned_view.h"
#include "indexer/cleaning_line.h"
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
  std::uint64_t pages = 0;
  Operands reading(operands, reading_options(context.arguments), temporary_folder());
  reading.read(
      [&](corpus::RawArticle&& page, const Source&) {
        lesson.choice.look_at(page, page_hash(page));
        lesson.model.learn(page);
        return ++pages < most_siblings;
      },
      [](corpus::Rejection&&, const Source&) { return true; });
  lesson.model.finish();
  lesson.choice.decide(lesson.model);
  say_note(context.console, fmt::format("learned from {} pages{}", grouped(pages),
                                        pages < most_siblings ? "" : ", and then stopped"));
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

// Where cleaned pages go.
class Sink {
 public:
  explicit Sink(const Context& context) : context_(context) {
    if (const auto folder = context.arguments.text("out")) folder_.emplace(*folder);
  }

  void take(const corpus::RawArticle& page, const corpus::Cleaned& cleaned) {
    if (folder_) {
      folder_->add(page, cleaned);
    } else if (context_.arguments.has("json")) {
      context_.console.out().write(cleaned_json(page, cleaned));
    } else {
      context_.console.out().write((shown_ > 0 ? "\n" : "") + cleaned_text(page, cleaned));
    }
    ++shown_;
  }

  std::uint64_t finish() {
    if (folder_) folder_->finish();
    return shown_;
  }

 private:
  const Context& context_;
  std::optional<CleanedFolder> folder_;
  std::uint64_t shown_ = 0;
};

}  // namespace

int run_clean(const Context& context) {
  const auto given = context.arguments.operands();
  const std::vector<std::string> ids = context.arguments.texts("id");
  const Lesson lesson = lesson_of(context);
  Sink sink(context);
  bool all_read = true;
  Operands pages({given.begin(), given.end()}, reading_options(context.arguments),
                 temporary_folder());
  pages.read(
      [&](corpus::RawArticle&& page, const Source&) {
        if (!ids.empty() && std::find(ids.begin(), ids.end(), page.id) == ids.end()) return true;
        corpus::CleanMode mode = clean_mode(context.arguments);
        if (mode == corpus::CleanMode::automatic) mode = lesson.choice.mode_for(page);
        sink.take(page,
                  clean_page(page, lesson.model, {{mode, base::date_of(context.today)}, false}));
        return true;
      },
      [&](corpus::Rejection&& rejection, const Source&) {
        all_read = false;
        say_note(context.console, rejection.origin.path + ": " + rejection.reason);
        return true;
      });
  if (sink.finish() == 0 && !ids.empty())
    throw base::Error(base::ErrorCode::usage, "no page has such an id",
                      {"ids of a file's pages:  indexer plan --report - FILE"});
  return all_read ? 0 : 1;
}

}  // namespace technews::indexer

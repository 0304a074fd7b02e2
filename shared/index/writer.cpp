#include "shared/index/writer.h"

#include "shared/index/failure.h"
#include "shared/index/layout.h"
#include "shared/index/lock.h"
#include "shared/index/mode.h"
#include "shared/index/terms.h"

#include <csignal>
#include <filesystem>
#include <utility>

namespace technews::index {
namespace {

// What a crash between publishing and tidying up left: generations before the live one, and the
// pieces the live one was made of.
void remove_dead(const Layout& layout, const std::string& live) {
  for (const std::string& name : layout.generations())
    if (name < live) std::filesystem::remove_all(layout.generation(name));
  for (const auto& entry : std::filesystem::directory_iterator(layout.generation(live))) {
    const std::string name = entry.path().filename().string();
    if (name == "segments" || name == "journal" || name.starts_with("state-"))
      std::filesystem::remove_all(entry.path());
  }
}

std::unique_ptr<WriterMode> make_mode(const Layout& layout, const WriterOptions& options) {
  const auto live = layout.live();
  if (live) {
    if (!std::filesystem::is_directory(layout.database(*live)) && !options.rebuild)
      throw damaged(layout.directory(), layout.database(*live) + " is missing");
    if (std::filesystem::is_directory(layout.generation(*live))) remove_dead(layout, *live);
  }
  if (live && !options.rebuild) return make_update(layout, *live);
  return make_build(layout, options);
}

}  // namespace

class IndexWriter::Implementation {
 public:
  Implementation(const std::string& directory, const WriterOptions& options)
      : layout_(prepared(directory)), lock_(layout_.lock(), directory) {
    mode_ = make_mode(layout_, options);
  }

  WriterMode& mode() { return *mode_; }
  const std::string& directory() const { return layout_.directory(); }

 private:
  // Before any file is made.
  static std::string prepared(const std::string& directory) {
    std::signal(SIGXFSZ, SIG_IGN);
    std::filesystem::create_directories(directory);
    return directory;
  }

  Layout layout_;
  WriterLock lock_;
  std::unique_ptr<WriterMode> mode_;  // last: it goes before the lock does
};

IndexWriter::IndexWriter(const std::string& directory, const WriterOptions& options)
    : implementation_(translating("open", directory, [&] {
        return std::make_unique<Implementation>(directory, options);
      })) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

bool IndexWriter::is_build() const { return implementation_->mode().is_build(); }

std::size_t IndexWriter::resumed_articles() const {
  return implementation_->mode().resumed_articles();
}

void IndexWriter::add_or_replace(std::string_view id, Xapian::Document document) {
  const std::string id_term = filter_term(Field::id, id);
  document.add_boolean_term(id_term);
  implementation_->mode().add_or_replace(id_term, std::move(document));
}

void IndexWriter::remove(std::string_view id) {
  implementation_->mode().remove(filter_term(Field::id, id));
}

void IndexWriter::set_metadata(const std::string& key, std::string_view value) {
  implementation_->mode().set_metadata(key, value);
}

std::string IndexWriter::metadata(const std::string& key) const {
  return translating("read", implementation_->directory(),
                     [&] { return implementation_->mode().metadata(key); });
}

void IndexWriter::commit() {
  translating("write to", implementation_->directory(), [&] { implementation_->mode().commit(); });
}

std::string IndexWriter::prepare() {
  return translating("publish", implementation_->directory(),
                     [&] { return implementation_->mode().prepare(); });
}

std::size_t IndexWriter::databases() const { return implementation_->mode().databases(); }

bool IndexWriter::is_live(std::size_t database, std::string_view id) const {
  return implementation_->mode().is_live(database, filter_term(Field::id, id));
}

void IndexWriter::publish() {
  translating("publish", implementation_->directory(), [&] { implementation_->mode().publish(); });
}

Xapian::Database IndexWriter::committed() const {
  return translating("open", implementation_->directory(),
                     [&] { return implementation_->mode().committed(); });
}

}  // namespace technews::index

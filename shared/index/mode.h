// WriterMode: what IndexWriter does, in one of its two ways.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include <xapian.h>

namespace technews::index {

class Layout;
struct WriterOptions;

// As IndexWriter documents each of them.
class WriterMode {
 public:
  virtual ~WriterMode() = default;

  virtual bool is_build() const = 0;
  virtual std::size_t resumed_articles() const = 0;
  virtual void add_or_replace(const std::string& id_term, Xapian::Document document) = 0;
  virtual void remove(const std::string& id_term) = 0;
  virtual void set_metadata(const std::string& key, std::string_view value) = 0;
  virtual std::string metadata(const std::string& key) const = 0;
  virtual void commit() = 0;
  virtual std::string prepare() = 0;
  virtual void publish() = 0;
  virtual Xapian::Database committed() const = 0;
  virtual std::size_t databases() const = 0;
  virtual bool is_live(std::size_t database, const std::string& id_term) const = 0;
};

// Changes the live generation.
std::unique_ptr<WriterMode> make_update(const Layout& layout, const std::string& generation);

// Goes on with the unpublished generation when it may, else starts a new one.
std::unique_ptr<WriterMode> make_build(const Layout& layout, const WriterOptions& options);

}  // namespace technews::index

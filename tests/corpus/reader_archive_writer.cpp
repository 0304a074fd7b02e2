#include "tests/corpus/reader_archive_writer.h"

#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>

namespace technews::corpus::tests {
namespace {

la_ssize_t append(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

class Writer {
 public:
  Writer(std::string_view format, std::string_view filter) : archive_(archive_write_new()) {
    check(format == "tar"   ? archive_write_set_format_pax_restricted(archive_)
          : format == "zip" ? archive_write_set_format_zip(archive_)
                            : archive_write_set_format_raw(archive_));
    if (filter != "none")
      check(archive_write_add_filter_by_name(archive_, std::string(filter).c_str()));
    archive_write_set_bytes_in_last_block(archive_, 1);
    check(archive_write_open(archive_, &bytes_, nullptr, append, nullptr));
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { archive_write_free(archive_); }

  void add(const std::string& name, unsigned type, const std::string& target,
           std::string_view content) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, type);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    if (!target.empty()) archive_entry_set_symlink(entry, target.c_str());
    check(archive_write_header(archive_, entry));
    archive_entry_free(entry);
    if (!content.empty() && archive_write_data(archive_, content.data(), content.size()) < 0)
      throw std::runtime_error(archive_error_string(archive_));
  }
  std::string finish() {
    check(archive_write_close(archive_));
    return bytes_;
  }

 private:
  void check(int status) {
    if (status < ARCHIVE_WARN) throw std::runtime_error(archive_error_string(archive_));
  }
  archive* archive_;
  std::string bytes_;
};

}  // namespace

std::string pack(std::string_view format, std::string_view filter, const Members& members) {
  Writer writer(format, filter);
  for (const auto& [name, content] : members) writer.add(name, AE_IFREG, {}, content);
  return writer.finish();
}

std::string pack_special(const std::string& name, unsigned type, const std::string& target) {
  Writer writer("tar", "none");
  writer.add(name, type, target, {});
  return writer.finish();
}

}  // namespace technews::corpus::tests

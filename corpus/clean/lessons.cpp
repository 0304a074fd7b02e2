#include "corpus/clean/lessons.h"

#include "corpus/clean/clean_html.h"
#include "shared/base/error.h"
#include "shared/base/hash.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace technews::corpus {
namespace {

// What learning looks at, in the order it is kept.
constexpr std::array kept_fields{&RawArticle::title, &RawArticle::url, &RawArticle::site,
                                 &RawArticle::body};
using Sizes = std::array<std::uint64_t, kept_fields.size()>;

}  // namespace

Lessons::~Lessons() {
  if (file_ >= 0) ::close(file_);
}

void Lessons::open() {
  std::string name = folder_ + "/lessons-XXXXXX";
  file_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (file_ < 0) throw base::system_error("create", name, errno);
  ::unlink(name.c_str());
  output_ = std::make_unique<base::Output>(file_, name);
}

void Lessons::add(const RawArticle& page) {
  if (page.form == BodyForm::html) return add(html_lesson(page));
  if (page.form == BodyForm::prose) return;  // nothing surrounds it
  if (file_ < 0) open();
  places_.push_back({page.title.empty(), base::hash64(page.body),
                     base::hash64(page.title, base::hash64(page.url)), size_});
  Sizes sizes{};
  for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = (page.*kept_fields[i]).size();
  output_->write({reinterpret_cast<const char*>(sizes.data()), sizeof(sizes)});
  size_ += sizeof(sizes);
  for (const auto field : kept_fields) {
    output_->write(page.*field);
    size_ += (page.*field).size();
  }
}

void Lessons::read(std::uint64_t offset, std::string& bytes) const {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count =
        ::pread(file_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) throw base::system_error("read back", folder_ + "/lessons", errno);
    done += static_cast<std::size_t>(count);
  }
}

RawArticle Lessons::page_at(std::uint64_t offset) const {
  Sizes sizes{};
  std::string head(sizeof(sizes), '\0');
  read(offset, head);
  std::memcpy(sizes.data(), head.data(), sizeof(sizes));
  offset += sizeof(sizes);
  RawArticle page;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    std::string& field = page.*kept_fields[i];
    field.resize(sizes[i]);
    read(offset, field);
    offset += sizes[i];
  }
  return page;
}

void Lessons::teach(CleaningModel& model, const std::function<bool()>& go_on) {
  if (output_) output_->flush();
  std::sort(places_.begin(), places_.end());
  for (const Place& place : places_) {
    if (!go_on()) return;
    model.learn(page_at(place.offset));
  }
  model.finish();
}

}  // namespace technews::corpus

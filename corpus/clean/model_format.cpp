// The stored form of a cleaning model: magic, format version, sections of varints, XXH3 checksum.
#include "corpus/clean/model.h"
#include "shared/base/error.h"
#include "shared/base/hash.h"

#include <algorithm>
#include <string>
#include <utility>

namespace technews::corpus {
namespace {

constexpr std::string_view magic = "technews-clean\n";
constexpr std::uint64_t format = 2;  // 1 hashed scripts without blanks as one word
constexpr std::size_t checksum_bytes = 8;

void put(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>((value & 0x7F) | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

void put_fixed(std::string& out, std::uint64_t value) {
  for (unsigned shift = 0; shift < 64; shift += 8)
    out += static_cast<char>((value >> shift) & 0xFF);
}

void put_set(std::string& out, const std::unordered_set<std::uint64_t>& hashes) {
  std::vector<std::uint64_t> sorted(hashes.begin(), hashes.end());
  std::sort(sorted.begin(), sorted.end());
  put(out, sorted.size());
  for (const std::uint64_t hash : sorted) put_fixed(out, hash);
}

[[noreturn]] void fail(const std::string& what) {
  throw base::Error(base::ErrorCode::index_corrupt, "the cleaning model " + what,
                    {"index the archive again: indexer add --reclean"});
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t get() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) fail("ends too early");
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    fail("holds a number that is too long");
  }

  std::uint32_t get32() {
    const std::uint64_t value = get();
    if (value > 0xFFFFFFFFULL) fail("holds a number that is too large");
    return static_cast<std::uint32_t>(value);
  }

  std::uint64_t fixed() {
    const std::string_view taken = take(8);
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;) value = (value << 8) | static_cast<unsigned char>(taken[i]);
    return value;
  }

  std::string_view take(std::uint64_t count) {
    if (count > bytes_.size()) fail("ends too early");
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }

  // A number of things that take at least one byte each.
  std::uint64_t size() {
    const std::uint64_t count = get();
    if (count > bytes_.size()) fail("ends too early");
    return count;
  }

  bool done() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

void put_site(std::string& out, const SiteModel& site) {
  put(out, site.name.size());
  out += site.name;
  for (const std::uint64_t value :
       {std::uint64_t{site.pages}, std::uint64_t{site.learned}, std::uint64_t{site.titled},
        std::uint64_t{site.located}, std::uint64_t{site.capital_case}, site.title_words,
        site.title_squares}) {
    put(out, value);
  }
}

SiteModel get_site(Reader& in) {
  SiteModel site;
  site.name = std::string(in.take(in.size()));
  site.salt = base::hash64(site.name);
  site.pages = in.get32();
  site.learned = in.get32();
  site.titled = in.get32();
  site.located = in.get32();
  site.capital_case = in.get32();
  site.title_words = in.get();
  site.title_squares = in.get();
  return site;
}

}  // namespace

std::string CleaningModel::Implementation::serialize() const {
  std::string out(magic);
  put(out, format);
  put(out, version_);
  put(out, sites_.size());
  for (const SiteModel& site : sites_) put_site(out, site);
  put(out, copyright_years_.size());
  for (const auto& [year, pages] : copyright_years_) {
    put(out, static_cast<std::uint64_t>(year));
    put(out, pages);
  }
  put(out, counts_.size());
  std::uint64_t previous = 0;
  for (const ShingleCounts::Entry& entry : counts_.entries()) {
    put(out, entry.key - std::exchange(previous, entry.key));
    put(out, entry.count);
  }
  put(out, headlines_.size());
  for (const Headline& headline : headlines_) {
    put_fixed(out, headline.head);
    put_fixed(out, headline.full);
    put(out, headline.words);
  }
  put(out, leads_.size());
  std::uint64_t lead = 0;
  for (const std::uint64_t next : leads_) put(out, next - std::exchange(lead, next));
  put_set(out, pages_);
  put_set(out, titles_);
  put_fixed(out, base::hash64(out));
  return out;
}

CleaningModel::Implementation CleaningModel::Implementation::parse(std::string_view bytes) {
  if (bytes.size() < magic.size() + checksum_bytes || !bytes.starts_with(magic)) {
    fail("is not one");
  }
  const std::size_t end = bytes.size() - checksum_bytes;
  if (Reader(bytes.substr(end)).fixed() != base::hash64(bytes.substr(0, end))) {
    fail("is damaged: its checksum is wrong");
  }
  Reader in(bytes.substr(magic.size(), end - magic.size()));
  const std::uint64_t found = in.get();
  if (found != format) fail("has format " + std::to_string(found) + ", which is not known here");
  Implementation model;
  model.version_ = in.get32();
  for (std::uint64_t left = in.size(); left > 0; --left) {
    SiteModel site = get_site(in);
    model.site_index_.emplace(site.name, static_cast<std::uint32_t>(model.sites_.size()));
    model.sites_.push_back(std::move(site));
  }
  for (std::uint64_t left = in.size(); left > 0; --left) {
    const auto year = static_cast<int>(in.get32());
    model.copyright_years_[year] = in.get32();
  }
  std::vector<ShingleCounts::Entry> entries(in.size());
  std::uint64_t key = 0;
  for (ShingleCounts::Entry& entry : entries) {
    key += in.get();
    entry = {key, in.get32()};
  }
  model.counts_.restore(entries);
  model.headlines_.resize(in.size());
  for (Headline& headline : model.headlines_) {
    headline.head = in.fixed();
    headline.full = in.fixed();
    headline.words = in.get32();
  }
  std::uint64_t lead = 0;
  for (std::uint64_t left = in.size(); left > 0; --left) {
    lead += in.get();
    model.leads_.push_back(lead);
  }
  for (std::uint64_t left = in.size(); left > 0; --left) model.pages_.insert(in.fixed());
  for (std::uint64_t left = in.size(); left > 0; --left) model.titles_.insert(in.fixed());
  model.index_stories();
  if (!in.done()) fail("has bytes left over");
  return model;
}

}  // namespace technews::corpus

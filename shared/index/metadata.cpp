#include "shared/index/metadata.h"

#include "shared/base/hash.h"
#include "shared/index/failure.h"
#include "shared/index/fields.h"
#include "shared/normalization/analyzer.h"

#include <charconv>

namespace technews::index {
namespace {

constexpr const char* schema_key = "technews/schema";
constexpr const char* fingerprint_key = "technews/fingerprint";
constexpr std::size_t number_size = 8;

std::string stored_key(const std::string& key) { return "user/" + key; }

void append_number(std::string& out, std::uint64_t number) {
  for (std::size_t i = 0; i < number_size; ++i) out += static_cast<char>(number >> (8 * i));
}

// REQUIRES: bytes holds a number at least.
std::uint64_t take_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < number_size; ++i)
    number |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  bytes.remove_prefix(number_size);
  return number;
}

std::string sealed(std::string_view value) {
  std::string bytes(value);
  append_number(bytes, base::hash64(value));
  return bytes;
}

std::string_view opened(std::string_view bytes, const std::string& what, const std::string& index) {
  if (bytes.size() >= number_size) {
    std::string_view sum = bytes.substr(bytes.size() - number_size);
    bytes.remove_suffix(number_size);
    if (take_number(sum) == base::hash64(bytes)) return bytes;
  }
  throw damaged(index, "the checksum of its " + what + " doesn't fit");
}

base::Error other_rules(const std::string& message, const std::string& index) {
  return base::Error(base::ErrorCode::no_index, index + " " + message,
                     {"rebuild it:  indexer add --rebuild -d " + index + " FILE_OR_DIR..."});
}

std::string rules_number(const std::string& fingerprint) {
  return fingerprint.substr(0, fingerprint.find('-'));
}

}  // namespace

void write_identity(Xapian::WritableDatabase& database) {
  database.set_metadata(schema_key, std::to_string(schema_version));
  database.set_metadata(fingerprint_key, normalization::fingerprint());
}

int schema_of(const Xapian::Database& database) {
  const std::string text = database.get_metadata(schema_key);
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string fingerprint_of(const Xapian::Database& database) {
  return database.get_metadata(fingerprint_key);
}

void check_identity(const Xapian::Database& database, const std::string& index) {
  const int schema = schema_of(database);
  if (schema == 0) {
    throw base::Error(base::ErrorCode::no_index, index + " is a database of another program",
                      {"create an index elsewhere:  indexer add -d DIR FILE_OR_DIR..."});
  }
  if (schema != schema_version) {
    throw other_rules("was built with schema " + std::to_string(schema) + ", this program uses " +
                          std::to_string(schema_version),
                      index);
  }
  const std::string theirs = fingerprint_of(database);
  const std::string ours = normalization::fingerprint();
  if (theirs == ours) return;
  if (rules_number(theirs) != rules_number(ours)) {
    throw other_rules("was built by text rules " + rules_number(theirs) + ", this program uses " +
                          rules_number(ours),
                      index);
  }
  throw other_rules("was built with other versions of the text libraries (" + theirs +
                        ", this program: " + ours + ")",
                    index);
}

void write_metadata(Xapian::WritableDatabase& database, const std::string& key,
                    std::string_view value) {
  // An empty value removes the key: Xapian's own convention, and reading gives the empty value.
  database.set_metadata(stored_key(key), value.empty() ? std::string() : sealed(value));
}

std::string read_metadata(const Xapian::Database& database, const std::string& key,
                          const std::string& index) {
  const std::string bytes = database.get_metadata(stored_key(key));
  if (bytes.empty()) return {};
  return std::string(opened(bytes, "\"" + key + "\" data", index));
}

std::string serialize(const MetadataMap& map) {
  std::string bytes;
  for (const auto& [key, value] : map) {
    append_number(bytes, key.size());
    bytes += key;
    append_number(bytes, value.size());
    bytes += value;
  }
  return sealed(bytes);
}

MetadataMap parse_metadata(std::string_view bytes, const std::string& index) {
  std::string_view rest = opened(bytes, "saved state", index);
  const auto take = [&] {
    if (rest.size() >= number_size) {
      const std::uint64_t size = take_number(rest);
      if (size <= rest.size()) {
        std::string text(rest.substr(0, size));
        rest.remove_prefix(size);
        return text;
      }
    }
    throw damaged(index, "its saved state ends early");
  };
  MetadataMap map;
  while (!rest.empty()) {
    std::string key = take();
    map[std::move(key)] = take();
  }
  return map;
}

}  // namespace technews::index

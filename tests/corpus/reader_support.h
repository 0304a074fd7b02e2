// What the reader tests share: a folder that goes away, and a reading as plain lists.
#pragma once

#include "corpus/reader.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus::tests {

class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  // Writes a file, making the folders above it; the result is its path.
  std::string write(const std::string& name, std::string_view bytes) const;
  std::string path(const std::string& name = {}) const;

 private:
  std::filesystem::path path_;
};

struct Reading {
  std::vector<RawArticle> articles;
  std::vector<Rejection> rejections;
  std::vector<std::string> notes;
  ReadSummary summary;

  // The reason of the one rejection there is; "(n rejections)" for any other number.
  std::string reason() const;
  std::vector<std::string> bodies() const;
  std::vector<std::string> titles() const;
};

Reading read(const std::string& operand, const ReadOptions& options = {});

bool contains(std::string_view text, std::string_view part);

// The shared folder of real data, or an empty path, said on standard output.
std::filesystem::path shared_folder();

}  // namespace technews::corpus::tests

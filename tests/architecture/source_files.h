// The project's own files, for the tests that read them.
#pragma once

#include <string>
#include <vector>

namespace technews::architecture {

struct SourceFile {
  std::string path;  // from the repository root, with '/'
  std::vector<std::string> lines;
};

// Every .h and .cpp of the project, ordered by path. Build folders and dotfiles are left out.
std::vector<SourceFile> source_files();

// Every text file of the project but the sample archive and test data, ordered by path.
std::vector<SourceFile> text_files();

// Every folder of the project that holds files, ordered.
std::vector<std::string> folders();

}  // namespace technews::architecture

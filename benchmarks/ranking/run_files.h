// The files of a folder of runs.
#pragma once

#include "searcher/cli_schemes.h"

#include <string>
#include <vector>

namespace technews::benchmarks {

// "rankbench 0.1.0".
std::string program_version();

// A file for each scheme, after its name: "bm25_k1=0.9_b=0.4.run". Throws Error(usage) when two are
// the same.
std::vector<std::string> run_file_names(const std::vector<searcher::NamedScheme>& schemes);

// Throws Error(io).
void make_folder(const std::string& path);

}  // namespace technews::benchmarks

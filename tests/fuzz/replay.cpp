// Runs a fuzz target over files and the files of folders, without libFuzzer.
#include "shared/base/file.h"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::uint64_t size_limit = std::uint64_t{1} << 26;

std::size_t run(const std::string& path) {
  const std::string bytes = technews::base::read_file(path, size_limit);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  std::size_t inputs = 0;
  for (const std::string& path : arguments) {
    if (!std::filesystem::is_directory(path)) {
      inputs += run(path);
      continue;
    }
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      inputs += run(entry.path().string());
    }
  }
  std::printf("%zu inputs\n", inputs);
  return inputs > 0 ? 0 : 1;
}

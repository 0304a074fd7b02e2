#include "shared/base/error.h"

#include <system_error>
#include <utility>

namespace technews::base {

Error::Error(ErrorCode code, const std::string& message, std::vector<std::string> hints)
    : std::runtime_error(message), code_(code), hints_(std::move(hints)) {}

Error system_error(const std::string& what, const std::string& path, int error_number) {
  return Error(ErrorCode::io, "cannot " + what + " " + path + ": " +
                                  std::generic_category().message(error_number));
}

}  // namespace technews::base

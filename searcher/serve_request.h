// A line of --serve as a request: a JSON object whose members are named as the flags are.
#pragma once

#include "shared/base/error.h"
#include "shared/terminal/arguments.h"

#include <optional>
#include <string>
#include <string_view>

namespace technews::searcher {

struct ServeRequest {
  std::string id = "null";  // as JSON: a string, a whole number or null
  std::string query;
  // Set unless the line is no request; then error says why.
  std::optional<terminal::ParsedArguments> arguments;
  std::optional<base::Error> error;
};

// Total: what can't be read is an error of the request, with its id when that was found. Members go
// through the same table and the same checks as flags do. Linear; thread-safe.
ServeRequest parse_serve_request(std::string_view line);

}  // namespace technews::searcher

#include "shared/terminal/user_folders.h"

namespace technews::terminal {
namespace {

// The XDG specification: a relative path is invalid and passed over.
std::optional<std::string> folder_of(const Environment& environment, std::string_view variable,
                                     const std::string& below_home) {
  const std::string_view place = environment.variable(variable);
  if (place.starts_with('/')) return std::string(place) + "/technews";
  const std::string_view home = environment.variable("HOME");
  if (home.starts_with('/')) return std::string(home) + below_home + "/technews";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> config_folder(const Environment& environment) {
  return folder_of(environment, "XDG_CONFIG_HOME", "/.config");
}

std::optional<std::string> state_folder(const Environment& environment) {
  return folder_of(environment, "XDG_STATE_HOME", "/.local/state");
}

}  // namespace technews::terminal

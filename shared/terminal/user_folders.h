// Where a person's settings and a program's memory are kept: the XDG base directories.
#pragma once

#include "shared/terminal/policy.h"

#include <optional>
#include <string>

namespace technews::terminal {

// $XDG_CONFIG_HOME/technews, else ~/.config/technews; nullopt when neither variable is set to an
// absolute path. The folder may not exist.
std::optional<std::string> config_folder(const Environment& environment);

// $XDG_STATE_HOME/technews, else ~/.local/state/technews.
std::optional<std::string> state_folder(const Environment& environment);

}  // namespace technews::terminal

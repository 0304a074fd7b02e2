// Shell completions from the flag table: flags, their values, commands, files.
#pragma once

#include "shared/terminal/flag_table.h"

#include <string>

namespace technews::terminal {

// Scripts to be installed as /usr/share/bash-completion/completions/NAME,
// /usr/share/zsh/site-functions/_NAME and /usr/share/fish/vendor_completions.d/NAME.fish.
std::string bash_completions(const Program& program);
std::string zsh_completions(const Program& program);
std::string fish_completions(const Program& program);

}  // namespace technews::terminal

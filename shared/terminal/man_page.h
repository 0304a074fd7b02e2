// The manual page of a program, in mdoc(7), from its flag table.
#pragma once

#include "shared/terminal/flag_table.h"

#include <string>

namespace technews::terminal {

// One page for the program with all its commands.
std::string man_page(const Program& program);

}  // namespace technews::terminal

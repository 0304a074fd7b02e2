// Settings: flags that a person gives once, in a file, instead of on every command line.
//
//   # comment
//   color = never            for every program
//   [searcher]               for one program; those that lack the key pass it over
//   database = /srv/news.db
//   limit = 20
#pragma once

#include "shared/terminal/arguments.h"
#include "shared/terminal/policy.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::terminal {

struct Setting {
  std::string flag;
  std::string value;   // "true" for a switch that is on
  std::string source;  // "PATH:LINE"
};

// The settings for the program in a file's text, in its order; a switch that is off gives none.
// Throws Error(usage) with PATH:LINE for what is no setting of the program's, naming the nearest
// one, for a value that the flag doesn't take, and for a key given twice that can't be repeated.
std::vector<Setting> parse_settings(std::string_view text, const std::string& path,
                                    const Program& program);

// $TECHNEWS_CONFIG, where empty means none, else config in config_folder(); nullopt: none is named.
std::optional<std::string> settings_path(const Environment& environment);

// Those of settings_path(); none when that is the folder's file and it isn't there. Throws as
// parse_settings() does, and Error(io).
std::vector<Setting> read_settings(const Environment& environment, const Program& program);

// Adds the settings of flags that the command has and the command line and the environment leave
// open.
void apply_settings(ParsedArguments& arguments, const std::vector<Setting>& settings,
                    const Environment& environment);

// A line for each flag that may be set: its name, its value and where that comes from.
std::string settings_report(const ParsedArguments& arguments, const Environment& environment);

}  // namespace technews::terminal

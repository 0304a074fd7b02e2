# Writes OUTPUT, a C++ file that defines technews::normalization::data::NAME for each NAME=FILE of
# FILES (separated by |): the bytes of the file, linked in, so that nothing is read at start-up.
set(body "")
string(REPLACE "|" ";" FILES "${FILES}")
foreach(entry IN LISTS FILES)
  string(REGEX MATCH "^([a-z_]+)=(.*)$" matched "${entry}")
  set(name "${CMAKE_MATCH_1}")
  file(READ "${CMAKE_MATCH_2}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND body
    "alignas(16) constexpr unsigned char ${name}_bytes[] = {${bytes}};\n"
    "const std::span<const unsigned char> ${name}{${name}_bytes};\n")
endforeach()
file(WRITE "${OUTPUT}"
  "#include \"shared/normalization/data.h\"\n"
  "namespace technews::normalization::data {\n${body}}\n")

# Writes a source file that holds all files of a folder with one ending, found by their names without it. A script:
# -DFOLDER=folder -DENDING=.md -DHEADER=room/header.hpp -DFUNCTION=name -DOUT=file.
file(GLOB files ${FOLDER}/*${ENDING})
list(SORT files)
set(text "// Made from files of the project by cmake/embed.cmake.\n#include \"${HEADER}\"\n\n#include <utility>\n\nnamespace rung {\nnamespace {\n\nconstexpr std::pair<std::string_view, std::string_view> held[] = {\n    {\"\", \"\"},\n")
foreach(path IN LISTS files)
  get_filename_component(name ${path} NAME_WLE)
  file(READ ${path} body)
  string(APPEND text "    {\"${name}\", R\"held(${body})held\"},\n")
endforeach()
string(APPEND text "};\n\n}  // namespace\n\nstd::vector<std::string_view> ${FUNCTION}_names() {\n  std::vector<std::string_view> names;\n  for (const auto& [name, body] : held)\n    if (!name.empty()) names.push_back(name);\n  return names;\n}\n\nstd::optional<std::string_view> ${FUNCTION}(std::string_view wanted) {\n  for (const auto& [name, body] : held)\n    if (!name.empty() && name == wanted) return body;\n  return std::nullopt;\n}\n\n}  // namespace rung\n")
file(WRITE ${OUT} "${text}")

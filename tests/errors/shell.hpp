// Runs the commands of a page's example with the program.
#pragma once

#include <string>
#include <vector>

#include "page.hpp"
#include "shell/shell.hpp"

namespace rung::pages {

struct Said {
  int status = -1;
  std::string text;  ///< both streams, as they came
};

/// `rung` in the commands is the program under test; `language` empty: as the environment says, which is English.
inline Said run(const std::vector<NamedFile>& files, const std::string& commands,
                const std::string& language) {
  const shell::Folder folder;
  for (const NamedFile& file : files) folder.write(file.name, file.content);
  // The flag stands behind the command's name, where it cannot be taken for the value of another one.
  const std::string flag = language.empty() ? "" : " --lang " + language;
  const shell::Answer answer = folder.run("rung() { word=\"$1\"; shift; command rung \"$word\"" + flag +
                                          " \"$@\"; }\n{\n" + commands + "\n} 2>&1 < /dev/null");
  return {answer.exit, answer.out};
}

}  // namespace rung::pages

// The entry of the program `rung`.

#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include "commands/run.hpp"

int main(int count, char** values) {
  // A reader that goes away is found out by the write that fails.
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> arguments(values + 1, values + count);
  const rung::Exit exit = rung::run(arguments);
  std::fflush(stdout);
  return static_cast<int>(exit);
}

// Asks the kernel: /proc for the program and the machine, the control group for the container.
#include "records/memory_in_use.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <string>

namespace rung {
namespace {

std::optional<std::uint64_t> number_in(const char* path) {
  std::ifstream file(path);
  std::uint64_t number = 0;
  return file >> number ? std::optional(number) : std::nullopt;
}

/// What programs could still get without others being pushed out of memory.
std::optional<std::uint64_t> left_on_machine() {
  std::ifstream file("/proc/meminfo");
  std::string name;
  std::uint64_t kibibytes = 0;
  for (std::string rest; file >> name >> kibibytes; std::getline(file, rest)) {
    if (name == "MemAvailable:") return kibibytes << 10;
  }
  return std::nullopt;
}

/// The group has no number where nothing is limited.
std::optional<std::uint64_t> left_in_group() {
  const auto most = number_in("/sys/fs/cgroup/memory.max");
  const auto now = number_in("/sys/fs/cgroup/memory.current");
  if (!most || !now) return std::nullopt;
  return *most - std::min(*most, *now);
}

}  // namespace

std::uint64_t memory_in_use() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t all = 0;
  std::uint64_t resident = 0;
  if (!(file >> all >> resident)) return 0;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::uint64_t memory_within_reach() {
  constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max() / 2;
  const std::uint64_t left =
      std::min(left_on_machine().value_or(unlimited), left_in_group().value_or(unlimited));
  return left == unlimited ? unlimited : memory_in_use() + left;
}

}  // namespace rung

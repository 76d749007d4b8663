// Random rules over a few fields of which only small values matter, so that all customers can be tried.
#pragma once

#include <random>

#include "customer_scene.hpp"

namespace rung::scene {

/// Above this, no rule looks at a count.
constexpr int most = 12;

class RandomRules {
 public:
  explicit RandomRules(std::uint32_t seed) : chance_(seed) {}

  int below(int n) { return static_cast<int>(chance_() % static_cast<std::uint32_t>(n)); }
  bool often(int percent) { return below(100) < percent; }
  std::string number(int from, int to) { return std::to_string(from + below(to - from + 1)); }
  std::string count() { return often(50) ? "x" : "y"; }

  std::string condition() {
    switch (below(7)) {
      case 0: return "flag";
      case 1: return "kind is " + colour();
      case 2: return count() + " >= " + number(1, most);
      case 3: return count() + " < " + number(1, most);
      case 4: return "(x + y >= " + number(2, 20) + " or flag)";
      case 5: return "kind is not " + colour() + " and " + count() + " >= " + number(1, most);
      default: return "x * y > " + number(1, 60);
    }
  }
  std::string colour() {
    return std::vector<std::string>{"red", "green", "blue"}[static_cast<std::size_t>(below(3))];
  }
  std::string amount() {
    switch (below(5)) {
      case 0: return count() + " * " + number(1, 4);
      case 1: return "round(ratio(x, y, 2) * " + number(1, 6) + ", 0)";
      case 2: return "(if " + condition() + " then " + number(1, 20) + " otherwise " + count() + ")";
      case 3: return "abs(x - y)";
      default: return number(1, 25);
    }
  }

  std::string rules() {
    std::string text = R"(
record customer
  id    text  key
  a     count
  b     count optional
  flag  yes/no
  kind  red | green | blue
  was   tier  optional
let x = min(a, 12)
)";
    text += often(50) ? "let y = min(b, 12)\n" : "let y = min((b else 3), 12)\n";
    text += "table t\n  | " + count() + " | kind | => |\n";
    for (int i = 0; i < 3; ++i)
      text += "  | " + std::string(often(70) ? ">= " : "< ") + number(0, most) + " | " +
              (often(50) ? "-" : colour()) + " | " + number(0, 40) + " |\n";
    text += "  | - | - | " + number(0, 30) + " |\n";
    text += "score points\n  base t\n";
    text += "  bonus p " + amount() + (often(50) ? " at most " + number(3, 20) : "") + "\n";
    text += "  bonus q " + amount() + " when " + condition() + "\n";
    text += "  penalty l " + amount() + " when " + condition() + "\n";
    if (often(40)) text += "  extras at most " + number(5, 25) + "\n";
    if (often(30)) text += "  times (if " + condition() + " then 1.5 otherwise 1)\n";
    if (often(40)) text += "  total at least 0 at most " + number(30, 70) + "\n";
    text +=
        "ladder tier by points\n  | tier | reach | keep |\n  | A | >= 45 | >= 40 |\n  | B | >= 25 | >= 18 |\n"
        "  | C | otherwise | |\n";
    if (often(50)) text += "  A requires " + condition() + "\n";
    if (often(30)) text += "  B requires " + condition() + "\n";
    if (often(70)) text += "  current was\n";
    const bool remembers = text.find("  current") != std::string::npos;
    if (remembers && often(40)) text += "  rise at most 1 tier\n";
    if (remembers && often(40)) text += "  fall at most 1 tier\n";
    if (often(25)) text += "  never above B when " + condition() + "\n";
    if (often(25)) text += "  never below B when " + condition() + "\n";
    if (often(15)) text += "  force C when " + condition() + "\n";
    return text;
  }

 private:
  std::mt19937 chance_;
};

inline void give_random_cells(CustomerScene& scene, RandomRules& random) {
  const std::string b = random.often(20) ? "" : random.number(0, most);
  const std::vector<std::string> tiers = {"", "A", "B", "C"};
  scene.give({{"id", "c"},
              {"a", random.number(0, most)},
              {"b", b},
              {"flag", random.often(50) ? "yes" : "no"},
              {"kind", random.colour()},
              {"was", tiers[static_cast<std::size_t>(random.below(4))]}});
}

}  // namespace rung::scene

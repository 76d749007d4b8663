// Names and ids in reports, hidden where that is asked for. A mask is stable, so that one customer can be followed through
// reports; it keeps readers from seeing names, it is no protection against somebody who tries all of them.
#pragma once

#include <string>
#include <vector>

namespace rung {

/// `#3f9a2c1b`; an empty text stays empty.
std::string masked(const std::string& text);

class Masks {
 public:
  explicit Masks(const std::vector<std::string>& fields) : fields_(fields) {}
  /// The value of a field, or its mask.
  std::string show(const std::string& field, const std::string& value) const;
  bool hides(const std::string& field) const;

 private:
  const std::vector<std::string>& fields_;
};

}  // namespace rung

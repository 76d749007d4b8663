// Looks for a customer for whom some values are as wanted, and makes it as small as it can be. Whoever is found was rated by the
// engine; that nobody is found proves nothing.
#pragma once

#include "findings/customer_space.hpp"

namespace rung {

class WitnessSearch {
 public:
  explicit WitnessSearch(const Program& program);

  /// The same customer whenever it is asked.
  std::optional<Customer> find(const Places& places, const std::vector<WantedPlaces>& goals);

 private:
  struct Tried {
    Choices choices;
    double distance = 0;
  };

  std::vector<Tried> rate(const CustomerSpace& space, std::vector<Choices> all, const Places& places,
                          const std::vector<WantedPlaces>& goals);
  Choices smallest(const CustomerSpace& space, Choices choices, const Places& places,
                   const std::vector<WantedPlaces>& goals);

  const Program& program_;
  std::size_t together_;  ///< customers that are rated in one go
  std::int64_t left_;     ///< customers that may still be rated, over all searches
};

}  // namespace rung

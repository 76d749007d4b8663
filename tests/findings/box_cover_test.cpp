// Covering by boxes, against counting on small grids.
#include "findings/box_cover.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace rung;

namespace {

PlaceSet random_set(std::mt19937& random, int size) {
  PlaceSet set;
  if (random() % 3 == 0) return PlaceSet::between(0, size - 1);
  for (int i = 0; i < size; ++i)
    if (random() % 5 < 3) set = set | PlaceSet::of(i);
  if (set.empty()) set = PlaceSet::of(static_cast<int>(random() % static_cast<unsigned>(size)));
  return set;
}

struct Grid {
  Box frame;
  std::vector<Box> boxes;

  std::vector<const Box*> pointers() const {
    std::vector<const Box*> all;
    for (const Box& box : boxes) all.push_back(&box);
    return all;
  }

  template <class Visit>
  void each_point(Visit visit) const {
    std::vector<Int128> point(frame.size());
    walk(0, point, visit);
  }

  static bool holds(const Box& box, const std::vector<Int128>& point) {
    for (std::size_t d = 0; d < box.size(); ++d)
      if (!box[d].contains(point[d])) return false;
    return true;
  }

  std::uint32_t first(const std::vector<Int128>& point) const {
    for (std::uint32_t i = 0; i < boxes.size(); ++i)
      if (holds(boxes[i], point)) return i;
    return none;
  }

 private:
  template <class Visit>
  void walk(std::size_t d, std::vector<Int128>& point, Visit& visit) const {
    if (d == frame.size()) return visit(point);
    for (const PlaceRun& run : frame[d].runs())
      for (Int128 place = run.low; place <= run.high; ++place) {
        point[d] = place;
        walk(d + 1, point, visit);
      }
  }
};

Grid random_grid(std::mt19937& random) {
  Grid grid;
  const std::size_t dimensions = 1 + random() % 4;
  std::vector<int> sizes;
  for (std::size_t d = 0; d < dimensions; ++d) sizes.push_back(1 + static_cast<int>(random() % 5));
  for (const int size : sizes) grid.frame.push_back(random_set(random, size));
  const std::size_t boxes = random() % 9;
  for (std::size_t i = 0; i < boxes; ++i) {
    Box& box = grid.boxes.emplace_back();
    for (const int size : sizes) box.push_back(random_set(random, size));
  }
  return grid;
}

}  // namespace

TEST_CASE("sets of places") {
  const PlaceSet a = PlaceSet::between(1, 3) | PlaceSet::between(7, 9);
  CHECK((a | PlaceSet::between(4, 6)) == PlaceSet::between(1, 9));
  CHECK((PlaceSet::between(1, 9) - PlaceSet::between(4, 6)) == a);
  CHECK((a & PlaceSet::between(3, 7)) == (PlaceSet::of(3) | PlaceSet::of(7)));
  CHECK(a.holds(PlaceSet::between(7, 8)));
  CHECK_FALSE(a.holds(PlaceSet::between(3, 4)));
  CHECK_FALSE(a.meets(PlaceSet::between(4, 6)));
  CHECK((a - PlaceSet::everything()).empty());
  CHECK(PlaceSet::everything().contains(missing_place));
  CHECK_FALSE(PlaceSet::known().contains(missing_place));
}

TEST_CASE("operations on sets, point by point") {
  std::mt19937 random(5);
  for (int i = 0; i < 2000; ++i) {
    const PlaceSet a = random_set(random, 8);
    const PlaceSet b = random_set(random, 8);
    bool meets = false;
    bool holds = true;
    for (int p = -1; p < 9; ++p) {
      const bool x = a.contains(p);
      const bool y = b.contains(p);
      meets = meets || (x && y);
      holds = holds && (x || !y);
      CHECK((a | b).contains(p) == (x || y));
      CHECK((a & b).contains(p) == (x && y));
      CHECK((a - b).contains(p) == (x && !y));
    }
    CHECK(a.meets(b) == meets);
    CHECK(a.holds(b) == holds);
  }
}

TEST_CASE("what boxes leave uncovered") {
  std::mt19937 random(11);
  int gaps = 0;
  for (int i = 0; i < 3000; ++i) {
    const Grid grid = random_grid(random);
    bool gap = false;
    grid.each_point([&](const auto& point) { gap = gap || grid.first(point) == none; });
    Work work{1'000'000};
    const auto part = uncovered(grid.frame, grid.pointers(), work);
    CHECK(part.has_value() == gap);
    if (!part) continue;
    ++gaps;
    const Box all = grown(*part, grid.frame, grid.pointers());
    for (std::size_t d = 0; d < all.size(); ++d) CHECK(all[d].holds((*part)[d]));
    grid.each_point([&](const auto& point) {
      if (Grid::holds(all, point)) CHECK(grid.first(point) == none);
    });
  }
  CHECK(gaps > 500);
}

TEST_CASE("on which dimension a choice depends") {
  std::mt19937 random(17);
  int idle = 0;
  for (int i = 0; i < 3000; ++i) {
    const Grid grid = random_grid(random);
    std::vector<OutcomeBox> choices;
    for (const Box& box : grid.boxes) choices.push_back({&box, static_cast<std::uint32_t>(random() % 2)});
    const auto chosen = [&](const std::vector<Int128>& point) {
      const std::uint32_t box = grid.first(point);
      return box == none ? none : choices[box].outcome;
    };
    for (DimensionId d = 0; d < grid.frame.size(); ++d) {
      bool depends = false;
      grid.each_point([&](const auto& point) {
        for (const PlaceRun& run : grid.frame[d].runs())
          for (Int128 place = run.low; place <= run.high; ++place) {
            auto other = point;
            other[d] = place;
            depends = depends || chosen(other) != chosen(point);
          }
      });
      Work work{1'000'000};
      CHECK(depends_on(d, grid.frame, choices, work) == std::optional(depends));
      idle += depends ? 0 : 1;
    }
  }
  CHECK(idle > 300);
}

TEST_CASE("past the limit of work nothing is said") {
  std::mt19937 random(23);
  Grid grid;
  for (int d = 0; d < 6; ++d) grid.frame.push_back(PlaceSet::between(0, 99));
  for (int i = 0; i < 400; ++i) {
    Box& box = grid.boxes.emplace_back();
    for (int d = 0; d < 6; ++d) {
      const int low = static_cast<int>(random() % 60);
      box.push_back(PlaceSet::between(low, low + 50));
    }
  }
  Work work{5};
  CHECK_FALSE(uncovered(grid.frame, grid.pointers(), work));
  CHECK(work.exhausted());
}

// Covering by boxes: a dimension is cut where boxes that still count begin or end; pieces in which the same boxes count are
// one piece. A set of boxes that was seen to cover what is left is remembered by a fingerprint of 128 bits.
#include "findings/box_cover.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace rung {

Box whole_box(const std::vector<Dimension>& dimensions) {
  Box box;
  for (const Dimension& dimension : dimensions) box.push_back(dimension.domain);
  return box;
}

Box dense(const SparseBox& box, const std::vector<Dimension>& dimensions) {
  Box all = whole_box(dimensions);
  for (const auto& [dimension, set] : box) all[dimension] = set & dimensions[dimension].domain;
  return all;
}

std::optional<Box> common(const Box& a, const Box& b) {
  Box both;
  for (std::size_t i = 0; i < a.size(); ++i) {
    both.push_back(a[i] & b[i]);
    if (both.back().empty()) return std::nullopt;
  }
  return both;
}

bool meet(const Box& a, const Box& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!a[i].meets(b[i])) return false;
  return true;
}

namespace {

struct Fingerprint {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  void toggle(const Fingerprint& other) {
    low ^= other.low;
    high ^= other.high;
  }
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

struct FingerprintHash {
  std::size_t operator()(const Fingerprint& print) const { return print.low; }
};

std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

Fingerprint fingerprint_of(std::size_t box) {
  return {mixed(2 * box), mixed(2 * box + 1)};
}

using Active = std::vector<std::uint32_t>;

/// Parts of one dimension in which the same boxes count.
struct Piece {
  PlaceSet part;
  Active active;
  Fingerprint print;
};

/// Cuts the frame's side where the sides of active boxes begin or end. `side(i)` is the side of active box i.
template <class Side>
std::vector<Piece> pieces(const PlaceSet& frame, const Active& active, Side side) {
  struct Event {
    Int128 at;
    std::uint32_t box;
  };
  std::vector<Event> events;
  for (const std::uint32_t box : active)
    for (const PlaceRun& run : side(box).runs()) {
      events.push_back({run.low, box});
      events.push_back({run.high + 1, box});
    }
  std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.at < b.at; });
  std::vector<Piece> all;
  const auto take = [&](Int128 low, Int128 high, const Fingerprint& print) {
    const PlaceSet part = PlaceSet::between(low, high);
    for (Piece& known : all)
      if (known.print == print) {
        known.part = known.part | part;
        return;
      }
    Piece piece{part, {}, print};
    for (const std::uint32_t box : active)
      if (side(box).contains(low)) piece.active.push_back(box);
    all.push_back(std::move(piece));
  };
  Fingerprint now;
  std::size_t next = 0;
  for (const PlaceRun& run : frame.runs()) {
    Int128 from = run.low;
    while (from <= run.high) {
      for (; next < events.size() && events[next].at <= from; ++next)
        now.toggle(fingerprint_of(events[next].box));
      const Int128 to = next < events.size() ? std::min(run.high, events[next].at - 1) : run.high;
      take(from, to, now);
      from = to + 1;
    }
  }
  return all;
}

class Cover {
 public:
  Cover(const Box& frame, const std::vector<const Box*>& boxes, Work& work)
      : frame_(frame), boxes_(boxes), work_(work), order_(frame.size()) {
    std::iota(order_.begin(), order_.end(), 0);
    std::vector<std::size_t> bound(frame.size());
    for (std::size_t d = 0; d < frame.size(); ++d)
      for (const Box* box : boxes) bound[d] += (*box)[d].holds(frame[d]) ? 0 : 1;
    std::stable_sort(order_.begin(), order_.end(), [&](auto a, auto b) { return bound[a] > bound[b]; });
    for (const Box* box : boxes) {
      std::size_t depth = frame.size();
      while (depth > 0 && (*box)[order_[depth - 1]].holds(frame[order_[depth - 1]])) --depth;
      full_from_.push_back(depth);
    }
    remembered_.resize(frame.size() + 1);
  }

  std::optional<Box> gap() {
    Active all;
    for (std::uint32_t i = 0; i < boxes_.size(); ++i)
      if (meet(*boxes_[i], frame_)) all.push_back(i);
    Fingerprint print;
    for (const std::uint32_t i : all) print.toggle(fingerprint_of(i));
    part_ = frame_;
    if (!find(0, all, print)) return std::nullopt;
    return part_;
  }

 private:
  /// Whether there is a gap; it is left in part_.
  bool find(std::size_t depth, const Active& active, const Fingerprint& print) {
    if (!work_.spend(static_cast<std::int64_t>(active.size()) + 1)) return false;
    if (active.empty()) return true;
    for (const std::uint32_t box : active)
      if (full_from_[box] <= depth) return false;
    if (remembered_[depth].contains(print)) return false;
    const std::size_t dimension = order_[depth];
    const PlaceSet& side = frame_[dimension];
    for (const Piece& piece : pieces(
             side, active, [&](std::uint32_t box) -> const PlaceSet& { return (*boxes_[box])[dimension]; })) {
      part_[dimension] = piece.part;
      Fingerprint own;
      for (const std::uint32_t box : piece.active) own.toggle(fingerprint_of(box));
      if (find(depth + 1, piece.active, own)) return true;
      if (work_.exhausted()) return false;
    }
    part_[dimension] = side;
    remembered_[depth].insert(print);
    return false;
  }

  const Box& frame_;
  const std::vector<const Box*>& boxes_;
  Work& work_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> full_from_;
  std::vector<std::unordered_set<Fingerprint, FingerprintHash>> remembered_;
  Box part_;
};

/// All dimensions but one are cut; along the last one all pieces must choose the same.
class Dependence {
 public:
  Dependence(DimensionId dimension, const Box& frame, const std::vector<OutcomeBox>& choices, Work& work)
      : frame_(frame), choices_(choices), work_(work) {
    for (std::size_t d = 0; d < frame.size(); ++d)
      if (d != dimension) order_.push_back(d);
    order_.push_back(dimension);
    remembered_.resize(frame.size() + 1);
  }

  std::optional<bool> answer() {
    Active all(choices_.size());
    std::iota(all.begin(), all.end(), 0);
    Fingerprint print;
    for (const std::uint32_t i : all) print.toggle(fingerprint_of(i));
    const bool depends = find(0, all, print);
    if (work_.exhausted()) return std::nullopt;
    return depends;
  }

 private:
  bool find(std::size_t depth, const Active& active, const Fingerprint& print) {
    if (!work_.spend(static_cast<std::int64_t>(active.size()) + 1)) return false;
    if (active.empty() || is_settled(depth, active)) return false;
    if (remembered_[depth].contains(print)) return false;
    const std::size_t dimension = order_[depth];
    const std::vector<Piece> parts =
        pieces(frame_[dimension], active,
               [&](std::uint32_t box) -> const PlaceSet& { return (*choices_[box].box)[dimension]; });
    if (depth + 1 == order_.size()) {
      for (const Piece& part : parts)
        if (chosen(part.active) != chosen(parts.front().active)) return true;
      return false;
    }
    for (const Piece& part : parts) {
      Fingerprint own;
      for (const std::uint32_t box : part.active) own.toggle(fingerprint_of(box));
      if (find(depth + 1, part.active, own)) return true;
      if (work_.exhausted()) return false;
    }
    remembered_[depth].insert(print);
    return false;
  }

  std::uint32_t chosen(const Active& active) const {
    return active.empty() ? none : choices_[active.front()].outcome;
  }

  /// All that can be chosen is the same, up to a box that holds all that is left.
  bool is_settled(std::size_t depth, const Active& active) const {
    for (const std::uint32_t box : active) {
      if (choices_[box].outcome != choices_[active.front()].outcome) return false;
      bool full = true;
      for (std::size_t i = depth; i < order_.size() && full; ++i)
        full = (*choices_[box].box)[order_[i]].holds(frame_[order_[i]]);
      if (full) return true;
    }
    return false;
  }

  const Box& frame_;
  const std::vector<OutcomeBox>& choices_;
  Work& work_;
  std::vector<std::size_t> order_;
  std::vector<std::unordered_set<Fingerprint, FingerprintHash>> remembered_;
};

}  // namespace

std::optional<Box> uncovered(const Box& frame, const std::vector<const Box*>& boxes, Work& work) {
  for (const PlaceSet& side : frame)
    if (side.empty()) return std::nullopt;
  return Cover(frame, boxes, work).gap();
}

Box grown(Box part, const Box& frame, const std::vector<const Box*>& boxes) {
  for (std::size_t d = 0; d < part.size(); ++d) {
    PlaceSet free = frame[d];
    for (const Box* box : boxes) {
      bool beside = false;
      for (std::size_t i = 0; i < part.size() && !beside; ++i) beside = i != d && !(*box)[i].meets(part[i]);
      if (!beside) free = free - (*box)[d];
    }
    part[d] = free;
  }
  return part;
}

std::optional<bool> depends_on(DimensionId dimension, const Box& frame,
                               const std::vector<OutcomeBox>& choices, Work& work) {
  return Dependence(dimension, frame, choices, work).answer();
}

}  // namespace rung

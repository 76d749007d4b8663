// The columns of one batch while it is computed.
#include "engine/frame.hpp"

namespace rung {

Frame::Frame(std::uint32_t slots) : views_(slots, nullptr), columns_(slots), bounds_(slots) {}

Column& Frame::fill(std::uint32_t slot) {
  views_[slot] = &columns_[slot];
  bounds_[slot].reset();
  return columns_[slot];
}

void Frame::show(std::uint32_t slot, const Column& column) {
  views_[slot] = &column;
  bounds_[slot].reset();
}

void Frame::drop(std::uint32_t slot) {
  views_[slot] = nullptr;
  columns_[slot] = Column();
  bounds_[slot].reset();
}

void Frame::find_bounds() const {
  for (std::uint32_t slot = 0; slot < views_.size(); ++slot) {
    if (views_[slot] != nullptr) bounds(slot);
  }
}

const Bounds& Frame::bounds(std::uint32_t slot) const {
  if (!bounds_[slot]) bounds_[slot] = bounds_of(*views_[slot]);
  return *bounds_[slot];
}

}  // namespace rung

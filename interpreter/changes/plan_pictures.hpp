// The pictures of a plan as SVG: tiers before by after as a heat map, how customers flow between them, and how scores were
// and are spread.
#pragma once

#include <string>

#include "changes/plan_report.hpp"
#include "diagnostics/language.hpp"

namespace rung {

struct PictureWords {
  std::string from_to;
  std::string before;
  std::string after;
  std::string threshold;
  Language language;
};

std::string matrix_picture(const LadderReport& ladder, const PictureWords& words);
std::string flow_picture(const LadderReport& ladder, const PictureWords& words);
std::string histogram_picture(const LadderReport& ladder, const PictureWords& words);

}  // namespace rung

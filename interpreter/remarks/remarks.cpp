// All remarks on rules that run.

#include "remarks/remarks.hpp"

namespace rung {

void remark(const RemarkedRules& rules, Diagnostics& diagnostics) {
  if (!rules.part) remark_unused(rules, diagnostics);
  remark_undated(rules, diagnostics);
  remark_blanks(rules, diagnostics);
}

}  // namespace rung

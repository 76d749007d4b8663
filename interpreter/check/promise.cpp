// Lowers `promise`: names and types; what it says is proved elsewhere.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

void Checker::lower_promise(const syntax::Declaration& declaration) {
  const auto& written = std::get<syntax::Promise>(declaration.body);
  declaration_ = declare(DeclarationKind::promise, declaration.name);
  if (written.lines.empty() && !mute_unknown_)
    diagnostics_.report(Kind::promise_of_nothing, declaration.name.span);
  for (const syntax::PromiseLine& line : written.lines) {
    using Claim = syntax::PromiseLine::Kind;
    Promise promise{declaration.name.name, Promise::Kind::always, none, none, none, line.span};
    if (line.kind == Claim::always) {
      promise.condition = lower_condition(line.condition, Standpoint{});
      if (promise.condition != none) program_.promises.push_back(std::move(promise));
      continue;
    }
    promise.kind =
        line.kind == Claim::never_lowers ? Promise::Kind::never_lowers : Promise::Kind::never_raises;
    promise.raised = lower(line.raised, Standpoint{});
    promise.watched = lower(line.watched, Standpoint{});
    if (promise.raised == none || promise.watched == none) continue;
    bool good = true;
    for (const auto& [node, id] :
         {std::pair{promise.raised, line.raised}, std::pair{promise.watched, line.watched}})
      if (!ordered(graph_.type(node))) {
        diagnostics_.report(Kind::no_order, expr(id).span).with("type", spoken(graph_.type(node), program_));
        good = false;
      }
    if (good) program_.promises.push_back(std::move(promise));
  }
  declaration_ = none;
}

}  // namespace rung

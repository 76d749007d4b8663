// Random customers of whole rule sets: every path, margin and day that is told holds when the whole record is evaluated again
// by the rules as they stand.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "random_customer.hpp"

namespace rung {
namespace {

using scene::CustomerScene;
using scene::RandomCustomer;

std::string example(const std::string& name) {
  std::ifstream file(std::string(RUNG_PROJECT) + "/examples/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  REQUIRE(!text.str().empty());
  return text.str();
}

class Verified {
 public:
  Verified(CustomerScene& scene, const PathsRequest& request)
      : scene_(scene),
        values_(scene.values()),
        found_(find_paths({scene.program(), values_, scene.records(), scene.settings()}, request)) {}

  std::size_t verify() {
    std::size_t verified = 0;
    for (const LadderPaths& paths : found_.ladders) {
      const auto now = scene_.fresh_tier({}, scene_.settings().today);
      if (paths.ladder != 0) continue;
      CHECK(paths.tier == now);
      for (const std::vector<TierPath>* list : {&paths.singles, &paths.pairs})
        for (const TierPath& path : *list) {
          const auto tier = tier_with(path.changes);
          CHECK(tier == path.tier);
          CHECK(*tier >= *paths.next);
          ++verified;
          verify_step_before(path, *paths.next);
        }
      verify_time(paths);
    }
    return verified;
  }

 private:
  /// The rules as they stand, with the changed fields in the line and what is gathered given by its name.
  std::optional<std::int32_t> tier_with(const std::vector<ProposedChange>& changes) {
    Variant variant;
    Settings settings = scene_.settings();
    const std::size_t declared = scene_.program().records[subject].fields.size();
    for (const ProposedChange& change : changes) {
      if (change.field < declared) {
        variant.push_back({change.field, change.to});
        continue;
      }
      for (NameId name = 0; name < scene_.program().names.size(); ++name)
        if (scene_.program().names[name].name == found_.fields[change.field].name)
          settings.line_stand_ins.push_back({name, {{1, change.to}}});
    }
    const Variants whole(scene_.program(), scene_.records(), settings, {scene_.tier_node()});
    const auto outcomes = whole.evaluate_one(variant, settings.today);
    if (outcomes.empty()) return std::nullopt;
    const Value* value = std::get_if<Value>(&outcomes[0]);
    if (value == nullptr || is_missing(*value)) return std::nullopt;
    return std::get<Code>(*value).code;
  }

  /// One unit less of a whole number is not enough.
  void verify_step_before(const TierPath& path, std::int32_t next) {
    if (path.changes.size() != 1) return;
    ProposedChange before = path.changes[0];
    const Type& type = found_.fields[before.field].type;
    if (!type.is_number() || type.numeric != Numeric::count || is_missing(before.from)) return;
    const Decimal from = std::get<Decimal>(before.from);
    const Decimal to = std::get<Decimal>(before.to);
    before.to = *add(to, to > from ? Decimal(-1) : Decimal(1));
    const auto tier = tier_with({before});
    CHECK_FALSE((tier && *tier >= next));
  }

  /// Days told are the first ones, by the record that the next review finds where nothing is carried over.
  void verify_time(const LadderPaths& paths) {
    for (const TierPath& path : paths.singles) {
      if (!path.last_day || path.changes[0].field >= scene_.program().records[subject].fields.size())
        continue;
      const Variant variant = {{path.changes[0].field, path.changes[0].to}};
      CHECK(scene_.fresh_tier(variant, path.last_day) >= path.tier);
      CHECK(scene_.fresh_tier(variant, add_days(*path.last_day, 1)) < path.tier);
    }
  }

  CustomerScene& scene_;
  NodeOutcomes values_;
  SubjectPaths found_;
};

std::uint32_t customers() {
  // RUNG_PATHS_CUSTOMERS=1000 looks at more.
  const char* asked = std::getenv("RUNG_PATHS_CUSTOMERS");
  return asked != nullptr ? static_cast<std::uint32_t>(std::atoi(asked)) : 25;
}

void verify_customers(const std::string& rules, Date today) {
  std::size_t verified = 0;
  for (std::uint32_t seed = 1; seed <= customers(); ++seed) {
    CAPTURE(seed);
    CustomerScene scene(rules, today);
    RandomCustomer(scene, seed).fill();
    if (scene.fresh({scene.tier_node()}, {}, today).empty()) continue;
    PathsRequest request;
    request.most_days = 60;
    verified += Verified(scene, request).verify();
  }
  CHECK(verified > customers() / 2);
}

TEST_CASE("customers of the quickstart") {
  verify_customers(example("quickstart/quickstart.rung"), *make_date(2026, 6, 30));
}

TEST_CASE("customers of the channel rating, with orders below them") {
  verify_customers(example("customer-rating/渠道评级.rung"), *make_date(2026, 6, 30));
}

TEST_CASE("customers of the hosting company") {
  verify_customers(example("hosting/hosting.rung"), *make_date(2026, 6, 30));
}

}  // namespace
}  // namespace rung

// Threads count into tallies of their own, which are added up in the order of the file.

#include "changes/impact_pass.hpp"

#include <algorithm>
#include <utility>

#include "changes/row_reader.hpp"

namespace rung {
namespace {

/// Pairs of values of a benefit that are told apart.
constexpr std::size_t most_pairs = 1000;

RatedStanding standing_of(Fate fate) {
  switch (fate) {
    case Fate::evaluated: return RatedStanding::evaluated;
    case Fate::left_out: return RatedStanding::left_out;
    case Fate::duplicate:
    case Fate::faulty: return RatedStanding::rejected;
  }
  return RatedStanding::rejected;
}

bool is_granted(Digest digest) {
  return digest != nothing_digest && digest != no_digest;
}

/// An order of customers that has nothing to do with what they are.
Decimal shuffled(std::uint64_t line) {
  line += 0x9e3779b97f4a7c15u;
  line = (line ^ (line >> 30)) * 0xbf58476d1ce4e5b9u;
  line = (line ^ (line >> 27)) * 0x94d049bb133111ebu;
  return Decimal(static_cast<std::int64_t>((line ^ (line >> 31)) >> 2));
}

double as_double(Decimal value) {
  return static_cast<double>(value.units()) / 1e18;
}

ImpactTally empty_tally(const PassSetting& setting) {
  ImpactTally tally;
  const std::size_t outcomes = setting.versions.outcomes.size();
  tally.ladders.resize(outcomes);
  tally.benefits.resize(outcomes);
  tally.actions.resize(outcomes);
  tally.sample = Chosen(setting.sample);
  const bool money = setting.versions.after.asked.money != none;
  for (std::size_t i = 0; i < outcomes; ++i) {
    if (setting.versions.outcomes[i].kind != ComparedOutcome::Kind::ladder) continue;
    const std::size_t places = setting.orders[i].tiers.size() + 1;
    tally.ladders[i].counts.assign(places * places, 0);
    if (money) tally.ladders[i].money.resize(places * places);
    tally.ladders[i].nearest = Chosen(setting.nearest);
  }
  return tally;
}

/// Ladders stand before all other outcomes.
std::size_t ladder_count(const std::vector<ComparedOutcome>& outcomes) {
  std::size_t count = 0;
  while (count < outcomes.size() && outcomes[count].kind == ComparedOutcome::Kind::ladder) ++count;
  return count;
}

PassYield empty_yield(const PassSetting& setting) {
  const auto& outcomes = setting.versions.outcomes;
  return {BaseStore(outcomes.size(), ladder_count(outcomes)), {}, empty_tally(setting), {}, {}, 0};
}

/// Units whose versions may say something else than the compared ones about an outcome.
struct Suspect {
  std::uint32_t unit;
  const MemberColumns* alone;  ///< null: in another group, or none
  const MemberColumns* without;
};

}  // namespace

std::size_t TierOrder::place(Digest digest) const {
  if (digest == nothing_digest) return 0;
  const auto found = std::find(digests.begin(), digests.end(), digest);
  return found == digests.end() ? 0 : static_cast<std::size_t>(found - digests.begin()) + 1;
}

class ImpactPass::Tray : public ResultTray {
 public:
  explicit Tray(ImpactPass& pass)
      : pass_(pass),
        setting_(pass.setting_),
        versions_(setting_.versions),
        reader_(versions_, setting_.group, setting_.language),
        before_(setting_.group.member(version_before)),
        after_(setting_.group.member(version_after)),
        yield_(empty_yield(setting_)),
        base_digests_(versions_.outcomes.size()),
        after_digests_(versions_.outcomes.size()) {
    for (std::uint32_t unit = 0; unit < versions_.units.size(); ++unit)
      suspects_.push_back(
          {unit, setting_.group.member(version_alone(unit)), setting_.group.member(version_without(unit))});
  }

  void lay(const ResultBatch& batch) override {
    batch_ = &batch;
    reader_.begin(batch);
    for (std::size_t row = 0; row < batch.lines.size(); ++row) take_row(row);
  }

  void hand_in() override {
    PassYield& all = pass_.yield_;
    all.base.add(yield_.base);
    append(all.deviations, yield_.deviations);
    append(all.refused, yield_.refused);
    append(all.described, yield_.described);
    all.faulty += yield_.faulty;
    all.tally.add(yield_.tally);
    yield_ = empty_yield(setting_);
  }

 private:
  template <class Item>
  static void append(std::vector<Item>& all, std::vector<Item>& more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }

  void take_row(std::size_t row) {
    row_ = row;
    line_ = batch_->lines[row];
    const Fate fate = batch_->fates[row];
    if (fate == Fate::faulty || fate == Fate::duplicate) note_refused(fate);
    const RatedStanding standing = standing_of(fate);
    if (setting_.lines_wanted != nullptr) return describe(standing);
    base_place_ = setting_.base != nullptr ? setting_.base->find(line_) : std::nullopt;
    const bool evaluated = standing == RatedStanding::evaluated;
    if (evaluated) read_digests();
    if (setting_.keep) keep_base(standing);
    if (setting_.deviate && evaluated) note_deviations();
    if (setting_.compare) compare(standing);
  }

  void note_refused(Fate fate) {
    Refused refused{line_, fate, Fault::overflow, ""};
    if (fate == Fate::faulty) {
      refused.fault = batch_->faults[row_];
      ++yield_.faulty;
    } else {
      refused.key = reader_.key(row_);
    }
    yield_.refused.push_back(std::move(refused));
  }

  void describe(RatedStanding standing) {
    const auto& lines = *setting_.lines_wanted;
    if (standing != RatedStanding::evaluated || !std::binary_search(lines.begin(), lines.end(), line_))
      return;
    yield_.described.emplace_back(line_, reader_.snapshot(*before_, row_));
  }

  void read_digests() {
    for (std::size_t i = 0; i < base_digests_.size(); ++i) {
      if (before_ != nullptr)
        base_digests_[i] = reader_.digest(*before_, i, row_);
      else if (base_place_)
        base_digests_[i] = setting_.base->digest(*base_place_, i);
      if (after_ != nullptr) after_digests_[i] = reader_.digest(*after_, i, row_);
    }
  }

  std::optional<Decimal> base_score(std::size_t outcome) const {
    if (before_ != nullptr) return reader_.number(before_->scores[outcome], row_);
    return setting_.base->score(*base_place_, outcome);
  }

  void keep_base(RatedStanding standing) {
    std::vector<std::optional<Decimal>> scores(ladder_count(versions_.outcomes));
    if (standing == RatedStanding::evaluated) {
      for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = reader_.number(before_->scores[i], row_);
      for (std::size_t i = 0; i < base_digests_.size(); ++i)
        count_benefit(*before_, i, base_digests_[i], true);
    } else {
      std::fill(base_digests_.begin(), base_digests_.end(), nothing_digest);
    }
    yield_.base.add(line_, standing, base_digests_, scores);
  }

  void note_deviations() {
    if (before_ == nullptr && !base_place_) return;
    for (const MemberColumns& member : setting_.group.members()) {
      if (member.version == version_before || member.version == version_after) continue;
      for (std::uint32_t i = 0; i < base_digests_.size(); ++i) {
        const Digest digest = reader_.digest(member, i, row_);
        if (digest != base_digests_[i]) yield_.deviations.push_back({line_, member.version, i, digest});
      }
    }
  }

  /// How many have a benefit and what it costs, for one of the versions.
  void count_benefit(const MemberColumns& member, std::size_t outcome, Digest digest, bool before) {
    if (versions_.outcomes[outcome].kind != ComparedOutcome::Kind::benefit) return;
    BenefitTally& tally = yield_.tally.benefits[outcome];
    if (is_granted(digest)) ++(before ? tally.before : tally.after);
    if (tally.texts.size() < most_pairs && !tally.texts.contains(digest))
      tally.texts.emplace(digest, reader_.text(member, member.outcomes[outcome], row_));
    if (const auto cost = reader_.number(member.costs[outcome], row_))
      (before ? tally.cost_before : tally.cost_after).add(*cost);
  }

  void compare(RatedStanding standing) {
    const RatedStanding earlier = before_ != nullptr ? standing
                                  : base_place_      ? setting_.base->standing(*base_place_)
                                                     : RatedStanding::rejected;
    ++yield_.tally.standings[static_cast<std::size_t>(earlier)][static_cast<std::size_t>(standing)];
    if (standing != RatedStanding::evaluated) return;
    for (std::size_t i = 0; i < base_digests_.size(); ++i) {
      if (before_ != nullptr) count_benefit(*before_, i, base_digests_[i], true);
      count_benefit(*after_, i, after_digests_[i], false);
    }
    if (earlier != RatedStanding::evaluated) return;
    ++yield_.tally.compared;
    differing_.clear();
    bool up = false;
    bool down = false;
    bool other = false;
    for (std::size_t i = 0; i < base_digests_.size(); ++i) {
      const bool same = base_digests_[i] == after_digests_[i];
      if (!same) differing_.push_back(static_cast<std::uint32_t>(i));
      switch (versions_.outcomes[i].kind) {
        case ComparedOutcome::Kind::ladder: {
          const Turns turns = count_tier(i);
          up = up || turns.up > 0;
          down = down || turns.down > 0;
          other = other || turns.other > 0;
          break;
        }
        case ComparedOutcome::Kind::benefit: count_turn(i); break;
        case ComparedOutcome::Kind::action: count_action(i); break;
      }
    }
    if (down)
      ++yield_.tally.moves.down;
    else if (up)
      ++yield_.tally.moves.up;
    else if (other)
      ++yield_.tally.moves.other;
    if (!differing_.empty()) attribute(up || down || other);
  }

  /// A tier up or down; what was or becomes unrated is neither. A ladder that only one version has is compared with
  /// nothing.
  Turns turns_of(std::size_t outcome) const {
    const Digest before = base_digests_[outcome];
    const Digest after = after_digests_[outcome];
    if (before == after) return {};
    const ComparedOutcome& compared = versions_.outcomes[outcome];
    switch (compared.kind) {
      case ComparedOutcome::Kind::ladder: {
        if (!compared.before || !compared.after) return {};
        const std::size_t from = setting_.orders[outcome].place(before);
        const std::size_t to = setting_.orders[outcome].place(after);
        if (from == 0 || to == 0) return {0, 0, 1};
        return to > from ? Turns{1, 0, 0} : Turns{0, 1, 0};
      }
      case ComparedOutcome::Kind::benefit:
        if (is_granted(before) == is_granted(after)) return {0, 0, 1};
        return is_granted(after) ? Turns{1, 0, 0} : Turns{0, 1, 0};
      case ComparedOutcome::Kind::action: break;
    }
    if ((before == yes_digest) == (after == yes_digest)) return {};
    return after == yes_digest ? Turns{1, 0, 0} : Turns{0, 1, 0};
  }

  Turns count_tier(std::size_t outcome) {
    if (!versions_.outcomes[outcome].before || !versions_.outcomes[outcome].after) return {};
    LadderTally& tally = yield_.tally.ladders[outcome];
    const TierOrder& order = setting_.orders[outcome];
    const std::size_t from = order.place(base_digests_[outcome]);
    const std::size_t to = order.place(after_digests_[outcome]);
    const std::size_t cell = from * (order.tiers.size() + 1) + to;
    ++tally.counts[cell];
    if (!tally.money.empty())
      if (const auto money = reader_.number(after_->money, row_)) tally.money[cell].add(*money);
    count_score(outcome, tally, to);
    return turns_of(outcome);
  }

  void count_score(std::size_t outcome, LadderTally& tally, std::size_t place) {
    const auto earlier = base_score(outcome);
    const auto later = reader_.number(after_->scores[outcome], row_);
    if (earlier) tally.before.add(as_double(*earlier));
    if (later) tally.after.add(as_double(*later));
    if (earlier && later) {
      ++tally.both;
      tally.before_sum.add(*earlier);
      tally.after_sum.add(*later);
      if (*earlier != *later) ++tally.shifted;
    }
    // The tier above the one that it has now, where that asks for a plain number.
    const auto& thresholds = setting_.thresholds[outcome];
    if (!later || place == 0 || place >= thresholds.size() || !thresholds[place]) return;
    const auto lacking = subtract(*thresholds[place], *later);
    if (!lacking || !(*lacking > Decimal(0))) return;
    const std::pair<Decimal, std::uint64_t> rank{*lacking, line_};
    if (tally.nearest.would_take(rank)) tally.nearest.take(rank, customer());
  }

  void count_turn(std::size_t outcome) {
    BenefitTally& tally = yield_.tally.benefits[outcome];
    const Digest before = base_digests_[outcome];
    const Digest after = after_digests_[outcome];
    if (before == after) return;
    tally.turns.add(turns_of(outcome));
    const std::pair<Digest, Digest> pair{before, after};
    if (tally.pairs.size() < most_pairs || tally.pairs.contains(pair))
      ++tally.pairs[pair];
    else
      ++tally.other_pairs;
  }

  void count_action(std::size_t outcome) {
    ActionTally& tally = yield_.tally.actions[outcome];
    if (base_digests_[outcome] == yes_digest) ++tally.before;
    if (after_digests_[outcome] == yes_digest) ++tally.after;
    tally.turns.add(turns_of(outcome));
  }

  /// What a version between says.
  Digest between(const MemberColumns* member, std::uint32_t version, std::uint32_t outcome) const {
    if (member != nullptr) return reader_.digest(*member, outcome, row_);
    if (setting_.deviations == nullptr) return base_digests_[outcome];
    const Deviation sought{line_, 0, 0, 0};
    const auto [begin, end] =
        std::equal_range(setting_.deviations->begin(), setting_.deviations->end(), sought);
    for (auto one = begin; one != end; ++one)
      if (one->version == version && one->outcome == outcome) return one->digest;
    return base_digests_[outcome];
  }

  Cause cause(std::uint32_t outcome) const {
    // Of one change there is nothing to find out.
    if (versions_.units.size() == 1) return {Cause::Kind::alone, 1};
    Evidence found;
    for (const Suspect& suspect : suspects_) {
      const UnitSet unit = UnitSet{1} << suspect.unit;
      if (versions_.units[suspect.unit].alone == nullptr) continue;
      const Digest alone = between(suspect.alone, version_alone(suspect.unit), outcome);
      if (alone == after_digests_[outcome]) found.enough |= unit;
      if (alone != base_digests_[outcome]) found.moves |= unit;
      if (versions_.units[suspect.unit].without == nullptr) continue;
      const Digest without = between(suspect.without, version_without(suspect.unit), outcome);
      if (without == base_digests_[outcome]) found.undone |= unit;
      if (without != after_digests_[outcome]) found.felt |= unit;
    }
    return cause_of(found);
  }

  NamedCustomer customer() const {
    NamedCustomer named{line_, reader_.key(row_), {}, reader_.snapshot(*after_, row_), causes_};
    if (before_ != nullptr) named.before = reader_.snapshot(*before_, row_);
    return named;
  }

  /// How far the scores behind what differs have moved, and how much differs: the least tells the most.
  Decimal size_of_difference() const {
    Decimal size(static_cast<std::int64_t>(differing_.size()) * 1'000'000'000);
    for (const std::uint32_t outcome : differing_) {
      if (versions_.outcomes[outcome].kind != ComparedOutcome::Kind::ladder) continue;
      const auto earlier = base_score(outcome);
      const auto later = reader_.number(after_->scores[outcome], row_);
      const auto moved = earlier && later ? subtract(*later, *earlier) : std::nullopt;
      const auto sum = moved ? add(size, moved->is_negative() ? -*moved : *moved) : std::nullopt;
      if (sum) size = *sum;
    }
    return size;
  }

  void attribute(bool moved) {
    causes_.clear();
    for (const std::uint32_t outcome : differing_) {
      if (turns_of(outcome).all() == 0) continue;
      causes_.push_back({outcome, cause(outcome)});
    }
    if (causes_.empty()) return;
    ++yield_.tally.changed;
    const std::pair<Decimal, std::uint64_t> size{size_of_difference(), line_};
    for (std::size_t i = 0; i < causes_.size(); ++i) {
      CauseTally& tally = yield_.tally.causes[causes_[i].cause];
      tally.outcomes[causes_[i].outcome].add(turns_of(causes_[i].outcome));
      bool first = true;
      for (std::size_t j = 0; j < i; ++j) first = first && causes_[j].cause != causes_[i].cause;
      if (!first) continue;
      ++tally.customers;
      if (tally.example.would_take(size)) tally.example.take(size, customer());
    }
    const std::pair<Decimal, std::uint64_t> rank{shuffled(line_), line_};
    if (moved && yield_.tally.sample.would_take(rank)) yield_.tally.sample.take(rank, customer());
  }

  ImpactPass& pass_;
  const PassSetting& setting_;
  const Versions& versions_;
  RowReader reader_;
  const MemberColumns* before_;
  const MemberColumns* after_;
  PassYield yield_;
  std::vector<Suspect> suspects_;
  const ResultBatch* batch_ = nullptr;
  std::size_t row_ = 0;
  std::uint64_t line_ = 0;
  std::optional<std::size_t> base_place_;
  std::vector<Digest> base_digests_;
  std::vector<Digest> after_digests_;
  std::vector<std::uint32_t> differing_;
  std::vector<OutcomeCause> causes_;
};

ImpactPass::ImpactPass(const PassSetting& setting) : setting_(setting), yield_(empty_yield(setting)) {}

ImpactPass::~ImpactPass() = default;

void ImpactPass::take(const ResultBatch& batch) {
  Tray tray(*this);
  tray.lay(batch);
  tray.hand_in();
}

std::unique_ptr<ResultTray> ImpactPass::tray() {
  return std::make_unique<Tray>(*this);
}

}  // namespace rung

// Random data that fit the fields of a rule set: the constants of the rules and what lies beside them, blanks, ties,
// doubles, lines without a parent, and lines that a reader rejected.

#include <algorithm>

#include "fuzz/rule_writer.hpp"
#include "fuzz/trial.hpp"

namespace rung::fuzz {
namespace {

class DataWriter {
 public:
  DataWriter(World& world, std::size_t subjects)
      : world_(world), chance_(world.chance), subjects_(subjects) {}

  std::vector<DataRecord> write() {
    std::vector<DataRecord> data;
    for (const RecordModel& record : world_.records) data.push_back(write_record(record, data));
    return data;
  }

  Value value(const FieldModel& field) {
    switch (field.filling) {
      case Filling::number:
      case Filling::money: return number();
      case Filling::percent: return near_one();
      case Filling::integer: return whole(number());
      case Filling::count: return not_negative(whole(number()));
      case Filling::truth: return chance_.percent(50);
      case Filling::text: return chance_.pick(world_.pools.texts).value;
      case Filling::date: return date();
      case Filling::choice: return plain(chance_.pick(world_.choices[field.set]));
      case Filling::tier: return chance_.pick(world_.ladders[field.set].tiers);
    }
    return Missing{};
  }

 private:
  static std::string plain(const std::string& written) {
    return written.front() == '"' ? written.substr(1, written.size() - 2) : written;
  }

  /// A constant of the rules, or the nearest number beside it.
  Decimal number() {
    static const std::vector<std::string> steps = {"1", "0.01", "0.000000001", "0.000000000000000001"};
    Decimal number = chance_.pick(world_.pools.numbers);
    if (chance_.percent(20)) number = add(number, chance_.pick(world_.pools.numbers)).value_or(number);
    if (chance_.percent(25)) {
      const Decimal step = *parse_decimal(chance_.pick(steps));
      number = (chance_.percent(50) ? add(number, step) : subtract(number, step)).value_or(number);
    }
    return chance_.percent(12) ? -number : number;
  }

  Decimal near_one() {
    const Decimal number(static_cast<std::int64_t>(chance_.below(130)));
    return chance_.percent(20) ? this->number() : divide(number, Decimal(100)).value_or(number);
  }

  static Decimal whole(Decimal number) { return round(number, 0, Rounding::down).value_or(Decimal(0)); }
  static Decimal not_negative(Decimal number) { return number.is_negative() ? -number : number; }

  Date date() {
    Date date = chance_.pick(world_.pools.dates);
    if (chance_.percent(30)) date = add_days(date, chance_.percent(50) ? 1 : -1).value_or(date);
    if (chance_.percent(20))
      date = add_months(date, static_cast<std::int64_t>(chance_.below(30)) - 24).value_or(date);
    return date;
  }

  /// Keys are mostly of their own; numbers, dates and texts that meet other values come along.
  Value key(const FieldModel& field, std::size_t line) {
    const auto whole = static_cast<std::int64_t>(line);
    if (chance_.percent(4)) return value(field);
    switch (field.filling) {
      case Filling::integer:
      case Filling::count: return Decimal(whole);
      case Filling::date: return add_days(*parse_iso_date("2025-06-20"), whole).value();
      case Filling::text: return "k" + std::to_string(line);
      default: return value(field);
    }
  }

  Value cell(const FieldModel& field, bool is_key, std::size_t line) {
    // A required field may still be blank: in a test whoever does not care leaves it out.
    const std::size_t blank = is_key ? 1 : field.optional ? 22 : 2;
    if (chance_.percent(blank)) return Missing{};
    return is_key ? key(field, line) : value(field);
  }

  Value link(const RecordModel& record, const std::vector<DataRecord>& before, const FieldModel& field) {
    const DataRecord& parent = before[record.parent];
    if (parent.lines.empty() || chance_.percent(5)) return cell(field, false, 0);
    const auto at =
        std::find(parent.fields.begin(), parent.fields.end(), record.parent_link) - parent.fields.begin();
    // A few parents have most of the lines.
    std::size_t which = chance_.below(parent.lines.size());
    if (chance_.percent(30)) which = std::min(which, chance_.below(parent.lines.size()));
    return parent.lines[which].cells[static_cast<std::size_t>(at)];
  }

  std::size_t count_of(const RecordModel& record, const std::vector<DataRecord>& before) {
    if (record.parent != no_record) return chance_.below(before[record.parent].lines.size() * 2 + 2);
    return before.empty() ? subjects_ : chance_.below(9);
  }

  DataRecord write_record(const RecordModel& record, const std::vector<DataRecord>& before) {
    DataRecord data{record.name, {}, {}};
    for (const FieldModel& field : record.fields) data.fields.push_back(field.name);
    const bool lookup = !before.empty() && record.parent == no_record;
    for (std::size_t line = count_of(record, before); line > 0; --line) {
      DataLine added;
      if (!data.lines.empty() && chance_.percent(4)) {
        data.lines.push_back(chance_.pick(data.lines));
        continue;
      }
      for (std::size_t i = 0; i < record.fields.size(); ++i) {
        const FieldModel& field = record.fields[i];
        const bool is_link = record.parent != no_record && field.name == record.link;
        if (is_link)
          added.cells.push_back(link(record, before, field));
        else if (lookup && record.key == i)
          added.cells.push_back(value(field));
        else
          added.cells.push_back(cell(field, record.key == i, line));
      }
      if (chance_.percent(2)) reject(added, record);
      data.lines.push_back(std::move(added));
    }
    return data;
  }

  /// Of a rejected line only the link is known, and not always that.
  void reject(DataLine& line, const RecordModel& record) {
    line.rejected = true;
    const bool readable = chance_.percent(70);
    for (std::size_t i = 0; i < record.fields.size(); ++i)
      if (!readable || record.parent == no_record || record.fields[i].name != record.link)
        line.cells[i] = Missing{};
  }

  World& world_;
  Chance& chance_;
  std::size_t subjects_;
};

Filling filling_of(const GivenName& given) {
  switch (given.sort.kind) {
    case SortKind::truth: return Filling::truth;
    case SortKind::text: return Filling::text;
    case SortKind::date: return Filling::date;
    default: return given.whole ? Filling::integer : Filling::number;
  }
}

/// As a test gives values: some names for all lines, others for some of them.
void stand_in(Trial& trial, World& world, DataWriter& writer) {
  const std::size_t lines = trial.data.front().lines.size();
  for (const GivenName& given : world.givens) {
    const SortKind kind = given.sort.kind;
    const bool plain = kind == SortKind::number || kind == SortKind::money || kind == SortKind::truth ||
                       kind == SortKind::text || kind == SortKind::date;
    if (!plain) continue;
    const auto value = [&] { return writer.value({given.name, filling_of(given), 0, false}); };
    if (world.chance.percent(6)) {
      trial.givens.push_back({given.name, value()});
    } else if (world.chance.percent(4)) {
      GivenByLine by_line{given.name, {}};
      for (std::size_t at = 0; at < lines; ++at)
        if (world.chance.percent(40)) by_line.values.emplace_back(at, value());
      trial.givens_by_line.push_back(std::move(by_line));
    }
  }
}

}  // namespace

std::vector<Trial> make_trials(std::uint64_t seed, std::size_t subjects, std::size_t sets) {
  World world(seed);
  RuleWriter(world).write();
  std::vector<Trial> trials;
  static const std::vector<std::size_t> sizes = {1, 2, 3, 7, 4096};
  static const std::vector<Language> languages = {Language::english, Language::simplified,
                                                  Language::traditional};
  for (std::size_t set = 0; set < sets; ++set) {
    Trial trial;
    trial.rules = world.rules;
    DataWriter writer(world, world.chance.percent(4) ? world.chance.below(3) : subjects);
    trial.data = writer.write();
    stand_in(trial, world, writer);
    if (!world.chance.percent(4)) trial.today = world.chance.pick(world.pools.dates);
    trial.words = world.chance.pick(languages);
    trial.batch_rows = world.chance.pick(sizes);
    trial.stream_rows = world.chance.pick(sizes);
    trial.jobs = world.chance.percent(25) ? world.chance.between(2, 4) : 1;
    if (set > 0 || world.chance.percent(30)) trial.chosen = world.chance.next();
    trial.rewritten = set == 0 && world.chance.percent(25);
    trials.push_back(std::move(trial));
  }
  return trials;
}

}  // namespace rung::fuzz

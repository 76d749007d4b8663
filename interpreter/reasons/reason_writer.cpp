// The patterns: a number for each row, and the words that were found for it.
#include "reasons/reason_writer.hpp"

#include <algorithm>
#include <bit>

#include "columns/rearrange.hpp"
#include "diagnostics/kinds.hpp"
#include "program/supplied.hpp"
#include "reasons/reason_wording.hpp"

namespace rung {
namespace {

/// More patterns than this are forgotten and begun afresh: the rules go by values that nearly all differ.
constexpr std::size_t most_patterns = std::size_t{1} << 14;

/// Every byte more costs as much as rating a tenth of a subject; in full all are told.
constexpr std::size_t brief_parts = 2;
constexpr std::size_t every_part = static_cast<std::size_t>(-1);

/// Odd numbers of 64 bits without any pattern: the fractions of the square roots of 2 and 3.
constexpr std::uint64_t first_factor = 0x6A09E667F3BCC909u;
constexpr std::uint64_t second_factor = 0xBB67AE8584CAA73Bu;

/// Takes one more value into both halves of a pattern. What is not known has the value 0, and its state tells it apart.
void mix(std::uint64_t& first, std::uint64_t& second, std::uint64_t value, State state) {
  first = (first + value) * first_factor;
  second = (second ^ (value + static_cast<std::uint64_t>(state) * first_factor)) * second_factor;
  second ^= second >> 32;
}

void look_at(std::vector<ReasonInput>& inputs, ReasonInput input) {
  if (std::find(inputs.begin(), inputs.end(), input) == inputs.end()) inputs.push_back(input);
}

}  // namespace

std::vector<ReasonColumn> reason_columns(const Program& program, const ReasonPlan& plan, ReasonDetail detail,
                                         Language language) {
  std::vector<ReasonColumn> columns;
  for (const ReasonLadder& ladder : plan.ladders) {
    const auto add_text = [&](Phrase phrase) {
      columns.push_back(
          {ladder.name + "." + say(phrase, language), Type::text(), phrase == Phrase::reason_codes_column});
    };
    add_text(Phrase::reason_codes_column);
    add_text(Phrase::reason_sentence_column);
    const auto distance = [&](std::optional<ReasonInput> input, Member member) {
      if (!input) return;
      const ColumnName name{ladder.name, words(member)};
      columns.push_back({name.in(language), program[plan.inputs[*input]].type, false});
    };
    distance(ladder.to_next, Member::to_next);
    distance(ladder.to_keep, Member::to_keep);
    add_text(Phrase::reason_fields_column);
    if (detail != ReasonDetail::full) continue;
    add_text(Phrase::reason_parts_column);
    add_text(Phrase::reason_conditions_column);
  }
  return columns;
}

ReasonWriter::ReasonWriter(const Program& program, const ReasonPlan& plan, ReasonDetail detail,
                           Language words, PrintReasons print)
    : program_(program),
      plan_(plan),
      detail_(detail),
      words_(words),
      print_(std::move(print)),
      desks_(plan.ladders.size()) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < desks_.size(); ++i) {
    const ReasonLadder& ladder = plan.ladders[i];
    Desk& desk = desks_[i];
    desk.ladder = &ladder;
    desk.known.assign(2 * most_patterns, 0);
    for (const ReasonInput input : {ladder.tier, ladder.qualified, ladder.why})
      look_at(desk.looked_at, input);
    if (ladder.to_next) look_at(desk.looked_at, *ladder.to_next);
    for (const auto& tier : ladder.asked)
      for (const ReasonCondition& condition : tier)
        if (!condition.is_told_by_distance) look_at(desk.looked_at, condition.met);
    for (const ReasonPart& part : ladder.parts) {
      look_at(desk.looked_at, part.points);
      if (part.before) look_at(desk.looked_at, *part.before);
    }
    if (print_ && ladder.to_keep) look_at(desk.looked_at, *ladder.to_keep);
    const std::size_t text_count = detail == ReasonDetail::full ? 5 : 3;
    desk.texts.resize(print_ ? 1 : text_count);
    desk.first = first;
    first += text_count + (ladder.to_next ? 1 : 0) + (ladder.to_keep ? 1 : 0);
    desk.columns = first - desk.first;
  }
}

std::vector<const Column*> ReasonWriter::write(std::span<const Column* const> inputs, std::size_t rows,
                                               std::span<const std::uint8_t> mask) {
  std::vector<const Column*> columns;
  for (Desk& desk : desks_) {
    write_ladder(desk, inputs, rows, mask);
    std::vector<const Column*> own;
    if (print_) {
      own.assign(desk.columns, nullptr);
      own.front() = &desk.texts.front();
    } else {
      own = laid_out(desk, inputs, desk.texts);
    }
    columns.insert(columns.end(), own.begin(), own.end());
  }
  return columns;
}

std::vector<const Column*> ReasonWriter::laid_out(const Desk& desk, std::span<const Column* const> inputs,
                                                  std::span<const Column> texts) const {
  std::vector<const Column*> columns = {&texts[0], &texts[1]};
  if (desk.ladder->to_next) columns.push_back(inputs[*desk.ladder->to_next]);
  if (desk.ladder->to_keep) columns.push_back(inputs[*desk.ladder->to_keep]);
  for (std::size_t i = 2; i < texts.size(); ++i) columns.push_back(&texts[i]);
  return columns;
}

void ReasonWriter::write_ladder(Desk& desk, std::span<const Column* const> inputs, std::size_t rows,
                                std::span<const std::uint8_t> mask) {
  // Nobody looks at the words of the batch before any more.
  if (desk.told.size() + rows > most_patterns) {
    desk.known.assign(2 * std::bit_ceil(std::max(most_patterns, rows)), 0);
    desk.known_patterns.clear();
    desk.told.clear();
    desk.memory = TextMemory();
  }
  find_patterns(desk, inputs, rows);
  for (Column& column : desk.texts) {
    column.prepare(Storage::text, rows);
    column.know_all();
  }
  constexpr std::size_t rows_ahead = 8;
  for (std::size_t row = 0; row < rows; ++row) {
    if (row + rows_ahead < rows)
      __builtin_prefetch(&desk.known[desk.place_of(desk.patterns[row + rows_ahead])]);
    if (mask[row] == 0) {
      for (Column& column : desk.texts) column.texts[row] = {};
      continue;
    }
    const Told& told = desk.told[number_of(desk, inputs, row)];
    std::uint32_t from = 0;
    for (std::size_t i = 0; i < desk.texts.size(); ++i) {
      desk.texts[i].texts[row] = {told.begin + from, told.ends[i] - from};
      from = told.ends[i];
    }
  }
}

void ReasonWriter::find_patterns(Desk& desk, std::span<const Column* const> inputs, std::size_t rows) const {
  // The same digits with another point are another number.
  Pattern scales;
  for (const ReasonInput input : desk.looked_at)
    mix(scales.first, scales.second, static_cast<std::uint64_t>(inputs[input]->scale), State::known);
  desk.patterns.assign(rows, scales);
  // Patterns could lie over anything for all that a compiler knows, so that what is read stands in variables of its own.
  const auto add = [patterns = desk.patterns.data(), rows](const Column& column, auto value_of) {
    const State* const states = column.states.data();
    for (std::size_t row = 0; row < rows; ++row) {
      Pattern pattern = patterns[row];
      mix(pattern.first, pattern.second, value_of(row), states[row]);
      patterns[row] = pattern;
    }
  };
  for (const ReasonInput input : desk.looked_at) {
    const Column& column = *inputs[input];
    switch (column.storage) {
      case Storage::narrow:
      case Storage::integer:
        add(column, [integers = column.integers.data()](std::size_t row) {
          return static_cast<std::uint64_t>(integers[row]);
        });
        break;
      case Storage::wide:
        add(column, [&](std::size_t row) { return static_cast<std::uint64_t>(column.wides[row] >> 64); });
        add(column, [&](std::size_t row) { return static_cast<std::uint64_t>(column.wides[row]); });
        break;
      case Storage::truth:
        add(column, [truths = column.truths.data()](std::size_t row) { return std::uint64_t{truths[row]}; });
        break;
      case Storage::text: break;
    }
  }
}

std::uint32_t ReasonWriter::number_of(Desk& desk, std::span<const Column* const> inputs, std::size_t row) {
  const Pattern& pattern = desk.patterns[row];
  std::size_t place = desk.place_of(pattern);
  for (; desk.known[place] != 0; place = (place + 1) & (desk.known.size() - 1))
    if (desk.known_patterns[desk.known[place] - 1] == pattern) return desk.known[place] - 1;
  desk.told.push_back(tell(desk, inputs, row));
  desk.known_patterns.push_back(pattern);
  desk.known[place] = static_cast<std::uint32_t>(desk.told.size());
  return desk.known[place] - 1;
}

ReasonWriter::Told ReasonWriter::tell(Desk& desk, std::span<const Column* const> inputs,
                                      std::size_t row) const {
  const ReasonWording wording(program_, plan_, *desk.ladder, inputs, row, words_);
  const bool all = detail_ == ReasonDetail::full;
  const std::size_t most = all ? every_part : brief_parts;
  std::vector<std::string> texts = {wording.codes(most), wording.sentence(), wording.fields(most)};
  if (all) texts.insert(texts.end(), {wording.points(), wording.conditions()});
  if (print_) texts = {printed(desk, inputs, row, texts)};
  Told told = {nullptr, {}};
  std::string joined;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    joined += texts[i];
    told.ends[i] = static_cast<std::uint32_t>(joined.size());
  }
  joined.append(readable, '\0');
  told.begin = desk.memory.keep(joined).data();
  return told;
}

std::string ReasonWriter::printed(const Desk& desk, std::span<const Column* const> inputs, std::size_t row,
                                  std::span<const std::string> texts) const {
  std::vector<Column> of_texts(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    of_texts[i].prepare(Storage::text, 1);
    of_texts[i].know_all();
    of_texts[i].texts[0] = texts[i];
  }
  std::vector<Column> of_row(inputs.size());
  std::vector<const Column*> shown(inputs.size(), nullptr);
  for (const auto& distance : {desk.ladder->to_next, desk.ladder->to_keep}) {
    if (!distance) continue;
    const Column& column = *inputs[*distance];
    of_row[*distance] = slice(column, column.size() == 1 ? 0 : row, 1);
    shown[*distance] = &of_row[*distance];
  }
  return print_(desk.first, laid_out(desk, shown, of_texts));
}

}  // namespace rung

// Takes away one thing after the other, large things first, and keeps what still fails, until nothing more can go. It
// knows no grammar: a cut that breaks the rules makes them fail in another way, and is taken back.

#include "fuzz/shrink.hpp"

#include <algorithm>
#include <chrono>

namespace rung::fuzz {
namespace {

class Shrinker {
 public:
  Shrinker(Trial trial, const StillFails& still_fails, double seconds)
      : best_(std::move(trial)),
        still_fails_(still_fails),
        end_(Clock::now() + std::chrono::duration_cast<Clock::duration>(Seconds(seconds))) {}

  Trial run() {
    do {
      smaller_ = false;
      settings();
      lists();
      columns();
      phrases();
      cells();
    } while (smaller_ && !late());
    return std::move(best_);
  }

 private:
  using Clock = std::chrono::steady_clock;
  using Seconds = std::chrono::duration<double>;

  bool late() const { return Clock::now() > end_; }

  /// Keeps the change where the trial still fails with it.
  template <class Change>
  bool attempt(const Change& change) {
    if (late()) return false;
    Trial tried = best_;
    change(tried);
    if (!still_fails_(tried)) return false;
    best_ = std::move(tried);
    smaller_ = true;
    return true;
  }

  /// Takes runs of elements out of a list, long ones first. `list_of` finds the list in a trial.
  template <class ListOf>
  void thin(const ListOf& list_of, std::size_t kept_in_front = 0) {
    for (std::size_t length = std::max<std::size_t>(1, list_of(best_).size() / 2);; length /= 2) {
      for (std::size_t at = kept_in_front; at < list_of(best_).size() && !late();) {
        const auto cut = [&](Trial& trial) {
          auto& list = list_of(trial);
          const std::size_t end = std::min(at + length, list.size());
          list.erase(list.begin() + static_cast<std::ptrdiff_t>(at),
                     list.begin() + static_cast<std::ptrdiff_t>(end));
        };
        if (!attempt(cut)) at += length;
      }
      if (length == 1) return;
    }
  }

  void settings() {
    if (best_.chosen) attempt([](Trial& trial) { trial.chosen.reset(); });
    if (best_.words != Language::english) attempt([](Trial& trial) { trial.words = Language::english; });
    if (best_.batch_rows != 1) attempt([](Trial& trial) { trial.batch_rows = 1; });
    if (best_.stream_rows != 1) attempt([](Trial& trial) { trial.stream_rows = 1; });
    if (best_.jobs != 1) attempt([](Trial& trial) { trial.jobs = 1; });
    if (best_.rewritten) attempt([](Trial& trial) { trial.rewritten = false; });
    thin([](Trial & trial) -> auto& { return trial.givens; });
    thin([](Trial & trial) -> auto& { return trial.givens_by_line; });
    for (std::size_t i = 0; i < best_.givens_by_line.size(); ++i)
      thin([i](Trial & trial) -> auto& { return trial.givens_by_line[i].values; });
  }

  void lists() {
    thin([](Trial & trial) -> auto& { return trial.rules.declarations; });
    for (std::size_t record = 0; record < best_.data.size(); ++record)
      thin([record](Trial & trial) -> auto& { return trial.data[record].lines; });
    for (std::size_t i = 0; i < best_.rules.declarations.size(); ++i)
      thin([i](Trial & trial) -> auto& { return trial.rules.declarations[i].lines; });
    thin([](Trial & trial) -> auto& { return trial.data; });
  }

  /// Columns of tables, and of the data.
  void columns() {
    for (std::size_t i = 0; i < best_.rules.declarations.size(); ++i) {
      std::size_t most = 0;
      for (const ClauseLine& line : best_.rules.declarations[i].lines)
        if (line.row) most = std::max(most, line.cells.size());
      for (std::size_t column = 0; column < most; ++column)
        attempt([&](Trial& trial) { drop_column(trial, i, column); });
    }
    for (std::size_t record = 0; record < best_.data.size(); ++record)
      for (std::size_t column = 0; column < best_.data[record].fields.size();)
        if (!attempt([&](Trial& trial) { drop_field(trial.data[record], column); })) ++column;
  }

  static void drop_column(Trial& trial, std::size_t declaration, std::size_t column) {
    for (ClauseLine& line : trial.rules.declarations[declaration].lines)
      if (line.row && column < line.cells.size())
        line.cells.erase(line.cells.begin() + static_cast<std::ptrdiff_t>(column));
  }

  static void drop_field(DataRecord& record, std::size_t column) {
    record.fields.erase(record.fields.begin() + static_cast<std::ptrdiff_t>(column));
    for (DataLine& line : record.lines)
      line.cells.erase(line.cells.begin() + static_cast<std::ptrdiff_t>(column));
  }

  /// A phrase of the rules by its number, counted from the front; null behind the last.
  static Phrase* phrase_at(Trial& trial, std::size_t number) {
    for (DeclarationText& declaration : trial.rules.declarations) {
      if (Phrase* found = inside(declaration.head, number)) return found;
      for (ClauseLine& line : declaration.lines)
        for (Phrase& cell : line.cells)
          if (Phrase* found = inside(cell, number)) return found;
    }
    return nullptr;
  }

  /// Counts `number` down through a phrase and all below it.
  static Phrase* inside(Phrase& phrase, std::size_t& number) {
    if (number == 0) return &phrase;
    --number;
    for (Phrase& part : phrase.parts)
      if (Phrase* found = inside(part, number)) return found;
    return nullptr;
  }

  static void gather(const Phrase& phrase, const Sort& sort, std::vector<Phrase>& found) {
    for (const Phrase& part : phrase.parts) {
      if (part.sort == sort) found.push_back(part);
      gather(part, sort, found);
    }
  }

  void phrases() {
    for (std::size_t number = 0; !late(); ++number) {
      const Phrase* phrase = phrase_at(best_, number);
      if (phrase == nullptr) return;
      simplify(*phrase, number);
    }
  }

  /// In place of a phrase: nothing, one of its own parts of the same sort, a plain constant.
  void simplify(Phrase phrase, std::size_t number) {
    std::vector<Phrase> candidates;
    if (phrase.dispensable) candidates.push_back(nothing());
    if (phrase.sort.kind != SortKind::word) {
      if (!phrase.parts.empty()) gather(phrase, phrase.sort, candidates);
      for (const std::string& constant : constants_of(phrase.sort.kind)) {
        if (phrase.text == constant) break;
        candidates.push_back({phrase.sort, constant, {}, false});
      }
    } else if (!phrase.parts.empty()) {
      gather(phrase, of(SortKind::truth), candidates);
    }
    for (const Phrase& candidate : candidates)
      if (attempt([&](Trial& trial) { *phrase_at(trial, number) = candidate; })) return;
  }

  static const std::vector<std::string>& constants_of(SortKind kind) {
    static const std::vector<std::string> none,
        numbers = {"1", "0", "2"}, truths = {"yes", "no"}, texts = {"\"a\""}, dates = {"2025-06-30", "today"},
        days = {"1 day"}, months = {"1 month"}, minutes = {"1 minute"}, working = {"1 working day"};
    switch (kind) {
      case SortKind::number:
      case SortKind::money: return numbers;
      case SortKind::truth: return truths;
      case SortKind::text: return texts;
      case SortKind::date: return dates;
      case SortKind::days: return days;
      case SortKind::months: return months;
      case SortKind::minutes: return minutes;
      case SortKind::working_days: return working;
      case SortKind::word:
      case SortKind::choice:
      case SortKind::tier: return none;
    }
    return none;
  }

  static std::vector<Value> simpler(const Value& value) {
    if (const auto* number = std::get_if<Decimal>(&value)) {
      std::vector<Value> list;
      for (const std::int64_t plain : {0, 1, 2})
        if (*number != Decimal(plain)) list.emplace_back(Decimal(plain));
      if (const auto whole = round(*number, 0, Rounding::down); whole && *whole != *number)
        list.emplace_back(*whole);
      if (number->is_negative()) list.emplace_back(-*number);
      return list;
    }
    if (const auto* text = std::get_if<std::string>(&value))
      return *text == "a" ? std::vector<Value>() : std::vector<Value>{std::string("a")};
    if (const auto* date = std::get_if<Date>(&value)) {
      const Date plain = *parse_iso_date("2025-06-30");
      return *date == plain ? std::vector<Value>() : std::vector<Value>{plain};
    }
    return {};
  }

  void cells() {
    for (std::size_t record = 0; record < best_.data.size(); ++record)
      for (std::size_t line = 0; line < best_.data[record].lines.size(); ++line)
        for (std::size_t cell = 0; cell < best_.data[record].lines[line].cells.size() && !late(); ++cell) {
          const auto put = [&](const Value& value) {
            return attempt([&](Trial& trial) { trial.data[record].lines[line].cells[cell] = value; });
          };
          const Value value = best_.data[record].lines[line].cells[cell];
          if (is_missing(value)) continue;
          if (put(Missing{})) continue;
          for (const Value& candidate : simpler(value))
            if (put(candidate)) break;
        }
  }

  Trial best_;
  const StillFails& still_fails_;
  Clock::time_point end_;
  bool smaller_ = false;
};

}  // namespace

Trial shrunk(Trial trial, const StillFails& still_fails, double seconds) {
  return Shrinker(std::move(trial), still_fails, seconds).run();
}

}  // namespace rung::fuzz

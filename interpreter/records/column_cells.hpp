// The cells of one column in the form of a format: what can be said before the values are known.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "program/program.hpp"
#include "records/cell_form.hpp"
#include "records/cell_source.hpp"
#include "records/row_printer.hpp"

namespace rung {

class ColumnCells {
 public:
  /// `lead` stands before each cell. Form and program must outlive it.
  ColumnCells(const WrittenColumn& written, const Program& program, Language words, const CellForm& form,
              char lead);

  /// The cells of a column. It and `made`, for numbers that are made for the occasion, must outlive the source.
  CellSource source(const Column& column, std::vector<std::int64_t>& made) const;
  /// The same where they come as values in any case.
  CellSource value_source(const Column& column, std::vector<std::int64_t>& made) const;
  /// The most bytes of a cell, but for texts: their form tells it.
  std::size_t most_bytes() const { return cell_bytes + longest_word_; }

 private:
  /// No number, date or duration has more bytes, with its signs, its quotes and what is written behind its
  /// end and does not count.
  static constexpr std::size_t cell_bytes = 64;

  void hold_word(const std::string& word);
  void choose_words_or_dates(CellSource& source) const;

  CellPrinter printer_;
  const CellForm& form_;
  char lead_;
  bool ready_;  // the cells come as texts that were made ahead
  HeldTexts memory_;
  std::vector<HeldText> words_;  // missing, then each value of an enumeration, or no and yes
  std::size_t longest_word_ = 0;
};

}  // namespace rung

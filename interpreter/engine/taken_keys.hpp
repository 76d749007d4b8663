// Finds keys of the subject that were there before. While keys rise from line to line, the last one tells all; once they
// do not, the keys up to there are read again, and all are kept from then on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "columns/batch.hpp"
#include "engine/key_set.hpp"
#include "program/program.hpp"

namespace rung {

class TakenKeys {
 public:
  /// `pieces` gives the keys again where that is asked for; null where they come only once.
  TakenKeys(const Program& program, FieldId key, PieceStream* pieces);

  /// The next lines in the order of the file, without those that the reader rejected: marks those whose key is taken.
  /// A missing key is no key.
  void add(const Batch& batch, std::vector<std::uint8_t>& taken);
  /// Lines that were rejected after their key was read do not take it.
  void note_rejected(const Batch& batch);

 private:
  std::size_t rise(const Column& keys);
  std::size_t rise_as_texts(const Column& keys);
  std::size_t rise_as_numbers(const Column& keys);
  void stop_rising(std::uint64_t line);
  void keep_all(const Column& keys, std::size_t first, std::vector<std::uint8_t>& taken);

  const Program& program_;
  FieldId key_;
  Type type_;
  std::unique_ptr<RecordStream> again_;  // only while keys rise
  bool rising_;
  bool any_ = false;
  std::string last_text_;
  Int128 last_number_ = 0;
  std::vector<std::uint64_t> rejected_lines_;
  KeySet keys_;
  std::vector<Fingerprint> fingerprints_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint8_t> were_there_;
};

}  // namespace rung

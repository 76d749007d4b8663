// Which rows are printed, what is printed once for all, and how cells become lines.
#include "records/line_printer.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace rung {
namespace {

/// So many lines stand side by side that the way from column to column costs little, and so few that all stay in
/// the nearest cache, if they are no longer than is usual.
constexpr std::size_t most_lines = 32;
constexpr std::size_t memory_bytes = std::size_t{64} << 10;
/// What is copied of each line in any case.
constexpr std::size_t copied_bytes = 128;

void print_same(HeldText text, LineEnds ends) {
  if (text.size > block_bytes) {
    for (char*& end : ends) end = put(end, text);
    return;
  }
  std::array<char, block_bytes> block;
  std::memcpy(block.data(), text.bytes, block_bytes);
  for (char*& end : ends) end = put_short<block_bytes>(end, {block.data(), text.size});
}

void print_uniform(const CellSource& source, LineRows, LineEnds ends) {
  print_same(*source.words, ends);
}

char* copy_line(char* to, const char* line, std::size_t size) {
  std::memcpy(to, line, copied_bytes);
  if (size > copied_bytes) std::memcpy(to + copied_bytes, line + copied_bytes, size - copied_bytes);
  return to + size;
}

}  // namespace

struct LinePrinter::Sources {
  std::vector<CellSource> cells;
  std::vector<const std::string_view*> texts;  // of columns that have a text for each row
  std::vector<std::vector<std::int64_t>> made;
  std::vector<HeldText> uniform;  // cells that are the same in all rows
  HeldTexts memory;
  std::size_t line_bytes = 0;  // of a line at most, without those texts
};

struct LinePrinter::Lines {
  std::unique_ptr<char[]> memory;
  std::size_t bytes = 0;
  std::array<char*, most_lines> ends;
};

LinePrinter::LinePrinter(std::unique_ptr<const CellForm> form, const std::vector<WrittenColumn>& columns,
                         const Program& program, Language words, LineFrame frame)
    : form_(std::move(form)),
      head_(std::move(frame.head)),
      dropped_(frame.dropped),
      end_(frame_.hold(frame.end)),
      missing_(frame_.hold(form_->missing())),
      line_bytes_(end_.size + copied_bytes) {
  cells_.reserve(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::string lead = std::move(frame.leads[i]);
    cells_.emplace_back(columns[i], program, words, *form_, lead.back());
    lead.pop_back();
    leads_.push_back(frame_.hold(lead));
    (columns[i].given == GivenCells::values ? line_bytes_ : ready_bytes_) +=
        leads_[i].size + cells_[i].most_bytes() + missing_.size;
  }
}

void LinePrinter::print(std::span<const Column* const> columns, std::size_t rows,
                        std::span<const std::uint8_t> mask, TextBuffer& to) const {
  if (rows == 0) return;
  const Sources given = sources(columns);
  Lines lines;
  std::array<std::uint32_t, most_lines> picked;
  std::size_t count = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    picked[count] = static_cast<std::uint32_t>(row);
    count += mask.empty() || mask[row] != 0 ? 1 : 0;
    if (count < most_lines && row + 1 < rows) continue;
    print_some(given, {picked.data(), count}, lines, to);
    count = 0;
  }
}

std::string LinePrinter::ready_cells(std::size_t first, std::span<const Column* const> row) const {
  std::size_t bytes = ready_bytes_ + block_bytes;
  for (const Column* const column : row)
    if (column->storage == Storage::text)
      bytes += form_->most_bytes(column->texts[0].size()) + long_block_bytes;
  const auto memory = std::make_unique_for_overwrite<char[]>(bytes);
  char* end = memory.get();
  std::vector<std::int64_t> made;
  constexpr std::uint32_t first_row = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) print_same(leads_[first + i], {&end, 1});
    print_column(cells_[first + i].value_source(*row[i], made), {&first_row, 1}, {&end, 1});
  }
  // What leads to the first cell is printed with every line.
  return {memory.get() + 1, end};
}

LinePrinter::Sources LinePrinter::sources(std::span<const Column* const> columns) const {
  Sources sources;
  sources.made.resize(columns.size());
  sources.uniform.resize(columns.size());
  sources.line_bytes = line_bytes_;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == nullptr) {
      sources.cells.emplace_back();
      continue;
    }
    CellSource source = cells_[i].source(*columns[i], sources.made[i]);
    if (columns[i]->size() == 1) {
      make_uniform(source, i, sources);
    } else if (columns[i]->storage == Storage::text) {
      sources.texts.push_back(source.texts);
    }
    sources.cells.push_back(source);
  }
  return sources;
}

/// The cell is printed once, and stands for all then.
void LinePrinter::make_uniform(CellSource& source, std::size_t i, Sources& sources) const {
  const bool is_text = source.column->storage == Storage::text;
  const std::size_t most_bytes =
      cells_[i].most_bytes() + missing_.size + (is_text ? form_->most_bytes(source.texts[0].size()) : 0);
  const auto memory = std::make_unique_for_overwrite<char[]>(most_bytes + block_bytes);
  char* end = memory.get();
  constexpr std::uint32_t first_row = 0;
  print_column(source, {&first_row, 1}, {&end, 1});
  const std::string_view text(memory.get(), static_cast<std::size_t>(end - memory.get()));
  sources.uniform[i] = sources.memory.hold(text);
  sources.line_bytes += text.size() + block_bytes;
  source = CellSource{};
  source.print = print_uniform;
  source.words = &sources.uniform[i];
}

/// The longest text of each column may stand in one line.
std::size_t LinePrinter::line_bytes(const Sources& sources, LineRows rows) const {
  std::size_t bytes = sources.line_bytes;
  for (const std::string_view* const texts : sources.texts) {
    std::size_t longest = 0;
    for (const std::uint32_t row : rows) longest = std::max(longest, texts[row].size());
    bytes += form_->most_bytes(longest) + long_block_bytes;
  }
  return bytes;
}

void LinePrinter::print_some(const Sources& sources, LineRows rows, Lines& lines, TextBuffer& to) const {
  if (rows.empty()) return;
  const std::size_t bytes = line_bytes(sources, rows);
  if (rows.size() > 1 && rows.size() * bytes > memory_bytes) {
    // One long line asks for as much memory for each that stands beside it: it gets fewer of them.
    const std::size_t half = rows.size() / 2;
    print_some(sources, rows.first(half), lines, to);
    print_some(sources, rows.subspan(half), lines, to);
    return;
  }
  if (rows.size() * bytes > lines.bytes) {
    lines.bytes = std::max(rows.size() * bytes, memory_bytes);
    lines.memory = std::make_unique_for_overwrite<char[]>(lines.bytes);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) lines.ends[i] = lines.memory.get() + i * bytes;
  const LineEnds ends(lines.ends.data(), rows.size());
  for (std::size_t i = 0; i < sources.cells.size(); ++i) {
    if (sources.cells[i].print == nullptr) continue;
    if (leads_[i].size > 0) print_same(leads_[i], ends);
    print_column(sources.cells[i], rows, ends);
  }

  char* end = to.room(rows.size() * bytes);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const char* const line = lines.memory.get() + i * bytes + dropped_;
    end = put(copy_line(end, line, static_cast<std::size_t>(ends[i] - line)), end_);
  }
  to.end_at(end);
}

/// What sources leave to others: percent signs, and the word for missing.
void LinePrinter::print_column(const CellSource& source, LineRows rows, LineEnds ends) const {
  source.print(source, rows, ends);
  if (source.percent_sign) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      *ends[i] = '%';
      ends[i] += source.mask(rows[i]) & 1;
    }
  }
  if (missing_.size == 0 || !source.has_gaps) return;
  // Behind a number the word does not count.
  for (std::size_t i = 0; i < rows.size(); ++i) {
    char* const end = put_short<block_bytes>(ends[i], missing_);
    ends[i] = source.mask(rows[i]) != 0 ? ends[i] : end;
  }
}

}  // namespace rung

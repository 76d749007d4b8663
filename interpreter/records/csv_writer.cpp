// CSV and TSV.
#include <algorithm>
#include <utility>

#include "records/line_printer.hpp"
#include "records/short_text.hpp"

namespace rung {
namespace {

class CsvForm : public CellForm {
 public:
  /// `lone`: a cell is all of its line.
  CsvForm(char delimiter, bool lone) : delimiter_(delimiter), lone_(lone) {}

  NumberStyle numbers() const override { return NumberStyle::people; }
  std::string missing() const override { return cell(""); }
  std::string cell(std::string_view text) const override {
    std::string made(most_bytes(text.size()), '\0');
    made.resize(static_cast<std::size_t>(put_text(made.data(), text) - made.data()));
    return made;
  }
  std::string truth_cell(bool, std::string_view word) const override { return cell(word); }
  bool quotes_dates() const override { return false; }
  PrintCells print_texts() const override { return print_csv_texts; }
  std::size_t most_bytes(std::size_t size) const override { return 2 * size + 2; }

 private:
  /// Marks bytes that ask for quotes.
  auto special() const {
    return [delimiter = static_cast<unsigned char>(delimiter_)](ByteBlock bytes) {
      return reinterpret_cast<ByteBlock>((bytes == delimiter) | (bytes == '"') | (bytes == '\n') |
                                         (bytes == '\r'));
    };
  }

  static void print_csv_texts(const CellSource& source, LineRows rows, LineEnds ends) {
    const CsvForm& form = static_cast<const CsvForm&>(*source.form);
    print_each(rows, ends,
               [source, &form, special = form.special(), lone = form.lone_](char* to, std::size_t row) {
                 *to++ = source.lead;
                 if (source.states[row] != State::known) return to;
                 // Most texts are short and need no quotes.
                 const std::string_view text = source.texts[row];
                 char* const end = lone ? nullptr : put_plain(to, text, special);
                 return end != nullptr ? end : form.put_text(to, text);
               });
  }

  char* put_text(char* to, std::string_view text) const {
    return needs_quotes(text) ? put_quoted(to, text) : std::copy(text.begin(), text.end(), to);
  }

  bool needs_quotes(std::string_view text) const {
    if (has_special(text, special())) return true;
    return lone_ && text.find_first_not_of(" \t") == std::string_view::npos;
  }

  static char* put_quoted(char* to, std::string_view text) {
    *to++ = '"';
    for (const char c : text) {
      if (c == '"') *to++ = '"';
      *to++ = c;
    }
    *to++ = '"';
    return to;
  }

  char delimiter_;
  bool lone_;
};

}  // namespace

std::unique_ptr<RowPrinter> csv_printer(const std::vector<WrittenColumn>& columns, const Program& program,
                                        Language words, char delimiter) {
  auto form = std::make_unique<CsvForm>(delimiter, columns.size() == 1);
  // All cells are led by a delimiter; the first one of a line is not printed.
  LineFrame frame{"", std::vector(columns.size(), std::string(1, delimiter)), 1, "\n"};
  for (const WrittenColumn& column : columns) frame.head += delimiter + form->cell(column.name);
  frame.head = frame.head.substr(columns.empty() ? 0 : 1) + frame.end;
  if (columns.empty()) frame.dropped = 0;
  return std::make_unique<LinePrinter>(std::move(form), columns, program, words, std::move(frame));
}

}  // namespace rung

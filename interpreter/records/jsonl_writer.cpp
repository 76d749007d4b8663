// One JSON object a line.
#include <algorithm>
#include <utility>

#include "diagnostics/render.hpp"
#include "records/line_printer.hpp"
#include "records/short_text.hpp"

namespace rung {
namespace {

/// Marks what is not plain ASCII; most texts have nothing else and need no escapes.
ByteBlock not_plain(ByteBlock bytes) {
  return reinterpret_cast<ByteBlock>((bytes < ' ') | (bytes > '~') | (bytes == '"') | (bytes == '\\'));
}

char* put_json_text(char* to, std::string_view text) {
  *to = '"';
  if (char* const end = put_plain(to + 1, text, not_plain)) {
    *end = '"';
    return end + 1;
  }
  if (has_special(text, not_plain)) {
    const std::string escaped = json_string(text);
    return std::copy(escaped.begin(), escaped.end(), to);
  }
  char* const end = std::copy(text.begin(), text.end(), to + 1);
  *end = '"';
  return end + 1;
}

void print_json_texts(const CellSource& source, LineRows rows, LineEnds ends) {
  print_each(rows, ends, [source](char* to, std::size_t row) {
    *to++ = source.lead;
    return source.states[row] == State::known ? put_json_text(to, source.texts[row]) : to;
  });
}

class JsonForm : public CellForm {
 public:
  NumberStyle numbers() const override { return NumberStyle::fraction; }
  std::string missing() const override { return "null"; }
  std::string cell(std::string_view text) const override { return json_string(text); }
  std::string truth_cell(bool truth, std::string_view) const override { return truth ? "true" : "false"; }
  bool quotes_dates() const override { return true; }
  PrintCells print_texts() const override { return print_json_texts; }
  /// A byte may become \u001f.
  std::size_t most_bytes(std::size_t size) const override { return 6 * size + 2; }
};

}  // namespace

std::unique_ptr<RowPrinter> jsonl_printer(const std::vector<WrittenColumn>& columns, const Program& program,
                                          Language words) {
  LineFrame frame{"", {}, 0, columns.empty() ? "{}\n" : "}\n"};
  for (const WrittenColumn& column : columns)
    frame.leads.push_back((frame.leads.empty() ? "{" : ",") + json_string(column.name) + ':');
  return std::make_unique<LinePrinter>(std::make_unique<JsonForm>(), columns, program, words,
                                       std::move(frame));
}

}  // namespace rung

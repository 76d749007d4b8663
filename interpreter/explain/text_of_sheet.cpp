// A sheet as lines of a terminal.
#include <algorithm>

#include "diagnostics/width.hpp"
#include "explain/sheet.hpp"

namespace rung {
namespace {

/// A label that is longer does not push the amounts of all others away.
constexpr std::size_t widest_label = 34;
constexpr std::size_t widest_amount = 18;
constexpr std::size_t widest_note = 60;

/// Lines of the file that the sheet speaks of most are told without its name.
class TextLines {
 public:
  explicit TextLines(const Sheet& sheet) : sheet_(sheet) {
    for (const SheetPart& part : sheet.parts)
      if (file_.empty()) file_ = part.place.file;
  }

  std::string take() {
    text_ = sheet_.headline + "\n" + sheet_.about + "\n";
    for (const SheetPart& part : sheet_.parts) add(part);
    return std::move(text_);
  }

 private:
  std::string place(const SheetPlace& place) const {
    if (place.line == 0) return "";
    return (place.file == file_ ? "" : place.file) + ":" + std::to_string(place.line);
  }

  void end_line(std::string line) {
    while (line.ends_with(' ')) line.pop_back();
    text_ += line + "\n";
  }

  void add(const SheetPart& part) {
    const std::string where =
        part.place.line == 0 ? "" : part.place.file + ":" + std::to_string(part.place.line);
    text_ += "\n";
    end_line(part.title + (part.amount.empty() ? "" : " = " + part.amount) +
             (where.empty() ? "" : "   " + where));
    std::size_t label = 0;
    std::size_t amount = 0;
    std::size_t note = 0;
    for (const SheetRow& row : part.rows) {
      label = std::max(label, std::min(display_width(row.label), widest_label));
      amount = std::max(amount, std::min(display_width(row.amount), widest_amount));
      if (display_width(row.note) <= widest_note) note = std::max(note, display_width(row.note));
    }
    for (const SheetRow& row : part.rows) {
      const bool number = !row.amount.empty() && (row.amount[0] == '-' || row.amount[0] == '+' ||
                                                  (row.amount[0] >= '0' && row.amount[0] <= '9'));
      std::string line = "  ";
      if (label > 0) line += pad_right(row.label, label) + "  ";
      if (amount > 0) line += (number ? pad_left(row.amount, amount) : pad_right(row.amount, amount)) + "  ";
      const std::string at = place(row.place);
      if (note > 0 || !row.note.empty()) line += pad_right(row.note, note) + "  ";
      line += at;
      end_line(line);
    }
  }

  const Sheet& sheet_;
  std::string file_;
  std::string text_;
};

}  // namespace

std::string text_of(const Sheet& sheet) {
  return TextLines(sheet).take();
}

}  // namespace rung

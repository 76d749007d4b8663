// The text of a rule file and the places in it. Knows bytes, lines and columns; knows no words.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace rung {

using SourceId = std::uint32_t;

/// A run of bytes of one source, `begin` included, `end` excluded.
struct Span {
  SourceId source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

/// The smallest span that holds both. They must be of one source.
Span cover(Span a, Span b);

/// A place as people count: lines and columns from 1, columns in code points.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One rule file: its path as the user wrote it and its text, UTF-8 without a byte order mark.
class Source {
 public:
  Source(std::string path, std::string text);

  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }
  std::string_view text(Span span) const { return text().substr(span.begin, span.end - span.begin); }

  LineColumn place(std::uint32_t offset) const;
  /// The text of a line (counted from 1) without its line end.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }
  /// The offset at which a line (counted from 1) begins.
  std::uint32_t line_start(std::uint32_t number) const { return line_starts_[number - 1]; }

 private:
  std::string path_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

/// All rule files of one program. Ids are indices in the order of adding. A source stays where it is when
/// others are added, so that views of its text hold for as long as this object.
class Sources {
 public:
  SourceId add(std::string path, std::string text);
  const Source& operator[](SourceId id) const { return sources_[id]; }
  std::size_t size() const { return sources_.size(); }
  std::string_view text(Span span) const { return sources_[span.source].text(span); }

 private:
  std::deque<Source> sources_;
};

}  // namespace rung

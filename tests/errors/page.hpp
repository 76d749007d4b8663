// A page of docs/errors, read back: its title, its prose, and its two examples with their files and commands.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace rung::pages {

struct NamedFile {
  std::string name;
  std::string content;
};

struct Example {
  std::vector<NamedFile> files;
  std::string commands;    ///< lines of a shell; empty: `rung check` of the rule file
  std::string output;      ///< of the bad example: what Rung says
  bool can_be_run = true;  ///< not where it takes a full disk or a file that may not be read: ```sh no-test
};

struct Page {
  std::string title;
  std::vector<std::string> paragraphs;
  Example bad;
  Example good;
  std::vector<std::string> mistakes;  ///< what is not in the form of a page
};

/// Takes a page line by line. A fence ```rung is bad.rung or good.rung; other files are named behind their language, as in
/// ```csv orders.csv.
class PageReader {
 public:
  Page read(std::string_view text) {
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
      if (inside_)
        block_line(line);
      else
        line_of_prose(line);
    }
    end_paragraph();
    if (inside_) mistake("a block is not closed");
    if (page_.title.empty()) mistake("the page does not begin with `# CODE: message`");
    if (bad_.empty() || good_.empty()) mistake("a page has `## Bad` and `## Good`");
    return std::move(page_);
  }

 private:
  void mistake(std::string what) { page_.mistakes.push_back(std::move(what)); }

  void line_of_prose(const std::string& line) {
    if (line.starts_with("```")) return begin_block(line.substr(3));
    if (line.starts_with("# ")) {
      if (!page_.title.empty()) mistake("a second title");
      page_.title = line.substr(2);
    } else if (line == "## Bad") {
      end_paragraph();
      bad_ = heading_ = line;
    } else if (line == "## Good") {
      end_paragraph();
      good_ = heading_ = line;
    } else if (line.empty()) {
      end_paragraph();
    } else if (!heading_.empty()) {
      mistake("prose behind " + heading_ + ": " + line);
    } else {
      paragraph_ += (paragraph_.empty() ? "" : "\n") + line;
    }
  }

  void begin_block(const std::string& info) {
    if (heading_.empty()) mistake("a block before `## Bad`");
    inside_ = true;
    info_ = info;
    content_.clear();
  }

  void block_line(const std::string& line) {
    if (line != "```") {
      content_ += line + "\n";
      return;
    }
    inside_ = false;
    const bool good = heading_ == "## Good";
    Example& example = good ? page_.good : page_.bad;
    const std::size_t space = info_.find(' ');
    if (info_ == "sh no-test") example.can_be_run = false;
    if (info_ == "sh" || info_ == "sh no-test")
      example.commands += content_;
    else if (space != std::string::npos)
      example.files.push_back({info_.substr(space + 1), content_});
    else if (info_ == "rung")
      example.files.push_back({good ? "good.rung" : "bad.rung", content_});
    else if (info_ == "text")
      example.output += content_;
    else
      mistake("a block of unknown kind: " + info_);
  }

  void end_paragraph() {
    if (!paragraph_.empty()) page_.paragraphs.push_back(std::move(paragraph_));
    paragraph_.clear();
  }

  Page page_;
  std::string heading_;
  std::string bad_;
  std::string good_;
  std::string paragraph_;
  std::string info_;
  std::string content_;
  bool inside_ = false;
};

inline Page read_page(std::string_view text) {
  return PageReader().read(text);
}

/// What is run for the bad example.
inline std::string bad_commands(const Page& page) {
  return page.bad.commands.empty() ? "rung check bad.rung\n" : page.bad.commands;
}

/// What is run for the good one: its own commands, or those of the bad one with the good file.
inline std::string good_commands(const Page& page) {
  std::string commands = page.good.commands.empty() ? bad_commands(page) : page.good.commands;
  constexpr std::string_view bad = "bad.rung";
  for (std::size_t at = commands.find(bad); at != std::string::npos; at = commands.find(bad, at))
    commands.replace(at, bad.size(), "good.rung");
  return commands;
}

/// Whether a text has a character of Chinese writing.
inline bool has_ideograph(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE4 && byte <= 0xE9;
  });
}

}  // namespace rung::pages

// Random tables against counting: every customer of a small grid is rated, and rows that are met are counted.
#include <random>
#include <set>

#include "findings/value_domains.hpp"
#include "found.hpp"
#include "testing/customer.hpp"

using namespace rung;

namespace {

const std::string data = R"(record customer from "customers.csv"
  n count
  m integer
  t yes/no
  e a | b | c
)";

/// What cells of each column may say; together their values are all that matters.
const std::vector<std::vector<std::string>> cells = {
    {"-", "otherwise", "0", ">= 1", ">= 2", "< 2", "0 .. 2", "1, 3", "not 1", "> 3", "0 to 1", "> 0 and < 3"},
    {"-", "otherwise", "0", ">= 1", "< 0", "-1 .. 1", ">= -1", "not 0", "<= -1"},
    {"-", "otherwise", "yes", "no"},
    {"-", "otherwise", "a", "a, b", "not c", "c", "b, c"},
};
const std::vector<std::string> names = {"n", "m", "t", "e"};

struct RandomTable {
  std::string text;
  std::vector<bool> has_test;
};

RandomTable random_table(std::mt19937& random) {
  const std::size_t columns = 1 + random() % 3;
  const std::size_t first = random() % names.size();
  const bool unique = random() % 3 == 0;
  RandomTable table{data + "table points" + (unique ? " match unique" : "") + "\n  |", {}};
  std::vector<std::size_t> used;
  for (std::size_t c = 0; c < columns; ++c) used.push_back((first + c) % names.size());
  for (const std::size_t c : used) table.text += " " + names[c] + " |";
  table.text += " => |\n";
  const std::size_t rows = 1 + random() % 6;
  for (std::size_t r = 0; r < rows; ++r) {
    table.text += "  |";
    bool tests = false;
    for (const std::size_t c : used) {
      const std::string& cell = cells[c][random() % cells[c].size()];
      tests = tests || (cell != "-" && cell != "otherwise");
      table.text += " " + cell + " |";
    }
    table.text += " " + std::to_string(r) + " |\n";
    table.has_test.push_back(tests);
  }
  return table;
}

std::vector<Customer> grid(const Program& program) {
  const auto code = [](int value) { return Value{Code{value}}; };
  std::vector<Customer> all;
  for (int n = 0; n <= 5; ++n)
    for (int m = -3; m <= 3; ++m)
      for (int t = 0; t < 2; ++t)
        for (int e = 0; e < 3; ++e) {
          Customer customer;
          customer.fields = {{*program.records[0].field("n"), Decimal(n)},
                             {*program.records[0].field("m"), Decimal(m)},
                             {*program.records[0].field("t"), t == 1},
                             {*program.records[0].field("e"), code(e)}};
          all.push_back(std::move(customer));
        }
  return all;
}

}  // namespace

TEST_CASE("gaps, overlaps and rows that are never taken are exactly those of the grid") {
  std::mt19937 random(2025);
  int gaps = 0;
  int overlaps = 0;
  int dead = 0;
  for (int round = 0; round < 2000; ++round) {
    const RandomTable table = random_table(random);
    auto rules = parse_rules_text("rules.rung", table.text);
    check_rules(*rules);
    if (!rules->sound()) continue;
    const Program& program = rules->program();
    std::vector<NodeId> rows;
    for (const Table::Row& row : program.tables[0].rows) rows.push_back(row.met);
    const bool unique = table.text.find("unique") != std::string::npos;
    bool gap = false;
    bool overlap = false;
    std::set<std::size_t> taken;
    std::set<std::size_t> met;
    for (const RatedCustomer& one : rated(program, grid(program), rows)) {
      std::size_t count = 0;
      for (std::size_t r = 0; r < rows.size(); ++r) {
        if (!same(one.values[r], Value{true})) continue;
        if (count++ == 0) taken.insert(r);
        met.insert(r);
      }
      gap = gap || count == 0;
      overlap = overlap || count > 1;
    }
    Diagnostics found;
    find(program, rules->sources, found);
    std::set<std::size_t> said_dead;
    bool said_gap = false;
    bool said_overlap = false;
    for (const Diagnostic& one : found.all()) {
      const std::string_view code = row(one.kind).code;
      said_gap = said_gap || code == "F101";
      said_overlap = said_overlap || code == "F103";
      if (code == "F101" || code == "F103") CHECK_MESSAGE(!one.witness.empty(), table.text);
      if (code != "F105" && code != "F106" && code != "F111") continue;
      const Span place = std::get<Span>(one.where);
      for (std::size_t r = 0; r < rows.size(); ++r) {
        const Span own = program.tables[0].rows[r].span;
        if (own.begin <= place.begin && place.end <= own.end) said_dead.insert(r);
      }
    }
    std::set<std::size_t> truly_dead;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const bool alive = unique ? met.contains(r) : taken.contains(r);
      if (!alive && table.has_test[r]) truly_dead.insert(r);
    }
    CHECK_MESSAGE(said_gap == gap, table.text);
    if (unique) CHECK_MESSAGE(said_overlap == overlap, table.text);
    CHECK_MESSAGE(said_dead == truly_dead, table.text);
    gaps += gap ? 1 : 0;
    overlaps += unique && overlap ? 1 : 0;
    dead += truly_dead.empty() ? 0 : 1;
  }
  CHECK(gaps > 300);
  CHECK(overlaps > 100);
  CHECK(dead > 300);
}

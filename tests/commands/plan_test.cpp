// `rung plan` from its command line: counts against two runs of `rung eval`, which change moved whom, masks, gates, commits of
// git, and what it says where something is missing.
#include <doctest/doctest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

constexpr const char* rules = R"(ruleset points "Points"

param edge money = 5000

record customer from "customers.csv"
  id       text    key
  name     text
  spent    money
  orders   count
  overdue  count   default 0
  rating   number  optional
  before   tier    optional

table base
  | spent     | => |
  | >= 10000  | 40 |
  | >= 2000   | 25 |
  | otherwise | 5  |

score value
  base base
  bonus referral 5 per orders at most 20
  bonus large 10 when spent >= edge
  bonus liked 5 when rating >= 4
  penalty late 15 when overdue > 30

ladder tier by value
  | tier | reach     | keep  |
  | A    | >= 60     | >= 55 |
  | B    | >= 30     | >= 25 |
  | C    | otherwise |       |
  A requires overdue = 0
  current before
  fall at most 1 tier

entitlements service by tier
  | stage    | benefit  | A   | B   | C   |
  | contract | discount | 10% | 5%  | 0%  |
  | operate  | manager  | yes | no  | no  |

action call
  when tier.change is down
  say  "{id}"

output
  id, value, tier, service.discount
)";

/// Customers that nobody wrote, the same ones every time.
std::string customers(int count) {
  std::ostringstream text;
  text << "id,name,spent,orders,overdue,rating,before\n";
  std::uint32_t state = 12345;
  const auto next = [&](std::uint32_t below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
  };
  for (int i = 1; i <= count; ++i) {
    text << "C" << i << "x,Name " << i << "," << next(14000) << "," << next(6) << ","
         << (next(4) == 0 ? next(90) : 0) << ",";
    if (next(3) > 0) text << next(6);
    const char* tiers[] = {"A", "B", "C", ""};
    text << "," << tiers[next(4)] << "\n";
  }
  return text.str();
}

std::string with(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.substr(0, at) + to + text.substr(at + from.size());
}

Folder with_versions(const std::string& after, int count = 600) {
  Folder folder;
  folder.write("before.rung", rules);
  folder.write("after.rung", after);
  folder.write("customers.csv", customers(count));
  return folder;
}

constexpr const char* call =
    "rung plan --base before.rung after.rung --data customers.csv --as-of 2026-06-30 ";

/// Columns of a CSV without quotes, by their headers.
std::vector<std::map<std::string, std::string>> lines_of(const std::string& csv) {
  std::vector<std::map<std::string, std::string>> lines;
  std::istringstream text(csv);
  std::string line;
  std::vector<std::string> heads;
  while (std::getline(text, line)) {
    std::vector<std::string> cells;
    std::size_t begin = 0;
    for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
      end = line.find(',', begin);
      cells.push_back(line.substr(begin, end == std::string::npos ? end : end - begin));
    }
    if (heads.empty()) {
      heads = cells;
      continue;
    }
    auto& made = lines.emplace_back();
    for (std::size_t i = 0; i < heads.size() && i < cells.size(); ++i) made[heads[i]] = cells[i];
  }
  return lines;
}

/// The numbers behind each `"count":` of the matrix, row by row.
std::vector<std::uint64_t> matrix_in(const std::string& json) {
  std::vector<std::uint64_t> counts;
  const std::size_t begin = json.find("\"matrix\":");
  const std::size_t end = json.find("\"moves\":", begin);
  for (std::size_t at = json.find("\"count\":", begin); at < end; at = json.find("\"count\":", at + 1))
    counts.push_back(std::stoull(json.substr(at + 8)));
  return counts;
}

/// Tier pairs by the slow way: two runs, joined by id.
std::vector<std::uint64_t> matrix_of_two_runs(const Folder& folder, const std::vector<std::string>& tiers) {
  std::map<std::string, std::string> earlier;
  const std::string day = " customers.csv --as-of 2026-06-30 ";
  for (auto& line : lines_of(folder.run("rung eval before.rung" + day).out))
    earlier[line["id"]] = line["tier"];
  std::map<std::pair<std::string, std::string>, std::uint64_t> pairs;
  for (auto& line : lines_of(folder.run("rung eval after.rung" + day).out))
    if (earlier.contains(line["id"])) ++pairs[{earlier[line["id"]], line["tier"]}];
  std::vector<std::uint64_t> counts;
  for (const std::string& from : tiers)
    for (const std::string& to : tiers) counts.push_back(pairs[{from, to}]);
  return counts;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the matrix is that of two runs of eval") {
  std::string after = with(rules, "at most 20", "at most 10");
  after = with(after, "| B    | >= 30     |", "| B    | >= 35     |");
  after = with(after, "overdue > 30", "overdue > 60");
  for (const char* jobs : {"--jobs 1", "--jobs 4"}) {
    const Folder folder = with_versions(after);
    const Answer answer = folder.run(std::string(call) + "--format json " + jobs);
    CHECK(answer.exit == 0);
    const auto counts = matrix_in(answer.out);
    CHECK(counts == matrix_of_two_runs(folder, {"A", "B", "C"}));
    CHECK(has(answer.out, "\"compared\":600"));
  }
}

TEST_CASE("one report, whatever the number of threads") {
  const Folder folder = with_versions(with(rules, ">= 2000   | 25", ">= 3000   | 28"), 5000);
  const std::string flags = "--format json --sample 20 --jobs ";
  CHECK(folder.run(call + flags + "1").out == folder.run(call + flags + "7").out);
}

TEST_CASE("each way to change the rules is found where it was made") {
  struct Edit {
    const char* from;
    const char* to;
    const char* before;  ///< as the report shows the clause; empty where there was none
    const char* after;
  };
  const std::vector<Edit> edits = {
      {"| A    | >= 60     |", "| A    | >= 50     |", "| A | >= 60 | >= 55 |", "| A | >= 50 | >= 55 |"},
      {"  bonus liked", "  bonus busy 10 when orders >= 3\n  bonus liked", "",
       "bonus busy 10 when orders >= 3"},
      {"at most 20", "at most 5", "bonus referral 5 per orders at most 20",
       "bonus referral 5 per orders at most 5"},
      {"  A requires overdue = 0\n", "", "A requires overdue = 0", ""},
      {"param edge money = 5000", "param edge money = 1000", "param edge money = 5000",
       "param edge money = 1000"},
      {"| >= 2000   | 25 |", "| >= 4000   | 25 |", "| >= 2000 | 25 |", "| >= 4000 | 25 |"},
      {"  fall at most 1 tier\n", "", "fall at most 1 tier", ""},
      {"penalty late 15", "penalty late 40", "penalty late 15 when overdue > 30",
       "penalty late 40 when overdue > 30"},
  };
  for (const Edit& edit : edits) {
    CAPTURE(edit.to);
    const Folder folder = with_versions(with(rules, edit.from, edit.to));
    const Answer answer = folder.run(std::string(call) + "--format json");
    CHECK(answer.exit == 0);
    CHECK_FALSE(has(answer.out, "\"number\":2"));
    if (*edit.before != 0) CHECK(has(answer.out, std::string("\"text\":\"") + edit.before + "\""));
    if (*edit.after != 0) CHECK(has(answer.out, std::string("\"text\":\"") + edit.after + "\""));
    CHECK(has(answer.out, "{\"kind\":\"alone\",\"changes\":[1]"));
    CHECK_FALSE(has(answer.out, "\"kind\":\"interaction\""));
    CHECK_FALSE(has(answer.out, "\"moves\":{\"up\":0,\"down\":0,\"other\":0},\"changes\""));
  }
}

TEST_CASE("a cell of the entitlements and an action move no tier, and are found") {
  const Folder cell = with_versions(with(rules, "| 10% | 5%  | 0%  |", "| 10% | 6%  | -   |"));
  const Answer benefits = cell.run(std::string(call) + "--format json");
  CHECK(has(benefits.out, "\"moves\":{\"up\":0,\"down\":0,\"other\":0}"));
  CHECK(has(benefits.out, "\"before\":\"5%\",\"after\":\"6%\""));
  CHECK(has(benefits.out, "\"before\":\"0%\",\"after\":null"));
  CHECK(has(benefits.out, "{\"kind\":\"alone\",\"changes\":[1]"));

  const Folder action = with_versions(with(rules, "tier.change is down", "tier.change is up"));
  const Answer actions = action.run(std::string(call) + "--format json");
  CHECK(has(actions.out, "\"action\":\"call\",\"new\":false,\"gone\":false"));
  CHECK(has(actions.out, "\"text\":\"when tier.change is up\""));
  const Folder gone =
      with_versions(with(rules, "action call\n  when tier.change is down\n  say  \"{id}\"\n", ""));
  CHECK(has(gone.run(std::string(call) + "--format json").out, "\"gone\":true"));
}

TEST_CASE("what a value is by default is a change of the record") {
  std::string file = customers(50) + "C51,Blank,9000,1,,5,B\nC52,Blank,11000,2,,5,A\n";
  const Folder folder = with_versions(with(rules, "default 0", "default 90"));
  folder.write("customers.csv", file);
  const Answer answer = folder.run(std::string(call) + "--format json");
  CHECK(answer.exit == 0);
  CHECK(has(answer.out, "\"text\":\"overdue count default 90\""));
  CHECK(has(answer.out, "{\"kind\":\"alone\",\"changes\":[1]"));
  CHECK(matrix_in(answer.out) == matrix_of_two_runs(folder, {"A", "B", "C"}));
}

TEST_CASE("records that only one version can read are counted apart") {
  std::string after = with(rules, "  rating   number  optional\n", "  rating   number\n");
  const Folder folder = with_versions(after);
  const Answer answer = folder.run(std::string(call) + "--format json");
  CHECK(answer.exit == 0);
  std::uint64_t blank = 0;
  for (auto& line : lines_of(customers(600))) blank += line["rating"].empty() ? 1 : 0;
  CHECK(has(answer.out, "\"newly_rejected\":" + std::to_string(blank)));
  CHECK(has(answer.out, "\"column\":\"rating\""));
  CHECK(matrix_in(answer.out) == matrix_of_two_runs(folder, {"A", "B", "C"}));
}

TEST_CASE("a column that only the later version reads makes no difference to the counts") {
  std::string after = with(rules, "  bonus liked", "  bonus credit 10 when credit >= 3\n  bonus liked");
  after = with(after, "  name     text\n", "  name     text\n  credit   count optional from \"orders\"\n");
  const Folder folder = with_versions(after);
  const Answer answer = folder.run(std::string(call) + "--format json");
  CHECK(answer.exit == 0);
  CHECK(has(answer.out, "\"text\":\"bonus credit 10 when credit >= 3\""));
  CHECK(has(answer.out, "{\"kind\":\"alone\",\"changes\":[1]"));
  CHECK(matrix_in(answer.out) == matrix_of_two_runs(folder, {"A", "B", "C"}));
}

TEST_CASE("two changes that only work together are named together") {
  std::string after = with(rules, "at most 20", "at most 30");
  after = with(after, "5 per orders", "8 per orders");
  after = with(after, "bonus large 10", "bonus large 12");
  const Folder folder = with_versions(after);
  const Answer answer = folder.run(std::string(call) + "--format json");
  // Both edits of one line are one change; the other is apart.
  CHECK(has(answer.out, "\"number\":2"));
  CHECK_FALSE(has(answer.out, "\"number\":3"));
  CHECK(has(answer.out, "\"changes\":[1]"));
  CHECK(matrix_in(answer.out) == matrix_of_two_runs(folder, {"A", "B", "C"}));

  Folder small;
  small.write("before.rung",
              "record customer\n  id text key\n  a yes/no\n\nscore value\n  bonus x 1 when a\n\n"
              "ladder tier by value\n  | tier | reach |\n  | A | >= 10 |\n  | B | otherwise |\n");
  small.write("after.rung",
              "record customer\n  id text key\n  a yes/no\n\nscore value\n  bonus x 5 when a\n\n"
              "ladder tier by value\n  | tier | reach |\n  | A | >= 4 |\n  | B | otherwise |\n");
  small.write("customers.csv", "id,a\n1,yes\n2,no\n");
  const Answer both = small.run(std::string(call) + "--format json");
  CHECK(has(both.out, "{\"kind\":\"together\",\"changes\":[1,2],\"customers\":1"));
}

TEST_CASE("rules that say the same have no changes") {
  std::string after = with(rules, "bonus liked", "bonus   beloved");
  after = with(after, "score value", "# points\n评分 value");
  const Folder folder = with_versions(after);
  const Answer answer = folder.run(call);
  CHECK(answer.exit == 0);
  CHECK(has(answer.out, "both versions rate every customer alike"));
  CHECK(has(answer.out, "no customer's tiers, benefits or actions change"));
}

TEST_CASE(
    "a new tier, a part with a new name and a new parameter that belong together are one change or work "
    "together") {
  std::string after = with(rules, "  | A    | >= 60     | >= 55 |",
                           "  | S    | >= 70     | >= 65 |\n  | A    | >= 60     | >= 55 |");
  after = with(after, "| benefit  | A   |", "| benefit  | S   | A   |");
  after = with(after, "| discount | 10% |", "| discount | 20% | 10% |");
  after = with(after, "| manager  | yes |", "| manager  | yes | yes |");
  const Folder folder = with_versions(after);
  const Answer answer = folder.run(std::string(call) + "--format json");
  CHECK(answer.exit == 0);
  CHECK(has(answer.out, "{\"tier\":\"S\",\"new\":true"));
  CHECK(matrix_in(answer.out) == matrix_of_two_runs(folder, {"S", "A", "B", "C"}));
}

TEST_CASE("masks hide keys and shown columns, the same way every time") {
  const Folder folder = with_versions(with(rules, "at most 20", "at most 5"));
  for (const char* format : {"pretty", "markdown", "json", "html"}) {
    const std::string flags = std::string("--show name --mask id --mask name --format ") + format;
    const Answer answer = folder.run(call + flags);
    CHECK(answer.exit == 0);
    CHECK_FALSE(has(answer.out, "Name 1"));
    for (const char* id : {"C1x", "C10x", "C2x", "C33x", "C400x", "C555x"}) CHECK_FALSE(has(answer.out, id));
    CHECK(has(answer.out, "#"));
    CHECK(answer.out == folder.run(call + flags).out);
  }
  CHECK(has(folder.run(std::string(call) + "--show name").out, "Name "));
  const Answer unknown = folder.run(std::string(call) + "--mask nobody");
  CHECK(unknown.exit == 2);
  CHECK(has(unknown.err, "error[U032]"));
}

TEST_CASE("gates end with 1 and the report is written all the same") {
  const Folder folder = with_versions(with(rules, "at most 20", "at most 5"));
  const Answer kept = folder.run(std::string(call) + "--max-moves 100% -o kept.md");
  CHECK(kept.exit == 0);
  const Answer over = folder.run(std::string(call) + "--max-moves 1 --max-downgrades 0.1% -o plan.md");
  CHECK(over.exit == 1);
  CHECK(has(over.err, "error[R307]"));
  CHECK(has(over.err, "error[R308]"));
  CHECK(has(folder.read("plan.md"), "exceeded"));
  const Answer cost = folder.run(std::string(call) + "--cost discount=spent --max-cost -1000000000");
  CHECK(cost.exit == 1);
  CHECK(has(cost.err, "error[R309]"));
  CHECK(folder.run(std::string(call) + "--cost discount=spent --max-cost 0").exit == 0);
  CHECK(has(folder.run(std::string(call) + "--max-cost 0").err, "error[U034]"));
  CHECK(has(folder.run(std::string(call) + "--cost nothing=spent").err, "error[U031]"));
  CHECK(has(folder.run(std::string(call) + "--max-moves few").err, "--max-moves"));
}

TEST_CASE("what benefits cost is what two runs say") {
  const Folder folder = with_versions(with(rules, "at most 20", "at most 5"));
  // discount * spent, in hundredths, so that whole numbers do.
  const auto cost = [&](const std::string& version) {
    std::int64_t sum = 0;
    std::map<std::string, std::int64_t> spent;
    for (auto& line : lines_of(folder.read("customers.csv"))) spent[line["id"]] = std::stoll(line["spent"]);
    for (auto& line : lines_of(folder.run("rung eval " + version + " customers.csv --as-of 2026-06-30").out))
      sum += spent[line["id"]] * std::stoll(line["service.discount"]);
    return sum;
  };
  const std::int64_t more = cost("after.rung") - cost("before.rung");
  const Answer answer = folder.run(std::string(call) + "--cost discount=spent --format json");
  const std::size_t at = answer.out.find("\"cost_more\":\"");
  REQUIRE(at != std::string::npos);
  std::string digits;
  for (const char c : answer.out.substr(at + 13, answer.out.find('"', at + 13) - at - 13))
    if (c != ',') digits += c;
  CHECK(std::stod(digits) * 100 == doctest::Approx(static_cast<double>(more)));
}

TEST_CASE("the earlier rules come out of git, with the files that they use") {
  Folder folder;
  if (folder.run("git --version").exit != 0) {
    MESSAGE("there is no git here");
    return;
  }
  folder.write("rules/points.rung", with(rules, "param edge money = 5000\n", "use \"shared/edge.rung\"\n"));
  folder.write("rules/shared/edge.rung", "param edge money = 5000\n");
  folder.write("customers.csv", customers(300));
  const Answer made = folder.run(
      "git init -q . && git config user.email a@b.c && git config user.name n && git add . && git commit -qm "
      "one");
  REQUIRE(made.exit == 0);
  folder.write("rules/shared/edge.rung", "param edge money = 500\n");
  const std::string plan = "rung plan rules --data customers.csv --as-of 2026-06-30 --base ";
  const Answer answer = folder.run(plan + "HEAD --format json");
  CHECK(answer.exit == 0);
  CHECK(has(answer.out, "\"rules\":\"HEAD:rules/points.rung\""));
  CHECK(has(answer.out, "\"place\":\"HEAD:rules/shared/edge.rung:1\",\"text\":\"param edge money = 5000\""));
  CHECK(has(answer.out, "{\"kind\":\"alone\",\"changes\":[1]"));
  CHECK_FALSE(has(answer.out, "\"changed\":0,"));

  const Answer unknown = folder.run(plan + "no-such-branch");
  CHECK(unknown.exit == 2);
  CHECK(has(unknown.err, "error[R302]"));
  CHECK(folder.run(plan + "'--help'").exit == 2);
  folder.write("other/new.rung", rules);
  const Answer absent = folder.run("rung plan other/new.rung --data customers.csv --base HEAD");
  CHECK(absent.exit == 2);
  CHECK(has(absent.err, "error[R303]"));
  folder.write("rules/points.rung", "record customer\n  id text key\n  x nonsense\n");
  folder.run("git add . && git commit -qm two");
  folder.write("rules/points.rung", with(rules, "param edge money = 5000\n", "use \"shared/edge.rung\"\n"));
  const Answer broken = folder.run(plan + "HEAD");
  CHECK(broken.exit == 2);
  CHECK(has(broken.err, "HEAD:rules/points.rung:3"));
}

TEST_CASE("where git is not there, that is said") {
  const Folder folder = with_versions(rules);
  const Answer answer =
      folder.run("PATH=\"$PWD/../bin\"; rung plan after.rung --base main --data customers.csv");
  CHECK(answer.exit == 2);
  CHECK(has(answer.err, "error[R301]"));
}

TEST_CASE("bad input has messages of its own") {
  const Folder folder = with_versions(rules);
  CHECK(has(folder.run("rung plan after.rung --data customers.csv").err, "error[U035]"));
  CHECK(has(folder.run("rung plan after.rung --base before.rung --data -").err, "error[U033]"));
  folder.write("two/a.rung", rules);
  folder.write("two/b.rung", rules);
  CHECK(has(folder.run("rung plan two --base before.rung --data customers.csv").err, "error[R304]"));
  folder.write("other.rung",
               with(with(with(rules, "ladder tier", "ladder grade"), "before   tier ", "before   grade"),
                    "tier.change", "grade.change"));
  std::string other = folder.read("other.rung");
  other = with(with(other, "service by tier", "service by grade"), "id, value, tier,", "id, value, grade,");
  folder.write("other.rung", other);
  const Answer ladders = folder.run("rung plan other.rung --base before.rung --data customers.csv");
  CHECK(ladders.exit == 2);
  CHECK(has(ladders.err, "error[R305]"));
  folder.write("more.rung", with(with(rules, "  spent    money\n", "  spent    money\n  fee money\n"),
                                 "bonus large 10", "bonus large 10 when fee > 0\n  bonus larger 10"));
  const Answer lacking = folder.run("rung plan more.rung --base before.rung --data customers.csv");
  CHECK(lacking.exit == 2);
  CHECK(has(lacking.err, "fee"));
  CHECK(has(lacking.err, "error[R306]"));
  CHECK(folder.run(std::string(call) + "--set nothing=1").exit == 2);
  CHECK(folder.run(std::string(call) + "--set edge=1").exit == 0);
}

TEST_CASE("a subject without a key goes by its line") {
  Folder folder;
  const std::string plain =
      "record customer\n  a count\n\nscore value\n  bonus x 5 when a > 1\n\n"
      "ladder tier by value\n  | tier | reach |\n  | A | >= 4 |\n  | B | otherwise |\n";
  folder.write("before.rung", plain);
  folder.write("after.rung", with(plain, "a > 1", "a > 2"));
  folder.write("customers.csv", "a\n1\n2\n3\n");
  const Answer answer = folder.run(call);
  CHECK(answer.exit == 0);
  CHECK(has(answer.out, "line 3"));
}

TEST_CASE("reports speak Chinese") {
  const Folder folder = with_versions(with(rules, "at most 20", "at most 5"));
  const Answer answer = folder.run(std::string(call) + "--lang zh-Hans --format markdown");
  CHECK(has(answer.out, "改动对客户的影响"));
  CHECK(has(answer.out, "级别"));
  CHECK(has(answer.out, "评分 value · 加分 referral"));
  const Answer page = folder.run(std::string(call) + "--lang zh-Hant --format html");
  CHECK(has(page.out, "lang=\"zh-Hant\""));
  CHECK(has(page.out, "改動對客戶的影響"));
}

TEST_CASE("what a customer's texts say is no markup") {
  const Folder folder = with_versions(with(rules, "at most 20", "at most 5"), 20);
  folder.write("customers.csv",
               "id,name,spent,orders,overdue,rating,before\n<b>|x`*_,</td><script>,9000,4,0,5,B\n");
  const Answer page = folder.run(std::string(call) + "--show name --format html");
  CHECK_FALSE(has(page.out, "<script>"));
  CHECK(has(page.out, "&lt;script&gt;"));
  const Answer comment = folder.run(std::string(call) + "--show name --format markdown");
  CHECK(has(comment.out, "&lt;b>\\|x\\`\\*\\_"));
}

TEST_CASE("tiers that stand over the whole population are compared, too") {
  const std::string shares =
      "record customer from \"customers.csv\"\n  id text key\n  spent money\n  orders count\n\n"
      "let place = percentile(spent)\n\n"
      "ladder tier by place\n  | tier | reach |\n  | A | >= 80% |\n  | B | >= 50% |\n  | C | otherwise |\n";
  Folder folder;
  folder.write("before.rung", shares);
  folder.write("after.rung", with(shares, "percentile(spent)", "percentile(spent + orders * 1000)"));
  std::string after = with(folder.read("before.rung"), ">= 80%", ">= 75%");
  folder.write("after.rung", after);
  folder.write("customers.csv", customers(400));
  const Answer answer = folder.run(std::string(call) + "--format json");
  CHECK(answer.exit == 0);
  CHECK(matrix_in(answer.out) == matrix_of_two_runs(folder, {"A", "B", "C"}));
  CHECK(has(answer.out, "{\"kind\":\"alone\",\"changes\":[1]"));
}

TEST_CASE("aggregates of related records move customers, too") {
  const std::string orders =
      "record customer from \"customers.csv\"\n  id text key\n\n"
      "record order of customer by id from \"orders.csv\"\n  id text\n  day date\n  amount money\n\n"
      "let bought = sum(order.amount where order.day within last 12 months)\n\n"
      "ladder tier by bought\n  | tier | reach |\n  | A | >= 300 |\n  | B | >= 100 |\n  | C | otherwise |\n\n"
      "output\n  id, tier\n";
  Folder folder;
  folder.write("before.rung", orders);
  folder.write("after.rung", with(orders, "last 12 months", "last 6 months"));
  folder.write("customers.csv", "id\n1\n2\n3\n4\n");
  folder.write("orders.csv",
               "id,day,amount\n1,2026-06-01,300\n2,2025-08-01,300\n2,2026-05-01,120\n3,2025-09-09,150\n");
  const Answer answer = folder.run(std::string(call) + "--format json");
  CHECK(answer.exit == 0);
  CHECK(matrix_in(answer.out) == std::vector<std::uint64_t>{1, 1, 0, 0, 0, 1, 0, 0, 1});
  CHECK(matrix_in(answer.out) == matrix_of_two_runs(folder, {"A", "B", "C"}));
  CHECK(has(answer.out, "{\"kind\":\"alone\",\"changes\":[1]"));
}

TEST_CASE("a customer for whom one version has no value at all is rejected by that one only") {
  std::string after = with(rules, "table base\n", "table base match unique\n");
  after = with(after, "| otherwise | 5  |", "| >= 13000 | 45 |\n  | < 2000 | 5 |");
  const Folder folder = with_versions(after);
  const Answer answer = folder.run(std::string(call) + "--format json");
  CHECK(answer.exit == 0);
  // Rows from 10000 on match twice and more.
  std::uint64_t large = 0;
  for (auto& line : lines_of(customers(600))) large += std::stoll(line["spent"]) >= 10000 ? 1 : 0;
  CHECK(has(answer.out, "\"newly_rejected\":" + std::to_string(large)));
  CHECK(matrix_in(answer.out) == matrix_of_two_runs(folder, {"A", "B", "C"}));
}

TEST_CASE("bad cells in a column that only the later version reads") {
  std::string after = with(rules, "  bonus liked", "  bonus credit 10 when credit >= 3\n  bonus liked");
  after = with(after, "  name     text\n", "  name     text\n  credit   count from \"name\"\n");
  std::string csv = customers(40);
  for (int i = 1; i <= 40; i += 2)
    csv = with(csv, "Name " + std::to_string(i) + ",", std::to_string(i) + ",");
  const Folder folder = with_versions(after);
  folder.write("customers.csv", csv);
  const Answer answer = folder.run(std::string(call) + "--format json");
  CHECK(answer.exit == 0);
  CHECK(has(answer.out, "\"newly_rejected\":20"));
  CHECK(has(answer.out, "{\"column\":\"name\""));
  CHECK(matrix_in(answer.out) == matrix_of_two_runs(folder, {"A", "B", "C"}));
}

TEST_CASE("a record that only one version keeps is left out of the comparison") {
  const Folder folder = with_versions(
      with(rules, "  before   tier    optional\n", "  before   tier    optional\n  where spent >= 3000\n"));
  const Answer answer = folder.run(std::string(call) + "--format json");
  CHECK(answer.exit == 0);
  std::uint64_t small = 0;
  for (auto& line : lines_of(customers(600))) small += std::stoll(line["spent"]) < 3000 ? 1 : 0;
  CHECK(has(answer.out, "\"newly_left_out\":" + std::to_string(small)));
  CHECK(matrix_in(answer.out) == matrix_of_two_runs(folder, {"A", "B", "C"}));
}

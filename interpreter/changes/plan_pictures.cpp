// Sizes are pixels. Colours say up, down and same, and the words beside them say it too.

#include "changes/plan_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "changes/plan_rendering.hpp"
#include "diagnostics/markup_text.hpp"
#include "diagnostics/width.hpp"

namespace rung {
namespace {

constexpr double text_pixels = 7.2;  ///< a column of text, about

double text_width(const std::string& text) {
  return static_cast<double>(display_width(text)) * text_pixels;
}

std::string label(double x, double y, const std::string& text, const char* anchor, const char* kind = "") {
  return fmt::format(R"svg(<text x="{:.1f}" y="{:.1f}" text-anchor="{}" class="{}">{}</text>)svg", x, y,
                     anchor, kind, markup_text(text));
}

std::string open_svg(double width, double height, const std::string& what) {
  return fmt::format(
      R"svg(<svg xmlns="http://www.w3.org/2000/svg" width="{0:.0f}" height="{1:.0f}" viewBox="0 0 {0:.0f} {1:.0f}" role="img" aria-label="{2}">)svg",
      width, height, markup_text(what));
}

/// A share of 0 … 1 as the opacity of a cell: few customers must still be seen.
double depth(std::uint64_t count, std::uint64_t most) {
  if (count == 0 || most == 0) return 0;
  return 0.12 + 0.6 * std::sqrt(static_cast<double>(count) / static_cast<double>(most));
}

/// Tiers stand from the highest to the lowest, unrated last.
const char* colour_of(std::size_t from, std::size_t to) {
  if (from == to) return "var(--same)";
  return to < from ? "var(--up)" : "var(--down)";
}

std::string short_count(std::uint64_t count) {
  return grouped_digits(count);
}

std::vector<std::string> names_of(const LadderReport& ladder, Language language) {
  std::vector<std::string> names;
  for (const LadderReport::Tier& tier : ladder.tiers) names.push_back(clipped(tier_text(tier, language), 16));
  return names;
}

double widest(const std::vector<std::string>& names) {
  double width = 0;
  for (const std::string& name : names) width = std::max(width, text_width(name));
  return width;
}

/// Customers in a tier before, or after.
std::vector<std::uint64_t> totals_of(const LadderReport& ladder, bool before) {
  std::vector<std::uint64_t> totals(ladder.tiers.size());
  for (std::size_t from = 0; from < totals.size(); ++from)
    for (std::size_t to = 0; to < totals.size(); ++to)
      totals[before ? from : to] += ladder.cells[from][to].count;
  return totals;
}

/// Bars of one side of the flow, one above the other.
struct Stack {
  std::vector<double> top;
  std::vector<double> next;  ///< where the next band begins
  std::vector<double> height;
};

Stack stack_of(const std::vector<std::uint64_t>& totals, std::uint64_t all, double room, double gap) {
  Stack stack;
  double y = 8;
  for (const std::uint64_t total : totals) {
    const double height = all == 0 ? 0
                                   : std::max(total > 0 ? 1.5 : 0.0,
                                              room * static_cast<double>(total) / static_cast<double>(all));
    stack.top.push_back(y);
    stack.next.push_back(y);
    stack.height.push_back(height);
    y += height + gap;
  }
  return stack;
}

/// A step of 1, 2 or 5 times a power of ten that divides a range into about so many.
double tick_step(double range, double ticks) {
  const double raw = range / ticks;
  const double power = std::pow(10, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (raw <= factor * power) return factor * power;
  return 10 * power;
}

}  // namespace

std::string matrix_picture(const LadderReport& ladder, const PictureWords& words) {
  const std::vector<std::string> names = names_of(ladder, words.language);
  const std::size_t tiers = names.size();
  std::uint64_t most = 0;
  double money_width = 0;
  for (const auto& row : ladder.cells)
    for (const TierCell& cell : row) {
      most = std::max(most, cell.count);
      if (cell.count > 0) money_width = std::max(money_width, text_width(cell.money));
    }
  const bool money = money_width > 0;
  const double left = std::max(widest(names), text_width(words.from_to)) + 16;
  const double width = std::max({72.0, widest(names) + 16, money_width + 14});
  const double height = money ? 58 : 42;
  const double top = 28;
  std::string svg = open_svg(left + width * static_cast<double>(tiers) + 4,
                             top + height * static_cast<double>(tiers) + 4, words.from_to);
  svg += label(left - 10, 18, words.from_to, "end", "soft");
  for (std::size_t to = 0; to < tiers; ++to)
    svg += label(left + width * (static_cast<double>(to) + 0.5), 18, names[to], "middle");
  for (std::size_t from = 0; from < tiers; ++from) {
    const double y = top + height * static_cast<double>(from);
    svg += label(left - 10, y + height / 2 + 4, names[from], "end");
    for (std::size_t to = 0; to < tiers; ++to) {
      const TierCell& cell = ladder.cells[from][to];
      const double x = left + width * static_cast<double>(to);
      svg += fmt::format(
          R"svg(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="4" style="fill:{};fill-opacity:{:.3f};stroke:var(--line)"/>)svg",
          x + 1.5, y + 1.5, width - 3, height - 3, colour_of(from, to), depth(cell.count, most));
      if (cell.count == 0) continue;
      svg += label(x + width / 2, y + 18, short_count(cell.count), "middle");
      svg += label(x + width / 2, y + 33, share_text(cell.count, ladder.all), "middle", "soft");
      if (money) svg += label(x + width / 2, y + 48, cell.money, "middle", "soft");
    }
  }
  return svg + "</svg>";
}

std::string flow_picture(const LadderReport& ladder, const PictureWords& words) {
  const std::vector<std::string> names = names_of(ladder, words.language);
  const std::size_t tiers = names.size();
  const double gap = 16;
  const double room = 260;
  const double side = widest(names) + text_width("1,000,000") + 24;
  const double middle = 220;
  const double bar = 12;
  const auto before = totals_of(ladder, true);
  const auto after = totals_of(ladder, false);
  Stack left = stack_of(before, ladder.all, room, gap);
  Stack right = stack_of(after, ladder.all, room, gap);
  std::string svg = open_svg(2 * side + middle + 2 * bar, room + gap * static_cast<double>(tiers) + 32,
                             words.before + " → " + words.after);
  const double x0 = side + bar;
  const double x1 = side + bar + middle;
  for (std::size_t from = 0; from < tiers; ++from)
    for (std::size_t to = 0; to < tiers; ++to) {
      const std::uint64_t count = ladder.cells[from][to].count;
      if (count == 0) continue;
      const double thick = std::max(1.0, room * static_cast<double>(count) / static_cast<double>(ladder.all));
      const double y0 = left.next[from];
      const double y1 = right.next[to];
      left.next[from] += thick;
      right.next[to] += thick;
      const double bend = (x0 + x1) / 2;
      svg += fmt::format(
          R"svg(<path d="M{0:.1f},{1:.1f} C{2:.1f},{1:.1f} {2:.1f},{3:.1f} {4:.1f},{3:.1f} L{4:.1f},{5:.1f} C{2:.1f},{5:.1f} {2:.1f},{6:.1f} {0:.1f},{6:.1f} Z" style="fill:{7};fill-opacity:{8}"><title>{9} → {10}: {11}</title></path>)svg",
          x0, y0, bend, y1, x1, y1 + thick, y0 + thick, colour_of(from, to), from == to ? 0.25 : 0.7,
          markup_text(names[from]), markup_text(names[to]), grouped_digits(count));
    }
  for (std::size_t i = 0; i < tiers; ++i) {
    const auto draw = [&](const Stack& stack, double x, std::uint64_t total, bool at_left) {
      svg += fmt::format(
          R"svg(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" style="fill:var(--ink)"/>)svg", x,
          stack.top[i], bar, stack.height[i]);
      const std::string text = names[i] + "  " + grouped_digits(total);
      svg += label(at_left ? x - 8 : x + bar + 8, stack.top[i] + stack.height[i] / 2 + 4, text,
                   at_left ? "end" : "start");
    };
    draw(left, side, before[i], true);
    draw(right, x1, after[i], false);
  }
  const double foot = room + gap * static_cast<double>(tiers) + 24;
  svg += label(side + bar, foot, words.before, "end", "soft");
  svg += label(x1, foot, words.after, "start", "soft");
  return svg + "</svg>";
}

std::string histogram_picture(const LadderReport& ladder, const PictureWords& words) {
  const double width = 980;
  const double height = 240;
  const double left = 56;
  const double top = 34;
  double low = std::min(ladder.before.empty() ? ladder.after.low() : ladder.before.low(),
                        ladder.after.empty() ? ladder.before.low() : ladder.after.low());
  double high = std::max(ladder.before.empty() ? ladder.after.high() : ladder.before.high(),
                         ladder.after.empty() ? ladder.before.high() : ladder.after.high());
  for (const auto* bounds : {&ladder.thresholds_before, &ladder.thresholds_after})
    for (const double bound : *bounds) {
      low = std::min(low, bound);
      high = std::max(high, bound);
    }
  const double range = std::max(high - low, 1e-9);
  const double step = ladder.before.width();
  std::uint64_t most = 1;
  for (const auto* bins : {&ladder.before, &ladder.after})
    for (const auto& [bin, count] : bins->counts()) most = std::max(most, count);
  const auto x_of = [&](double value) { return left + (value - low) / range * (width - left - 16); };
  const auto y_of = [&](double count) { return top + height * (1 - count / static_cast<double>(most)); };
  std::string svg = open_svg(width, top + height + 44, words.before + " / " + words.after);
  const double count_step = std::max(1.0, tick_step(static_cast<double>(most), 4));
  for (double count = 0; count <= static_cast<double>(most); count += count_step) {
    svg += fmt::format(
        R"svg(<line x1="{0:.1f}" x2="{1:.1f}" y1="{2:.1f}" y2="{2:.1f}" style="stroke:var(--line)"/>)svg",
        left, width - 16, y_of(count));
    svg += label(left - 8, y_of(count) + 4, grouped_digits(static_cast<std::uint64_t>(count)), "end", "soft");
  }
  // The earlier version behind as filled bars, the later one as an outline that steps over them.
  for (const auto& [bin, count] : ladder.before.counts())
    svg += fmt::format(
        R"svg(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" style="fill:var(--before);fill-opacity:.45"/>)svg",
        x_of(static_cast<double>(bin) * step), y_of(static_cast<double>(count)),
        std::max(1.0, x_of(static_cast<double>(bin + 1) * step) - x_of(static_cast<double>(bin) * step)),
        top + height - y_of(static_cast<double>(count)));
  for (const auto& [bin, count] : ladder.after.counts())
    svg += fmt::format(
        R"svg(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" style="fill:var(--after);fill-opacity:.12;stroke:var(--after);stroke-width:1.4"/>)svg",
        x_of(static_cast<double>(bin) * step), y_of(static_cast<double>(count)),
        std::max(1.0, x_of(static_cast<double>(bin + 1) * step) - x_of(static_cast<double>(bin) * step)),
        top + height - y_of(static_cast<double>(count)));
  const auto bound_lines = [&](const std::vector<double>& bounds, const char* colour, const char* dash) {
    for (const double bound : bounds)
      svg += fmt::format(
          R"svg(<line x1="{0:.1f}" x2="{0:.1f}" y1="{1:.1f}" y2="{2:.1f}" style="stroke:{3};stroke-width:1.6;stroke-dasharray:{4}"/>)svg",
          x_of(bound), top - 4, top + height, colour, dash);
  };
  bound_lines(ladder.thresholds_before, "var(--before)", "5 4");
  bound_lines(ladder.thresholds_after, "var(--after)", "none");
  for (const LadderReport::Tier& tier : ladder.tiers) {
    const auto& bound = tier.threshold_after;
    if (!bound) continue;
    svg += label(x_of(std::strtod(bound->c_str(), nullptr)), top - 8,
                 clipped(tier_name(tier.name, words.language), 12) + " ≥ " + *bound, "middle");
  }
  const double value_step = tick_step(range, 10);
  for (double value = std::ceil(low / value_step) * value_step; value <= high + value_step * 1e-6;
       value += value_step)
    svg += label(x_of(value), top + height + 16,
                 fmt::format("{:g}", std::abs(value) < value_step * 1e-6 ? 0.0 : value), "middle", "soft");
  const double foot = top + height + 36;
  const auto legend = [&](double x, const char* fill, const char* opacity, const char* stroke,
                          const std::string& text) {
    svg += fmt::format(
        R"svg(<rect x="{:.1f}" y="{:.1f}" width="14" height="10" style="fill:{};fill-opacity:{};stroke:{}"/>)svg",
        x, foot - 9, fill, opacity, stroke);
    svg += label(x + 20, foot, text, "start", "soft");
  };
  legend(left, "var(--before)", ".45", "none", words.before + ", " + words.threshold + " ┆");
  legend(left + 180, "var(--after)", ".12", "var(--after)", words.after + ", " + words.threshold + " │");
  return svg + "</svg>";
}

}  // namespace rung

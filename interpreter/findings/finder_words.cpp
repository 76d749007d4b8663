// Parts of dimensions and ranges of values in words.
#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "findings/finder.hpp"
#include "grammar/words.hpp"

namespace rung {
namespace {

constexpr std::size_t most_named = 4;

/// How many decimals a number has: of two bounds that are one unit apart the shorter one was written.
int decimals(Int128 units) {
  int places = Decimal::places;
  while (places > 0 && units % 10 == 0) {
    units /= 10;
    --places;
  }
  return places;
}

/// What a set of places says about one value, as a condition.
class SideText {
 public:
  SideText(const Finder& finder, const Places& places, NodeId node, const PlaceSet& domain)
      : finder_(finder), places_(places), node_(node), type_(finder.program()[node].type), domain_(domain) {}

  std::string of(const PlaceSet& set, const std::string& name) const {
    const std::string missing = name + " " + word(Word::is) + " " + word(Word::missing);
    const PlaceSet known = set - PlaceSet::of_missing();
    const bool blank = set.contains(missing_place);
    if (known.empty()) return missing;
    if (blank && known == domain_ - PlaceSet::of_missing()) return "";
    std::string text = of_known(known, name);
    if (blank && !text.empty()) text += " " + word(Word::or_) + " " + missing;
    if (text.empty()) return name + " " + word(Word::is_not) + " " + word(Word::missing);
    return text;
  }

 private:
  std::string word(Word wanted) const { return std::string(canonical(wanted).in(finder_.keywords())); }

  bool is_ordered() const {
    return type_.is_number() || type_.kind == TypeKind::date || type_.kind == TypeKind::duration;
  }

  std::string value(Int128 place) const {
    const auto value = places_.value(node_, place);
    return value ? finder_.written(*value, type_) : "…";
  }

  std::string of_known(const PlaceSet& known, const std::string& name) const {
    const PlaceSet all = domain_ - PlaceSet::of_missing();
    if (known == all) return domain_.contains(missing_place) ? "" : name + " = …";
    if (!is_ordered()) return one_of(known, all, name);
    std::string text;
    for (std::size_t i = 0; i < known.runs().size() && i < most_named; ++i) {
      if (!text.empty()) text += " " + word(Word::or_) + " ";
      text += of_run(known.runs()[i], all, name);
    }
    return text;
  }

  std::string one_of(const PlaceSet& known, const PlaceSet& all, const std::string& name) const {
    if (type_.kind == TypeKind::text) {
      std::string others;
      const PlaceSet rest = all - known;
      for (const PlaceRun& run : rest.runs())
        for (Int128 place = run.low; place <= run.high && place < run.low + 3; ++place)
          others += (others.empty() ? "" : ", ") + value(place);
      for (const PlaceRun& run : known.runs())
        if (run.high - run.low > 1000) return name + " " + word(Word::not_in) + " (" + others + ")";
    }
    std::string values;
    std::size_t count = 0;
    for (const PlaceRun& run : known.runs())
      for (Int128 place = run.low; place <= run.high && count <= most_named; ++place, ++count)
        values += (values.empty() ? "" : ", ") + (count == most_named ? std::string("…") : value(place));
    return count == 1 ? name + " = " + values : name + " " + word(Word::in) + " (" + values + ")";
  }

  std::string of_run(const PlaceRun& run, const PlaceSet& all, const std::string& name) const {
    if (run.low == run.high) return name + " = " + value(run.low);
    const bool from = run.low > all.runs().front().low;
    const bool to = run.high < all.runs().back().high;
    const bool numbers = type_.is_number() && !places_.domains().is_whole(node_);
    const bool above = numbers && from && decimals(run.low - 1) < decimals(run.low);
    const bool below = numbers && to && decimals(run.high + 1) < decimals(run.high);
    const std::string low = from ? value(above ? run.low - 1 : run.low) : "";
    const std::string high = to ? value(below ? run.high + 1 : run.high) : "";
    if (from && to) return low + (above ? " < " : " <= ") + name + (below ? " < " : " <= ") + high;
    if (from) return name + (above ? " > " : " >= ") + low;
    return name + (below ? " < " : " <= ") + high;
  }

  const Finder& finder_;
  const Places& places_;
  NodeId node_;
  const Type& type_;
  const PlaceSet& domain_;
};

/// Bounds that are no more than the ends of the type.
struct Ends {
  bool low;
  bool high;
};

Ends known_ends(const Extent& extent, const Type& type, const Program& program) {
  if (type.kind == TypeKind::date) return {extent.low > -700'000, extent.high < 2'900'000};
  // Bounds of calculations that may overflow are near the ends, not at them.
  const Extent all = everything(type, program);
  return {extent.low > all.low / 1000, extent.high < all.high / 1000};
}

}  // namespace

std::string Finder::where(const ConditionBoxes& boxes, const Box& part,
                          const std::map<NodeId, std::string>& called) const {
  std::vector<std::string> sides;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const Dimension& dimension = boxes.dimensions()[i];
    if (part[i] == dimension.domain) continue;
    const PlaceSet known = dimension.domain - PlaceSet::of_missing();
    if (part[i] == known && !dimension.opaque && program_[dimension.node].type.kind != TypeKind::truth)
      continue;
    const auto other = called.find(dimension.node);
    const std::string name = other == called.end() ? name_of(dimension.node) : other->second;
    std::string text;
    if (dimension.opaque && part[i] == PlaceSet::of(1))
      text = name;
    else if (dimension.opaque && part[i] == PlaceSet::of(0))
      text = std::string(canonical(Word::not_).in(keywords_)) + " (" + name + ")";
    else if (part[i] != known)
      text = SideText(*this, boxes.places(), dimension.node, dimension.domain).of(part[i], name);
    if (!text.empty()) sides.push_back(std::move(text));
  }
  return joined(sides);
}

/// A side that is a choice between conditions is kept together.
std::string Finder::joined(const std::vector<std::string>& sides) const {
  const std::string both = " " + std::string(canonical(Word::and_).in(keywords_)) + " ";
  const std::string either = " " + std::string(canonical(Word::or_).in(keywords_)) + " ";
  std::string all;
  for (const std::string& side : sides) {
    const bool choice = sides.size() > 1 && side.find(either) != std::string::npos;
    all += (all.empty() ? "" : both) + (choice ? "(" + side + ")" : side);
  }
  return all;
}

std::string Finder::least(NodeId node) const {
  const Extent& extent = domains_.extent(node);
  const Type& type = program_[node].type;
  if (!extent.known || type.kind == TypeKind::text || !known_ends(extent, type, program_).low) return "";
  const auto value = value_at_place(extent.low, type);
  return value ? written(*value, type) : "";
}

std::string Finder::most(NodeId node) const {
  const Extent& extent = domains_.extent(node);
  const Type& type = program_[node].type;
  if (!extent.known || type.kind == TypeKind::text || !known_ends(extent, type, program_).high) return "";
  const auto value = value_at_place(extent.high, type);
  return value ? written(*value, type) : "";
}

Spoken Finder::range_of(NodeId node, const std::string& name) const {
  const Extent& extent = domains_.extent(node);
  const Fact value{"value", name};
  if (!extent.known) return spoken(Phrase::range_never_known, {value});
  const PlaceSet domain = domains_.domain(node) - PlaceSet::of_missing();
  const Type& type = program_[node].type;
  const bool listed =
      type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder || domain.runs().size() > 1;
  if (listed && !domain.only() && type.kind != TypeKind::text) {
    const Places places(domains_);
    std::string values;
    std::size_t count = 0;
    for (const PlaceRun& run : domain.runs())
      for (Int128 place = run.low; place <= run.high && count < 8; ++place, ++count)
        if (const auto one = places.value(node, place))
          values += (values.empty() ? "" : ", ") + written(*one, type);
    return spoken(Phrase::range_values, {value, {"values", values}});
  }
  const std::string low = least(node);
  const std::string high = most(node);
  if (!low.empty() && low == high) return spoken(Phrase::range_is, {value, {"least", low}});
  if (!low.empty() && !high.empty())
    return spoken(Phrase::range_between, {value, {"least", low}, {"most", high}});
  if (!low.empty()) return spoken(Phrase::range_from, {value, {"least", low}});
  if (!high.empty()) return spoken(Phrase::range_to, {value, {"most", high}});
  return spoken(Phrase::range_any, {value});
}

}  // namespace rung

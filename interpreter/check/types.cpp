// The rules of types, as tables of cases.

#include "check/types.hpp"

#include "diagnostics/kinds.hpp"
#include "grammar/words.hpp"

namespace rung {
namespace {

bool is_plain(Numeric n) {
  return n == Numeric::number || n == Numeric::integer || n == Numeric::count;
}
bool is_whole(Numeric n) {
  return n == Numeric::integer || n == Numeric::count;
}

Numeric plain_together(Numeric a, Numeric b) {
  if (a == b && a == Numeric::count) return Numeric::count;
  return is_whole(a) && is_whole(b) ? Numeric::integer : Numeric::number;
}

}  // namespace

std::optional<Numeric> sum_of(Numeric a, Numeric b) {
  if (a == Numeric::literal) return is_whole(b) ? Numeric::number : b;
  if (b == Numeric::literal) return is_whole(a) ? Numeric::number : a;
  if (is_plain(a) && is_plain(b)) return plain_together(a, b);
  if (a == b) return a;
  if (a == Numeric::money || b == Numeric::money) return std::nullopt;
  return Numeric::number;
}

std::optional<Numeric> product_of(Numeric a, Numeric b) {
  if (a == Numeric::money && b == Numeric::money) return std::nullopt;
  if (a == Numeric::money || b == Numeric::money) return Numeric::money;
  if (a == Numeric::literal && b == Numeric::literal) return Numeric::literal;
  if (is_whole(a) && is_whole(b)) return plain_together(a, b);
  return Numeric::number;
}

std::optional<Numeric> quotient_of(Numeric a, Numeric b) {
  if (a == Numeric::money && b != Numeric::money) return Numeric::money;
  if (a == Numeric::literal && b == Numeric::literal) return Numeric::literal;
  return Numeric::number;
}

std::optional<Type> together(Type a, Type b) {
  if (a.kind == TypeKind::nothing) return b;
  if (b.kind == TypeKind::nothing) return a;
  if (!a.is_number() || !b.is_number()) {
    if (a == b) return a;
    return std::nullopt;
  }
  const bool percent = a.numeric == Numeric::percent || b.numeric == Numeric::percent;
  if (percent && a.numeric != Numeric::money && b.numeric != Numeric::money)
    return Type::number(Numeric::percent);
  if (const auto numeric = sum_of(a.numeric, b.numeric)) return Type::number(*numeric);
  return std::nullopt;
}

bool comparable(Type a, Type b) {
  if (a.kind == TypeKind::nothing || b.kind == TypeKind::nothing) return true;
  if (a.is_number() && b.is_number()) return sum_of(a.numeric, b.numeric).has_value();
  return a == b;
}

bool ordered(Type type) {
  return type.kind != TypeKind::enumeration;
}

namespace {

Worded numeric_words(Numeric numeric) {
  switch (numeric) {
    case Numeric::literal:
    case Numeric::number: return words(Phrase::a_number);
    case Numeric::money: return words(Phrase::an_amount);
    case Numeric::percent: return words(Phrase::a_percent);
    case Numeric::integer: return words(Phrase::an_integer);
    case Numeric::count: return words(Phrase::a_count);
  }
  return {};
}

Worded duration_words(DurationKind kind) {
  switch (kind) {
    case DurationKind::days: return words(Phrase::duration_days);
    case DurationKind::months: return words(Phrase::duration_months);
    case DurationKind::minutes: return words(Phrase::duration_minutes);
    case DurationKind::working_days: return words(Phrase::duration_working_days);
  }
  return {};
}

Spoken copy(const Worded& worded) {
  return {std::string(worded.english), std::string(worded.simplified), std::string(worded.traditional)};
}

/// How many values of an enumeration a message names.
constexpr std::size_t most_values = 8;

}  // namespace

Spoken spoken(const Type& type, const Program& program) {
  switch (type.kind) {
    case TypeKind::nothing: return copy(words(Phrase::a_missing));
    case TypeKind::text: return copy(words(Phrase::a_text));
    case TypeKind::number: return copy(numeric_words(type.numeric));
    case TypeKind::date: return copy(words(Phrase::a_date));
    case TypeKind::truth: return copy(words(Phrase::a_truth));
    case TypeKind::duration: return copy(duration_words(type.duration));
    case TypeKind::ladder: {
      const Facts facts{{"ladder", program.enumerations[type.set].name}};
      return {say(Phrase::a_tier, Language::english, facts), say(Phrase::a_tier, Language::simplified, facts),
              say(Phrase::a_tier, Language::traditional, facts)};
    }
    case TypeKind::enumeration: break;
  }
  Spoken list;
  const auto& values = program.enumerations[type.set].values;
  for (const Language language : {Language::english, Language::simplified, Language::traditional}) {
    std::string& text = list.in(language);
    for (std::size_t i = 0; i < values.size() && i < most_values; ++i) {
      if (i > 0) text += " | ";
      text += values[i].supplied ? std::string(values[i].supplied->in(language)) : values[i].text;
    }
    if (values.size() > most_values) text += " | …";
  }
  return list;
}

}  // namespace rung

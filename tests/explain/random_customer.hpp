// Customers for any rules, with lines of related records: values near those that people have.
#pragma once

#include <random>

#include "customer_scene.hpp"

namespace rung::scene {

class RandomCustomer {
 public:
  RandomCustomer(CustomerScene& scene, std::uint32_t seed) : scene_(scene), chance_(seed) {}

  void fill() {
    const Program& program = scene_.program();
    const Record& own = program.records[subject];
    for (FieldId field = 0; field < own.fields.size(); ++field)
      if (own.fields[field].computed == none) scene_.set(field, value(own.fields[field]));
    for (RecordId id = 1; id < program.records.size(); ++id) {
      if (program.records[id].parent == none) {
        fill_reference(id);
        continue;
      }
      for (int lines = below(5); lines > 0; --lines) add_line(id);
    }
  }

 private:
  int below(int n) { return static_cast<int>(chance_() % static_cast<std::uint32_t>(n)); }

  /// A line for each value that the customer's enumerations have.
  void fill_reference(RecordId id) {
    const Record& record = scene_.program().records[id];
    if (record.key == none || record.fields[record.key].type.kind != TypeKind::text) return;
    for (const Enumeration& enumeration : scene_.program().enumerations)
      for (const EnumerationValue& one : enumeration.values) {
        std::vector<Value> line(record.fields.size());
        for (FieldId field = 0; field < record.fields.size(); ++field)
          line[field] = record.fields[field].type.is_number() ? *Decimal::from_scaled(80 + below(50), 2)
                                                              : value(record.fields[field]);
        line[record.key] = one.text;
        scene_.add_line(id, std::move(line));
      }
  }

  void add_line(RecordId id) {
    const Record& record = scene_.program().records[id];
    const auto& above = scene_.records().records[record.parent].lines;
    if (above.empty()) return;
    std::vector<Value> line(record.fields.size());
    for (FieldId field = 0; field < record.fields.size(); ++field)
      if (record.fields[field].computed == none) line[field] = value(record.fields[field]);
    line[record.link] =
        above[static_cast<std::size_t>(below(static_cast<int>(above.size())))][record.parent_link];
    scene_.add_line(id, std::move(line));
  }

  Value value(const Field& field) {
    if (field.optional && below(4) == 0) return {};
    if (field.default_value && below(3) == 0) return *field.default_value;
    switch (field.type.kind) {
      case TypeKind::nothing:
      case TypeKind::duration: return {};
      case TypeKind::text: return "k" + std::to_string(++names_);
      case TypeKind::truth: return below(3) == 0;
      case TypeKind::date: return *add_days(*scene_.settings().today, below(1000) - 800);
      case TypeKind::enumeration:
      case TypeKind::ladder:
        return Code{below(static_cast<int>(scene_.program().enumerations[field.type.set].values.size()))};
      case TypeKind::number: return number(field.type);
    }
    return {};
  }

  Value number(const Type& type) {
    switch (type.numeric) {
      case Numeric::count:
      case Numeric::integer: return Decimal(below(3) == 0 ? below(60) : below(6));
      case Numeric::percent: return *Decimal::from_scaled(below(120), 2);
      case Numeric::money:
        return *Decimal::from_scaled(below(2) == 0 ? below(1000) * 100'000 : below(100'000'000), 2);
      case Numeric::literal:
      case Numeric::number: return *Decimal::from_scaled(below(2) == 0 ? below(50) : below(1000), 1);
    }
    return {};
  }

  CustomerScene& scene_;
  std::mt19937 chance_;
  int names_ = 0;
};

}  // namespace rung::scene

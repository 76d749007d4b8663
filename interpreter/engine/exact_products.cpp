// Products of decimals beyond 128 bits. Slow enough to stay out of the kernels.
#include "engine/exact_products.hpp"

#include <boost/multiprecision/cpp_int.hpp>

namespace rung {
namespace {

using Int256 = boost::multiprecision::int256_t;

Int256 wide(Decimal value) {
  return Int256(value.units());
}

}  // namespace

std::strong_ordering compare_products(Decimal a, Decimal b, Decimal c, Decimal d) {
  const Int256 left = wide(a) * wide(b);
  const Int256 right = wide(c) * wide(d);
  if (left < right) return std::strong_ordering::less;
  return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

Portion portion(Decimal times, Decimal part, Decimal sum) {
  const Int256 dividend = wide(times) / wide(Decimal(1)) * wide(part);
  const Int256 quotient = dividend / wide(sum);
  const Int256 rest = dividend % wide(sum);
  return {static_cast<Int128>(quotient), static_cast<Int128>(rest)};
}

}  // namespace rung

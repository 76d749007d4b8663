// What the rules make of a customer as far as a test can expect it.
#pragma once

#include <string>
#include <vector>

#include "testing/customer.hpp"

namespace rung {

class VisibleResults {
 public:
  /// The program must outlive this.
  explicit VisibleResults(const Program& program);

  const std::vector<NodeId>& nodes() const { return nodes_; }
  /// Which of them a test would see to differ from those of another version. Values in the order of `nodes`.
  std::vector<std::size_t> differing(const std::vector<Value>& values, const VisibleResults& others,
                                     const std::vector<Value>& other_values) const;
  /// What a test expects of one of them.
  void write(std::size_t index, const std::vector<Value>& values, Language keywords,
             std::vector<WrittenExpectation>& expected, std::vector<WrittenAction>& actions) const;

 private:
  struct Result {
    std::string path;
    std::size_t at;  ///< among the nodes; of an action its condition, which its day follows
    std::uint32_t action = none;
  };
  void add(std::string path, NodeId node);

  const Program& program_;
  std::vector<Result> results_;
  std::vector<NodeId> nodes_;
};

}  // namespace rung

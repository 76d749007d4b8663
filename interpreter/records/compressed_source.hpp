// Compressed files as what they hold. Which form it is stands in their first bytes, not in their names.
#pragma once

#include <memory>
#include <string>

#include "records/byte_source.hpp"

namespace rung {

/// Gives what the bytes hold: themselves where they are not compressed by gzip or zstd. Keeps no more than a block and the
/// window of the compression. What is damaged, cut off or needs too much memory ends with a failure. `path` is for
/// messages.
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> bytes, std::string path);

}  // namespace rung

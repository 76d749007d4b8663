# Headers that are read once and not for each file that names them, which takes a third to a half of the time of a build. A
# file still names what it uses: with -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON it has nothing else.

# CMake would call them headers of the system, of which the compiler gives no warnings.
set(CMAKE_PCH_PROLOGUE "")

set(standard_headers <algorithm> <array> <cstdint> <filesystem> <functional> <map> <memory> <optional> <set> <span> <string>
                     <string_view> <utility> <variant> <vector> <fmt/format.h>)

# rung_precompile(target room/header.hpp…): these after the headers of the standard library.
function(rung_precompile target)
  list(TRANSFORM ARGN REPLACE "(.+)" "\"\\1\"" OUTPUT_VARIABLE headers)
  target_precompile_headers(${target} PRIVATE ${standard_headers} ${headers})
endfunction()

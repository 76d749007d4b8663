# A room is a folder of code with one purpose. Its headers are included as "room/header.hpp", and only by rooms that name it
# in USES: each room has an include directory of its own, so an include against the direction of the house does not compile.

# rung_room(NAME USES other rooms LINKS libraries): a static library of all sources in this folder. What most of its sources
# name is read once: PRECOMPILES headers, or what another room, on which it stands, PRECOMPILED. A room is OPTIMISED as far as
# the compiler can where runs spend their time in it.
function(rung_room name)
  cmake_parse_arguments(ROOM "OPTIMISED" "PRECOMPILED" "USES;LINKS;PRIVATE_LINKS;PRECOMPILES" ${ARGN})
  set(view ${CMAKE_BINARY_DIR}/rooms/${name})
  file(MAKE_DIRECTORY ${view})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${view}/${name} SYMBOLIC)

  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(rung_${name} STATIC ${sources})
  target_include_directories(rung_${name} PUBLIC ${view})
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(rung_${name} PUBLIC rung_${used})
  endforeach()
  target_link_libraries(rung_${name} PUBLIC ${ROOM_LINKS} PRIVATE ${ROOM_PRIVATE_LINKS})
  if(ROOM_OPTIMISED)
    target_compile_options(rung_${name} PRIVATE $<$<CONFIG:Release>:-O3>)
  endif()
  if(ROOM_PRECOMPILES)
    rung_precompile(rung_${name} ${ROOM_PRECOMPILES})
  elseif(ROOM_PRECOMPILED)
    target_precompile_headers(rung_${name} REUSE_FROM rung_${ROOM_PRECOMPILED})
  endif()
endfunction()

# rung_embed(room FOLDER folder ENDING .md HEADER room/header.hpp FUNCTION name): the files of a folder become part of a
# room; the header declares `FUNCTION(name)` and `FUNCTION_names()`.
function(rung_embed room)
  cmake_parse_arguments(EMBED "" "FOLDER;ENDING;HEADER;FUNCTION" "" ${ARGN})
  file(GLOB held CONFIGURE_DEPENDS ${EMBED_FOLDER}/*${EMBED_ENDING})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${EMBED_FUNCTION}.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${EMBED_FOLDER} -DENDING=${EMBED_ENDING} -DHEADER=${EMBED_HEADER}
            -DFUNCTION=${EMBED_FUNCTION} -DOUT=${out} -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${held} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake)
  target_sources(rung_${room} PRIVATE ${out})
endfunction()

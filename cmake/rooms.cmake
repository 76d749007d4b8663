# A room is a folder of code with one purpose. Its headers are included as "room/header.hpp", and only by rooms that name it
# in USES: each room has an include directory of its own, so an include against the direction of the house does not compile.

# rung_room(NAME USES other rooms LINKS libraries): a static library of all sources in this folder.
function(rung_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LINKS;PRIVATE_LINKS" ${ARGN})
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
endfunction()

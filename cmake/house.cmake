# `format` rewrites our files in the house style; `tidy` reads them with clang-tidy.
file(GLOB_RECURSE house_files RELATIVE ${CMAKE_SOURCE_DIR} CONFIGURE_DEPENDS
  base/*.h base/*.cpp town/*.h town/*.cpp drivers/*.h drivers/*.cpp kiosk/*.h kiosk/*.cpp
  screens/*.h screens/*.cpp server/*.h server/*.cpp provisioning/tool/*.h provisioning/tool/*.cpp
  tests/*.h tests/*.cpp)
add_custom_target(format
  COMMAND clang-format -i ${house_files}
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} VERBATIM)
set(tidy_files ${house_files})
list(FILTER tidy_files INCLUDE REGEX "\\.cpp$")
list(FILTER tidy_files EXCLUDE REGEX "^tests/")
add_custom_target(tidy
  COMMAND run-clang-tidy-16 -quiet -p ${CMAKE_BINARY_DIR} ${tidy_files}
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} VERBATIM)


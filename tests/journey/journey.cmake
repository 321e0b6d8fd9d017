# tests/journey/test_*.py: each test_ method becomes one ctest named by its sentence. They share two cores and
# real time limits, so one runs at a time; beside it what needs no time of its own. They begin first (COST): one after
# another they take the longest of all.
set(journey_folder ${CMAKE_CURRENT_LIST_DIR})
file(GLOB journey_files CONFIGURE_DEPENDS ${journey_folder}/test_*.py)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${journey_files} ${journey_folder}/play)
execute_process(COMMAND python3 -B ${journey_folder}/play --list
  OUTPUT_VARIABLE journey_list RESULT_VARIABLE journey_listed OUTPUT_STRIP_TRAILING_WHITESPACE)
if(NOT journey_listed EQUAL 0)
  message(FATAL_ERROR "tests/journey/play --list failed")
endif()
string(REPLACE "\n" ";" journey_list "${journey_list}")
foreach(line IN LISTS journey_list)
  string(REPLACE "|" ";" parts "${line}")
  list(GET parts 0 journey_file)
  list(GET parts 1 journey_method)
  list(GET parts 2 journey_name)
  list(GET parts 3 journey_labels)
  list(GET parts 4 journey_timeout)
  string(REPLACE "+" ";" journey_labels "${journey_labels}")
  # Two tests that pull the plug of a disk at once meet each other's loop devices.
  set(journey_locks journey)
  if(journey_file STREQUAL "test_power")
    list(APPEND journey_locks fault)
  endif()
  add_test(NAME "${journey_name}" COMMAND python3 -B ${journey_folder}/play ${journey_file} ${journey_method})
  set_tests_properties("${journey_name}" PROPERTIES LABELS "${journey_labels}" TIMEOUT ${journey_timeout}
    RESOURCE_LOCK "${journey_locks}" COST 1000 SKIP_RETURN_CODE 77 ENVIRONMENT "MADOGUCHI_BIN=${CMAKE_BINARY_DIR}/bin")
endforeach()

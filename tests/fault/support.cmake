# What the fault tests and the sync tests share: a town on paper, a server that misbehaves on demand, a
# line that breaks, the real town, and the hand that kills.
file(GLOB fault_support_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/support/*.cpp)
add_library(fault_support STATIC ${fault_support_sources})
target_link_libraries(fault_support PUBLIC sync outbox town base SQLite::SQLite3)
target_compile_definitions(fault_support PRIVATE SOURCE_DIR="${CMAKE_SOURCE_DIR}")

add_executable(fault_outbox_writer ${CMAKE_CURRENT_LIST_DIR}/writer/main.cpp)
target_link_libraries(fault_outbox_writer PRIVATE fault_support)
add_executable(fault_killer ${CMAKE_CURRENT_LIST_DIR}/killer/main.cpp)

add_library(fault_disk_preload SHARED ${CMAKE_CURRENT_LIST_DIR}/preload/disk.cpp)
set_target_properties(fault_disk_preload PROPERTIES OUTPUT_NAME fault_disk
  LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

# tests/fault/<subject>/*.cpp becomes fault_<subject>. They take up to half a minute, so they begin early, beside the
# journeys, one at a time.
function(fault_program subject)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fault/${subject}/*.cpp)
  add_executable(fault_${subject} ${sources} $<TARGET_OBJECTS:test_main>)
  target_link_libraries(fault_${subject} PRIVATE Catch2::Catch2 fault_support)
  target_compile_definitions(fault_${subject} PRIVATE SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  add_dependencies(fault_${subject} fault_outbox_writer fault_killer fault_disk_preload
    madoguchi madoguchi-server)
  catch_discover_tests(fault_${subject} TEST_PREFIX "fault/${subject}: "
    EXTRA_ARGS -w NoTests PROPERTIES TIMEOUT 900 RESOURCE_LOCK fault COST 900 LABELS fault)
endfunction()
fault_program(kill)
fault_program(server_kill)
fault_program(power)
fault_program(disk)
fault_program(line)

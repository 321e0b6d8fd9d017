# The real server against curl, openssl and raw sockets: one ctest per chapter of peer.py.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
foreach(chapter enrolment certificates tls_versions look_ups desk pages_socket floods crowd restart command_lines)
  add_test(NAME "peer/server: ${chapter}" COMMAND Python3::Interpreter
    ${CMAKE_CURRENT_LIST_DIR}/server/peer.py ${CMAKE_BINARY_DIR}/bin ${CMAKE_SOURCE_DIR} ${chapter})
  set_tests_properties("peer/server: ${chapter}" PROPERTIES LABELS "peer" TIMEOUT 600)
endforeach()
# Waits out the server's own fifteen seconds.
add_test(NAME "peer/server: slow_drip" COMMAND Python3::Interpreter
  ${CMAKE_CURRENT_LIST_DIR}/server/peer.py ${CMAKE_BINARY_DIR}/bin ${CMAKE_SOURCE_DIR} slow_drip)
set_tests_properties("peer/server: slow_drip" PROPERTIES LABELS "peer;long" TIMEOUT 600)

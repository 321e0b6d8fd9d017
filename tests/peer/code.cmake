test_program(peer code LINK camera code town)
if(TARGET peer_code)
  target_sources(peer_code PRIVATE ${CMAKE_CURRENT_LIST_DIR}/../unit/code/pictures.cpp)
  # Hidden from the ordinary run by its tag; `tests/run -L long` runs it.
  add_test(NAME "peer/code: two hundred poor pictures" COMMAND peer_code -w NoTests "[long]")
  set_tests_properties("peer/code: two hundred poor pictures" PROPERTIES
    LABELS "peer;long" TIMEOUT 900)
endif()
if(TARGET madoguchi)
  add_test(NAME "peer/code: commands"
    COMMAND ${CMAKE_COMMAND} -E env MADOGUCHI=$<TARGET_FILE:madoguchi>
            ${CMAKE_CURRENT_LIST_DIR}/code/commands)
  set_tests_properties("peer/code: commands" PROPERTIES LABELS peer TIMEOUT 600)
endif()

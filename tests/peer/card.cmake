if(TARGET madoguchi)
  foreach(peer IN ITEMS opensc commands)
    add_test(NAME "peer/card: ${peer}"
      COMMAND ${CMAKE_COMMAND} -E env MADOGUCHI=$<TARGET_FILE:madoguchi>
              ${CMAKE_CURRENT_LIST_DIR}/card/${peer})
    set_tests_properties("peer/card: ${peer}" PROPERTIES LABELS peer TIMEOUT 600)
  endforeach()
endif()

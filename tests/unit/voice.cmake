test_program(unit voice LINK voice kiosk screens printer town)
if(TARGET unit_voice)
  target_sources(unit_voice PRIVATE ${CMAKE_CURRENT_LIST_DIR}/screens/samples.cpp
    ${CMAKE_CURRENT_LIST_DIR}/screens/service_samples.cpp ${CMAKE_CURRENT_LIST_DIR}/screens/desk_samples.cpp
    ${CMAKE_CURRENT_LIST_DIR}/screens/guide_samples.cpp ${CMAKE_CURRENT_LIST_DIR}/screens/town_samples.cpp
    ${CMAKE_CURRENT_LIST_DIR}/screens/watch_samples.cpp ${CMAKE_CURRENT_LIST_DIR}/screens/way_samples.cpp
    ${CMAKE_CURRENT_LIST_DIR}/screens/words.cpp)
endif()

test_program(unit screens LINK screens)

# Writes a picture of every sample screen: build/dev/bin/screens_gallery FOLDER [WORD OF A NAME] [--language L] …
file(GLOB gallery CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/unit/screens/gallery/*.cpp)
add_executable(screens_gallery ${gallery} ${CMAKE_CURRENT_SOURCE_DIR}/unit/screens/samples.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/unit/screens/service_samples.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/unit/screens/desk_samples.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/unit/screens/guide_samples.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/unit/screens/town_samples.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/unit/screens/watch_samples.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/unit/screens/way_samples.cpp
  ${CMAKE_CURRENT_SOURCE_DIR}/unit/screens/words.cpp)
target_link_libraries(screens_gallery PRIVATE screens PNG::PNG)
target_compile_definitions(screens_gallery PRIVATE SOURCE_DIR="${CMAKE_SOURCE_DIR}")

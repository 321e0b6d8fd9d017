test_program(unit screens LINK screens)

# Writes a picture of every sample screen: build/dev/bin/screens_gallery FOLDER [WORD OF A NAME] [--language L] …
file(GLOB screens_samples CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/screens/*samples.cpp)
list(APPEND screens_samples ${CMAKE_CURRENT_LIST_DIR}/screens/words.cpp)
file(GLOB gallery CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/screens/gallery/*.cpp)
add_executable(screens_gallery ${gallery} ${screens_samples})
target_link_libraries(screens_gallery PRIVATE screens PNG::PNG)
target_compile_definitions(screens_gallery PRIVATE SOURCE_DIR="${CMAKE_SOURCE_DIR}")

test_program(unit guide LINK guide)
target_sources(unit_guide PRIVATE ${CMAKE_SOURCE_DIR}/provisioning/tool/benchmark_files.cpp
  ${CMAKE_SOURCE_DIR}/provisioning/tool/dictionaries.cpp)
target_compile_definitions(unit_guide PRIVATE
  SYNONYMS_FILE="${CMAKE_SOURCE_DIR}/build/dictionaries/sudachi-synonyms-dictionary.json")

# Those that train on hundreds of articles are hidden from the ordinary discovery; ctest -L long finds them.
foreach(what "without labels the benchmark's floor is held and the same bytes come out twice"
             "the trained guide answers residents and leaves chatter to a person")
  add_test(NAME "unit/guide: ${what}" COMMAND unit_guide -w NoTests "${what}")
  set_tests_properties("unit/guide: ${what}" PROPERTIES LABELS "unit;long" TIMEOUT 900)
endforeach()

test_program(unit pack LINK town mecab)
target_sources(unit_pack PRIVATE ${CMAKE_SOURCE_DIR}/provisioning/tool/pack_dictionary.cpp)

# The long mutation runs are hidden from the ordinary discovery; ctest -L long finds them here.
foreach(what "ten thousand mutated packs neither crash nor open"
             "two thousand mutated sources do not crash the check")
  add_test(NAME "unit/pack: ${what}" COMMAND unit_pack -w NoTests "${what}")
  set_tests_properties("unit/pack: ${what}" PROPERTIES LABELS "unit;long" TIMEOUT 900)
endforeach()

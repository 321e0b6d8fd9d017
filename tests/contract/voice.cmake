test_program(contract voice LINK voice)
# The town's words, heard: every phrase with a declared reading. Skipped where no voice is installed.
add_test(NAME "contract/voice: the synthesiser says the town's words as the town does"
  COMMAND madoguchi speech check ${CMAKE_SOURCE_DIR}/provisioning/towns/misaki)
set_tests_properties("contract/voice: the synthesiser says the town's words as the town does" PROPERTIES
  LABELS contract TIMEOUT 600 SKIP_REGULAR_EXPRESSION "is not installed;there is no voice file")

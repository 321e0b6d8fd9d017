test_program(unit card LINK card card_emulated)
if(TARGET unit_card)
  # Hidden from the ordinary run by its tag; `tests/run -L long` runs it.
  add_test(NAME "unit/card: ten thousand mutated answers" COMMAND unit_card -w NoTests "[long]")
  set_tests_properties("unit/card: ten thousand mutated answers" PROPERTIES
    LABELS "unit;long" TIMEOUT 900)
endif()

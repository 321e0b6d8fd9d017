test_program(contract card LINK card card_emulated)
if(TARGET contract_card)
  target_sources(contract_card PRIVATE ${CMAKE_CURRENT_LIST_DIR}/../unit/card/cards.cpp
                                       ${CMAKE_CURRENT_LIST_DIR}/../unit/card/jobs.cpp)
  # Hidden from the ordinary run by its tag; `tests/run -L long` runs it.
  add_test(NAME "contract/card: pulls at every command" COMMAND contract_card -w NoTests "[long]")
  set_tests_properties("contract/card: pulls at every command" PROPERTIES
    LABELS "contract;long" TIMEOUT 900)
endif()

test_program(contract card LINK card card_emulated)
if(TARGET contract_card)
  target_sources(contract_card PRIVATE ${CMAKE_CURRENT_LIST_DIR}/../unit/card/cards.cpp)
endif()

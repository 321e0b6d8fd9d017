test_program(unit card LINK card card_emulated)

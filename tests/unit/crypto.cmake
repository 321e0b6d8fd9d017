test_program(unit crypto LINK base)

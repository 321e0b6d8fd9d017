test_program(unit base LINK base)
test_program(unit house LINK base)

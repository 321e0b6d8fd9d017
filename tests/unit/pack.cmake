test_program(unit pack LINK town)

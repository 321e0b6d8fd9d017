test_program(unit carry_home LINK town)

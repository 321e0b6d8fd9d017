test_program(unit rules LINK town)

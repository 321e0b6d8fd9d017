test_program(unit way LINK town)

test_program(unit code LINK code)

test_program(unit canary LINK base)

test_program(unit town LINK town)

test_program(unit printer LINK printer)

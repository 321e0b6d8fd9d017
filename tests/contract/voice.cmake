test_program(contract voice LINK voice)

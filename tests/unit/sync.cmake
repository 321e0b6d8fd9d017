test_program(unit sync LINK fault_support)

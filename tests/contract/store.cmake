test_program(contract store LINK server_in_test)

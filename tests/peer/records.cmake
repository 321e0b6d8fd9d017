test_program(peer records LINK town base)

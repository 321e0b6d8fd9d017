test_program(contract outbox LINK outbox)

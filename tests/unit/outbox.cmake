test_program(unit outbox LINK outbox)

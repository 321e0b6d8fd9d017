test_program(peer paper LINK printer base)

# The pages against a core that answers from memory; tests/journey/test_pages.py has the real one.
test_program(unit pages LINK server)

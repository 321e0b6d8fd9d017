test_program(unit camera LINK camera camera_emulated code)

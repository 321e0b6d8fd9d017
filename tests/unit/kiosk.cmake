test_program(unit kiosk LINK kiosk printer card_emulated)

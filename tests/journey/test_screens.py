"""Every screen of a visit, as eyes and fingers meet it: targets, contrast and height on the real pixels."""

import os

from driver import measures, names, visits
from journey import Journey


class Screens(Journey):
    maxDiff = None

    def look_at(self, terminal, least_text_px=32):
        """Measures each screen that a step waits for, once."""
        self.seen, self.wrong = {}, []

        def look(_, screen):
            words = tuple((one.id, one.label, one.enabled) for one in screen.elements)
            if words in self.seen:
                return
            picture = terminal.picture()
            if terminal.screen().revision != screen.revision:
                return  # It went on while we looked.
            self.seen[words] = screen.name
            found = measures.complaints(screen, picture, least_text_px)
            if found and (folder := os.environ.get("MADOGUCHI_PICTURES")):
                picture.save(os.path.join(folder, f"{len(self.seen):02}-{screen.name}.png"))
            self.wrong += found
        terminal.on_screen = look

    def check(self, *met):
        self.assertLessEqual(set(met), set(self.seen.values()))
        self.assertEqual(sorted(set(self.wrong)), [])

    def test_every_screen_of_a_visit_by_card_can_be_read_and_touched(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")
        self.look_at(hall)
        visits.begin(hall, "taxi-pass")
        visits.agree_and_place(hall, card)
        visits.enter_pin(hall, "9999")
        hall.wait_for(screen="enter_pin", id="wrong")
        visits.enter_pin(hall, card.person["pin"]["text"])
        visits.answer_all(hall, visits.TAXI)
        visits.submit(hall)
        visits.leave(hall, card)
        self.check("welcome", "purpose", "place_card", "enter_pin", "question", "review", "receipt", "take_card")

    def test_every_screen_of_a_visit_without_a_card_can_be_read_and_touched(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        self.look_at(hall)
        visits.begin(hall, "consultation")
        hall.press(names.NEXT)
        visits.answer_all(hall, {**visits.CONSULTATION, "kana_name": visits.kana("み"), "phone": visits.digits("0868661234")})
        number = visits.submit(hall)
        visits.leave(hall)
        office.register.wait_for([number])
        visits.look_up(hall, number, "1955-04-12")
        self.check("welcome", "purpose", "question", "review", "receipt", "look_up_number", "look_up_birth_date",
                   "look_up_result")

    def test_in_the_largest_size_every_word_is_at_least_39_px(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")
        for _ in range(2):
            hall.press_and_wait(names.TEXT_SIZE)
        self.look_at(hall, least_text_px=39)
        visits.with_card(hall, card, "taxi-pass")
        visits.answer_all(hall, visits.TAXI)
        visits.submit(hall)
        visits.read_on(hall, "receipt")
        self.check("welcome", "purpose", "place_card", "enter_pin", "question", "review", "receipt")

    def test_the_measures_find_what_is_too_pale_and_too_small(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        screen, picture = hall.wait_for(screen="welcome"), hall.picture()
        ink = bytes((0x1A, 0x1A, 0x1A))
        self.assertIn(ink, picture.data)
        picture.data = picture.data.replace(ink, bytes((0x99, 0x99, 0x99)))
        self.assertTrue(any("contrast" in one for one in measures.complaints(screen, picture)))
        screen.get(names.STAFF).h = 60
        self.assertTrue(any("60 px high" in one for one in measures.complaints(screen, picture)))
        self.assertTrue(any("px text" in one for one in measures.complaints(screen, hall.picture(), least_text_px=120)))

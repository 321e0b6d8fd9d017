"""People leave, wait, change their mind or their language. Nothing of them stays."""

from driver import names, visits
from journey import Journey


def personal(card):
    """What must not be on any screen once its owner has left."""
    return [card.person["name"], card.person["name"].replace("　", " "), card.person["address"], "昭和30年",
            card.person["birth_date"], visits.PHONE]


class Leaving(Journey):
    def check_nothing_of(self, card, *screens):
        for screen in screens:
            for word in personal(card):
                self.assertNotIn(word, screen.spoken(), screen.name)

    def test_after_45_quiet_seconds_the_screen_asks_and_15_later_everything_is_wiped(self):
        office = self.open_office(wound=True)
        hall, card = office.hall(), office.card("hanako")
        visits.with_card(hall, card, "taxi-pass")
        visits.on_question(hall, "person")
        hall.clock.advance(44)
        self.assertEqual(hall.screen().name, "question")
        hall.clock.advance(1)
        asked = hall.wait_for(screen="idle", id=names.STAY)
        self.assertIn("15", asked.text())
        hall.clock.advance(14)
        self.assertEqual(hall.screen().name, "idle")
        hall.clock.advance(1)
        take = hall.wait_for(screen="take_card")
        card.pull()
        welcome = hall.wait_for(screen="welcome")
        hall.press(names.tile("taxi-pass"))
        purpose = hall.wait_for(screen="purpose")
        hall.press(names.NEXT)
        self.check_nothing_of(card, take, welcome, purpose, hall.wait_for(screen="place_card"))

    def test_whoever_answers_the_idle_question_goes_on_where_they_were(self):
        office = self.open_office(wound=True)
        hall, card = office.hall(), office.card("hanako")
        visits.with_card(hall, card, "taxi-pass")
        visits.give(hall, True)
        visits.go_on(hall)
        visits.on_question(hall, "other_grounds")
        hall.press(names.option("none"))
        hall.wait_for(that=lambda seen: seen.get(names.option("none")).value == "chosen")
        hall.clock.advance(50)
        hall.wait_for(screen="idle", id=names.STAY)
        hall.press(names.STAY)
        back = visits.on_question(hall, "other_grounds")
        self.assertEqual(back.get(names.option("none")).value, "chosen")

    def test_leaving_from_the_idle_question_is_heard_whatever_lies_below_it(self):
        """The question stays until the finger is lifted: below it stands no やめる in the same place."""
        office = self.open_office(wound=True, readers=False)
        hall = office.hall(reader=None)
        hall.wait_for(screen="welcome", id=names.tile("lookup"))
        hall.press("looks")
        below = hall.wait_for(screen="looks")
        self.assertIsNone(below.get(names.QUIT), "else this shows nothing")
        hall.clock.advance(45)
        hall.wait_for(screen="idle", id=names.QUIT)
        hall.press(names.QUIT)
        left = hall.wait_for(that=lambda seen: seen.name != "idle")
        self.assertEqual(left.name, "welcome")

    def test_typing_gets_more_time(self):
        office = self.open_office(wound=True, readers=False)
        hall = office.hall(reader=None)
        hall.wait_for(screen="welcome", id=names.tile("lookup"))
        hall.press(names.tile("lookup"))
        hall.wait_for(screen="look_up_number")
        hall.clock.advance(119)
        self.assertEqual(hall.screen().name, "look_up_number")
        hall.clock.advance(1)
        hall.wait_for(screen="idle")

    def test_every_screen_of_the_visit_has_a_way_out_that_leaves_nothing(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")

        def purpose():
            visits.begin(hall, "taxi-pass")

        def place_card():
            purpose()
            hall.press(names.NEXT)
            hall.wait_for(screen="place_card")

        def enter_pin():
            purpose()
            visits.agree_and_place(hall, card)

        def question():
            visits.with_card(hall, card, "taxi-pass")

        def review():
            question()
            visits.answer_all(hall, visits.TAXI)

        for go in (purpose, place_card, enter_pin, question, review):
            with self.subTest(screen=go.__name__):
                go()
                hall.press(names.QUIT)
                seen = hall.wait_for(that=lambda one: one.name in ("quit", "welcome", "take_card"))
                if seen.name == "quit":
                    hall.wait_for(screen="quit", id=names.QUIT)
                    hall.press(names.QUIT)
                    seen = hall.wait_for(that=lambda one: one.name in ("welcome", "take_card"))
                self.check_nothing_of(card, seen)
                if seen.name == "take_card":
                    card.pull()
                self.check_nothing_of(card, hall.wait_for(screen="welcome"))
        # What may reach the town is a count of where they turned back.
        self.assertEqual(office.register.receipts(), [], "nobody applied")

    def test_the_language_changes_on_every_question_without_losing_an_answer(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")
        visits.with_card(hall, card, "taxi-pass")
        screen = hall.wait_for(screen="question")
        while screen.name == "question":
            asked = visits.question_id(screen)
            visits.give(hall, visits.TAXI[asked])
            before = self.answers_on(hall.screen())
            for language in ("easy", "ja"):
                visits.choose_language(hall, language)
                changed = hall.wait_for(screen="question", that=lambda seen: seen.language == language)
                # Longer words may put what was chosen on another page; nothing else may be chosen.
                self.assertLessEqual(set(self.answers_on(changed)), set(before), f"{asked} in {language}")
            self.assertEqual(self.answers_on(changed), before, f"{asked} in the first language again")
            screen = visits.go_on(hall)
        self.assertEqual(screen.name, "review")

    @staticmethod
    def answers_on(screen):
        return sorted((one.id, one.value) for one in screen.elements
                      if one.role in ("choice", "check", "field") and one.value)

    def test_the_next_resident_begins_in_the_first_language_and_size(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        welcome = hall.wait_for(screen="welcome")
        size = welcome.get(names.TEXT_SIZE).label
        visits.choose_language(hall, "easy")
        hall.wait_for(that=lambda seen: seen.language == "easy")
        hall.press_and_wait(names.TEXT_SIZE, that=lambda seen: seen.get(names.TEXT_SIZE).label != size)
        visits.begin(hall, "consultation")
        hall.press(names.QUIT)
        again = hall.wait_for(screen="welcome")
        self.assertEqual((again.language, again.get(names.TEXT_SIZE).label), ("ja", size))

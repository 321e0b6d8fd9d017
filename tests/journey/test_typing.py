"""Words typed with real touches: the town's own words first, an address by its postal code, a finger that listens."""

import os

from driver import hands, names, sharing, visits
from driver.keypad import Ears
from journey import Journey

ADDRESS = "岡山県久米郡美咲町原田"


def behind(group, journey, hall):
    """To a journey that stands behind a tile of its group."""
    for wanted in (names.tile(f"group:{group}"), names.tile(journey)):
        for _ in range(6):
            if hall.screen().get(wanted) is not None:
                break
            hall.press_and_wait(names.tile("more"))
        hall.press(wanted)
        hall.wait_for(without=wanted)
    visits.read_on(hall, "purpose")
    hall.press(names.NEXT)


def whole_name(terminal):
    """Family and given name in one go, the characters chosen once."""
    hands.type_sounds(terminal, "やまもとはなこ")
    terminal.press(names.CONVERT)
    hands.choose(terminal, "山本花子", "山本花子")


def by_postal_code(terminal):
    hands.type_letters(terminal, "7093717")
    hands.choose(terminal, ADDRESS, ADDRESS)
    hands.type_letters(terminal, "1735")


def by_place_name(terminal):
    hands.sounds(terminal)
    hands.type_more_kana(terminal, "は")
    terminal.press(names.CONVERT)
    hands.choose(terminal, ADDRESS, ADDRESS)


def in_japanese(terminal):
    """The rest of the visit is read in Japanese: what was typed before must still stand."""
    visits.choose_language(terminal, "ja")
    visits.yes(terminal)


VISIT = {"kana_name": visits.kana("やまもと　はなこ"), "kanji_name": whole_name, "field": "elderly",
         "district": visits.UNKNOWN, "address": by_postal_code, "phone": visits.digits(visits.PHONE),
         "tell": visits.yes}


class Typing(Journey):
    def asked_to_come_by(self, hall, answers):
        behind("talk", "welfare-ask", hall)
        self.assertEqual(visits.answer_all(hall, answers), list(answers))
        return visits.submit(hall)

    def test_an_address_is_typed_by_its_postal_code_and_kept_as_it_stands_on_the_screen(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        number = self.asked_to_come_by(hall, VISIT)
        office.register.wait_for([number])
        kept = visits.stored_answers(office.register, number)
        self.assertEqual(kept["kanji_name"], {"written": "山本花子"})
        self.assertEqual(kept["address"], {"written": ADDRESS + "1735"})

    def test_the_next_visitor_is_offered_the_towns_words_and_nothing_of_the_one_before(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        offered = []
        for _ in range(2):
            behind("talk", "welfare-ask", hall)
            visits.on_question(hall, "kana_name")
            hands.type_kana(hall, "やま")
            visits.go_on(hall)
            hands.type_sounds(hall, "やま")
            seen = hall.press_and_wait(names.CONVERT, id="candidate.0")
            offered.append([one.label for one in seen.elements if one.id.startswith("candidate.")])
            last = offered[-1][-1]
            hands.choose(hall, last, last)
            hall.press_and_wait(names.QUIT)
            hall.press(names.QUIT if hall.screen().get("quit.yes") is None else "quit.yes")
            hall.wait_for(screen="welcome")
        self.assertEqual(offered[0], offered[1])

    def test_a_place_is_found_by_its_first_sound_and_a_name_is_typed_in_letters(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        visits.choose_language(hall, "en")
        latin = {**VISIT, "kana_name": lambda terminal: hands.type_letters(terminal, "YAMAMOTO"),
                 "kanji_name": lambda terminal: hands.type_letters(terminal, "YAMAMOTO HANAKO"),
                 "address": by_place_name, "tell": in_japanese}
        number = self.asked_to_come_by(hall, latin)
        office.register.wait_for([number])
        kept = visits.stored_answers(office.register, number)
        self.assertEqual(kept["kana_name"], {"written": "やまもと"})
        self.assertEqual(kept["kanji_name"], {"written": "YAMAMOTO HANAKO"})
        self.assertEqual(kept["address"], {"written": ADDRESS})

    def test_a_finger_that_slides_hears_the_keys_and_types_the_one_it_leaves(self):
        office = self.open_office(readers=False)
        heard = office.path("heard")
        os.makedirs(heard, exist_ok=True)
        hall = office.hall(reader=None, words=["--voice", "on", "--voice-sink", f"trace:{heard}"])
        behind("talk", "welfare-ask", hall)
        visits.on_question(hall, "kana_name")
        hall.press_and_wait("looks", id="looks.voice")
        hall.press("looks.voice")
        hall.press_and_wait(names.NEXT, screen="question")
        ears = Ears(heard)
        screen = hall.screen()
        slide = [screen.get(names.key(letter)).centre() for letter in "まみむ"]
        hall.display.move(*slide[0])
        hall.display.button(True)
        for letter, place in zip("みむ", slide[1:]):
            hall.display.move(*place)
            sharing.until(hall, lambda _, letter=letter: self.says(ears, letter), f"{letter} to be said")
        self.assertEqual(hands.value(hall), "", "a finger that only listens types nothing")
        hall.display.button(False)
        hall.wait_for(that=lambda seen: seen.get("text").value == "む")

    @staticmethod
    def says(ears, letter):
        ears.listen()
        return letter in " ".join(ears.everything)


if __name__ == "__main__":
    import unittest
    unittest.main()

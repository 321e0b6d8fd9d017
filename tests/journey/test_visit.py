"""Whole visits with real parts, from the first touch to what the town keeps."""

import os

from driver import names, paper, places, visits
from driver.card import COUNTER_READER
from driver.processes import run
from journey import Journey


class Visit(Journey):
    def test_an_application_is_corrected_and_confirmed_at_the_counter_and_its_owner_can_ask(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")
        clerk = office.card("clerk-taro", COUNTER_READER)
        office.hire(clerk, "kurashi_anzen", "窓口 太郎")
        counter = office.counter()
        number = visits.taxi_pass(hall, card)
        visits.leave(hall, card)
        office.register.wait_for([number])

        visits.sign_in(counter, clerk)
        case = visits.open_case(counter, number)
        self.assertIn("見本", case.text(), "what the card proved stands beside the answers")
        seen = visits.correct(counter, "phone", visits.new_digits("0868664321"))
        self.assertIn("1234", seen.get("before.phone").words(), "the resident's value stays")
        self.assertIn("4321", seen.get("value.phone").words())
        visits.confirm(counter)
        self.assertEqual(visits.state(office.register, number), "confirmed")
        kinds = [one["kind"] for one in visits.decisions(office.register, number)]
        self.assertEqual(kinds, ["correct", "confirm"])
        self.assertTrue(visits.decisions(office.register, number)[0]["reason"])

        clerk.pull()
        left = counter.wait_for(screen="desk_sign_in")
        self.assertNotIn("見本", left.spoken(), "taking the card off hides everything")

        answer = visits.look_up(hall, number, card.person["birth_date"])
        self.assertIn("確認", answer.text())
        for personal in ("見本", "花子", "1234", "4321"):
            self.assertNotIn(personal, answer.spoken())

    def test_the_printed_receipt_is_verified_with_public_keys_only(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")
        number = visits.taxi_pass(hall, card)
        hall.wait_for(screen="receipt", that=lambda seen: visits.PRINTING not in seen.text())
        pdf, _, code = paper.receipt(hall, office.folder)
        self.assertIn(number, paper.words(pdf))
        for personal in (card.person["name"], "花子", card.person["address"], visits.PHONE):
            self.assertNotIn(personal, paper.words(pdf))
        text = office.path("receipt.txt")
        verify = [places.program("madoguchi"), "receipt", "verify", text, "--trust", os.path.join(office.town, "ca.pem")]
        with open(text, "w", encoding="utf-8") as file:
            file.write(code)
        self.assertIn(number, run(verify).stdout.decode())
        changed = code[:-8] + ("A" if code[-8] != "A" else "B") + code[-7:]
        with open(text, "w", encoding="utf-8") as file:
            file.write(changed)
        self.assertEqual(run(verify, check=False).returncode, 1)

        shown = office.path("receipt.png")
        hall.picture().save(shown)
        with open(text, "w", encoding="utf-8") as file:
            file.write(paper.code(shown))
        self.assertIn(number, run(verify).stdout.decode(), "the code on the screen proves the same")

    def test_a_consultation_is_booked_without_a_card(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        visits.begin(hall, "consultation")
        hall.press(names.NEXT)
        met = visits.answer_all(hall, visits.CONSULTATION)
        self.assertEqual(met, list(visits.CONSULTATION))
        number = visits.submit(hall)
        office.register.wait_for([number])
        kept = visits.stored_answers(office.register, number)
        self.assertEqual(kept["kanji_name"], {"written": "見本花子"})
        self.assertEqual(kept["birth_date"], {"dated": "1955-04-12"})

    def test_a_request_for_a_resident_record_says_what_to_bring(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")
        visits.with_card(hall, card, "resident-record")
        visits.answer_all(hall, visits.RECORD)
        number = visits.submit(hall)
        last = visits.read_on(hall, "receipt")
        self.assertIn("カード", last.text())
        office.register.wait_for([number])
        self.assertEqual(visits.stored_answers(office.register, number)["who"], {"chosen": ["self"]})

    def test_a_wrong_birth_date_and_an_unknown_number_get_the_same_answer(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")
        number = visits.taxi_pass(hall, card)
        visits.leave(hall, card)
        office.register.wait_for([number])
        wrong_date = visits.look_up(hall, number, "1955-04-13")
        hall.press(names.NEXT)
        other_town = self.open_office()
        unknown = visits.look_up(other_town.hall(), number, card.person["birth_date"])
        self.assertEqual([one.words() for one in wrong_date.elements], [one.words() for one in unknown.elements])

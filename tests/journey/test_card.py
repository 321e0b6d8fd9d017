"""Cards as they come: wrong, locked, pulled away. No try is ever lost; the chip itself is asked."""

from driver import hands, names, visits
from journey import Journey


class Card(Journey):
    def open_hall(self, person="hanako"):
        office = self.open_office()
        return office, office.hall(), office.card(person)

    def test_two_wrong_entries_lead_to_staff_and_leave_the_card_its_last_try(self):
        office, hall, card = self.open_hall()
        visits.begin(hall, "taxi-pass")
        visits.agree_and_place(hall, card)
        visits.enter_pin(hall, "9999")
        hall.wait_for(screen="enter_pin", id="wrong")
        self.assertEqual(card.tries(), 2)
        visits.enter_pin(hall, "8888")
        problem = hall.wait_for(screen="card_problem")
        self.assertIsNone(problem.get(names.TRY_AGAIN), "no third entry is offered")
        self.assertIsNotNone(problem.get(names.STAFF))
        self.assertEqual(card.tries(), 1)
        self.assertEqual(card.tries_left()["text_pin"], 1, "another program hears the same")

    def test_the_right_number_after_a_wrong_one_goes_on(self):
        office, hall, card = self.open_hall()
        visits.begin(hall, "taxi-pass")
        visits.agree_and_place(hall, card)
        visits.enter_pin(hall, "9999")
        hall.wait_for(screen="enter_pin", id="wrong")
        visits.enter_pin(hall, card.person["pin"]["text"])
        visits.on_question(hall, "person")
        self.assertEqual(card.tries(), 3)

    def test_the_last_try_is_never_spent(self):
        office, hall, card = self.open_hall()
        card.set_tries(1)
        visits.begin(hall, "taxi-pass")
        hall.press(names.NEXT)
        hall.wait_for(screen="place_card")
        card.place()
        problem = hall.wait_for(screen="card_problem")
        self.assertIn("あと1回", problem.text())
        self.assertEqual(card.tries(), 1)

    def test_a_locked_card_is_told_where_it_is_opened_again(self):
        self.check_trouble("hanako", "ロック", tries=0)

    def test_a_card_without_a_number_is_not_called_wrong(self):
        problem = self.check_trouble("no-pin", "暗証番号のない")
        self.assertNotIn("ちがいました", problem.text())

    def test_another_card_is_named_kindly_and_the_right_one_goes_on(self):
        office, hall, card = self.open_hall("other-card")
        visits.begin(hall, "taxi-pass")
        hall.press(names.NEXT)
        hall.wait_for(screen="place_card")
        card.place()
        hall.wait_for(screen="card_problem", text="マイナンバーカード")
        card.change_to("hanako")
        hall.wait_for(screen="enter_pin")

    def check_trouble(self, person, words, tries=None):
        office, hall, card = self.open_hall(person)
        if tries is not None:
            card.set_tries(tries)
        visits.begin(hall, "taxi-pass")
        hall.press(names.NEXT)
        hall.wait_for(screen="place_card")
        card.place()
        problem = hall.wait_for(screen="card_problem", text=words)
        self.assertIsNotNone(problem.get(names.STAFF), "staff can be called")
        return problem

    def test_a_card_pulled_away_while_it_is_read_may_be_placed_again(self):
        office, hall, card = self.open_hall()
        visits.begin(hall, "taxi-pass")
        visits.agree_and_place(hall, card)
        hands.type_pin(hall, card.person["pin"]["text"])
        hall.wait_for(id=names.NEXT)
        card.fault("removed@3")
        hall.press(names.NEXT)
        hall.wait_for(screen="card_problem", text="離れました")
        card.place()
        hall.wait_for(screen="enter_pin")
        self.assertGreaterEqual(card.tries(), 2)
        visits.enter_pin(hall, card.person["pin"]["text"])
        visits.on_question(hall, "person")
        self.assertEqual(card.tries(), 3)

    def test_a_card_taken_while_its_number_is_typed_forgets_the_digits(self):
        office, hall, card = self.open_hall()
        visits.begin(hall, "taxi-pass")
        visits.agree_and_place(hall, card)
        hands.type_pin(hall, "12")
        card.pull()
        hall.wait_for(screen="card_problem", text="離れました")
        card.place()
        seen = hall.wait_for(screen="enter_pin")
        self.assertEqual(seen.get(names.PIN_FIELD).value, "0")

    def test_a_reader_that_is_gone_says_so_and_comes_back(self):
        office, hall, card = self.open_hall()
        visits.begin(hall, "taxi-pass")
        hall.press(names.NEXT)
        hall.wait_for(screen="place_card")
        office.pcscd.stop()
        problem = hall.wait_for(screen="card_problem", timeout=30)
        self.assertIn("読み取り台", problem.text())
        office.pcscd.start()
        card.place()
        hall.wait_for(screen="enter_pin", timeout=30)

    def test_without_a_card_there_is_a_kind_way_on(self):
        office, hall, _ = self.open_hall()
        visits.begin(hall, "taxi-pass")
        hall.press(names.NEXT)
        hall.wait_for(screen="place_card", id=names.NO_CARD)
        hall.press(names.NO_CARD)
        hall.wait_for(screen="card_problem", id=names.STAFF)

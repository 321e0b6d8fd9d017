"""The line between terminal and town is cut. The register is asked, never a screen."""

from driver import names, visits
from driver.card import COUNTER_READER
from driver.terminal import seeded
from journey import Journey


class Line(Journey):
    def open_hall(self):
        office = self.open_office(wound=True)
        return office, office.hall(), office.card("hanako")

    def test_an_application_made_without_a_line_reaches_the_town_once_when_it_is_back(self):
        office, hall, card = self.open_hall()
        office.cut_lines()
        number = visits.taxi_pass(hall, card)
        office.wind(3600)
        self.assertEqual(office.register.received(), 0, "the line was down")
        office.join_lines()
        self.settle(office, [number])
        office.wind(3600)
        office.register.check_once([number])

    def test_a_terminal_that_the_town_no_longer_hears_is_marked_at_the_counter(self):
        office = self.open_office(wound=True)
        hall, clerk = office.hall(reader=None), office.card("clerk-taro", COUNTER_READER)
        hall.wait_for(screen="welcome")
        office.hire(clerk, "kurashi_anzen", "窓口 太郎")
        counter = office.counter()
        visits.sign_in(counter, clerk)
        rows = self.terminals_at(counter)
        self.assertEqual(["つながっています" in row for row in rows], [True, True], rows)
        hall.program.end()
        clerk.pull()
        office.wind(16 * 60)
        counter.wait_for(screen="desk_sign_in")
        visits.sign_in(counter, clerk)
        first, second = self.terminals_at(counter)
        self.assertIn("役場 1", first)
        self.assertIn("つながりません", first)
        self.assertIn("つながっています", second)

    def terminals_at(self, counter):
        """The rows of 端末の ようす, asked for now."""
        counter.wait_for(screen="desk", that=lambda seen: any("/" in tab for tab in seen.ids("tab.")))
        for tab in ("tab.queue", "tab.terminals/heard"):
            seen = counter.screen()
            for direction in ("tabs.back", "tabs.next"):
                while seen.get(tab) is None and seen.get(direction) is not None and seen.get(direction).enabled:
                    seen = counter.press_and_wait(direction)
            counter.press(tab)
            seen = counter.wait_for(screen="desk", that=lambda one: one.get(tab) is not None
                                    and one.get(tab).value == "chosen" and one.get("loading") is None)
        seen = counter.wait_for(screen="desk", that=lambda one: any(row.id.startswith("trow.") for row in one.elements))
        return [row.words() for row in seen.elements if row.id.startswith("trow.")]

    def test_a_line_cut_in_the_middle_of_the_questions_is_not_noticed_by_the_resident(self):
        office, hall, card = self.open_hall()
        visits.with_card(hall, card, "taxi-pass")
        office.cut_lines()
        visits.answer_all(hall, visits.TAXI)
        number = visits.submit(hall)
        office.join_lines()
        self.settle(office, [number])
        office.register.check_once([number])

    def test_a_lost_acknowledgement_applies_nothing_twice(self):
        office, hall, card = self.open_hall()
        line = office.lines["terminals"]
        line.lose_answers(when=lambda: office.register.received() > 0)
        number = visits.taxi_pass(hall, card)
        office.wind(301)
        self.assertGreaterEqual(office.register.received(), 1, "the town has it")
        office.wind(1)
        self.assertGreaterEqual(line.answers_lost, 1, "no answer was lost: the test did not test anything")
        line.join()
        self.settle(office, [number])
        office.wind(3600)
        # Beside it only the count of visits that ended with a receipt, once a few are together.
        counts = office.register.rows("SELECT coalesce(sum(n), 0) AS n FROM yardsticks_finished")[0]["n"]
        self.assertEqual(office.register.received() - counts, 1)
        office.register.check_once([number])

    def test_a_line_cut_anywhere_in_the_sending_loses_nothing(self):
        office, hall, card = self.open_hall()
        chance = seeded()
        numbers = []
        for sent in sorted(chance.sample(range(1, 9000), 3)):
            office.lines["terminals"].cut_in(sent)
            numbers.append(visits.taxi_pass(hall, card, {"notice": "letter"}))
            visits.leave(hall, card)
            office.wind(301)
            office.lines["terminals"].join()
        self.settle(office, numbers)
        office.wind(3600)
        office.register.check_once(numbers)

    def test_a_day_without_a_line_is_filed_with_the_times_at_the_terminal(self):
        office, hall, card = self.open_hall()
        office.cut_lines()
        numbers, times = [], []
        for _ in range(2):
            numbers.append(visits.taxi_pass(hall, card, {"notice": "letter"}))
            times.append(hall.clock.now())
            visits.leave(hall, card)
            office.wind(12 * 3600)
        office.join_lines()
        self.settle(office, numbers)
        office.register.check_once(numbers)
        rows = {row["number"]: row for row in office.register.rows(
            "SELECT number, received_at, arrived_at, clock_suspect FROM applications")}
        for number, at in zip(numbers, times):
            received = rows[number]["received_at"] / 1000
            self.assertLess(abs(received - at.timestamp()), 60, "受付日時 is when it was safe on the terminal")
            self.assertGreater(rows[number]["arrived_at"] / 1000 - received, 11 * 3600)
            self.assertEqual(rows[number]["clock_suspect"], 0)

    def test_without_a_line_a_look_up_says_so_and_the_application_is_not_lost(self):
        office, hall, card = self.open_hall()
        number = visits.taxi_pass(hall, card)
        visits.leave(hall, card)
        self.settle(office, [number])
        office.cut_lines()
        answer = visits.look_up(hall, number, card.person["birth_date"])
        self.assertNotIn(card.person["name"], answer.spoken())
        self.assertIn("回線", answer.text())
        hall.press(names.NEXT)
        hall.wait_for(screen="welcome")
        office.join_lines()
        office.register.check_once([number])

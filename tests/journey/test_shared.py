"""Two real terminals and one screen: a clerk elsewhere looks, points and writes as far as the visitor lets them."""

import time

from driver import names, sharing, visits
from driver.card import COUNTER_READER
from journey import Journey


class Shared(Journey):
    def let_pass(self, office):
        """What left the hall by now has come to the counter: both have been answered since, and a handshake more."""
        for line, terminal in (("terminals", office.terminals[0]), ("desk", office.terminals[-1])):
            before = office.lines[line].answers
            sharing.until(terminal, lambda _, line=line, before=before: office.lines[line].answers >= before + 4,
                          f"four answers on the line of {line}")

    def stays_empty(self, counter, seconds=2.0):
        """Nothing travels any more that could be waited for: twice as long as a look takes, and more."""
        seen, deadline = counter.screen(), time.monotonic() + seconds
        while seen is not None:
            self.assertEqual(seen.ids("point."), [])
            try:
                seen = counter.reader.screen(seen.revision, max(deadline - time.monotonic(), 0.01))
            except TimeoutError:
                seen = None

    def test_a_clerk_elsewhere_sees_points_and_writes_until_the_visitor_stops_it(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")
        clerk = office.card("clerk-taro", COUNTER_READER)
        office.hire(clerk, "resident_desk", "窓口 太郎")
        counter = office.terminal("counter-asahi", "counter", reader=COUNTER_READER)
        visits.with_card(hall, card, "taxi-pass")
        hall.press("show")  # Even what the visitor looks at stays here.
        hall.wait_for(screen="question", text=card.person["name"])
        sharing.call_staff(hall)
        visits.sign_in(counter, clerk)
        sharing.answer_call(counter, "hall-1")
        asked = sharing.let_in(hall)
        self.assertIn("旭総合支所", asked.text(), "who wants to look is told by place")
        self.assertNotIn("太郎", asked.spoken(), "and by nothing of the clerk's own")
        hall.wait_for(screen="question")

        shown = sharing.seen_by(counter, "onward")
        for personal in (card.person["name"], "花子", card.person["address"], "昭和30年", "1955"):
            self.assertNotIn(personal, shown.spoken())
        self.assertIsNone(shown.get("write"), "what the card says nobody answers for the visitor")

        hall.press(names.NEXT)
        visits.on_question(hall, "other_grounds")
        sharing.seen_by(counter, "option.none")
        pointed = sharing.point(counter, hall, "option.none")
        self.assertIn("太い枠", pointed.text())

        wrote = sharing.write(counter, hall, "none")
        self.assertEqual(wrote.get("option.none").value, "chosen")
        hall.press(names.NEXT)
        seen = visits.on_question(hall, "notice")
        self.assertNotIn("書きました", seen.text(), "gone on from, it is the visitor's own")

        sharing.seen_by(counter, "option.phone")
        hall.press("watch_stop")
        hall.wait_for(screen="question", without="watched")
        ended = counter.wait_for(screen="shared_screen", text="終わりました")
        self.assertEqual(ended.ids("point."), [], "nothing of the screen stays at the counter")
        hall.press(names.option("phone"))
        hall.wait_for(screen="question", that=lambda one: one.get(names.option("phone")).value == "chosen")
        self.stays_empty(counter)
        counter.press(names.BACK)
        counter.wait_for(screen="desk")
        self.assertIn("question", hall.screen().name, "the visit itself goes on")

    def test_while_a_pin_is_typed_the_clerk_sees_nothing_and_a_no_is_a_no(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")
        clerk = office.card("clerk-taro", COUNTER_READER)
        office.hire(clerk, "resident_desk", "窓口 太郎")
        counter = office.counter()
        visits.begin(hall, "taxi-pass")
        sharing.call_staff(hall)
        visits.sign_in(counter, clerk)
        sharing.answer_call(counter, "hall-1")
        sharing.let_in(hall)
        sharing.seen_by(counter, "onward")
        visits.agree_and_place(hall, card)
        hall.wait_for(screen="enter_pin", text="見えません")
        counter.wait_for(screen="shared_screen", text="見えません")
        hall.press(names.digit("1"))
        hall.wait_for(screen="enter_pin", that=lambda seen: seen.get("pin").value == "1")
        self.let_pass(office)
        seen = counter.screen()
        self.assertEqual(seen.ids("point."), [])
        self.assertNotIn("pin", seen.ids())
        card.pull()
        hall.wait_for(screen="card_problem", id="watch_stop")
        sharing.seen_by(counter, "try_again")
        hall.press("watch_stop")
        counter.wait_for(screen="shared_screen", text="終わりました")
        counter.press(names.BACK)

        sharing.call_staff(hall)
        counter.wait_for(screen="desk")
        counter.press("refresh")
        counter.press("filter.received")
        # Only the unanswered stand here: the old call is not taken for the new one.
        sharing.until(counter, lambda one: one.get("filter.received") is not None and one.get("filter.received").value == "chosen"
                      and sharing.row_of_call(one, sharing.called("hall-1")) is not None, "the second call",
                      lambda: counter.press("refresh"))
        sharing.answer_call(counter, "hall-1")
        sharing.until(hall, lambda one: one.name == "watch_asked", "the question")
        hall.press("watch.no")
        hall.wait_for(that=lambda one: one.name != "watch_asked")
        refused = counter.wait_for(screen="shared_screen", text="見せてもらえませんでした")
        self.assertEqual(refused.ids("point."), [])

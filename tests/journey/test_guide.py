"""From a question in a resident's own words to a receipt: by touch, and by ears and ten keys."""

import os

from driver import blind_visits, hands, names, sharing, visits
from driver.blind_visits import ON, Kanji, Number
from driver.keypad import Blind, Words
from journey import Journey
from test_memory import found_in_memory

COPY = "juminhyo-copy"


class Guide(Journey):
    def ask(self, hall, sounds):
        """From the first screen to what the guide says."""
        hall.wait_for(screen="welcome", id=names.tile("guide"))
        hall.press(names.tile("guide"))
        hall.wait_for(screen="guide_ask")
        return self.ask_on(hall, sounds)

    def ask_on(self, hall, sounds):
        hands.type_kana(hall, sounds)
        hall.wait_for(screen="guide_ask", id=names.NEXT)
        hall.press(names.NEXT)
        return hall.wait_for(screen="guide_answer", timeout=30,
                             that=lambda seen: bool(seen.ids("answer.") or seen.ids("entry.") or seen.ids("help.")))

    def test_a_question_leads_to_the_towns_answer_and_its_journey_to_a_receipt_by_touch(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")
        asked = self.ask(hall, "じゅうみんひょう")
        self.assertIn("住民票の どんな ことですか", asked.get("title").words())
        hall.press(f"answer.{COPY}")
        seen = hall.wait_for(screen="guide_answer", id=f"entry.{COPY}")
        self.assertIn("出どころ", seen.get(f"entry.{COPY}.source").words())
        hall.press(names.NEXT)  # asks on: a short question belongs to this answer
        hall.wait_for(screen="guide_ask")
        fee = self.ask_on(hall, "いくら")
        self.assertIsNotNone(fee.get("entry.juminhyo-fee"), fee)
        hall.press(names.BACK)
        hall.wait_for(screen="guide_ask")
        while visits.field_value(hall.screen()):
            hall.press_and_wait(names.ERASE)
        self.ask_on(hall, "じゅうみんひょう")
        hall.press(f"answer.{COPY}")
        hall.wait_for(screen="guide_answer", id=f"begin.{COPY}")
        hall.press(f"begin.{COPY}")
        visits.read_on(hall, "purpose")
        visits.agree_and_place(hall, card)
        visits.enter_pin(hall, card.person["pin"]["authentication"])
        hall.wait_for(screen="question")
        visits.answer_all(hall, visits.RECORD)
        number = visits.submit(hall)
        visits.leave(hall, card)
        office.register.wait_for([number])

    def test_a_question_leads_to_a_receipt_by_ears_and_ten_keys(self):
        office = self.open_office()
        card, heard = office.card("hanako"), office.path("heard")
        os.makedirs(heard, exist_ok=True)
        hall = office.hall(words=["--voice", "on", "--voice-sink", f"trace:{heard}"])
        hall.wait_for(screen="welcome")
        blind = Blind(hall, heard, Words())
        phrases, journey = blind.words.phrases, "resident-record"
        blind.begin()
        blind_visits.find_tile(blind, phrases["guide_tile.title"])
        blind.hear(blind.words.heard("guide_ask.title"))
        blind_visits.answer(blind, journey, None, Kanji("じゅうみんひょう"))
        blind.press("\n")
        blind.hear(blind.words.as_heard("住民票の どんな ことですか"))
        blind.choose("住民票の写し")
        blind.hear(blind.words.heard("guide_answer.found"))
        blind.choose(phrases["guide.begin"].replace("{journey}", phrases[f"journey.{journey}.title"]))
        blind.hear(blind.words.heard("purpose.title"))
        blind_visits.read_to_the_end(blind, "purpose.title")
        blind_visits.with_card(blind, card)
        question = f"journey.{journey}.question."
        blind_visits.answer_all(blind, journey, {
            "person": ON, "who": phrases[question + "who.option.self"],
            "entries": phrases[question + "entries.option.neither"], "copies": Number("2"),
            "use": phrases[question + "use.option.pension"]})
        number = blind_visits.submit(blind)
        card.pull()
        office.register.wait_for([f"{number[:2]}-{number[2:6]}-{number[6:10]}-{number[10:]}"])

    def test_distress_brings_whom_to_call_and_staff_at_once(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        seen = self.ask(hall, "しにたい")
        self.assertIn("0120-279-338", [one.value for one in seen.elements])
        # The call is answered before the question who is there to come.
        hall.wait_for(screen="guide_answer", id="called", that=lambda one: "声を かけて" not in one.get("called").words())
        self.assertNotIn("しにたい", seen.spoken())
        calls = office.register.rows("SELECT reason FROM calls")
        self.assertEqual([call["reason"] for call in calls], ["urgent"])
        hall.press(names.BACK)
        self.assertEqual(visits.field_value(hall.wait_for(screen="guide_ask")), "")

    def test_nothing_that_was_asked_is_left_in_memory(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        self.ask(hall, "あやのこうじのごみ")
        asked, pid = ["あやのこうじ"], hall.program.process.pid
        self.assertNotEqual(found_in_memory(pid, asked), [], "the search must be able to find")
        hall.press(names.QUIT)
        hall.wait_for(screen="welcome")
        # The guide is closed by its own thread.
        sharing.until(hall, lambda _: found_in_memory(pid, asked) == [], "the question to be gone from memory")

    def test_after_moving_in_the_list_of_what_is_to_be_done_begins_a_journey_with_what_was_said(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")
        hall.wait_for(screen="welcome", id=names.tile("guide"))
        hall.press(names.tile("guide"))
        hall.wait_for(screen="guide_ask", id="events")
        hall.press("events")
        screen = hall.wait_for(screen="question")
        visits.press_on_page(hall, names.option("moved_in"))
        hall.wait_for(that=lambda seen: seen.get(names.option("moved_in")).value == "chosen")
        screen = self.next_question(hall)
        while screen.name == "question":
            first = screen.ids("option.")[0]
            hall.press(first)
            hall.wait_for(that=lambda seen: seen.get(first) is not None and seen.get(first).value == "chosen")
            screen = self.next_question(hall)
        self.assertEqual(screen.name, "life_list")
        seen = visits.turn_to(hall, "begin.report")
        self.assertIn("14日以内", seen.get("procedure.report.deadline").words())
        hall.press("begin.report")
        visits.read_on(hall, "purpose")
        visits.agree_and_place(hall, card)
        visits.enter_pin(hall, card.person["pin"]["authentication"])
        hall.wait_for(screen="question")
        # What happened and the insurance were answered once, in the list's own questions: not asked again.
        visits.answer_all(hall, {"person": True, "day": visits.UNKNOWN, "children": visits.digits("0"),
                                 "phone": visits.UNKNOWN})
        visits.read_on(hall, "review")
        hall.press(names.NEXT)
        # The town's word comes first, the number on the last page.
        hall.wait_for(screen="receipt", timeout=40, that=lambda seen: "待っています" not in seen.get("title").words())
        number = visits.receipt_number(visits.read_on(hall, "receipt"))
        hall.press(names.NEXT)
        hall.wait_for(screen="life_list")
        office.register.wait_for([number])
        kept = visits.stored_answers(office.register, number)
        self.assertEqual(kept["event"], {"chosen": ["moved_in"]})
        self.assertEqual(kept["insurance"], {"chosen": ["work"]})

    def next_question(self, hall):
        now = visits.question_id(hall.screen())
        hall.press(names.NEXT)
        return hall.wait_for(that=lambda seen: seen.name == "life_list" or
                             (seen.name == "question" and visits.question_id(seen) != now))

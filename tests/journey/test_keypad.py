"""Journeys with ten keys and no sight: every step is taken by what the terminal says aloud."""

import glob
import os

from driver import blind_guesses, places
from driver import blind_visits as visits
from driver.card import HALL_READER
from driver.blind_visits import ON, UNKNOWN, Date, Kana, Kanji, Number
from driver.keypad import Blind, Words
from journey import Journey, long

VOICE = os.path.join(places.SOURCE, "build/voice/mei_normal.htsvoice")


class Keypad(Journey):
    def sit_down(self, office, card=True, voice="trace", role="hall"):
        """A terminal whose voice is heard; by `folder` the real synthesiser speaks, into files."""
        heard = office.path("heard")
        os.makedirs(heard, exist_ok=True)
        words = ["--voice", "on", "--voice-sink", f"{voice}:{heard}"]
        if voice == "folder":
            if not os.path.exists(VOICE):
                self.skipTest("no voice here: provisioning/voice fetches it")
            words += ["--voice-file", VOICE]
        terminal = office.terminal(f"{role.replace('_', '-')}-1", role, reader=HALL_READER if card else None, words=words)
        terminal.wait_for(screen="welcome")
        return Blind(terminal, heard, Words())

    def label(self, blind, key):
        return blind.words.phrases[key]

    def test_a_taxi_pass_by_card_and_pin_is_had_by_ear_and_ten_keys(self):
        office = self.open_office()
        blind, card = self.sit_down(office), office.card("hanako")
        blind.begin()
        visits.begin(blind, "taxi-pass")
        visits.with_card(blind, card)
        question = "journey.taxi-pass.question."
        met = visits.answer_all(blind, "taxi-pass", {
            "person": ON, "other_grounds": self.label(blind, question + "other_grounds.option.none"),
            "notice": self.label(blind, question + "notice.option.phone"), "phone": Number("0868665678")})
        self.assertEqual(met, ["person", "other_grounds", "notice", "phone"])
        number = visits.submit(blind)
        # Neither the PIN nor what the card hides was said to the lobby.
        said = " ".join(blind.ears.everything)
        for secret in ("1、2、3、4", "見本１２３４番地５", "1955", "昭和30年4月12日"):
            self.assertNotIn(secret, said)
        blind.press("6")
        card.pull()
        office.register.wait_for([self.printed(number)])

    def test_a_consultation_is_asked_for_by_ear_and_ten_keys(self):
        office = self.open_office(readers=False)
        blind = self.sit_down(office, card=False)
        blind.begin()
        visits.begin(blind, "consultation")
        blind.press("6")
        question = "journey.consultation.question."
        visits.answer_all(blind, "consultation", {
            "areas": [self.label(blind, question + "areas.option.money"), self.label(blind, question + "areas.option.health")],
            "how_soon": self.label(blind, question + "how_soon.option.later"), "preferred_date": UNKNOWN,
            "kana_name": Kana("みほん　はなこ"), "kanji_name": Kanji("みほん"), "birth_date": Date("昭和", 30, 4, 12),
            "contact": self.label(blind, question + "contact.option.phone"), "phone": Number("0868665678"),
            "share": self.label(blind, "consent.yes")})
        office.register.wait_for([self.printed(visits.submit(blind))])

    def test_a_place_in_a_class_is_booked_by_a_real_voice_and_ten_keys(self):
        office = self.open_office(readers=False)
        blind = self.sit_down(office, card=False, voice="folder")
        blind.begin()
        visits.begin(blind, "class-book")
        blind.press("6")
        visits.answer_all(blind, "class-book", {"class": "", "name": Kana("みほん"), "phone": UNKNOWN})
        office.register.wait_for([self.printed(visits.submit(blind))])
        office.register.wait_for_rows("SELECT 1 FROM class_bookings WHERE state = 'booked'")
        waves = glob.glob(office.path("heard", "*.wav"))
        self.assertGreater(len(waves), 30)
        self.assertTrue(all(os.path.getsize(one) > 1000 for one in waves))

    def test_headphones_hear_the_digits_of_a_pin_and_pulled_out_nothing_is_said(self):
        office = self.open_office()
        blind, card = self.sit_down(office), office.card("hanako")
        blind.key("headphones in")
        blind.hear(blind.words.heard("welcome.title"))
        visits.begin(blind, "taxi-pass")
        blind.press("6")
        blind.hear(blind.words.heard("place_card.title"))
        card.place()
        blind.hear(blind.words.heard("pin.title"))
        for digit in card.person["pin"]["authentication"]:
            self.assertTrue(blind.press(digit).startswith(digit), blind.last)
        blind.key("headphones out")
        blind.press_unheard("\n")
        blind.terminal.wait_for(screen="question")
        blind.press_unheard("2")
        blind.terminal.wait_for(that=lambda seen: any(one.focused for one in seen.elements))
        # What was said to a room would stand before what is said to the headphones then.
        said = blind.ears.begun
        blind.key("headphones in")
        blind.hear(blind.words.heard("voice.began_headphones"))
        self.assertEqual(blind.ears.begun, said + 1, blind.ears.everything[-8:])

    def play_role(self, role, at_least, without=()):
        """Every journey that has a tile at this role's terminal, one after the other; only kinds of questions are known."""
        office = self.open_office()
        blind, card = self.sit_down(office, role=role), office.card("hanako")
        ended, failed = {}, {}
        for journey in blind_guesses.journeys(role):
            if journey["id"] in without:
                continue
            try:
                ended[journey["id"]] = blind_guesses.whole_visit(blind, card, journey)
                print(f"{journey['id']}: {ended[journey['id']]}, {blind.keys} keys", flush=True)
                blind_guesses.hear_out(blind, card, ended[journey["id"]])
            except visits.Failed as problem:
                failed[journey["id"]] = str(problem)[:600]
                print(f"{journey['id']}: FAILED {str(problem)[:600]}", flush=True)
                self.stand_up(blind, card)
            blind.keys = 0
        self.assertEqual(failed, {})
        self.assertGreaterEqual(len(ended), at_least)

    def test_every_journey_of_the_hall_is_made_by_ear_and_ten_keys(self):
        self.play_role("hall", at_least=27)

    def test_what_only_the_library_offers_is_made_by_ear_and_ten_keys(self):
        self.play_role("library", at_least=2, without={one["id"] for one in blind_guesses.journeys("hall")})

    @long
    def test_every_journey_of_the_library_is_made_by_ear_and_ten_keys(self):
        self.play_role("library", at_least=27)

    @long
    def test_every_journey_of_the_post_office_is_made_by_ear_and_ten_keys(self):
        self.play_role("post_office", at_least=9)

    def stand_up(self, blind, card):
        """A visit that went wrong is ended by a finger, so that the next one begins at the welcome."""
        blind_guesses.take_card(blind, card)
        blind.terminal.kill()
        blind.terminal.start_again()
        blind.terminal.wait_for(screen="welcome")
        blind.last = ""

    def printed(self, signs):
        """H17K3M9P2QX as the receipt prints it."""
        return f"{signs[:2]}-{signs[2:6]}-{signs[6:10]}-{signs[10:]}"

"""Three journeys by touch in every text size, orientation and language: each goes through to its receipt, and on
every screen all that can be touched is inside the window, large enough and apart."""

import contextlib
import time

from driver import measures, names, visits
from driver.card import COUNTER_READER, HALL_READER
from driver.display import Display
from driver.processes import Failed
from journey import Journey, long

SIZES = (0, 1, 2)
WINDOWS = {"landscape": (1920, 1080), "portrait": (1080, 1920)}
LANGUAGES = ("ja", "easy", "en", "zh", "vi")
JOURNEYS = {
    "taxi-pass": visits.TAXI,
    "resident-record": visits.RECORD,
    "consultation": {**visits.CONSULTATION, "areas": ["money"], "preferred_date": visits.UNKNOWN,
                     "kana_name": visits.kana("みほん"), "kanji_name": visits.kanji(("みほん", "見本"))},
}
QUIET_S = 0.3
WITH_CARD = {"taxi-pass", "resident-record"}
# Every size, orientation, language and journey at least once, in a minute.
DIAGONAL = [(0, "landscape", "ja", "consultation"), (1, "portrait", "easy", "taxi-pass"),
            (2, "landscape", "en", "resident-record"), (0, "portrait", "zh", "resident-record"),
            (1, "landscape", "vi", "taxi-pass"), (2, "portrait", "ja", "consultation")]


def identity(screen):
    """Which screen this is, in any language: one question is not the next."""
    return screen.name, next((one.id for one in screen.elements if one.id.startswith("question.")), "")


def onward(terminal):
    """The onward button, page by page, until another screen has come."""
    screen = terminal.screen()
    was = identity(screen)
    for _ in range(12):
        before = screen
        terminal.wait_for(id=names.NEXT)
        terminal.press(names.NEXT)
        screen = terminal.wait_for(that=lambda seen: identity(seen) != was or visits.page_of(seen) != visits.page_of(before))
        if identity(screen) != was:
            return screen
    raise Failed(f"the pages never end\n{screen}")


class Matrix(Journey):
    maxDiff = None

    def look_on(self, terminal, language):
        """Complains of every screen that a step waits for."""
        self.wrong = []

        def look(_, screen):
            # Whoever has finished is forgotten, with their language.
            if language not in (screen.language, None) and screen.name not in ("take_card", "welcome"):
                self.wrong.append(f"{screen.name} is in {screen.language}")
            width, height = terminal.display.width, terminal.display.height
            targets = [one for one in screen.elements if measures.is_target(one)]
            for one in screen.elements:
                if one.x < 0 or one.y < 0 or one.x + one.w > width + 1 or one.y + one.h > height + 1:
                    self.wrong.append(f"{screen.name}: {one.id} reaches out of the window")
            for one in targets:
                # Keys of a whole board stand as close as a tall window is narrow.
                least_width = 72 if one.role == "key" else measures.TARGET_PX
                if one.h < measures.TARGET_PX or one.w < least_width:
                    self.wrong.append(f"{screen.name}: {one.id} is {one.w:g}×{one.h:g} px")
            self.wrong += [f"{screen.name}: {one.id} and {other.id} are {gap:g} px apart"
                           for one, other, gap in measures.too_close(screen)]
            self.wrong += [f"{screen.name}: {one.id} says the key {one.label}" for one in screen.elements
                           if one.label.startswith("⟦")]
        terminal.on_screen = look

    def choose(self, terminal, size, language):
        """By the header's buttons where they have room, else in its menus."""
        screen = terminal.wait_for(screen="welcome")
        if language != screen.language:
            visits.choose_language(terminal, language)
            terminal.wait_for(screen="welcome", that=lambda seen: seen.language == language)
        if size > 0:
            terminal.press_and_wait("looks", id=f"looks.size.{size}")
            terminal.press(f"looks.size.{size}")
            terminal.wait_for(that=lambda seen: seen.get(f"looks.size.{size}").value == "chosen")
            terminal.press(names.NEXT)
        terminal.wait_for(screen="welcome", id=names.tile("consultation"))

    def visit(self, terminal, card, journey):
        """From the welcome to the receipt and home; gives the receipt's number."""
        terminal.press(names.tile(journey))
        terminal.wait_for(screen="purpose")
        screen = onward(terminal)
        if journey in WITH_CARD:
            terminal.wait_for(screen="place_card")
            card.place()
            terminal.wait_for(screen="enter_pin")
            visits.enter_pin(terminal, card.person["pin"]["text"])
            screen = terminal.wait_for(screen="question")
        asked = 0
        while screen.name == "question":
            question, asked = visits.question_id(screen), asked + 1
            self.assertLess(asked, 20, "the questions never end")
            visits.give(terminal, JOURNEYS[journey][question])
            screen = onward(terminal)
        self.assertEqual(screen.name, "review")
        onward(terminal)
        # The paper's line changes the receipt by itself: a page turned meanwhile could not be told from that.
        receipt = terminal.wait_for(screen="receipt", that=lambda seen: visits.PRINTING not in seen.text(), timeout=30)
        number = visits.receipt_number(receipt)
        screen = onward(terminal)
        if journey in WITH_CARD:
            terminal.wait_for(screen="take_card")
            card.pull()
        elif terminal.wait_for(that=lambda seen: seen.name in ("take_card", "welcome")).name == "take_card":
            terminal.clock.advance(11)  # Only the paper lies there: the reminder lasts ten seconds.
        terminal.wait_for(screen="welcome")
        return number

    def play(self, cases):
        office = self.open_office(wound=True)
        terminals = {}
        for orientation, reader in (("landscape", HALL_READER), ("portrait", COUNTER_READER)):
            display = Display(office.folder, *WINDOWS[orientation])
            name = "hall-1" if orientation == "landscape" else "hall-2"
            terminal = office.terminal(name, "hall", reader=reader, display=display)
            terminals[orientation] = terminal, office.card("hanako", reader)
        told, failed, numbers = [], [], []
        for size, orientation, language, journey in cases:
            terminal, card = terminals[orientation]
            what = f"size {size}  {orientation:9}  {language:4}  {journey}"
            began = time.monotonic()
            with self.subTest(what):
                self.look_on(terminal, None)
                self.choose(terminal, size, language)
                self.look_on(terminal, language)
                numbers.append(self.visit_or_recover(terminal, card, journey, failed, what))
                told.append(f"{what}: {time.monotonic() - began:.1f} s")
                print(told[-1], flush=True)
                self.assertEqual(sorted(set(self.wrong)), [], what)
            terminal.on_screen = None
        self.assertEqual(failed, [])
        self.settle(office, [one for one in numbers if one])
        print(f"{len(told)} of {len(cases)} visits went through", flush=True)

    def visit_or_recover(self, terminal, card, journey, failed, what):
        """A visit that does not go through is told, and the next one begins at the welcome."""
        try:
            number = self.visit(terminal, card, journey)
        except Exception as problem:
            failed.append(what)
            print(f"{what}: FAILED {str(problem)[:300]}", flush=True)
            terminal.on_screen = None
            self.walk_off(terminal, card)
            raise
        # The next visitor begins in the first language and size.
        terminal.on_screen = None
        self.assertEqual(terminal.screen().language, LANGUAGES[0])
        return number

    @staticmethod
    def walk_off(terminal, card):
        """Takes the card, if one lies there; minutes of nobody do the rest."""
        with contextlib.suppress(Failed):
            card.pull()
        for _ in range(6):
            if terminal.screen().name == "welcome":
                return
            terminal.clock.advance(61)
            time.sleep(QUIET_S)  # Otherwise it were one long minute.

    def test_three_journeys_by_touch_on_a_diagonal_of_sizes_orientations_and_languages(self):
        self.play(DIAGONAL)

    @long
    def test_three_journeys_by_touch_in_every_size_orientation_and_language(self):
        self.play([(size, orientation, language, journey) for orientation in WINDOWS for language in LANGUAGES
                   for size in SIZES for journey in JOURNEYS])

"""Somebody touches, types, lays cards down and pulls them away at random, leaves or just walks off: the terminal
goes on, and the next person meets nothing of the one before. MADOGUCHI_VISITS says how many, MADOGUCHI_SEED which."""

import os

from driver import names, places
from driver.card import person
from driver.processes import Failed
from driver.terminal import seeded
from journey import Journey, long
from test_memory import found_in_memory

PEOPLE = ["hanako"] * 6 + ["ichiro", "rare-letters", "foreign-name", "child", "no-pin", "other-card", "juki", "expired"]
TOUCHED = {"button", "choice", "check", "key", "field", "item"}
ANSWERS = ("tile.", "option.", "consent.", "candidate.", "line.", "era.", "looks.", "act.")
FAULTS = ["removed@2", "removed@4", "mute@2", "mute@4", "reset@3", "garbled@2"]
MOST_ACTIONS = 36
SETTLES_S = 0.05      # A touch that changes nothing brings no newer screen.
QUIET_S = 0.3         # Nothing new for so long: the reader has noticed what was done with the card.
ANSWERS_S = 10        # やめる always changes something, be the machine ever so busy;
NOTICES_S = 3         # a minute of nobody does so nearly everywhere.
FALL_ASLEEP_S = 61    # 45 quiet seconds, 15 to answer, one more
# Glyphs of characters met for the first time stay, and so does the guide once somebody asked it; a visit does not.
MOST_GROWTH_MB = 24
FEWEST_TO_GROW = 200  # By then everything that stays was met.
SANITIZED = "sanitize" in places.BIN  # Its heap keeps what is freed, in terabytes of addresses.


def words_of_town():
    """What the pack itself says is nobody's."""
    folder = os.path.join(places.SOURCE, "provisioning/towns/misaki")
    for where, _, files in os.walk(folder):
        for file in files:
            with open(os.path.join(where, file), encoding="utf-8", errors="ignore") as text:
                yield text.read()


def memory_mb(pid):
    with open(f"/proc/{pid}/statm", encoding="ascii") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def seen(screen):
    return [(one.id, one.words()) for one in screen.elements]


class Monkey:
    """One visitor after the other at one terminal, with the cards of a whole family."""

    def __init__(self, office, random):
        self.office, self.random = office, random
        self.hall = office.hall()
        self.first = self.hall.wait_for(screen="welcome", id=names.tile("taxi-pass"))
        self.card, self.person, self.lies = None, {}, False
        self.words, self.done, self.screens = set(), [], {}
        self.town = "\n".join(words_of_town())

    # -- hands

    def visit(self):
        self.words, self.done = set(), []
        for _ in range(self.random.randint(3, MOST_ACTIONS)):
            self.act(self.look())
        self.leave()

    def look(self, after=None, settles=SETTLES_S):
        """What is on the screen; with `after`, what came of a touch, if anything did."""
        try:
            screen = self.hall.reader.screen(after, settles if after is not None else 40.0)
        except TimeoutError:
            screen = self.hall.screen()
        self.screens[screen.name] = self.screens.get(screen.name, 0) + 1
        for element in screen.elements:
            if element.role == "field" and element.id in ("text", "read_back") and isinstance(element.value, str):
                self.heard(element.value)
        return screen

    def settled(self, after=None, settles=QUIET_S):
        """What stays on the screen: whoever wants to leave looks before they touch."""
        self.rest()
        before, screen = after, self.look(after, settles)
        while screen.revision != before:
            before, screen = screen.revision, self.look(screen.revision, QUIET_S)
        return screen

    def rest(self):
        """Every touch made has been dealt with, and what it started has come to rest (but for the card's thread)."""
        self.hall.met(ANSWERS_S)
        self.hall.clock.advance(0)

    def heard(self, words):
        for word in {words, words.replace("　", " "), words.replace(" ", "")}:
            if len(word) >= 4 and word not in self.town:
                self.words.add(word)

    def act(self, screen):
        roll = self.random.random()
        if roll < (0.8 if screen.name == "place_card" and not self.lies else 0.04):
            return self.move_card()
        if roll < 0.10:
            return self.touch_anywhere(screen)
        if roll < 0.12:
            return self.wait_a_while()
        if screen.name == "enter_pin" and self.lies and self.random.random() < 0.8:
            return self.type_pin()
        wanted = self.wanted(screen)
        if wanted is None:
            return self.look(screen.revision)
        if wanted.role == "key":
            return self.type_some(screen)
        return self.touch(wanted, screen)

    def wanted(self, screen):
        """Any element, but rather what goes on than what ends; whoever called staff or is asked something answers."""
        there = [one for one in screen.elements if one.role in TOUCHED and one.enabled]
        kinds = [(0.6, [one for one in there if one.role == "key" or one.id == "date.era"]),
                 (0.6, [one for one in there if one.id.startswith(ANSWERS)]),
                 (0.8, [one for one in there if one.id == names.NEXT]),
                 (0.6, [one for one in there if one.id in (names.STAY, names.BACK, names.TRY_AGAIN, names.NO_CARD)]),
                 (1.0, there)]
        for share, kind in kinds:
            if kind and self.random.random() < share:
                return self.random.choice(kind)
        return None

    def touch(self, element, screen):
        self.done.append(element.id)
        self.hall.display.touch(*element.centre())
        return self.look(screen.revision)

    def touch_anywhere(self, screen):
        x, y = self.random.randrange(self.hall.display.width), self.random.randrange(self.hall.display.height)
        self.done.append(f"@{x},{y}")
        self.hall.display.touch(x, y)
        return self.look(screen.revision)

    def type_some(self, screen):
        for _ in range(self.random.randint(1, 8)):
            keys = [one for one in screen.elements if one.role == "key" and one.enabled]
            if not keys:
                return
            screen = self.touch(self.random.choice(keys), screen)

    def type_pin(self):
        pin = (self.person.get("pin") or {}).get("text", "1234")
        self.done.append("pin")
        for sign in [names.digit(one) for one in pin] + [names.NEXT]:
            screen = self.hall.screen()
            there = screen.get(sign)
            if screen.name != "enter_pin" or there is None or not there.enabled:
                return
            self.hall.touch(sign, there)
            self.look(screen.revision)

    def wait_a_while(self):
        seconds = self.random.choice((5, 46, 59))
        self.done.append(f"waits {seconds}")
        self.rest()
        self.office.wind(seconds)

    # -- the card

    def move_card(self):
        if self.lies:
            return self.pull_card()
        name = self.random.choice(PEOPLE)
        self.done.append(f"places {name}")
        self.lay_down(name)
        self.lies = True
        for key in ("name", "address", "birth_date"):
            self.heard(self.person.get(key) or "")

    def lay_down(self, name):
        """That person's card, with all its tries; one hand holds them all."""
        self.person = person(name)
        if self.card is None:
            self.card = self.office.card("hanako").place()  # The first time its emulator is started.
        if self.random.random() < 0.15:
            fault = self.random.choice(FAULTS)
            self.done.append(f"fault {fault}")
            self.card.fault(fault)
        for file in (os.path.join(os.path.dirname(self.card.file), name + end) for end in (".toml", ".state")):
            if os.path.exists(file):
                os.remove(file)
        self.card.change_to(name)

    def pull_card(self):
        self.done.append("pulls")
        self.lies = False
        try:
            self.card.pull()
        except Failed as answer:
            if "no card lies there" not in str(answer):  # A fault has taken it off before.
                raise

    # -- home

    def leave(self):
        """Ends the visit as people do: by やめる, or by walking off."""
        walks_off = self.random.random() < 0.4
        self.done.append("walks off" if walks_off else "leaves")
        screen = self.settled()
        for _ in range(12):
            if screen.name == "take_card":
                if self.lies:
                    self.pull_card()
                self.office.wind(10)  # Paper is only reminded of for a while.
            out = screen.get(names.QUIT)
            if not walks_off and out is not None and out.enabled:
                self.hall.touch(names.QUIT, out)
                screen = self.settled(screen.revision, ANSWERS_S)
                continue
            if self.lies:
                self.pull_card()
            self.rest()
            was_home = self.is_home(screen)
            self.office.wind(FALL_ASLEEP_S)
            # At home, where nobody has touched anything, a minute changes nothing.
            if not was_home:
                screen = self.settled(screen.revision, NOTICES_S)
            if self.is_home(screen):
                return
        raise Failed(f"nobody can leave\n{self.hall.screen()}")

    def is_home(self, screen):
        """As the first visitor found it."""
        return screen.language == self.first.language and seen(screen) == seen(self.first)

    def told(self):
        return " ".join(self.done[-60:])


class Monkeys(Journey):
    def play(self, count):
        office = self.open_office(wound=True)
        random = seeded()
        monkey = Monkey(office, random)
        hall = monkey.hall
        hall.display.HELD_S = 0.01
        half = None
        for number in range(1, count + 1):
            try:
                monkey.visit()
                self.check_nobody_was_here(hall, monkey)
                if (number % 10 == 0 or number == count) and not SANITIZED:
                    left = found_in_memory(hall.program.process.pid, sorted(monkey.words))
                    self.assertEqual(left, [], "in the terminal's memory")
            except BaseException:
                print(f"visit {number}: {monkey.told()}", flush=True)
                raise
            if number == (count + 1) // 2:
                half = memory_mb(hall.program.process.pid)
        grown = memory_mb(hall.program.process.pid) - half
        print(f"{count} visits, screens met: {monkey.screens}; grown by {grown:.1f} MB in the second half", flush=True)
        self.assertGreater(len(monkey.screens), 8, "a monkey that sees nothing proves nothing")
        if count >= FEWEST_TO_GROW and not SANITIZED:
            self.assertLess(grown, MOST_GROWTH_MB)
        self.assertEqual(hall.program.end(), 0, hall.program.log())

    def check_nobody_was_here(self, hall, monkey):
        now = hall.screen()
        # A record kept before a power cut and the town's notices are no visitor's.
        self.assertEqual(seen(now), seen(monkey.first), "the next person begins as the first one")
        self.assertEqual(now.language, monkey.first.language)
        for word in monkey.words:
            self.assertNotIn(word, now.spoken())
        with open(hall.program.log_path, encoding="utf-8", errors="replace") as log:
            logged = log.read()
        for word in monkey.words:
            self.assertNotIn(word, logged)

    def test_after_twenty_random_visits_the_terminal_runs_and_remembers_nobody(self):
        self.play(int(os.environ.get("MADOGUCHI_VISITS") or 20))

    @long
    def test_after_a_thousand_random_visits_the_terminal_runs_and_remembers_nobody(self):
        self.play(int(os.environ.get("MADOGUCHI_VISITS") or 1000))

"""A chapter's scene: a town with a server, a hall terminal, a counter, field devices and homes, and the few
things people do there. Every act is done by pointer events or in Chromium; what holds is asked of the register.

    scene = Scene(stage, office, section="kurashi_anzen")     # town, server, clerk-taro, hall-1, counter-1
    done = scene.resident("taxi-pass", {…}, card="hanako", picture="taxi-pass")
    scene.clerk_act("taxi-month", {…}, picture="taxi-month")  # from 「しごと」 or, with row=, from a table's row
    scene.table("taxi", "claim", picture="claim", paper="claim-sheet")
    scene.holds("the ride is in the register", scene.count("SELECT …") == 1)

Answers by question id: True (the card's person, read and agreed), an option's id or a list of them, UNKNOWN, SKIP,
kana("…"), kanji(("みほん","見本"),…), text("…"), digits("…"), code("…"), date("YYYY-MM-DD"), lines({"milk": 2}), yes.
A resident's act answers Done(number, told, refused): what the terminal said at the end.
"""

import collections
import datetime
import os
import time
import tomllib

from driver import hands, names, paper, places, visits
from driver.card import COUNTER_READER
from driver.processes import Failed, Program
from driver.visits import SKIP, UNKNOWN, date, digits, kana, kanji, yes  # noqa: F401 (for the chapters)

KEPT = object()  # The answer came with the code from home.
Done = collections.namedtuple("Done", "number told refused")

with open(os.path.join(places.SOURCE, "provisioning/towns/misaki/words/screens.ja.toml"), "rb") as _file:
    _WORDS = tomllib.load(_file)
_RECEIPT, _LOADING = _WORDS["receipt"], _WORDS["own_table"]["loading"]


def settled(terminal):
    """The receipt once its paper is out and the register has answered; the wound clock goes on meanwhile."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        seen = terminal.screen()
        title = seen.get("title")
        if seen.name != "receipt":
            return seen
        if visits.PRINTING not in seen.text() and title is not None and _RECEIPT["waiting"] not in title.words():
            return seen
        if terminal.clock is not None:
            terminal.clock.advance(0.5)
        time.sleep(0.05)  # The town's own threads need real time too.
    raise Failed(f"the receipt never settles\n{terminal.screen()}")


def text(words):
    """Kana on the pad of a plain text; nothing is converted."""
    def act(terminal):
        for letter in words:
            hands.type_more_kana(terminal, letter)
    return act


def code(written):
    """A code typed sign by sign; the hyphens of its form are typed too."""
    def act(terminal):
        for count, sign in enumerate(written, 1):
            terminal.press(names.digit(sign) if sign.isdigit() else names.key(sign))
            terminal.wait_for(id="text", that=lambda seen: len(seen.get("text").value or "") >= count)
    return act


def lines(counts):
    """So many of each, by the plus beside it."""
    def act(terminal):
        for row, count in counts.items():
            for _ in range(count):
                visits.turn_to(terminal, f"line.{row}.more")
                terminal.press_and_wait(f"line.{row}.more")
    return act


def group_of(journey):
    with open(os.path.join(places.SOURCE, f"provisioning/towns/misaki/journeys/{journey}.toml"), "rb") as file:
        return tomllib.load(file).get("group", "")


def in_days(days, today=None):
    """A day as the questions want it, seen from the town's clock."""
    return date(((today or datetime.date.today()) + datetime.timedelta(days=days)).isoformat())


class Camera:
    """The terminal's eye: `madoguchi emulate camera`, which sees what is held before it."""

    def __init__(self, office):
        self.socket = os.path.join(office.sockets, "eye")
        self.program = Program("camera", [places.program("madoguchi"), "emulate", "camera", "--socket", self.socket],
                               office.folder)
        office._stack.callback(self.program.end)
        self.program.hear(20)

    def show(self, picture):
        self.program.say(f"show {picture}")

    def dark(self):
        self.program.say("dark")


class Scene:
    def __init__(self, stage, office, section, role="hall", clerk="clerk-taro", counter=True, terminal=True,
                 others=(), camera=False):
        self.stage, self.office, self.section = stage, office, section
        office.open_town()
        office.open_readers()
        self.hall = self.counter = self.pages = None
        self._lying = None
        if counter:
            self.clerk = office.card(clerk, COUNTER_READER)
            office.hire(self.clerk, section, "窓口 太郎")
            for other, their_section, name in others:  # Before the counter runs: it holds the card it sees.
                office.hire(office.card(other, COUNTER_READER), their_section, name)
                office.card(other, COUNTER_READER).end()
            self.counter = office.counter()
        if terminal:
            words = []
            if camera:
                self.camera = Camera(office)
                words = ["--camera", f"emulated:{self.camera.socket}"]
            self.hall = office.terminal(f"{role}-1", role, reader="Virtual PCD 00 00", words=words)
        stage.step(f"a town with its server, a {role} terminal and a clerk of {section}")

    # -- telling

    def holds(self, sentence, truth, otherwise=""):
        self.stage.holds(sentence, truth, str(otherwise))

    def rows(self, sql, values=()):
        return self.office.register.rows(sql, values)

    def count(self, sql, values=()):
        return len(self.rows(sql, values))

    # -- a resident at the terminal

    def resident(self, journey, answers, card=None, picture=None, until="receipt", terminal=None,
                 opened=False):
        """From the welcome to the receipt (or table, practice_done): every question answered, the record filed."""
        hall = terminal or self.hall
        if not opened:
            self._open_tile(hall, journey)
        seen = self._past_the_card(hall, card)
        while seen.name == "question":
            asked = visits.question_id(seen)
            if asked not in answers:
                raise Failed(f"{journey}: no answer for the question {asked}\n{seen}")
            if answers[asked] is not KEPT:
                visits.give(hall, answers[asked])
            if picture and asked == picture_question(answers):
                self.stage.step(f"{journey}: {asked}", hall, f"{picture}-question")
            seen = visits.go_on(hall)
        if seen.name == "review":
            visits.read_on(hall, "review")
            hall.press(names.NEXT)
            seen = hall.wait_for(that=lambda one: one.name in (until, "receipt", "table", "practice_done"), timeout=40)
        if seen.name == "receipt":
            seen = settled(hall)
        elif seen.name == "table":  # While the town is asked its place says so.
            seen = hall.wait_for(screen="table", that=lambda one: one.get("title") is None
                                 or _LOADING not in one.get("title").words())
        if picture:
            self.stage.step(f"{journey}: {seen.name}", hall, picture)
        return self._done(hall, seen)

    def leave(self, card=None, terminal=None):
        """From the last screen home."""
        hall = terminal or self.hall
        name = hall.screen().name
        if name == "receipt":
            return visits.leave(hall, card)
        hall.press(names.NEXT)
        seen = hall.wait_for(that=lambda one: one.name in ("take_card", "welcome"))
        if card is not None and seen.name == "take_card":
            card.pull()
        elif seen.name == "take_card" and hall.clock is not None:
            hall.clock.advance(10)
        return hall.wait_for(screen="welcome")

    def bring(self, picture, terminal=None):
        """Holds a code made at home before the terminal's camera; gives the screen that opens."""
        hall = terminal or self.hall
        hall.wait_for(screen="welcome")
        self.camera.show(picture)
        deadline = time.monotonic() + 40
        while hall.screen().name == "welcome":
            if time.monotonic() > deadline:
                raise Failed(f"the camera's code opens nothing\n{hall.screen()}")
            if hall.clock is not None:
                hall.clock.advance(0.6)
            time.sleep(0.1)  # Looking takes real time.
        self.camera.dark()
        return hall.screen()

    def _open_tile(self, hall, journey):
        group = group_of(journey)
        wanted = names.tile(f"group:{group}" if group else journey)
        self._turn_welcome_to(hall, wanted)
        if group:
            hall.press(wanted)
            hall.wait_for(screen="welcome", without=wanted)
            self._turn_welcome_to(hall, names.tile(journey))
        hall.press(names.tile(journey))

    def _turn_welcome_to(self, hall, tile):
        seen = hall.wait_for(screen="welcome")
        for _ in range(4):
            if seen.get(tile) is not None:
                return
            if seen.get("tile.more") is None:
                break
            seen = hall.press_and_wait("tile.more", screen="welcome")
        raise Failed(f"nothing on the welcome leads to {tile}\n{seen}")

    def _past_the_card(self, hall, card):
        seen = hall.wait_for(that=lambda one: one.name in ("purpose", "place_card", "enter_pin", "question", "review"))
        if seen.name == "purpose":
            visits.read_on(hall, "purpose")
            hall.press(names.NEXT)
            seen = hall.wait_for(that=lambda one: one.name in ("place_card", "enter_pin", "question"))
        if seen.name == "place_card":
            if card is None:
                raise Failed("this journey wants a card")
            card.place()
            seen = hall.wait_for(screen="enter_pin")
        if seen.name == "enter_pin":
            visits.enter_pin(hall, card.person["pin"]["text"])
            seen = hall.wait_for(that=lambda one: one.name in ("question", "review"), timeout=40)
        return seen

    def _done(self, terminal, seen):
        if seen.name != "receipt":
            return Done("", [], False)
        number, told = "", []
        refused = _RECEIPT["refused"] in seen.get("title").words()
        for _ in range(6):
            element = seen.get(names.RECEIPT_NUMBER)
            if element is not None and not number:
                number = (element.value or element.label).strip()
            told += [one.words() for one in seen.elements if one.id.startswith("told.") and one.words() not in told]
            onward = seen.get(names.NEXT)
            if onward is None or visits.PAGE_TURN not in onward.label:
                break
            seen = terminal.press_and_wait(names.NEXT)
        return Done(number, told, refused)

    def papers(self, terminal=None):
        return paper.papers(terminal or self.hall)

    def print_here(self, picture, terminal=None):
        """Prints the table on the screen; its paper as a picture."""
        hall = terminal or self.hall
        before = len(paper.papers(hall))
        hall.wait_for(id="print")
        hall.press("print")
        deadline = time.monotonic() + 30
        while len(paper.papers(hall)) <= before:
            if time.monotonic() > deadline:
                raise Failed(f"no paper came\n{hall.screen()}")
            time.sleep(0.05)
        hall.wait_for(that=lambda seen: visits.PRINTING not in seen.text())
        return self.keep_paper(picture, hall)

    def keep_paper(self, picture, terminal=None, last=-1):
        """The paper printed last, as a picture; gives its words."""
        pdf = paper.papers(terminal or self.hall)[last]
        file = self.stage.keep_file(picture, paper.picture(pdf, self.office.folder))
        self.stage.step(f"the paper  [{file}]")
        return paper.words(pdf)

    # -- the clerk at the counter

    def sign_in(self):
        if self.counter.screen().name == "desk_sign_in":
            visits.sign_in(self.counter, self.clerk)
        return self.counter.wait_for(screen="desk")

    def sign_out(self):
        self.clerk.pull()
        self.counter.wait_for(screen="desk_sign_in")

    def other_clerk(self, card):
        """Another person, one of `others`, takes the counter."""
        if self.counter.screen().name != "desk_sign_in":
            self.sign_out()
        self.clerk.end()  # Two cards cannot lie on one reader.
        self.clerk = self.office.card(card, COUNTER_READER)
        return self.sign_in()

    def tab(self, identity):
        self.sign_in()
        # The registers' tabs come a request later than 受付 and 業務; the row may stand on another page of itself.
        self.counter.wait_for(screen="desk", that=lambda seen: any("/" in tab for tab in seen.ids("tab.")))
        there = self.counter.screen().get(f"tab.{identity}")
        if there is not None and identity != "queue" and there.value == "chosen":
            self._press_tab("queue")  # So that what is shown then was asked for now.
        return self._press_tab(identity)

    def _turn_tabs_to(self, tab):
        """The row of tabs has pages of its own."""
        seen = self.counter.screen()
        for direction in ("tabs.back", "tabs.next"):
            while seen.get(tab) is None and seen.get(direction) is not None and seen.get(direction).enabled:
                seen = self.counter.press_and_wait(direction)
        if seen.get(tab) is None:
            raise Failed(f"there is no {tab}\n{seen}")

    def _press_tab(self, identity):
        self._turn_tabs_to(f"tab.{identity}")
        self.counter.press(f"tab.{identity}")
        return self.counter.wait_for(
            screen="desk", that=lambda seen: seen.get(f"tab.{identity}") is not None
            and seen.get(f"tab.{identity}").value == "chosen" and seen.get("loading") is None
            and (identity in ("queue", "acts") or seen.get("table") is not None))

    def table(self, reg, view, picture=None, sees=None):
        """Opens a register's view at the counter; gives its rows as words."""
        seen = self.tab(f"{reg}/{view}")
        if sees:
            seen = self.counter.wait_for(screen="desk", text=sees)
        if picture:
            self.stage.step(f"the counter sees {reg}: {view}", self.counter, picture)
        return [one.value or one.label for one in seen.elements if one.id.startswith("trow.")]

    def print_table(self, picture):
        return self.print_here(picture, self.counter)

    def clerk_act(self, journey, answers, row=None, view=None, picture=None, cut=False):
        """A clerk's act: from the list of acts, or with row and view=("reg", "view") from that row.

        cut: the line goes while it is typed and comes back when it has been thanked for.
        """
        if row is None:
            self.tab("acts")
            visits.press_on_page(self.counter, f"act.{journey}")
        else:
            self.table(*view)
            visits.press_on_page(self.counter, f"act.{journey}.{row}")
        if cut:
            self.cut()
        seen = self.counter.wait_for(that=lambda one: one.name in ("purpose", "question", "review"))
        if seen.name == "purpose":
            visits.read_on(self.counter, "purpose")
            self.counter.press(names.NEXT)
            seen = self.counter.wait_for(that=lambda one: one.name in ("question", "review"))
        while seen.name == "question":
            asked = visits.question_id(seen)
            if asked not in answers:
                raise Failed(f"{journey}: no answer for the question {asked}\n{seen}")
            visits.give(self.counter, answers[asked])
            seen = visits.go_on(self.counter)
        visits.read_on(self.counter, "review")
        if picture:
            self.stage.step(f"{journey}: read back before it counts", self.counter, f"{picture}-review")
        self.counter.press(names.NEXT)
        seen = self.counter.wait_for(that=lambda one: one.name in ("receipt", "enter_pin"), timeout=40)
        if seen.name == "enter_pin":  # The clerk's card signs what was read back.
            if picture:
                self.stage.step(f"{journey}: signed with the clerk's card", self.counter, f"{picture}-sign")
            visits.enter_pin(self.counter, self.clerk.person["pin"]["authentication"])
            self.counter.wait_for(screen="receipt", timeout=40)
        seen = settled(self.counter)
        if picture:
            self.stage.step(f"{journey}: what became of it", self.counter, picture)
        done = self._done(self.counter, seen)
        self.counter.press(names.NEXT)
        self.counter.wait_for(screen="desk")
        if cut:
            self.counter.wait_for(id="line", text="切断")
            self.holds("without a line the counter says so and keeps what was typed", self.count(
                "SELECT 1 FROM applications WHERE number = ?", (done.number,)) == 0, done)
            self.join()
            self.office.register.wait_for([done.number])
        return done

    # -- homes and field devices, in Chromium

    def open_pages(self, scripts=False):
        from driver.pages import Pages
        if self.pages is None:
            self.pages = self.office._stack.enter_context(Pages(self.office, scripts))
        return self.pages

    def home(self):
        return self.open_pages().home()

    def device(self, name, role):
        return self.open_pages().device(name, role)

    def page_picture(self, who, picture, sentence):
        path = os.path.join(self.office.folder, picture + ".png")
        who.picture(path)
        self.stage.step(f"{sentence}  [{self.stage.keep_file(picture, path)}]")

    # -- the line

    def cut(self):
        self.office.cut_lines()
        self.stage.step("the line to the town is cut")

    def join(self):
        self.office.join_lines()
        self.office.wind(301)
        self.stage.step("the line is back")


def picture_question(answers):
    """The question worth a picture: the first that is neither the card's nor consent."""
    return next((one for one in answers if answers[one] is not True), None)

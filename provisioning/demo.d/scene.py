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

import os
import time

from answers import KEPT, code, in_days, lines, text  # noqa: F401 (for the chapters)
from clerks import Clerks
from driver import paper, places, visits
from driver.card import COUNTER_READER
from driver.processes import Failed, Program
from driver.visits import SKIP, UNKNOWN, date, digits, kana, kanji, yes  # noqa: F401 (for the chapters)
from receipts import Done, settled  # noqa: F401 (for the chapters)
from residents import Residents, group_of  # noqa: F401 (for the chapters)


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


class Scene(Residents, Clerks):
    def __init__(self, stage, office, section, role="hall", clerk="clerk-taro", counter=True, terminal=True,
                 others=(), camera=False):
        self.stage, self.office, self.section = stage, office, section
        office.open_town()
        office.open_readers()
        self.hall = self.counter = self.pages = None
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

    def comes(self, sql, values=()):
        """Whether it comes to one such row: what was not thanked for may be a moment on its way."""
        self.office.register.wait_for_rows(sql, values)
        return self.count(sql, values) == 1

    # -- papers

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

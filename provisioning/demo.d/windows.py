#!/usr/bin/env python3
"""The demo with a display: hall and counter in windows, and a panel whose buttons are the visitor's hands:
cards on the readers, codes before the camera, the line cut and joined."""

import os
import shutil
import sys
import tomllib

from stage import DEMO, SOURCE  # noqa: F401 (stage finds the driver)

from driver import paper
from driver.card import COUNTER_READER, HALL_READER
from driver.office import Office
from driver.processes import Failed, run
from scene import Camera

READERS = {"hall": HALL_READER, "counter": COUNTER_READER}
CLERK = "clerk-taro"


class OnTheDesk:
    """The display of the person who looks on: no pointer and no pixels of ours."""
    width, height = 1280, 720

    def __init__(self, name):
        self.name = name

    def end(self):
        pass


class Hands:
    """What the buttons of the panel do; each act tells in a line what it did."""

    def __init__(self, office, hall, camera):
        self._office, self._hall, self._camera = office, hall, camera
        self._lying = {}

    def place(self, where, name):
        # There is one card of each person: it leaves the other reader.
        for other in [one for one, card in self._lying.items() if one == where or card.name == name]:
            self.pull(other)
        card = self._office.card(name, READERS[where])
        for (_, reader), other in self._office.cards.items():
            if reader == READERS[where] and other is not card:
                other.end()  # One hand, one card at a time.
        card.place()
        self._lying[where] = card
        numbers = card.person.get("pin", {})
        told = f"; 4 digits: {numbers['text']}" if "text" in numbers else ""
        return f"{name} lies on the {where}'s reader{told}"

    def pull(self, where):
        if where not in self._lying:
            return f"no card lies on the {where}'s reader"
        card = self._lying.pop(where)
        card.pull()
        return f"{card.name} was taken from the {where}'s reader"

    def show_paper(self):
        papers = paper.papers(self._hall)
        if not papers:
            return "the hall has printed nothing yet"
        last = max(papers, key=os.path.getmtime)
        self.show_picture(paper.picture(last, self._office.folder, "shown-paper"))
        return f"the camera sees the paper {os.path.basename(last)}"

    def show_text(self, text):
        if not text:
            return "write the text of the code first"
        picture = self._office.path("shown-text.png")
        run(["qrencode", "--output", picture, "--size", "8", "--level", "M", "--", text])
        self.show_picture(picture)
        return "the camera sees the text as a QR code"

    def show_picture(self, file):
        self._camera.show(file)
        self._seen("shown")
        return f"the camera sees {os.path.basename(file)}"

    def cover(self):
        self._camera.dark()
        self._seen("dark")
        return "the camera sees nothing"

    def _seen(self, wanted):
        answer = self._camera.program.hear(20)
        if answer != wanted:
            raise Failed(answer)

    def cut(self):
        self._office.cut_lines()
        return "the line is cut"

    def join(self):
        self._office.join_lines()
        return "the line is joined"

    def register(self):
        numbers = self._office.register.receipts()
        return "the town holds: " + (" ".join(numbers) or "nothing yet")


def people():
    """(id, name on the card) of the sample people, the clerk last."""
    folder = os.path.join(SOURCE, "tests/people")
    found = []
    for file in sorted(os.listdir(folder), key=lambda one: (one.startswith(CLERK), one)):
        if file.endswith(".toml"):
            with open(os.path.join(folder, file), "rb") as person:
                name = tomllib.load(person).get("name", "")
                # Buttons' letters know no variants (葛󠄀): what chooses one would be an empty box.
                found.append((file[:-5], "".join(one for one in name if not 0xE0100 <= ord(one) <= 0xE01EF)))
    return found


def open_windows(office, display):
    """Town, readers, camera, a clerk, both terminals on `display`; gives the hands."""
    office.open_town()
    office.open_readers()
    office.hire(office.card(CLERK, COUNTER_READER), "kurashi_anzen", "窓口 太郎")
    camera = Camera(office)
    hall = office.hall(display=OnTheDesk(display), words=["--camera", f"emulated:{camera.socket}"])
    office.counter(display=OnTheDesk(display))
    return Hands(office, hall, camera)


def main():
    from panel import Panel  # Only who has a display needs its library.
    shutil.rmtree(DEMO, ignore_errors=True)
    os.makedirs(os.path.join(DEMO, "windows"))
    with Office(folder=os.path.join(DEMO, "windows"), keep=True) as office:
        hands = open_windows(office, os.environ["DISPLAY"])
        print("Three windows are open: hall, counter, and the panel for cards, codes and the line."
              f" Closing the panel ends the demo. {CLERK} is the clerk.", flush=True)
        Panel(hands, people()).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())

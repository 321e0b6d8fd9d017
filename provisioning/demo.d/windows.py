#!/usr/bin/env python3
"""The demo with a display: hall and counter in windows, cards moved by typing. The panel with buttons for
cards, codes and the line comes with a later issue."""

import os
import shutil
import sys

from stage import DEMO, SOURCE  # noqa: F401 (stage finds the driver)

from driver.card import COUNTER_READER, HALL_READER
from driver.office import Office
from driver.processes import Failed

HELP = """
Two windows are open: hall and counter. A panel for cards, codes and the line comes later; type here:
  hall NAME | hall pull          a card on the hall's reader, or off it: {people}
  counter NAME | counter pull    the same at the counter; clerk-taro is a clerk (4 digits: 1234)
  cut | join                     the line between the terminals and the town
  register                       the numbers the town holds
  quit
"""


class OnTheDesk:
    """The display of the person who looks on: no pointer and no pixels of ours."""
    width, height = 1280, 720

    def __init__(self, name):
        self.name = name

    def end(self):
        pass


def move_card(office, lying, where, reader, name):
    if lying.get(where):
        lying.pop(where).pull()
    if name != "pull":
        card = office.card(name, reader)
        for (_, place), other in office.cards.items():
            if place == reader and other is not card:
                other.end()  # One hand, one card at a time.
        lying[where] = card.place()


def obey(office, lying, line):
    words = line.split()
    if len(words) == 2 and words[0] in ("hall", "counter"):
        move_card(office, lying, words[0], HALL_READER if words[0] == "hall" else COUNTER_READER, words[1])
    elif words == ["cut"]:
        office.cut_lines()
    elif words == ["join"]:
        office.join_lines()
    elif words == ["register"]:
        print("\n".join(office.register.receipts()) or "nothing yet")
    else:
        print("not understood")


def main():
    people = sorted(file[:-5] for file in os.listdir(os.path.join(SOURCE, "tests/people")) if file.endswith(".toml"))
    shutil.rmtree(DEMO, ignore_errors=True)
    os.makedirs(os.path.join(DEMO, "windows"))
    with Office(folder=os.path.join(DEMO, "windows"), keep=True) as office:
        office.open_town()
        office.open_readers()
        office.hire(office.card("clerk-taro", COUNTER_READER), "kurashi_anzen", "窓口 太郎")
        office.hall(display=OnTheDesk(os.environ["DISPLAY"]))
        office.counter(display=OnTheDesk(os.environ["DISPLAY"]))
        print(HELP.format(people=" ".join(people)), flush=True)
        lying = {}
        for line in sys.stdin:
            if line.strip() == "quit":
                break
            try:
                obey(office, lying, line)
            except (Failed, OSError) as problem:
                print(f"that did not work: {str(problem).splitlines()[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

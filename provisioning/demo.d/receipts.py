"""How an act at a terminal ends: what the receipt says once everybody has answered."""

import collections
import os
import time
import tomllib

from driver import names, places, visits
from driver.processes import Failed

Done = collections.namedtuple("Done", "number told refused")

with open(os.path.join(places.SOURCE, "provisioning/towns/misaki/words/screens.ja.toml"), "rb") as _file:
    _WORDS = tomllib.load(_file)
RECEIPT, LOADING = _WORDS["receipt"], _WORDS["own_table"]["loading"]


def settled(terminal):
    """The receipt once its paper is out and the register has answered; the wound clock goes on meanwhile."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        seen = terminal.screen()
        title = seen.get("title")
        if seen.name != "receipt":
            return seen
        if visits.PRINTING not in seen.text() and title is not None and RECEIPT["waiting"] not in title.words():
            return seen
        if terminal.clock is not None:
            terminal.clock.advance(0.5)
        time.sleep(0.15)  # Ten wound seconds it waits for the town, whose threads need real time.
    raise Failed(f"the receipt never settles\n{terminal.screen()}")


def done(terminal, seen):
    """What the receipt says on all its pages; nothing on any other screen."""
    if seen.name != "receipt":
        return Done("", [], False)
    number, told = "", []
    refused = RECEIPT["refused"] in seen.get("title").words()
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

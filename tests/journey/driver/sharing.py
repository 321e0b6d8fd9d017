"""A clerk elsewhere and a visitor on one screen, step by step. `wind` lets a second pass where clocks are wound."""

import time

from . import names, visits
from .processes import Failed


def until(terminal, wanted, why, wind=None, timeout=40.0):
    """Waits for what comes over two lines; time passes for both ends meanwhile."""
    deadline = time.monotonic() + timeout
    while not wanted(terminal.screen()):
        if time.monotonic() > deadline:
            raise Failed(f"{terminal.name}: waited for {why}; what is there:\n{terminal.screen()}")
        if wind is not None:
            wind()
        time.sleep(0.05)  # The town's own threads need real time too.
    return terminal.screen()


def row_of_call(seen, terminal):
    """The newest call of a terminal on this screen, or None."""
    return next((one.id for one in seen.elements if one.id.startswith("row.") and terminal in one.words()), None)


# What colleagues call the places of terminals (words/ja.toml, [place]).
PLACES = {"hall": "役場", "library": "中央図書館", "asahi": "旭総合支所"}


def called(terminal):
    stem, _, number = terminal.rpartition("-")
    return f"{PLACES[stem]} {number}" if stem in PLACES else terminal


CALLED = "職員を 呼びました"


def call_staff(hall):
    """職員を呼ぶ, until the town has the call."""
    hall.press(names.STAFF)
    return hall.wait_for(screen="call_staff", text=CALLED)


def answer_call(counter, terminal, wind=None):
    """The clerk says they come; then asks for the screen."""
    terminal = called(terminal)
    counter.press("filter.calls")
    seen = until(counter, lambda one: one.get("filter.calls") is not None and one.get("filter.calls").value == "chosen"
                 and row_of_call(one, terminal) is not None, f"a call of {terminal}", wind)
    row = row_of_call(seen, terminal)
    if "画面" not in counter.screen().get(row).speech:
        counter.press(row)
        until(counter, lambda seen: seen.get(row) is not None and "画面" in seen.get(row).speech, "the answered call", wind)
    counter.press(row)
    counter.wait_for(screen="shared_screen")


def let_in(hall, wind=None):
    """The visitor is asked and agrees; gives the question as it was asked."""
    asked = until(hall, lambda seen: seen.name == "watch_asked", "the question whether a clerk may look", wind)
    hall.press("watch.yes")
    hall.wait_for(that=lambda seen: seen.name != "watch_asked", id="watch_stop")
    return asked


def page(seen):
    mark = seen.get("page")
    return mark.words() if mark is not None else ""


def seen_by(counter, identity, wind=None):
    """Waits until the clerk can point at this element of the shared screen, turning pages."""
    deadline = time.monotonic() + 40
    turn = names.PAGE_NEXT
    while True:
        seen = counter.screen()
        if seen.get(f"point.{identity}") is not None:
            return seen
        if time.monotonic() > deadline:
            raise Failed(f"the clerk never sees {identity}\n{seen}")
        button = seen.get(turn)
        if button is not None and button.enabled:
            before = page(seen)
            counter.press(turn)
            # Also gone on from where the visitor has gone on meanwhile.
            counter.wait_for(that=lambda one: page(one) != before)
            continue
        turn = names.PAGE_BACK if turn == names.PAGE_NEXT else names.PAGE_NEXT
        if wind is not None:
            wind()
        time.sleep(0.05)


def point(counter, hall, identity, wind=None):
    seen_by(counter, identity, wind)
    counter.press(f"point.{identity}")
    return until(hall, lambda seen: seen.get("watched") is not None and "指して" in seen.get("watched").words(),
                 "the clerk's finger", wind)


def write(counter, hall, options, wind=None):
    """The clerk asks to write, the visitor agrees, the clerk answers the question with these options."""
    until(counter, lambda seen: seen.get("write") is not None, "the button to write", wind)
    counter.press("write")
    until(hall, lambda seen: seen.name == "watch_asked", "the question whether a clerk may write", wind)
    hall.press("watch.yes")
    until(counter, lambda seen: seen.name == "question", "the clerk's own pad", wind)
    visits.give(counter, options)
    counter.press(names.NEXT)
    counter.wait_for(screen="shared_screen")
    return until(hall, lambda seen: seen.get("watched") is not None and "書きました" in seen.get("watched").words(),
                 "what the clerk wrote", wind)

"""What a person of a chapter answers, beside the answers that every journey test knows (driver/visits.py)."""

import datetime

from driver import hands, names, town_days, visits
from driver.visits import date

KEPT = object()  # The answer came with the code from home.


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


def in_days(days, today=None):
    """A day as the questions want it, seen from the town's clock."""
    return date(((today or town_days.today()) + datetime.timedelta(days=days)).isoformat())

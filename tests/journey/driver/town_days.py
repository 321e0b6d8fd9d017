"""The town's pack as it stands on the day of the test: its sample classes lie ahead, whatever day it is."""

import datetime
import os
import shutil

TOKYO = datetime.timezone(datetime.timedelta(hours=9))
# Per sample class of tables/classes.toml the day written there and in how many days it is to be; the last of
# the file first, so that a day just moved is never taken for the next to move.
CLASSES = {"phone": (datetime.date(2026, 12, 15), 10), "touch": (datetime.date(2026, 12, 8), 3)}
# How the words of learning.*.toml write a day.
WRITTEN = {"ja": "{0.month}月{0.day}日", "zh": "{0.month}月{0.day}日", "easy": "{0.month}がつ{0.day}にち",
           "en": "{0:%B} {0.day}", "vi": "{0.day}/{0.month}"}


def today():
    """The day in the town, wherever the machine of the test stands."""
    return datetime.datetime.now(TOKYO).date()


def ahead(source, folder):
    """A copy of the pack's source in `folder` with its sample classes some days from now; gives its place."""
    copied = os.path.join(folder, "town_source")
    shutil.rmtree(copied, ignore_errors=True)
    shutil.copytree(source, copied)
    for day, days in CLASSES.values():
        moved = today() + datetime.timedelta(days=days)
        _replace(os.path.join(copied, "tables/classes.toml"), day.isoformat(), moved.isoformat())
        for language, form in WRITTEN.items():
            _replace(os.path.join(copied, f"words/learning.{language}.toml"), form.format(day), form.format(moved))
    return copied


def _replace(file, old, new):
    with open(file, encoding="utf-8") as read:
        text = read.read()
    assert old in text, f"{file} no longer says {old}"
    with open(file, "w", encoding="utf-8") as written:
        written.write(text.replace(old, new, 1))

"""What the town really holds: its SQLite file, read from outside. Screens may be wrong; this is not."""

import sqlite3
import time

from .processes import Failed


class Register:
    def __init__(self, path):
        self.path = path

    def rows(self, question, values=()):
        connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=10)
        try:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(question, values)]
        finally:
            connection.close()

    def receipts(self):
        """The printed number of every application in the register, once per row."""
        return [row["number"] for row in self.rows("SELECT number FROM applications")]

    def times(self, number):
        return self.receipts().count(number)

    def received(self):
        """How many sealed records intake has stored, opened or not."""
        return self.rows("SELECT count(*) AS n FROM inbox")[0]["n"]

    def wait_for(self, numbers, timeout=40.0):
        """Until all of them are there."""
        self._wait(lambda: set(numbers) <= set(self.receipts()), timeout,
                   lambda: f"the register has {self.receipts()}, not all of {list(numbers)}")

    def wait_for_rows(self, question, values=(), timeout=40.0):
        """Until the question has any answer."""
        self._wait(lambda: self.rows(question, values), timeout, lambda: f"nothing answers {question}")

    @staticmethod
    def _wait(that, timeout, otherwise):
        """The town's file tells nobody when it changes, so it is asked again."""
        deadline = time.monotonic() + timeout
        while not that():
            if time.monotonic() > deadline:
                raise Failed(f"after {timeout:g} s {otherwise()}")
            time.sleep(0.02)

    def check_once(self, numbers):
        """Every thanked application exactly once, and nothing twice."""
        there = self.receipts()
        twice = {number for number in there if there.count(number) > 1}
        missing = set(numbers) - set(there)
        if twice or missing:
            raise Failed(f"twice in the register: {sorted(twice)}; thanked but not there: {sorted(missing)}")

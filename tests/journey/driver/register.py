"""What the town really holds: its SQLite file, read from outside. Screens may be wrong; this is not."""

import sqlite3


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

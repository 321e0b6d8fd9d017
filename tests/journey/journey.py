"""What every journey test begins with."""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))

from driver.office import Office  # noqa: E402


def long(test):
    """Marks a test that runs by `tests/run -L long`."""
    return test


class Journey(unittest.TestCase):
    """Opens a town for one test and closes it behind it."""

    longMessage = True

    def open_office(self, wound=False, readers=True):
        office = self.enterContext(Office(wound=wound))
        office.open_town()
        if readers:
            office.open_readers()
        return office

    def settle(self, office, numbers):
        """Lets the terminals send what they hold, and the town file it."""
        if office.wound:
            office.wind(301)  # The longest pause between two tries.
        office.register.wait_for(numbers)

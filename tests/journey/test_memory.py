"""After a visit nothing of the person is in the terminal's writable memory; in the middle of one it is."""

import re

from driver import visits
from journey import Journey


def found_in_memory(pid, words):
    """Where in the writable memory of a process the words stand, as (address, word)."""
    found = []
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            span = re.match(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)", line)
            if "rw" not in span[3] or span[4].startswith("[vvar"):
                continue
            start, end = int(span[1], 16), int(span[2], 16)
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except OSError:  # A device's window, not memory.
                continue
            found += [(hex(start + content.find(word.encode())), word) for word in words
                      if word.encode() in content]
    return found


class Memory(Journey):
    def test_nothing_of_a_visitor_is_left_in_memory(self):
        office = self.open_office()
        hall, card = office.hall(), office.card("hanako")
        person = card.person
        words = [person["name"], person["address"], person["birth_date"], visits.PHONE]
        visits.with_card(hall, card, "taxi-pass")
        self.assertNotEqual(found_in_memory(hall.program.process.pid, words), [], "the search must be able to find")
        visits.answer_all(hall, visits.TAXI)
        visits.submit(hall)
        visits.leave(hall, card)
        self.assertEqual(found_in_memory(hall.program.process.pid, words), [])

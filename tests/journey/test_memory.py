"""After a visit nothing of the person is in the terminal's writable memory; in the middle of one it is."""

import re

from driver import hands, names, visits
from journey import Journey


TELLING_BYTES = 8


def traces(word):
    """A word's bytes, and what a short one leaves behind where it was moved from: all but the first."""
    whole = word.encode()
    return [whole, whole[1:]] if len(whole) > TELLING_BYTES else [whole]


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
            found += [(hex(start + content.find(trace)), word) for word in words for trace in traces(word)
                      if trace in content]
    return found


def behind(hall, *tiles):
    for tile in tiles:
        for _ in range(6):
            if hall.screen().get(names.tile(tile)) is not None:
                break
            hall.press_and_wait(names.tile("more"))
        hall.press(names.tile(tile))
        hall.wait_for(without=names.tile(tile))
    visits.read_on(hall, "purpose")
    hall.press(names.NEXT)


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

    def test_nothing_of_what_a_visitor_looked_for_is_left_in_memory(self):
        """What is typed and asked goes over the line, too: its libraries' memory and the pictures' lists count."""
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        behind(hall, "group:library", "library-find")
        visits.on_question(hall, "words")
        hands.type_kana(hall, "ぬるぽひめ")
        words = [hands.value(hall), "ぬるぽ"]
        self.assertNotEqual(found_in_memory(hall.program.process.pid, words), [], "the search must be able to find")
        visits.go_on(hall)
        hall.wait_for(screen="table", id=names.NEXT)
        hall.press(names.NEXT)
        hall.wait_for(screen="welcome", id=names.tile("more"))
        self.assertEqual(found_in_memory(hall.program.process.pid, words), [])

    def test_a_few_letters_of_a_visitor_are_not_left_in_memory(self):
        """Short words live inside what holds them, not in memory of their own that is given back."""
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        behind(hall, "group:library", "library-find")
        visits.on_question(hall, "words")
        hands.type_letters(hall, "QXZJ")
        self.assertNotEqual(found_in_memory(hall.program.process.pid, ["QXZJ"]), [], "the search must be able to find")
        hall.press(names.QUIT)
        seen = hall.wait_for(that=lambda one: one.name in ("quit", "welcome"))
        if seen.name == "quit":
            hall.press(names.QUIT)
        hall.wait_for(screen="welcome", id=names.tile("more"))
        self.assertEqual(found_in_memory(hall.program.process.pid, ["QXZJ"]), [])

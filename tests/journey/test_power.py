"""The terminal loses its power at any moment. Who was thanked is in the register, exactly once."""

import threading
import time

from driver import names, visits
from driver.clock import WoundClock
from driver.processes import Failed
from driver.terminal import seeded
from journey import Journey, long


class Power(Journey):
    def play(self, times, journeys):
        chance = seeded()
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        # One that is not cut says how long this machine takes; then the moments follow what they meet, so
        # that about half of them come before the thanks.
        journeys[0](hall)
        begun = time.monotonic()
        hall.press_at_once(names.NEXT)
        thanked = [visits.receipt_number(hall.wait_for(screen="receipt"))]
        reach_s = time.monotonic() - begun
        hall.program.end()
        hall.start_again()
        hall.wait_for(screen="welcome")
        for count in range(times):
            journeys[count % len(journeys)](hall)
            number = self.submit_and_cut(hall, chance.uniform(0.0, reach_s))
            thanked += [number] if number else []
            reach_s *= 0.7 if number else 1.4
            hall.start_again()
            hall.wait_for(screen="welcome")
        self.assertTrue(1 < len(thanked) <= times, "a run in which nobody was thanked, or everybody, shows nothing")
        print(f"{len(thanked) - 1} of {times} were thanked before the power went", flush=True)
        # Time is wound now, so that nobody waits for the next try of the line.
        hall.program.end()
        hall.clock = WoundClock(hall.clock_path)
        hall.start_again()
        hall.clock.advance(600)
        office.register.wait_for(thanked)
        office.register.check_once(thanked)
        self.assertLessEqual(len(office.register.receipts()), times + 1)

    @staticmethod
    def wait_number(hall):
        """The shortest journey to its review."""
        hall.wait_for(screen="welcome", id=names.tile("group:here"))
        hall.press(names.tile("group:here"))
        visits.begin(hall, "wait-take")
        hall.press(names.NEXT)
        hall.wait_for(screen="question")
        visits.answer_all(hall, {"purpose": "records"})
        visits.read_on(hall, "review")

    @staticmethod
    def consultation(hall):
        """The shortest that a clerk has to read."""
        visits.begin(hall, "consultation")
        hall.press(names.NEXT)
        visits.answer_all(hall, {
            "areas": visits.UNKNOWN, "how_soon": visits.UNKNOWN, "kana_name": visits.kana("あい"),
            "kanji_name": visits.SKIP, "birth_date": visits.SKIP, "contact": "visit", "share": visits.SKIP,
            "preferred_date": visits.UNKNOWN})
        visits.read_on(hall, "review")

    @staticmethod
    def submit_and_cut(hall, after_s):
        """Presses 申し込む and pulls the plug a moment later; gives the number, if there were thanks."""
        plug = threading.Timer(after_s, hall.program.process.kill)
        hall.press_at_once(names.NEXT)
        plug.start()
        try:
            screen = hall.reader.wait_for(lambda seen: seen.name == "receipt", "thanks", timeout=5)
            return visits.receipt_number(screen)
        except (Failed, OSError):
            return None
        finally:
            plug.join()
            hall.kill()

    def test_a_terminal_killed_twenty_times_while_saving_keeps_its_word(self):
        self.play(20, [self.wait_number])

    @long
    def test_a_terminal_killed_a_hundred_times_while_saving_keeps_its_word(self):
        self.play(100, [self.consultation, self.wait_number])

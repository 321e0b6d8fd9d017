"""The terminal loses its power at any moment. Who was thanked is in the register, exactly once."""

import threading

from driver import names, visits
from driver.clock import WoundClock
from driver.processes import Failed
from driver.terminal import seeded
from journey import Journey, long


class Power(Journey):
    def play(self, times):
        chance = seeded()
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        thanked = []
        for _ in range(times):
            self.fill_in(hall)
            number = self.submit_and_cut(hall, chance.uniform(0.0, 0.05))
            thanked += [number] if number else []
            hall.start_again()
            hall.wait_for(screen="welcome")
        print(f"{len(thanked)} of {times} were thanked before the power went", flush=True)
        # Time is wound now, so that nobody waits for the next try of the line.
        hall.program.end()
        hall.clock = WoundClock(hall.clock_path)
        hall.start_again()
        hall.clock.advance(600)
        office.register.wait_for(thanked)
        office.register.check_once(thanked)
        self.assertLessEqual(len(office.register.receipts()), times)

    @staticmethod
    def fill_in(hall):
        """The shortest journey to its review."""
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
        self.play(20)

    @long
    def test_a_terminal_killed_a_hundred_times_while_saving_keeps_its_word(self):
        self.play(100)

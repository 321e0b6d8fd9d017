"""What a chapter plays on: a demo town under build/demo, steps that are told, pictures that are kept."""

import os
import shutil
import sys
import time
import traceback

SOURCE = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
sys.path.insert(0, os.path.join(SOURCE, "tests/journey"))

from driver import measures  # noqa: E402
from driver.office import Office  # noqa: E402

DEMO = os.path.join(SOURCE, "build/demo")
STAFF_SCREENS = {"desk", "desk_sign_in", "shared_screen"}


class Stage:
    def __init__(self):
        shutil.rmtree(DEMO, ignore_errors=True)
        self.pictures = os.path.join(DEMO, "pictures")
        os.makedirs(self.pictures)
        self.passed = self.failed = self.taken = 0
        self.complaints = []

    def play(self, name, chapter):
        print(f"chapter {name}", flush=True)
        with_town = Office(wound=True, folder=os.path.join(DEMO, name), keep=True)
        os.makedirs(with_town.folder)
        try:
            with with_town as office:
                try:
                    chapter(self, office)
                except Exception:
                    self._picture_of_trouble(office)  # While its displays are still there.
                    raise
        except Exception as problem:  # One broken step ends its chapter, not the demo.
            self.failed += 1
            print(f"  FAILED: {problem}", flush=True)
            with open(os.path.join(DEMO, "failure.txt"), "a", encoding="utf-8") as file:
                traceback.print_exc(file=file)

    def step(self, sentence, terminal=None, picture=None):
        """Tells one step that has been done, and keeps the picture of what is on the screen."""
        told = ""
        if picture is not None:
            self.taken += 1
            file = f"{self.taken:02}-{picture}.png"
            told = f"  [{file}]"
            self._keep(terminal, file)
        self.passed += 1
        print(f"  ok  {sentence}{told}", flush=True)

    def holds(self, sentence, truth, otherwise=""):
        """A step that is true or fails by itself; the chapter goes on."""
        if truth:
            self.passed += 1
            print(f"  ok  {sentence}", flush=True)
        else:
            self.failed += 1
            print(f"  FAILED: {sentence} {otherwise}".rstrip(), flush=True)

    def keep_file(self, picture, path):
        """A picture that is not a screen: the printed paper."""
        self.taken += 1
        file = f"{self.taken:02}-{picture}.png"
        shutil.copy(path, os.path.join(self.pictures, file))
        return file

    def _keep(self, terminal, file):
        # The screen and its list of elements must be of the same moment.
        for _ in range(10):
            screen = terminal.screen()
            seen = terminal.picture()
            if terminal.screen().revision == screen.revision:
                break
            time.sleep(0.05)
        seen.save(os.path.join(self.pictures, file))
        staff = screen.name in STAFF_SCREENS
        self.complaints += [f"{file} {one}" for one in measures.complaints(screen, seen, 26 if staff else 32)]

    def _picture_of_trouble(self, office):
        for terminal in office.terminals:
            try:
                terminal.display.picture().save(
                    os.path.join(DEMO, f"failure-{os.path.basename(office.folder)}-{terminal.name}.png"))
            except Exception:
                pass  # Nothing to see there.

    def end(self):
        for complaint in self.complaints:
            print(f"      {complaint}")
        self.holds(f"on {self.taken} pictures every target is at least {measures.TARGET_PX} px high, every word at"
                   f" least {measures.CONTRAST:g}:1 and large enough", not self.complaints)
        print(f"pictures: {os.path.relpath(self.pictures)}")
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        return 0 if self.failed == 0 else 1

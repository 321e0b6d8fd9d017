"""The demo's panel: its buttons are pressed by a real pointer (all but the one that opens a file dialog)."""

import os
import socket
import subprocess
import sys
import time

from driver import names, paper, places
from driver.display import Display
from driver.office import Office
from driver.processes import Failed, run
from journey import Journey

sys.path.insert(0, os.path.join(places.SOURCE, "provisioning/demo.d"))
import windows  # noqa: E402
from panel import Panel  # noqa: E402

PATIENCE_S = 60


def paper_with_code(text):
    """The least PDF with this QR code on it, as if the hall had printed it."""
    rows = run(["qrencode", "--type", "ASCII", "--output", "-", text]).stdout.decode().splitlines()
    ink = "".join(f"{column * 3} {200 - row * 6} 6 6 re f " for row, line in enumerate(rows)
                  for column in range(0, len(line), 2) if line[column] == "#")
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
               "<</Type/Page/Parent 2 0 R/MediaBox[0 0 206 206]/Contents 4 0 R>>",
               f"<</Length {len(ink)}>>stream\n{ink}\nendstream"]
    body = "".join(f"{number} 0 obj{one}endobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size 5>>\n%%EOF\n".encode()


class Finger:
    """xdotool on the display where the three windows are."""

    def __init__(self, display, panel):
        self.display, self.panel = display, panel

    def _xdotool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], check=True, timeout=20,
                       env={**os.environ, "DISPLAY": self.display.name})

    def on(self, widget):
        self.panel.window.update()
        self._xdotool("mousemove", widget.winfo_rootx() + widget.winfo_width() // 2,
                      widget.winfo_rooty() + widget.winfo_height() // 2, "click", 1)

    def press(self, identity, until):
        """Presses a button and lets the panel live until it tells `until`."""
        self.panel.told = ""
        self.on(self.panel.buttons[identity])
        self.live(lambda: until in self.panel.told, f"{identity} to tell {until!r}")

    def write(self, widget, words):
        self.on(widget)
        widget.focus_force()  # What a window manager does at a click; Xvfb has none.
        self.panel.window.update()
        self._xdotool("type", "--delay", 5, words)
        self.live(lambda: widget.get() == words, f"{words!r} to stand there")

    def live(self, wanted, what):
        deadline = time.monotonic() + PATIENCE_S
        while not wanted():
            if time.monotonic() > deadline:
                raise Failed(f"waited for {what}; the panel tells {self.panel.told!r}")
            self.panel.window.update()
            time.sleep(0.01)  # The window's own loop is ours here.


class PanelOfTheDemo(Journey):
    def setUp(self):
        self.office = self.enterContext(Office())
        self.display = Display(self.office.folder)
        self.addCleanup(self.display.end)
        hands = windows.open_windows(self.office, self.display.name)
        self.hall, self.counter = self.office.terminals
        self.addCleanup(lambda: [one.end() for one in self.office.terminals])  # Before their display.
        # Their windows are there before the panel's, which lies on top then.
        self.hall.wait_for(screen="welcome")
        self.counter.wait_for(screen="desk_sign_in")
        before = os.environ.get("DISPLAY")
        os.environ["DISPLAY"] = self.display.name
        self.addCleanup(lambda: os.environ.pop("DISPLAY") if before is None else os.environ.update(DISPLAY=before))
        self.panel = Panel(hands, windows.people())
        self.addCleanup(self.panel.window.destroy)
        self.finger = Finger(self.display, self.panel)

    def test_the_buttons_of_the_panel_move_cards_codes_and_the_line(self):
        self.the_cards()
        self.the_codes()
        self.the_line()
        kept = os.environ.get("MADOGUCHI_PANEL_PICTURE")
        if kept:
            self.display.picture().save(kept)

    def the_cards(self):
        for person, name in windows.people():
            with self.subTest(hall=person):
                self.finger.press(f"hall.{person}", f"{person} lies on the hall's reader")
                self.assertIn(name, self.panel.buttons[f"hall.{person}"]["text"])
        # clerk-taro, the last, lies on the hall's reader; at the counter the same card signs in.
        self.finger.press("counter.clerk-taro", "clerk-taro lies on the counter's reader; 4 digits: 1234")
        self.counter.wait_for(screen="desk_sign_in", id=names.digit("1"))
        for person, _ in windows.people():
            with self.subTest(counter=person):
                self.finger.press(f"counter.{person}", f"{person} lies on the counter's reader")
        self.finger.press("counter.pull", "taken from the counter's reader")
        self.finger.press("counter.pull", "no card lies on the counter's reader")
        self.finger.press("hall.pull", "no card lies on the hall's reader")
        self.finger.press("hall.hanako", "hanako lies on the hall's reader")
        self.finger.press("hall.pull", "hanako was taken from the hall's reader")

    def the_codes(self):
        self.finger.press("show.paper", "the hall has printed nothing yet")
        self.finger.press("show.text", "write the text of the code first")
        self.finger.write(self.panel.text, "MDH1.nothing")
        self.finger.press("show.text", "the camera sees the text as a QR code")
        # The terminal saw it: a code that nothing made is answered by a screen of its own.
        self.finger.live(lambda: self.hall.screen().name != "welcome", "the hall to see the code")
        self.finger.press("cover", "the camera sees nothing")
        self.assertEqual(paper.code(self.office.path("shown-text.png")), "MDH1.nothing")
        sample = os.path.join(self.hall.prints, "sample.pdf")
        with open(sample, "wb") as file:
            file.write(paper_with_code("MDH1.paper"))
        self.finger.press("show.paper", "the camera sees the paper sample.pdf")
        self.assertEqual(paper.code(self.office.path("shown-paper.png")), "MDH1.paper")
        self.finger.press("cover", "the camera sees nothing")

    def the_line(self):
        self.assertTrue(self.town_is_reached())
        self.finger.press("cut", "the line is cut")
        self.assertFalse(self.town_is_reached())
        self.finger.press("join", "the line is joined")
        self.assertTrue(self.town_is_reached())
        self.finger.press("register", "the town holds: nothing yet")

    def town_is_reached(self):
        """By the way the terminals go."""
        with socket.socket() as terminal:
            return terminal.connect_ex(("127.0.0.1", self.office.lines["terminals"].port)) == 0

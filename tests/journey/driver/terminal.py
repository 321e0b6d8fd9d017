"""One running terminal: the real madoguchi-kiosk on its own display, met through eyes and a finger."""

import os
import random
import socket
import time

from . import places
from .clock import WoundClock
from .display import Display
from .processes import Failed, Program, run
from .screen import Reader

SAME_TARGET_S = 0.45  # office.md: a second touch on one target within 0.4 s is a trembling hand.


class Terminal:
    def __init__(self, name, role, folder, sockets, environment=None, wound=False, display=None):
        self.name, self.role, self.folder = name, role, folder
        self._eyes = os.path.join(sockets, f"{name}.eyes")
        self.state = os.path.join(folder, "state")
        self.prints = os.path.join(folder, "prints")
        self.home = os.path.join(folder, "home")
        for one in (self.state, self.prints, self.home):
            os.makedirs(one, exist_ok=True)
        self.environment = {"HOME": self.home, "TMPDIR": self.home, **(environment or {})}
        self._shares_display = display is not None  # Whose touch it was is not known then.
        self.display = display or Display(folder)
        self._touches_before = 0
        self.clock_path = os.path.join(sockets, f"{name}.clock")
        self.clock = WoundClock(self.clock_path) if wound else None
        self.reader = None
        self.program = None
        self._words = []
        self._last_touch = (None, 0.0)
        self._was_answered = True
        self.on_screen = None  # Called with every screen that a step has waited for.

    def enrol(self, server_url, code):
        run([places.program("madoguchi-kiosk"), "--state", self.state, "--server", server_url,
             "--role", self.role, "--enrol", code], environment=self.environment)

    def start(self, words, ready=True):
        """Starts the kiosk with these flags beside those every terminal here has."""
        self._words = [str(word) for word in words]
        for stale in (self._eyes, self.clock_path):
            if os.path.exists(stale):
                os.remove(stale)
        clock = ["--clock", f"emulated:{self.clock.path}"] if self.clock else []
        self.program = Program(
            f"kiosk-{self.name}",
            [places.program("madoguchi-kiosk"), "--role", self.role, "--state", self.state,
             "--windowed", f"{self.display.width}x{self.display.height}",
             "--accessibility-socket", self._eyes, "--printer", f"pdf:{self.prints}", "--voice", "off",
             *clock, *self._words],
            self.folder, {**self.environment, "DISPLAY": self.display.name, "SDL_VIDEODRIVER": "x11", "SDL_MOUSE_FOCUS_CLICKTHROUGH": "1"})
        self.reader = Reader(self._eyes)
        self._touches_before = 0 if self._shares_display else self.display.touches
        if ready:
            self._wait_for_socket(self._eyes)
        return self

    def start_again(self):
        return self.start(self._words)

    def _wait_for_socket(self, path):
        deadline = time.monotonic() + 30
        while True:
            try:
                with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
                    door.connect(path)
                return
            except (FileNotFoundError, ConnectionRefusedError):
                pass  # Not there yet, or bound and not yet listening.
            if not self.program.runs():
                raise Failed(f"{self.name} ended at its start, exit {self.program.process.returncode}:\n"
                             f"{self.program.log()}")
            if time.monotonic() > deadline:
                raise Failed(f"{self.name} opened no accessibility socket within 30 s\n{self.program.log()}")
            time.sleep(0.01)  # A path can only be looked for; there is nothing to wait on yet.

    # -- eyes

    def screen(self):
        return self._with_log(self.reader.screen)

    def wait_for(self, screen=None, id=None, without=None, text=None, that=None, timeout=40.0):
        """Waits until the screen has this name, this element (enabled), these words, and `that` holds."""
        def wanted(seen):
            return ((screen is None or seen.name == screen)
                    and (id is None or (seen.get(id) is not None and seen.get(id).enabled))
                    and (without is None or seen.get(without) is None)
                    and (text is None or text in seen.text())
                    and (that is None or that(seen)))
        why = ", ".join(f"{key} {value!r}" for key, value in
                        (("screen", screen), ("element", id), ("no element", without), ("words", text)) if value)
        seen = self._with_log(lambda: self.reader.wait_for(wanted, why or "what the step asked", timeout))
        # A busy machine meets a touch later than the hand was lifted.
        if not self._was_answered and self._has_met_all(seen):
            self._last_touch, self._was_answered = (self._last_touch[0], time.monotonic()), True
        if self.on_screen is not None:
            self.on_screen(self, seen)
        return seen

    def _has_met_all(self, seen):
        return self._shares_display or seen.touches >= self.display.touches - self._touches_before

    def met(self, patience=10.0):
        """What is on the screen once the terminal has dealt with every touch made, also those that change nothing."""
        deadline = time.monotonic() + patience
        seen = self.screen()
        while not self._has_met_all(seen):
            if time.monotonic() > deadline:  # One that never reached the window.
                self._touches_before = self.display.touches - seen.touches
                break
            time.sleep(0.003)  # It may bring no newer screen that could be waited for.
            seen = self.screen()
        return seen

    def _with_log(self, act):
        try:
            return act()
        except (Failed, OSError) as problem:
            alive = "runs" if self.program.runs() else f"ended, exit {self.program.process.returncode}"
            raise Failed(f"{self.name} ({alive}): {problem}\nlog of {self.name}:\n{self.program.log(1500)}") from None

    def picture(self):
        """The screen once it rests: two looks that see the same."""
        picture = self.display.picture()
        for _ in range(20):
            time.sleep(0.03)
            again = self.display.picture()
            if again.data == picture.data:
                break
            picture = again
        return picture

    # -- finger

    def press(self, identity):
        """Touches the middle of an element that is there and can be used."""
        seen = self.screen()
        element = seen.get(identity)
        if element is None:
            raise Failed(f"{self.name}: nothing called {identity!r} to press on\n{seen}")
        if not element.enabled:
            raise Failed(f"{self.name}: {identity!r} is off on\n{seen}")
        self.touch(identity, element)
        return seen

    def press_at_once(self, identity):
        """Press and release without holding, for who must not lose a moment."""
        self.display.HELD_S = 0.0
        self.press(identity)
        self.display.HELD_S = Display.HELD_S

    def touch(self, identity, element):
        last, when = self._last_touch
        if identity == last:
            if not self._was_answered:
                self.met()
                when = time.monotonic()
            time.sleep(max(0.0, when + SAME_TARGET_S - time.monotonic()))  # as a calm hand would
        self.display.touch(*element.centre())
        self._last_touch, self._was_answered = (identity, time.monotonic()), False

    def press_and_wait(self, identity, **wanted):
        """Presses, then waits for a newer screen with what is wanted."""
        before = self.press(identity).revision
        also = wanted.pop("that", None)
        return self.wait_for(that=lambda seen: seen.revision > before and (also is None or also(seen)), **wanted)

    # -- power

    def kill(self):
        self.program.kill()
        self.reader.close()

    def end(self):
        if self.reader is not None:
            self.reader.close()
        if self.program is not None:
            self.program.end()
        self.display.end()


def seeded(seed=None):
    """A random source whose seed is told, so that a failure can be played again."""
    seed = seed if seed is not None else int(os.environ.get("MADOGUCHI_SEED") or random.SystemRandom().randrange(1 << 32))
    print(f"seed {seed} (MADOGUCHI_SEED={seed} plays it again)", flush=True)
    return random.Random(seed)

"""Reads a terminal's accessibility socket: what is on the screen, as a person with a reader hears it."""

import json
import socket
import time

from .processes import Failed


class Element:
    def __init__(self, raw):
        self.id, self.role = raw["id"], raw["role"]
        self.label, self.speech = raw.get("label") or "", raw.get("speech") or ""
        self.value = raw.get("value")
        self.enabled, self.focused = raw.get("enabled", True), raw.get("focused", False)
        self.x, self.y, self.w, self.h = raw["x"], raw["y"], raw["w"], raw["h"]

    def centre(self):
        return self.x + self.w / 2, self.y + self.h / 2

    def words(self):
        return " ".join(word for word in (self.label, self.value) if isinstance(word, str) and word)


class Screen:
    def __init__(self, raw):
        self.revision, self.name, self.language = raw["revision"], raw["screen"], raw["language"]
        self.touches = raw.get("touches", 0)  # that the terminal has dealt with
        self.elements = [Element(one) for one in raw["elements"]]

    def get(self, identity):
        for element in self.elements:
            if element.id == identity:
                return element
        return None

    def ids(self, prefix=""):
        return [element.id for element in self.elements if element.id.startswith(prefix)]

    def text(self):
        return "\n".join(element.words() for element in self.elements if element.words())

    def spoken(self):
        """Everything the list holds, for searching what must not be there."""
        return "\n".join(" ".join(map(str, (e.id, e.label, e.speech, e.value))) for e in self.elements)

    def __str__(self):
        lines = [f"screen {self.name} ({self.language}, revision {self.revision})"]
        for e in self.elements:
            off = "" if e.enabled else " (off)"
            lines.append(f"  {e.role:8} {e.id}{off}: {e.label!r}"
                         + (f" = {e.value!r}" if e.value not in (None, "") else "")
                         + f" [{e.x:g},{e.y:g} {e.w:g}×{e.h:g}]")
        return "\n".join(lines)


class Reader:
    """One connection to the socket. Waiting is asking for a newer settled frame, never sleeping."""

    def __init__(self, path):
        self.path = path
        self._socket = None
        self._unread = b""

    def screen(self, after=None, timeout=40.0):
        question = {"get": "screen"}
        if after is not None:
            question["after"] = after
        try:
            return Screen(self._ask(question, timeout))
        except (TimeoutError, socket.timeout):
            self.close()  # The late answer must not be taken for the next one's.
            raise TimeoutError() from None

    def wait_for(self, wanted, why, timeout=40.0):
        """The first screen for which `wanted(screen)` is true."""
        deadline = time.monotonic() + timeout
        screen = self.screen()
        while not wanted(screen):
            try:
                screen = self.screen(after=screen.revision, timeout=max(deadline - time.monotonic(), 0.01))
            except TimeoutError:
                raise Failed(f"waited {timeout:g} s for {why}; what is there:\n{self.screen()}") from None
        return screen

    def _ask(self, question, timeout):
        if self._socket is None:
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self._socket.settimeout(timeout)
            self._socket.connect(self.path)
        self._socket.settimeout(timeout)
        self._socket.sendall(json.dumps(question).encode() + b"\n")
        deadline = time.monotonic() + timeout
        while b"\n" not in self._unread:
            self._socket.settimeout(max(deadline - time.monotonic(), 0.001))
            piece = self._socket.recv(1 << 16)
            if not piece:
                self.close()
                raise Failed("the terminal closed its accessibility socket")
            self._unread += piece
        line, self._unread = self._unread.split(b"\n", 1)
        answer = json.loads(line)
        if "elements" not in answer:
            raise Failed(f"the accessibility socket answered {line[:300]!r}")
        return answer

    def close(self):
        if self._socket is not None:
            self._socket.close()
        self._socket, self._unread = None, b""

"""A whole small town in a folder of its own: pack, keys, server, readers, cards, terminals, lines."""

import contextlib
import os
import shutil
import sys
import tempfile

from . import places, town_days
from .card import COUNTER_READER, HALL_READER, Card, Pcscd
from .clock import WoundClock
from .line import Line
from .ports import held_port
from .processes import Program, run
from .register import Register
from .terminal import Terminal


def build_pack(folder, version=None, source=None, key=None, name="town.pack"):
    """Builds (and with `key` signs) the pack of Misaki. MADOGUCHI_GUIDE_MODEL names where the guide's trained model
    is kept (made once, a minute or so); without it the guide ranks by words alone, which every journey can do."""
    file = os.path.join(folder, name)
    words = ["pack", "build", source or os.path.join(places.SOURCE, "provisioning/towns/misaki"), "--out", file]
    model = os.environ.get("MADOGUCHI_GUIDE_MODEL")
    words += [*(["--version", version] if version else []), *(["--guide-model", model] if model else [])]
    run([places.program("madoguchi"), *words], timeout=600 if model else 60)
    if key:
        run([places.program("madoguchi"), "pack", "sign", file, "--key", key])
    return file


class Office:
    """Use as a context: everything started in it ends with it. `wound=True` gives terminals and server
    clocks that stand still until wound."""

    def __init__(self, wound=False, folder=None, keep=False):
        self.wound = wound
        self._stack = contextlib.ExitStack()
        # Sockets' paths may have 107 bytes: a short name in /tmp, wherever the source lies.
        self.sockets = tempfile.mkdtemp(prefix="mdg.")
        self.folder = folder or self.sockets
        self.keep = keep or bool(os.environ.get("MADOGUCHI_KEEP"))
        self.town = os.path.join(self.folder, "town")
        self.terminals = []
        self.cards = {}
        self.lines = {}
        self.server = None
        self.server_clock = None
        self.on_screen = None
        self.pcscd = None

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, trace):
        self._stack.close()
        keep = self.keep
        if kind is not None and issubclass(kind, Exception):
            print(f"the logs of this town stay in {self.folder}", file=sys.stderr)
            keep = True
        for folder in {self.folder, self.sockets}:
            if not keep or folder != self.folder:
                shutil.rmtree(folder, ignore_errors=True)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    # -- the town

    def open_town(self):
        """Keys, pack and server; the terminals reach it by lines that can be cut."""
        self.ports = {one: held_port(self._stack) for one in ("terminals", "desk", "pages")}
        self.lines = {one: Line(self.ports[one]) for one in ("terminals", "desk")}
        for line in self.lines.values():
            self._stack.callback(line.end)
        # The manifest names the lines; the server listens behind them.
        run([places.program("madoguchi"), "town", "init", self.town, "--listen", self._address("terminals"),
             "--desk-listen", self._address("desk")])
        source = town_days.ahead(os.path.join(places.SOURCE, "provisioning/towns/misaki"), self.folder)
        self.pack = build_pack(self.folder, source=source, key=os.path.join(self.town, "pack.key"))
        self.store = os.path.join(self.folder, "town.sqlite")
        self.register = Register(self.store)
        self.start_server()

    def _address(self, line):
        return f"127.0.0.1:{self.lines[line].port}"

    def url(self, line="terminals"):
        return "https://" + self._address(line)

    def start_server(self):
        clock = []
        if self.wound:
            path = os.path.join(self.sockets, "server.clock")
            if os.path.exists(path):
                os.remove(path)
            clock = ["--clock", f"emulated:{path}"]
            self.server_clock = WoundClock(path)
        listen = [word for flag, port in (("--listen", "terminals"), ("--desk-listen", "desk"),
                                          ("--pages-listen", "pages"))
                  for word in (flag, f"127.0.0.1:{self.ports[port]}")]
        self.server = Program(
            "server", [places.program("madoguchi-server"), "--config", os.path.join(self.town, "server.toml"),
                       "--store", f"sqlite:{self.store}", "--pack", self.pack, *listen, *clock], self.folder)
        self._stack.callback(lambda program=self.server: program.end())
        self.server.hear_until("ready", 30)

    def cut_lines(self):
        for line in self.lines.values():
            line.cut()

    def join_lines(self):
        for line in self.lines.values():
            line.join()

    def wind(self, seconds):
        """Time passes for everybody: first for the town, so that nobody comes from its future."""
        if self.server_clock is not None and self.server.runs():
            self.server_clock.advance(seconds)
        for terminal in self.terminals:
            if terminal.program is not None and terminal.program.runs():
                terminal.clock.advance(seconds)

    # -- readers and cards

    def open_readers(self):
        self.card_port = held_port(self._stack, neighbours=2)
        folder = os.path.join(self.sockets, "pcscd")
        os.makedirs(folder, exist_ok=True)
        self.pcscd = Pcscd(folder, self.card_port)
        self._stack.callback(lambda: self.pcscd.end())

    def card(self, name, reader=HALL_READER, words=()):
        """The card of a sample person, held over a reader but not yet on it."""
        key = (name, reader)
        if key not in self.cards:
            folder = self.path("cards", "hall" if reader == HALL_READER else "counter")
            os.makedirs(folder, exist_ok=True)
            port = self.card_port + (0 if reader == HALL_READER else 1)
            self.cards[key] = Card(self.pcscd, folder, name, port, words)
            self._stack.callback(self.cards[key].end)
        return self.cards[key]

    def hire(self, card, section, name):
        """Makes the person of this card a clerk: the town keeps only the digest of its certificate's key."""
        certificate, challenge = self.path("clerk.der"), self.path("clerk.challenge")
        with open(challenge, "wb") as file:
            file.write(b"who are you")
        card.place()
        run([places.program("madoguchi"), "card", "authenticate", "--reader", COUNTER_READER, "--challenge", challenge,
             "--signature", self.path("clerk.signature"), "--certificate", certificate, "--pin-fd", "0", "--json"],
            stdin=card.person["pin"]["authentication"].encode() + b"\n", environment=self.pcscd.environment)
        card.pull()
        run([places.program("madoguchi"), "town", "staff", self.town, "--name", name, "--section", section,
             "--card", certificate])

    # -- terminals

    def terminal(self, name, role, reader=None, enrolled=True, started=True, words=(), display=None):
        folder = self.path(name)
        os.makedirs(folder, exist_ok=True)
        environment = dict(self.pcscd.environment) if self.pcscd else {}
        terminal = Terminal(name, role, folder, self.sockets, environment, self.wound, display)
        terminal.on_screen = self.on_screen
        self.terminals.append(terminal)
        self._stack.callback(terminal.end)
        if enrolled:
            done = run([places.program("madoguchi"), "town", "enrol", self.town, "--name", name, "--role", role])
            terminal.enrol(self.url(), done.stdout.decode().splitlines()[0].strip())
        if started:
            terminal.start(["--pack", self.pack, *(["--reader", f"pcsc:{reader}"] if reader else []), *words])
        return terminal

    def hall(self, **how):
        how.setdefault("reader", HALL_READER)
        return self.terminal("hall-1", "hall", **how)

    def counter(self, **how):
        how.setdefault("reader", COUNTER_READER)
        return self.terminal("counter-1", "counter", **how)

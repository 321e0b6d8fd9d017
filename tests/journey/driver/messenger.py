"""LINE beside a town: the double that is as strict as the real one, the town's sender, and somebody who writes."""

import base64
import contextlib
import hashlib
import hmac
import json
import os
import ssl
import urllib.error
import urllib.request

from . import places
from .clock import WoundClock
from .ports import held_port
from .processes import Program

TOKEN, SECRET = "channel-token-of-the-demo", "channel-secret-of-the-demo"


class Messenger:
    """Use as a context inside an open office and before its pages are opened: they read the channel's secret."""

    def __init__(self, office):
        self.office, self.program, self.clock, self.double = office, None, None, None
        self._stack = contextlib.ExitStack()

    def __enter__(self):
        office, port = self.office, held_port(self._stack)
        authority = office.path("line-ca.pem")
        self.double = Program("line-double", [places.program("madoguchi"), "emulate", "line", "--port", port,
                                              "--token", TOKEN, "--ca", authority], office.folder)
        self.double.hear_until("ready", 30)
        for name, text in (("line.token", TOKEN), ("line.secret", SECRET)):
            with open(os.path.join(office.town, name), "w", encoding="utf-8") as file:
                file.write(text + "\n")
        with open(os.path.join(office.town, "server.toml"), "a", encoding="utf-8") as file:
            file.write(f'\nline-url = "https://127.0.0.1:{port}"\nline-token-file = "line.token"\n'
                       f'line-ca = "{authority}"\nline-secret-file = "line.secret"\n')
        clock = []
        if office.wound:
            path = os.path.join(office.sockets, "line.clock")
            clock = ["--clock", f"emulated:{path}"]
            self.clock = WoundClock(path)
            office.terminals.append(self)  # So that office.wind() reaches it.
        self.program = Program("line", [places.program("madoguchi-server"), "--config",
                                        os.path.join(office.town, "server.toml"), "--part", "line", *clock], office.folder)
        self.program.hear_until("ready", 30)
        return self

    def __exit__(self, kind, problem, trace):
        if self in self.office.terminals:
            self.office.terminals.remove(self)
        self.end()

    def end(self):
        for program in (self.program, self.double):
            if program is not None:
                program.end()
        self._stack.close()

    def writes(self, user, text, secret=SECRET):
        """Somebody writes to the town's account: the webhook as LINE sends it. Gives the status of the answer."""
        body = json.dumps({"events": [{"type": "message", "source": {"userId": user},
                                       "message": {"type": "text", "text": text}}]}).encode()
        signature = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
        request = urllib.request.Request(f"https://127.0.0.1:{self.office.ports['pages']}/line/webhook", body,
                                         headers={"Content-Type": "application/json", "X-Line-Signature": signature})
        trusting = ssl.create_default_context(cafile=os.path.join(self.office.town, "ca.pem"))
        try:
            with urllib.request.urlopen(request, timeout=30, context=trusting) as answer:
                return answer.status
        except urllib.error.HTTPError as refused:
            return refused.code

    def next_message(self, timeout=40.0):
        """The next message the double was given: (user, text)."""
        user, _, text = self.double.hear(timeout).partition(" ")
        return user, text

"""Winds a program's clock through its socket (`--clock emulated:SOCKET`)."""

import datetime
import socket

from .processes import Failed

DAY_S = 86400


class WoundClock:
    def __init__(self, path):
        self.path = path

    def now(self):
        return self._time(self._say("now"))

    def advance(self, seconds, timeout=120.0):
        """Answers when every timer due has fired and what it started has come to rest. `timeout` is for each day."""
        while seconds > DAY_S:
            self._say(f"advance {DAY_S}", timeout)
            seconds -= DAY_S
        return self._time(self._say(f"advance {seconds:g}", timeout))

    @staticmethod
    def _time(answer):
        try:
            return datetime.datetime.fromisoformat(answer.strip().replace("Z", "+00:00"))
        except ValueError:
            raise Failed(f"the wound clock answered {answer!r}") from None

    def _say(self, line, timeout=20.0):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(timeout)
            connection.connect(self.path)
            connection.sendall(line.encode() + b"\n")
            heard = b""
            while b"\n" not in heard:
                piece = connection.recv(4096)
                if not piece:
                    raise Failed(f"the wound clock said nothing to {line!r}")
                heard += piece
        return heard.split(b"\n", 1)[0].decode()

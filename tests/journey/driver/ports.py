"""Ports for programs that listen: nobody else is given them by chance."""

import contextlib
import socket

from .processes import Failed


def held_port(stack, neighbours=1):
    """A port, with as many behind it as asked, that stays ours as long as `stack` is open: bound and never listening,
    so that whoever is told the number may listen there (SO_REUSEADDR) and nobody is given it by chance."""
    def held(by, port):
        one = by.enter_context(socket.socket())
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind(("127.0.0.1", port))
        return one.getsockname()[1]

    for _ in range(200):
        with contextlib.ExitStack() as these:
            try:
                first = held(these, 0)
                for more in range(1, neighbours):
                    held(these, first + more)
            except (OSError, OverflowError):
                continue
            stack.enter_context(these.pop_all())
            return first
    raise Failed("no free ports")

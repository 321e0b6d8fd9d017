"""The line between a terminal and the town: bytes pass through here until somebody cuts it."""

import selectors
import socket
import threading


class Line:
    """A TCP relay on a port of its own. `cut` refuses and breaks; `lose_answers` lets requests through
    and swallows what comes back, as when the line dies between doing and hearing."""

    def __init__(self, port):
        self._target = port
        self._guard = threading.Lock()
        self._pairs = {}
        self._lost_when = None
        self.answers_lost = 0
        self.answers = 0  # How often the server spoke after the terminal had.
        self._asked = set()
        self._cut_in = None
        self._listener = None
        # Bound for the line's whole life: while it is cut nobody else is given its number.
        self._held = self._bound(0)
        self.port = self._held.getsockname()[1]
        self._wake, self._woken = socket.socketpair()
        self._ended = False
        self.join()
        self._thread = threading.Thread(target=self._carry, daemon=True)
        self._thread.start()

    def is_up(self):
        return self._listener is not None

    def cut(self):
        with self._guard:
            if self._listener is not None:
                self._listener.close()
                self._listener = None
            self._break_all()
        self._wake.send(b"!")

    def join(self):
        with self._guard:
            self._lost_when = None
            if self._listener is None:
                self._listener = self._bound(self.port)
                self._listener.listen(64)
            elif self._pairs:
                self._break_all()
        self._wake.send(b"!")

    @staticmethod
    def _bound(port):
        bound = socket.socket()
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(("127.0.0.1", port))
        return bound

    def lose_answers(self, when):
        """From now on, whatever the server says while `when()` is true is lost and its connection
        breaks. With `when` asking the register, exactly the acknowledgement is lost."""
        with self._guard:
            self._lost_when = when
            self.answers_lost = 0

    def cut_in(self, sent_bytes):
        """Cuts the line once the terminal has sent this much more: in the middle of a sentence."""
        with self._guard:
            self._cut_in = sent_bytes

    def end(self):
        self._ended = True
        self.cut()
        self._thread.join(5)
        self._held.close()

    def _break_all(self):
        for one in list(self._pairs):
            self._pairs.pop(one, None)
            self._asked.discard(one)
            one.close()

    def _carry(self):
        while not self._ended:
            with self._guard:
                listener, pairs = self._listener, dict(self._pairs)
            with selectors.DefaultSelector() as selector:
                try:
                    selector.register(self._woken, selectors.EVENT_READ)
                    if listener is not None:
                        selector.register(listener, selectors.EVENT_READ)
                    for one in pairs:
                        selector.register(one, selectors.EVENT_READ)
                except (ValueError, OSError):
                    continue  # Cut while we were looking; look again.
                ready = [key.fileobj for key, _ in selector.select(1.0)]
            for one in ready:
                self._handle(one, listener)

    def _handle(self, one, listener):
        if one is self._woken:
            self._woken.recv(64)
        elif one is listener:
            self._accept(listener)
        else:
            self._pass_on(one)

    def _accept(self, listener):
        try:
            near, _ = listener.accept()
            far = socket.create_connection(("127.0.0.1", self._target), 5)
        except OSError:
            return
        for one in (near, far):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._guard:
            if self._listener is not listener:
                near.close()
                far.close()
                return
            self._pairs[near], self._pairs[far] = (far, "up"), (near, "down")

    def _pass_on(self, one):
        other, way = self._pairs.get(one, (None, ""))
        if other is None:
            return
        try:
            data = one.recv(1 << 16)
            if data and way == "down" and self._lost_when is not None and self._lost_when():
                self.answers_lost += 1
                self._close(one, other)
            elif data:
                if way == "up":
                    self._asked.add(other)
                elif one in self._asked:
                    self._asked.discard(one)
                    self.answers += 1
                other.sendall(self._before_the_cut(data, way))
                if self._cut_in == 0:
                    self._cut_in = None
                    self.cut()
            else:
                self._close(one, other)
        except OSError:
            self._close(one, other)

    def _before_the_cut(self, data, way):
        if way != "up" or self._cut_in is None:
            return data
        kept = data[:self._cut_in]
        self._cut_in -= len(kept)
        return kept

    def _close(self, *both):
        with self._guard:
            for one in both:
                self._pairs.pop(one, None)
                self._asked.discard(one)
                one.close()

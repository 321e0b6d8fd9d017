"""Programs a journey needs. Each has its own log, dies with us, and is ended in reverse order."""

import ctypes
import os
import selectors
import signal
import subprocess
import time

_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1


def _die_with_parent():
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


class Failed(AssertionError):
    """A part did not do what it promised; the message is what a reader needs."""


class Program:
    """One running program. Its standard input and output are ours; its errors go to a log file."""

    def __init__(self, name, words, log_folder, environment=None):
        self.name = name
        self.words = [str(word) for word in words]
        self.log_path = os.path.join(log_folder, name + ".log")
        self._log = open(self.log_path, "ab")
        self._unread = b""
        self.process = subprocess.Popen(
            self.words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log,
            env={**os.environ, **(environment or {})}, preexec_fn=_die_with_parent)

    @property
    def pid(self):
        return self.process.pid

    def runs(self):
        return self.process.poll() is None

    def say(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def hear(self, timeout=40.0):
        """The next line of standard output; Failed when none comes."""
        deadline = time.monotonic() + timeout
        while b"\n" not in self._unread:
            if not self._more(deadline - time.monotonic()):
                raise Failed(f"{self.name} said nothing for {timeout:g} s or ended"
                             f" (exit {self.process.poll()}):\n{self.log()}")
        line, self._unread = self._unread.split(b"\n", 1)
        return line.decode(errors="replace")

    def hear_until(self, wanted, timeout=40.0):
        deadline = time.monotonic() + timeout
        while True:
            line = self.hear(max(deadline - time.monotonic(), 0.01))
            if line.strip() == wanted:
                return line

    def _more(self, seconds):
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            if seconds <= 0 or not selector.select(seconds):
                return False
        piece = os.read(self.process.stdout.fileno(), 65536)
        self._unread += piece
        return bool(piece)

    def log(self, last=4000):
        with open(self.log_path, "rb") as file:
            return file.read()[-last:].decode(errors="replace")

    def wait(self, timeout=40.0):
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise Failed(f"{self.name} did not end within {timeout:g} s:\n{self.log()}") from None

    def kill(self):
        """As a power cut would: no chance to tidy up."""
        if self.runs():
            self.process.kill()
        self.process.wait()
        self._close()

    def end(self, timeout=10.0):
        if self.runs():
            self.process.terminate()
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.process.wait()
        self._close()
        return self.process.returncode

    def _close(self):
        for stream in (self.process.stdin, self.process.stdout, self._log):
            try:
                stream.close()
            except OSError:
                pass


def run(words, stdin=b"", timeout=60.0, environment=None, check=True):
    """Runs a command to its end. With `check`, a non-zero exit is Failed with what it said."""
    words = [str(word) for word in words]
    done = subprocess.run(words, input=stdin, capture_output=True, timeout=timeout,
                          env={**os.environ, **(environment or {})}, preexec_fn=_die_with_parent)
    if check and done.returncode != 0:
        raise Failed(f"exit {done.returncode}: {' '.join(words)}\n"
                     f"{done.stdout.decode(errors='replace')[-2000:]}"
                     f"{done.stderr.decode(errors='replace')[-2000:]}")
    return done

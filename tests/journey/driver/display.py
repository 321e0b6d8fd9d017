"""A terminal's own X display: one Xvfb, its pointer (XTest) and its pixels (XGetImage)."""

import collections
import ctypes
import os
import selectors
import struct
import subprocess
import sys
import time
import zlib

from .processes import Failed, _die_with_parent

_X11 = ctypes.CDLL("libX11.so.6")
_XTST = ctypes.CDLL("libXtst.so.6")
_X11.XOpenDisplay.restype = ctypes.c_void_p
_X11.XOpenDisplay.argtypes = [ctypes.c_char_p]
_X11.XCloseDisplay.argtypes = [ctypes.c_void_p]
_X11.XDefaultRootWindow.restype = ctypes.c_ulong
_X11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
_X11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
_X11.XGetImage.restype = ctypes.c_void_p
_X11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint,
                           ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
_X11.XDestroyImage.argtypes = [ctypes.c_void_p]
_XTST.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
_XTST.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
_ALL_PLANES, _Z_PIXMAP, _NO_DELAY = 0xFFFFFFFFFFFFFFFF, 2, 0


class _Image(ctypes.Structure):
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int),
                ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int),
                ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int)]


class Picture:
    """Pixels of the screen, four bytes each: blue, green, red, unused."""

    def __init__(self, width, height, data):
        self.width, self.height, self.data = width, height, data

    def row(self, y, left=0, right=None):
        right = self.width if right is None else right
        start = (y * self.width + left) * 4
        return self.data[start:start + (right - left) * 4]

    def colours(self, x, y, w, h):
        """How often each 0xRRGGBB occurs within a rectangle."""
        left, right = max(0, int(x)), min(self.width, int(x + w))
        if right <= left:
            return collections.Counter()
        # Most rows of a screen are one colour, or the same as another.
        rows = collections.Counter(self.row(line, left, right) for line in range(max(0, int(y)), min(self.height, int(y + h))))
        counts = collections.Counter()
        for row, times in rows.items():
            if row == row[:4] * (right - left):
                counts[int.from_bytes(row[:4], sys.byteorder)] += times * (right - left)
                continue
            for pixel, often in collections.Counter(memoryview(row).cast("I")).items():
                counts[pixel] += often * times
        clear = collections.Counter()
        for pixel, times in counts.items():
            clear[pixel & 0xFFFFFF] += times
        return clear

    def save(self, path):
        rows = bytearray()
        for y in range(self.height):
            row = self.row(y)
            rgb = bytearray(self.width * 3)
            rgb[0::3], rgb[1::3], rgb[2::3] = row[2::4], row[1::4], row[0::4]
            rows += b"\0" + rgb

        def chunk(kind, body):
            return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
                       + chunk(b"IDAT", zlib.compress(bytes(rows), 6)) + chunk(b"IEND", b""))


class Display:
    """A finger and an eye on one screen of 1920×1080."""

    HELD_S = 0.03  # A short touch; fingers take 50 to 100 ms.

    def __init__(self, log_folder, width=1920, height=1080):
        self.width, self.height = width, height
        self.touches = 0  # that were ended
        ours, theirs = os.pipe()
        with open(os.path.join(log_folder, "xvfb.log"), "ab") as log:
            self._server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{width}x{height}x24",
                 "-nolisten", "tcp", "-noreset"],
                pass_fds=[theirs], stdout=log, stderr=log, preexec_fn=_die_with_parent)
        os.close(theirs)
        self.name = ":" + self._number(ours)
        self._handle = _X11.XOpenDisplay(self.name.encode())
        if not self._handle:
            raise Failed("Xvfb started but cannot be opened: " + self.name)
        self._root = _X11.XDefaultRootWindow(self._handle)

    @staticmethod
    def _number(pipe):
        said = b""
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while not said.endswith(b"\n"):
                if not selector.select(20):
                    raise Failed("Xvfb did not start within 20 s")
                piece = os.read(pipe, 64)
                if not piece:
                    raise Failed("Xvfb ended at its start")
                said += piece
        os.close(pipe)
        return said.decode().strip()

    def move(self, x, y):
        _XTST.XTestFakeMotionEvent(self._handle, -1, int(x), int(y), _NO_DELAY)
        _X11.XSync(self._handle, 0)

    def button(self, down):
        _XTST.XTestFakeButtonEvent(self._handle, 1, 1 if down else 0, _NO_DELAY)
        _X11.XSync(self._handle, 0)
        self.touches += 0 if down else 1

    def touch(self, x, y):
        self.move(x, y)
        self.button(True)
        time.sleep(self.HELD_S)
        self.button(False)

    def picture(self):
        if not self._handle:
            raise Failed("the display is closed")
        handle = _X11.XGetImage(self._handle, self._root, 0, 0, self.width, self.height, _ALL_PLANES, _Z_PIXMAP)
        if not handle:
            raise Failed("the screen cannot be read")
        image = _Image.from_address(handle)
        data = ctypes.string_at(image.data, image.bytes_per_line * image.height)
        _X11.XDestroyImage(handle)
        return Picture(self.width, self.height, data)

    def end(self):
        if self._handle:
            _X11.XCloseDisplay(self._handle)
            self._handle = None
        self._server.terminate()
        self._server.wait()

"""A visitor who does not see: one hand on a keypad of ten digits, two ears. Nothing is decided by what is drawn;
what was said stands in the trace of the terminal's voice (drivers/voice/trace.h)."""

import ctypes
import glob
import json
import os
import re
import time
import tomllib

from . import places
from .display import _X11, _XTST, _NO_DELAY
from .processes import Failed

# Where the keys of a pad are on a PC keyboard, and the two a keypad's jack sends (F15, F16).
KEYCODES = {"7": 79, "8": 80, "9": 81, "-": 82, "4": 83, "5": 84, "6": 85, "+": 86, "1": 87, "2": 88, "3": 89,
            "0": 90, ".": 91, "\n": 104, "headphones in": 193, "headphones out": 194}
_XTST.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]

PACK = os.path.join(places.SOURCE, "provisioning/towns/misaki")
# The kana pad by two digits: column, then vowel (docs/keypad.md).
_ROWS = ("あいうえお", "かきくけこ", "さしすせそ", "たちつてと", "なにぬねの", "はひふへほ", "まみむめも",
         "や\0ゆ\0よ", "らりるれろ", "わをんー、")
_MARKED = {}
for _plain, _turns, _marked in (("かきくけこさしすせそたちつてとはひふへほ", 1, "がぎぐげござじずぜぞだぢづでどばびぶべぼ"),
                                ("はひふへほ", 2, "ぱぴぷぺぽ"), ("あいうえおやゆよつ", 1, "ぁぃぅぇぉゃゅょっ")):
    _MARKED.update({marked: (plain, _turns) for plain, marked in zip(_plain, _marked)})


class Words:
    """What the pack says, as ears get it: no spaces, the town's readings in place."""

    def __init__(self, language="ja"):
        self.phrases = {}
        for path in sorted(glob.glob(os.path.join(PACK, "words", "*.toml"))):
            name = os.path.basename(path)
            if name == f"{language}.toml" or name.endswith(f".{language}.toml"):
                with open(path, "rb") as file:
                    self._take("", tomllib.load(file))
        facts = {}
        for path in glob.glob(os.path.join(PACK, "facts", "*.toml")):
            with open(path, "rb") as file:
                facts.update({name: fact["value"] for name, fact in tomllib.load(file).items()})
        for key, phrase in self.phrases.items():
            for name, value in facts.items() if "{fact." in phrase else ():
                phrase = phrase.replace("{fact." + name + "}", value)
            self.phrases[key] = phrase
        with open(os.path.join(PACK, "speech/ja.toml"), "rb") as file:
            readings = tomllib.load(file)["reading"]
        self.readings = sorted(((one["written"], one["read"]) for one in readings), key=lambda one: -len(one[0]))

    def _take(self, prefix, table):
        for key, value in table.items():
            if isinstance(value, dict):
                self._take(f"{prefix}{key}.", value)
            elif isinstance(value, str):
                self.phrases[prefix + key] = value

    def heard(self, key):
        return self.as_heard(self.phrases[key])

    def as_heard(self, text):
        for mark in (" ", "　", "\u2060", "\u200b", "\n"):
            text = text.replace(mark, "")
        text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)  # The comma of 1,200 is no breath.
        done = ""
        while text:
            for written, read in self.readings:
                if text.startswith(written):
                    done, text = done + read, text[len(written):]
                    break
            else:
                done, text = done + text[0], text[1:]
        return done


class Ears:
    """Follows the trace: utterances that were said to their end."""

    def __init__(self, folder):
        self._path = os.path.join(folder, "spoken.jsonl")
        self._at = 0
        self._unread = ""
        self.said = []       # of the utterance being said
        self.ended = None    # the last that was said whole
        self.is_saying = False
        self.begun = 0       # utterances
        self.everything = []

    def listen(self):
        """Takes in what was written since; True when there was anything."""
        if not os.path.exists(self._path):
            return False
        with open(self._path, encoding="utf-8") as file:
            file.seek(self._at)
            self._unread += file.read()
            self._at = file.tell()
        lines, self._unread = self._unread.split("\n")[:-1], self._unread.split("\n")[-1]
        for line in lines:
            one = json.loads(line)
            if "begin" in one:
                self.said, self.is_saying = [], True
                self.begun += 1
            elif "say" in one:
                self.said.append(one["text"])
                self.everything.append(one["text"])
            else:
                self.is_saying = False
                if "end" in one:
                    # Counted here: a terminal started again counts anew.
                    self.ended = ((self.ended[0] if self.ended else 0) + 1, self.said)
        return bool(lines)


class Blind:
    """The visitor. `press` gives what is heard then, as one text."""

    PATIENCE_S = 40.0
    HELD_S = 0.005

    def __init__(self, terminal, folder, words):
        self.terminal, self.words = terminal, words
        self.ears = Ears(folder)
        self.keys = 0
        self.last = ""
        self.card_lies = False

    # -- hand and ears

    def key(self, sign):
        handle, code = self.terminal.display._handle, KEYCODES[sign]
        for down in (1, 0):
            _XTST.XTestFakeKeyEvent(handle, code, down, _NO_DELAY)
            _X11.XSync(handle, 0)
            time.sleep(self.HELD_S)  # Up and down again within 2 ms is a key held down, to X.
        self.keys += 1

    def press(self, sign):
        """One key, and the next thing that is said to its end."""
        self.ears.listen()
        before = self.ears.ended[0] if self.ears.ended else 0
        self.key(sign)
        return self._wait(lambda: self.ears.ended and self.ears.ended[0] > before and not self.ears.is_saying,
                          f"the key {sign!r} to be answered")

    def press_unheard(self, sign):
        self.ears.listen()
        self.key(sign)

    def hear(self, *parts):
        """Waits until what was last said holds one of these."""
        return self._wait(lambda: self.ears.ended and not self.ears.is_saying
                          and any(part in self._text() for part in parts), " or ".join(parts))

    def _wait(self, that, why):
        deadline = time.monotonic() + self.PATIENCE_S
        self.ears.listen()
        while not that():
            if not self.terminal.program.runs():
                raise Failed(f"the terminal ended:\n{self.terminal.program.log()}")
            if time.monotonic() > deadline:
                raise Failed(f"waited for {why}; heard last: {self._text()!r}\n{self.terminal.reader.screen()}")
            time.sleep(0.003)  # A trace is a file: there is nothing to wait on.
            self.ears.listen()
        self.last = self._text()
        return self.last

    def _text(self):
        return "".join(self.ears.ended[1]) if self.ears.ended else ""

    def says(self, key, text=None):
        """Whether a phrase of the pack was heard; its {marks} match anything."""
        text = self.last if text is None else text
        at = 0
        for piece in _pieces(self.words.phrases[key]):
            found = text.find(self.words.as_heard(piece), at)
            if found < 0:
                return False
            at = found
        return True

    # -- walking

    def begin(self):
        """Turns the voice on."""
        return self.press("0")

    def walk_to(self, words, most=60, key="2"):
        """Steps on until something is heard that begins with these words; Failed after a whole round."""
        wanted = self.words.as_heard(words)
        first = None
        for _ in range(most):
            heard = self.press(key)
            if heard.startswith(wanted):
                return heard
            if first is not None and heard == first:
                break
            first = first or heard
        raise Failed(f"never heard {wanted!r} in a round; last {heard!r}\n{self.terminal.reader.screen()}")

    def choose(self, words):
        self.walk_to(words)
        return self.press("5")

    def choose_first(self):
        """The first of the things to choose from."""
        for _ in range(40):
            if self.says("voice.n_of", self.press("2")):
                return self.press("5")
        raise Failed(f"nothing can be chosen: {self.last!r}")

    # -- typing

    def type_digits(self, digits):
        for digit in digits:
            heard = self.press(digit)
        return heard

    def type_kana(self, text):
        for letter in text:
            plain, turns = _MARKED.get(letter, (letter, 0))
            if letter in " 　":
                self.press("1")
                self.press("8")
                continue
            row = next(i for i, column in enumerate(_ROWS) if plain in column)
            self.press("1234567890"[row])
            self.press(str(_ROWS[row].index(plain) + 1))
            for _ in range(turns):
                self.press("1")
                self.press("6")
        return self.last

    def type_code(self, code):
        """Digits as they are; a point, a walk to each letter, a point again."""
        walking = False
        for sign in code:
            if sign.isdigit() == walking:
                self.press(".")
                walking = not walking
            if walking:
                for _ in range(60):
                    if self.press("2").startswith(sign):
                        break
                else:
                    raise Failed(f"no key is called {sign!r}")
                self.press("5")
            else:
                self.press(sign)
        return not walking

    def erase(self, count):
        self.press(".")
        for _ in range(count):
            self.press("5")
        self.press(".")

    def is_typing(self, heard=None):
        return self.says("voice.type_digits", heard) or self.says("voice.type_kana", heard)

    def typing_of(self, heard):
        """"digits", "kana", or "" where digits walk."""
        if self.says("voice.type_kana", heard):
            return "kana"
        return "digits" if self.says("voice.type_digits", heard) else ""

    def go_on(self, typing):
        return self.press("\n" if typing else "6")


def _pieces(phrase):
    """What stands between the {marks} of a phrase."""
    pieces, rest = [], phrase
    while "{" in rest:
        before, _, rest = rest.partition("{")
        _, _, rest = rest.partition("}")
        pieces.append(before)
    return [piece for piece in pieces + [rest] if piece.strip(" 。、：")]

"""Typing as a person does it: one key after the other, looking at what appears."""

from . import names
from .processes import Failed

_CHANGED = {}
for _plain, _marked in (("かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ"),
                        ("あいうえおやゆよ", "ぁぃぅぇぉゃゅょ")):
    _CHANGED.update(dict(zip(_marked, ((letter, 1) for letter in _plain))))


def to_hiragana(text):
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def type_pin(terminal, digits):
    for count, digit in enumerate(digits, 1):
        terminal.press(names.digit(digit))
        terminal.wait_for(screen="enter_pin", that=lambda seen: seen.get(names.PIN_FIELD).value == str(count))


def type_kana(terminal, text):
    """Kana by the fifty-sound board. 濁点・小さい字 turns the last letter until it is the one wanted."""
    done = ""
    sounds(terminal)
    for letter in to_hiragana(text):
        if letter in " 　":
            terminal.press(names.SPACE)
        else:
            terminal.press(names.key(_CHANGED.get(letter, (_base(letter), 0))[0]))
        done = _wait_longer(terminal, len(done) + 1)
        turns = 0
        while to_hiragana(done[-1:]) != letter and letter not in " 　":
            if turns == 4:
                raise Failed(f"the key for small and marked letters never gives {letter!r}, only {done[-1]!r}")
            terminal.press_and_wait(names.CHANGE)
            done, turns = value(terminal), turns + 1
    return done


def _base(letter):
    pairs = dict(zip("ぱぴぷぺぽづっ", "はひふへほつつ"))
    return pairs.get(letter, letter)


def value(terminal):
    return terminal.screen().get("text").value


def _wait_longer(terminal, length):
    seen = terminal.wait_for(id="text", that=lambda one: len(one.get("text").value) >= length)
    return seen.get("text").value


def sounds(terminal):
    """The board of the fifty sounds: whoever reads no Japanese begins with the letters."""
    if terminal.screen().get(names.key("あ")) is None and terminal.screen().get(names.KANA) is not None:
        terminal.press_and_wait(names.KANA, id=names.key("あ"))


def letters(terminal):
    """The board of digits and letters."""
    if terminal.screen().get(names.key("あ")) is not None:
        terminal.press_and_wait(names.LETTERS, id=names.digit(1))


def type_letters(terminal, text):
    """Digits and letters one by one, as they stand on their board."""
    letters(terminal)
    for letter in text:
        before = value(terminal)
        terminal.press(names.SPACE if letter == " " else names.digit(letter) if letter.isdigit() else names.key(letter))
        terminal.wait_for(that=lambda seen: seen.get("candidate.0") is not None or seen.get("text").value != before)


def type_kanji(terminal, reading, wanted):
    """Types the sounds of one word, has them converted, takes the characters wanted."""
    before = value(terminal)
    type_sounds(terminal, reading)
    terminal.press(names.CONVERT)
    return choose(terminal, wanted, before + wanted)


def type_sounds(terminal, reading):
    sounds(terminal)
    for letter in reading:
        type_more_kana(terminal, letter)


def choose(terminal, wanted, whole):
    """One of what is offered, on whichever page it stands."""
    seen = terminal.wait_for(that=lambda one: any(each.id.startswith("candidate.") for each in one.elements))
    for _ in range(8):
        for element in seen.elements:
            if element.id.startswith("candidate.") and element.label == wanted:
                terminal.press(element.id)
                return terminal.wait_for(that=lambda one: one.get("text").value == whole
                                         and not any(each.id.startswith("candidate.") for each in one.elements))
        turn = seen.get(names.PAGE_NEXT)
        if turn is None or not turn.enabled:
            break
        seen = terminal.press_and_wait(names.PAGE_NEXT)
    raise Failed(f"{wanted!r} is not among the candidates\n{seen}")


def type_more_kana(terminal, letter):
    """One more kana behind what is there."""
    length = len(value(terminal))
    terminal.press(names.key(_CHANGED.get(letter, (_base(letter), 0))[0]))
    done = _wait_longer(terminal, length + 1)
    for _ in range(4):
        if to_hiragana(done[-1:]) == letter:
            return
        terminal.press_and_wait(names.CHANGE)
        done = value(terminal)
    raise Failed(f"no {letter!r} comes, only {done!r}")


def type_digits(terminal, digits, field="text"):
    """Digits of a number or a telephone; the screen may group them as it likes."""
    for count, digit in enumerate(digits, 1):
        terminal.press(names.digit(digit))
        terminal.wait_for(id=field, that=lambda seen: _digits(seen.get(field).value) >= count)


def _digits(text):
    return sum(letter.isdigit() for letter in text or "")


def type_date(terminal, era, year, month, day):
    """A date as people say it: era, year, month, day. The screen goes on to the next part by itself or
    by touching it; both are looked at before each digit."""
    terminal.press(names.ERA)
    terminal.wait_for(id=names.era(era))
    terminal.press(names.era(era))
    for part, number in (("date.year", year), ("date.month", month), ("date.day", day)):
        terminal.wait_for(id=names.digit(1))
        terminal.press(part)
        for count, digit in enumerate(str(number), 1):
            terminal.press(names.digit(digit))
            terminal.wait_for(id=part, that=lambda seen: _digits(seen.get(part).value) >= count)
    return terminal.wait_for(id="read_back")


def era_of(year, month, day):
    """(era, year in it) of a western date, as the law counts."""
    for era, first in (("reiwa", (2019, 5, 1)), ("heisei", (1989, 1, 8)), ("showa", (1926, 12, 25)),
                       ("taisho", (1912, 7, 30)), ("meiji", (1868, 1, 25))):
        if (year, month, day) >= first:
            return era, year - first[0] + 1
    raise ValueError(f"{year} is before the eras")


def type_western_date(terminal, iso):
    year, month, day = (int(part) for part in iso.split("-"))
    era, era_year = era_of(year, month, day)
    return type_date(terminal, era, era_year, month, day)

"""Typing as a person does it: one key after the other, looking at what appears."""

from . import names

_VOICED = {}
for _plain, _marked in (("かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ"),
                        ("あいうえおつやゆよ", "ぁぃぅぇぉっゃゅょ")):
    _VOICED.update(dict(zip(_marked, ((letter, 1) for letter in _plain))))
_VOICED.update(dict(zip("ぱぴぷぺぽ", ((letter, 2) for letter in "はひふへほ"))))
_VOICED["っ"] = ("つ", 1)
_VOICED["づ"] = ("つ", 2)


def to_hiragana(text):
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def type_pin(terminal, digits):
    for count, digit in enumerate(digits, 1):
        terminal.press(names.pin(digit))
    return terminal.wait_for(id=names.NEXT)


def type_kana(terminal, text):
    """Kana by the fifty-sound board; marked letters by the key that changes the last one."""
    for letter in to_hiragana(text):
        plain, presses = _VOICED.get(letter, (letter, 0))
        terminal.press(names.kana(plain))
        for _ in range(presses):
            terminal.press(names.KANA_CHANGE)


def type_digits(terminal, digits):
    for digit in digits:
        terminal.press(names.digit(digit))


def type_date(terminal, era, year, month, day):
    terminal.press(names.era(era))
    for part, number in (("year", year), ("month", month), ("day", day)):
        terminal.press(names.date_part(part))
        type_digits(terminal, str(number))

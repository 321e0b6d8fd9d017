"""Whole visits by keypad and ears: what is asked is known by what is heard, from the welcome to the receipt."""

import os
import tomllib

from .keypad import PACK, Failed

UNKNOWN, ON = object(), object()


class Date:
    def __init__(self, era, year, month, day):
        self.era, self.parts = era, (year, month, day)


class Kana(str):
    """Typed by two digits a sound."""


class Kanji(str):
    """Sounds, turned into the first characters that are offered."""


class Number(str):
    """Digits, as they are."""


class Code(str):
    """Digits and letters: the letters are walked to."""


def questions_of(journey):
    with open(os.path.join(PACK, f"journeys/{journey}.toml"), "rb") as file:
        return tomllib.load(file)


def begin(blind, journey):
    """From the welcome to the first thing after the purpose."""
    words, file = blind.words, questions_of(journey)
    if not blind.says("welcome.title"):
        blind.press("1")  # Where am I; and where the voice is off, on with it.
        blind.hear(words.heard("welcome.title"))
    if file.get("group"):
        find_tile(blind, words.phrases[f"group.{file['group']}.title"])
    find_tile(blind, words.phrases[f"journey.{journey}.title"])
    return read_to_the_end(blind, "purpose.title")


def find_tile(blind, title):
    """Walks to it; what is not among the first tiles stands behind 「ほかの 手続き」."""
    for _ in range(4):
        try:
            return blind.choose(title)
        except Failed:
            blind.choose(blind.words.phrases["more_tile.title"])
    raise Failed(f"no tile is called {title!r}")


def read_to_the_end(blind, title):
    """Goes on while the onward key only turns pages."""
    for _ in range(12):
        heard = blind.last
        if not (blind.says(title, heard) and blind.says("common.page_next", heard)):
            return heard
        blind.press("6")
    raise Failed(f"the pages never end: {blind.last!r}")


def with_card(blind, card):
    """From the purpose by card and PIN to the first question."""
    blind.press("6")
    blind.hear(blind.words.heard("place_card.title"))
    card.place()
    blind.hear(blind.words.heard("pin.title"))
    blind.type_digits(card.person["pin"]["authentication"])
    blind.press("\n")
    return blind


def asked_in(blind, journey, heard):
    """Which question of the journey the ear has met; the longest title that fits."""
    best = None
    for question in questions_of(journey)["question"]:
        key = f"journey.{journey}.question.{question['id']}.title"
        if key in blind.words.phrases and blind.says(key, heard):
            length = len(blind.words.heard(key))
            if best is None or length > best[0]:
                best = (length, question)
    return best[1] if best else None


def answer(blind, journey, question, given):
    """Gives one answer; True when digits are being typed at its end."""
    typing = blind.is_typing()
    if given is ON:
        return typing
    if given is UNKNOWN:
        if typing:
            blind.press(".")
        blind.choose(blind.words.phrases["question.unknown_short"])
        return False
    if isinstance(given, Date):
        if not typing:  # Where only one era can be, it is chosen already.
            blind.choose(given.era)
        for place, part in enumerate(given.parts):
            blind.type_digits(str(part))
            # A part that can take no further digit goes on by itself, and says so.
            if place < 2 and not blind.says("voice.part"):
                blind.press("\n")
        return True
    if isinstance(given, Kanji):
        blind.type_kana(given)
        blind.press("\n")
        blind.choose_first()
        return True
    if isinstance(given, Kana):
        blind.type_kana(given)
        return True
    if isinstance(given, Code):
        return blind.type_code(given)
    if isinstance(given, Number):
        blind.type_digits(given)
        return True
    for label in given if isinstance(given, list) else [given]:
        blind.choose(label)
    return False


def answer_all(blind, journey, answers, end=("review.title",)):
    """Every question until the review. Gives the questions met."""
    met = []
    ends = [blind.words.heard(key) for key in end]
    for _ in range(40):
        titles = [f"journey.{journey}.question.{one['id']}.title" for one in questions_of(journey)["question"]]
        heard = blind.hear(*ends, *[one for key in titles if key in blind.words.phrases
                                    for one in _first_piece(blind, key)])
        if any(one in heard for one in ends):
            return met
        question = asked_in(blind, journey, heard)
        given = answers[question["id"]] if not callable(answers) else answers(question)
        met.append(question["id"])
        typing = answer(blind, journey, question, given)
        blind.go_on(typing)
    raise Failed(f"the questions never end: {met}")


def _first_piece(blind, key):
    from .keypad import _pieces
    pieces = _pieces(blind.words.phrases[key])
    return [blind.words.as_heard(pieces[0])] if pieces else []


def submit(blind):
    """From the review to the receipt; gives the number that was heard."""
    read_to_the_end(blind, "review.title")
    blind.press("6")
    done = [blind.words.heard(f"receipt.{key}") for key in ("title", "waiting", "done", "goes_on", "refused")]
    heard = blind.hear(*done)
    for _ in range(8):
        if blind.says("receipt.number", heard):
            return number_in(blind)
        heard = blind.press("6")
    raise Failed(f"no number was heard: {heard!r}")


def number_in(blind):
    """The receipt's number as it was spelt, in the groups that are printed."""
    label = blind.words.heard("receipt.number")
    said = blind.ears.ended[1]
    for label_at, piece in enumerate(said):
        if piece == label:
            for number in said[label_at + 1:]:
                signs = [one for one in number.split("、") if one]
                if len(signs) >= 8 and all(len(one) == 1 for one in signs):
                    return "".join(signs)
    raise Failed(f"the number is not among {said}")

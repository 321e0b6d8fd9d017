"""Whole visits, step by step: what a resident does at the hall, what a clerk does at the counter."""

import json

from . import hands, names
from .processes import Failed

CONFIRMED_WORDS = ("確認済", "確認", "かくにん")


def begin(hall, journey):
    """From the welcome to the purpose."""
    hall.wait_for(screen="welcome", id=names.tile(journey))
    hall.press(names.tile(journey))
    return hall.wait_for(screen="purpose", id=names.NEXT)


def agree_and_place(hall, card):
    """From the purpose to the PIN."""
    hall.press(names.NEXT)
    hall.wait_for(screen="place_card")
    card.place()
    return hall.wait_for(screen="enter_pin")


def enter_pin(hall, pin):
    hands.type_pin(hall, pin)
    hall.wait_for(id=names.NEXT)
    hall.press(names.NEXT)


def with_card(hall, card, journey, pin=None):
    """From the welcome to the first question, by card and PIN."""
    begin(hall, journey)
    agree_and_place(hall, card)
    enter_pin(hall, pin or card.person["pin"]["authentication"])
    return hall.wait_for(screen="question")


def question_id(screen):
    for element in screen.elements:
        if element.id.startswith("question."):
            return element.id.removeprefix("question.")
    raise Failed(f"no question on\n{screen}")


def on_question(terminal, wanted):
    return terminal.wait_for(screen="question", that=lambda seen: question_id(seen) == wanted)


# What an answer may be: True (read and agreed), an option's id or several, UNKNOWN, or a function that types.
UNKNOWN = object()
SKIP = object()


def kana(text):
    return lambda terminal: hands.type_kana(terminal, text)


def kanji(*words):
    """Pairs of sounds and characters, one after the other."""
    def act(terminal):
        for sounds, characters in words:
            hands.type_kanji(terminal, sounds, characters)
    return act


def digits(text):
    return lambda terminal: hands.type_digits(terminal, text)


def date(iso):
    return lambda terminal: hands.type_western_date(terminal, iso)


def yes(terminal):
    terminal.press("consent.yes")


def give(terminal, answer):
    """Answers the question that is on the screen, without going on."""
    if answer is UNKNOWN:
        terminal.press(names.DOES_NOT_KNOW)
    elif answer is True or answer is SKIP:
        pass
    elif callable(answer):
        answer(terminal)
    else:
        for option in ([answer] if isinstance(answer, str) else answer):
            terminal.press(names.option(option))
            terminal.wait_for(screen="question",
                              that=lambda seen: seen.get(names.option(option)).value == "chosen")


def go_on(terminal):
    """The onward button of a question; gives the screen that comes."""
    now = question_id(terminal.screen())
    terminal.wait_for(id=names.NEXT)
    terminal.press(names.NEXT)
    return terminal.wait_for(that=lambda seen: seen.name != "question" or question_id(seen) != now)


def answer_all(terminal, answers):
    """Answers by question until the review comes. Gives the questions met, in order."""
    met = []
    screen = terminal.wait_for(screen="question")
    while screen.name == "question":
        asked = question_id(screen)
        met.append(asked)
        if asked not in answers:
            raise Failed(f"the visit has no answer for {asked}\n{screen}")
        give(terminal, answers[asked])
        screen = go_on(terminal)
        if len(met) > 30:
            raise Failed(f"the questions never end: {met}")
    terminal.wait_for(screen="review")
    return met


def read_review(hall):
    """Turns the pages of the review until the onward button is the act itself; gives the last page."""
    screen = hall.wait_for(screen="review", id=names.NEXT)
    while (following := screen.get(names.PAGE_NEXT)) is not None and following.enabled:
        screen = hall.press_and_wait(names.NEXT, screen="review", id=names.NEXT)
    return screen


def submit(hall):
    """From the review to the receipt; gives its number."""
    read_review(hall)
    hall.press(names.NEXT)
    screen = hall.wait_for(screen="receipt", timeout=30)
    return receipt_number(screen)


def receipt_number(screen):
    element = screen.get(names.RECEIPT_NUMBER)
    if element is None:
        raise Failed(f"no number on\n{screen}")
    return (element.value or element.label).strip()


def read_receipt(hall):
    """Turns the pages of the receipt by the onward button until it is おわる; gives the last page."""
    screen = hall.wait_for(screen="receipt", id=names.NEXT)
    act = screen.get(names.NEXT).label
    for _ in range(6):
        if not is_page_turn(act):
            return screen
        screen = hall.press_and_wait(names.NEXT, screen="receipt", id=names.NEXT)
        act = screen.get(names.NEXT).label
    raise Failed(f"the receipt's pages never end\n{screen}")


def is_page_turn(act):
    return "ページ" in act


def leave(hall, card=None):
    """From the receipt home; a card still on the reader is asked for, paper too."""
    read_receipt(hall)
    hall.press(names.NEXT)
    seen = hall.wait_for(that=lambda one: one.name in ("take_card", "welcome"))
    if card is not None:
        seen = hall.wait_for(screen="take_card")
        card.pull()
    elif seen.name == "take_card" and hall.clock is not None:
        hall.clock.advance(10)  # Paper is only reminded of for a while.
    return hall.wait_for(screen="welcome")


PHONE = "0868661234"
TAXI = {"person": True, "other_grounds": "none", "notice": "phone", "phone": digits(PHONE)}
RECORD = {"person": True, "who": "self", "entries": "neither", "copies": digits("2"), "use": "pension"}
CONSULTATION = {"areas": ["money", "health"], "how_soon": "later", "preferred_date": UNKNOWN,
                "kana_name": kana("みほん　はなこ"), "kanji_name": kanji(("みほん", "見本"), ("はなこ", "花子")),
                "birth_date": date("1955-04-12"), "contact": "phone", "phone": digits(PHONE), "share": yes}


def taxi_pass(hall, card, answers=None):
    """The spine's visit, from the welcome to the receipt; gives its number."""
    with_card(hall, card, "taxi-pass")
    answer_all(hall, {**TAXI, **(answers or {})})
    return submit(hall)


def look_up(hall, number, birth_date):
    """What became of it? Gives the screen with the answer."""
    hall.wait_for(screen="welcome", id=names.tile("lookup"))
    hall.press(names.tile("lookup"))
    hall.wait_for(screen="look_up_number")
    type_number(hall, number)
    hall.wait_for(id=names.NEXT)
    hall.press(names.NEXT)
    hall.wait_for(screen="look_up_birth_date")
    hands.type_western_date(hall, birth_date)
    hall.wait_for(id=names.NEXT)
    hall.press(names.NEXT)
    return hall.wait_for(screen="look_up_result", timeout=40)


def type_number(hall, number):
    """Letters and digits of a receipt; hyphens are set by the screen."""
    plain = number.replace("-", "")
    for count, sign in enumerate(plain, 1):
        hall.press(names.digit(sign) if sign.isdigit() else names.key(sign))
        hall.wait_for(screen="look_up_number",
                      that=lambda seen: len(field_value(seen).replace("-", "").replace(" ", "")) >= count)


def field_value(screen):
    for element in screen.elements:
        if element.role == "field":
            return element.value or ""
    return ""


# -- the counter

def sign_in(counter, card):
    counter.wait_for(screen="desk_sign_in")
    card.place()
    counter.wait_for(screen="desk_sign_in", id=names.digit(1))
    for count, digit in enumerate(card.person["pin"]["authentication"], 1):
        counter.press(names.digit(digit))
        counter.wait_for(that=lambda seen: seen.name != "desk_sign_in" or seen.get(names.PIN_FIELD) is None
                         or seen.get(names.PIN_FIELD).value == str(count))
    counter.wait_for(id=names.NEXT)
    counter.press(names.NEXT)
    return counter.wait_for(screen="desk", timeout=30)


def stored_answers(register, number):
    """The answers of one application, as the town holds them."""
    rows = register.rows("SELECT answers FROM applications WHERE number = ?", (number,))
    if len(rows) != 1:
        raise Failed(f"{number} is in the register {len(rows)} times")
    return json.loads(rows[0]["answers"])

"""Whole visits, step by step: what a resident does at the hall, what a clerk does at the counter."""

import json
import time

from . import hands, names
from .processes import Failed

def choose_language(terminal, word):
    """From the header, where there is room for it, else from the menu of languages."""
    if terminal.screen().get(names.language(word)) is None:
        terminal.press_and_wait("languages", id=names.language(word))
    terminal.press(names.language(word))
    # The menu is put away with the choice.
    terminal.wait_for(that=lambda seen: seen.language == word and seen.get("languages.close") is None)


def begin(hall, journey):
    """From the welcome to the purpose, read to its end."""
    hall.wait_for(screen="welcome", id=names.tile(journey))
    hall.press(names.tile(journey))
    return read_on(hall, "purpose")


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


def turn_to(terminal, identity):
    """Turns the pages of a screen until this element is there."""
    screen = terminal.screen()
    for direction in (names.PAGE_NEXT, names.PAGE_BACK):
        while screen.get(identity) is None:
            turn = screen.get(direction)
            if turn is None or not turn.enabled:
                break
            screen = terminal.press_and_wait(direction)
    return screen


def press_on_page(terminal, identity):
    turn_to(terminal, identity)
    terminal.press(identity)


def give(terminal, answer):
    """Answers the question that is on the screen, without going on."""
    if answer is UNKNOWN:
        press_on_page(terminal, names.DOES_NOT_KNOW)
    elif answer is True or answer is SKIP:
        pass
    elif callable(answer):
        answer(terminal)
    else:
        for option in ([answer] if isinstance(answer, str) else answer):
            press_on_page(terminal, names.option(option))
            terminal.wait_for(screen="question",
                              that=lambda seen: seen.get(names.option(option)).value == "chosen")


def go_on(terminal):
    """The onward button of a question; gives the screen that comes."""
    screen = read_on(terminal, "question")
    now = question_id(screen)
    terminal.press(names.NEXT)
    return terminal.wait_for(that=lambda seen: seen.name != "question" or question_id(seen) != now)


PAGE_TURN = "ページ"
PRINTING = "印刷しています"


def page_of(screen):
    """What tells one page of a screen from the next."""
    onward, mark = screen.get(names.NEXT), screen.get("page")
    # Ids, not words: a receipt of three pages says つぎのページ on two of them.
    return onward.label if onward else "", mark.words() if mark else "", tuple(sorted(screen.ids()))


def read_on(terminal, name):
    """Turns pages by the onward button until that button is the act itself; gives the last page."""
    # A page turned while the paper's line changes could not be told from that change.
    screen = terminal.wait_for(screen=name, that=lambda seen: PRINTING not in seen.text())
    for _ in range(12):
        if screen.get(names.NEXT) is None or PAGE_TURN not in screen.get(names.NEXT).label:
            return terminal.wait_for(screen=name, id=names.NEXT)
        before = page_of(screen)
        terminal.press(names.NEXT)
        screen = terminal.wait_for(screen=name, that=lambda seen: page_of(seen) != before)
    raise Failed(f"the pages never end\n{screen}")


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


def submit(hall):
    """From the review to the receipt; gives its number."""
    read_on(hall, "review")
    hall.press(names.NEXT)
    screen = hall.wait_for(screen="receipt", timeout=30)
    return receipt_number(screen)


def receipt_number(screen):
    element = screen.get(names.RECEIPT_NUMBER)
    if element is None:
        raise Failed(f"no number on\n{screen}")
    return (element.value or element.label).strip()


def leave(hall, card=None):
    """From the receipt home; a card still on the reader is asked for, paper too."""
    read_on(hall, "receipt")
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
    """By card and PIN, to the queue."""
    counter.wait_for(screen="desk_sign_in")
    card.place()
    counter.wait_for(screen="desk_sign_in", id=names.digit(1))
    type_staff_pin(counter, card)
    return counter.wait_for(screen="desk", timeout=30)


def type_staff_pin(counter, card):
    for count, digit in enumerate(card.person["pin"]["authentication"], 1):
        counter.press(names.digit(digit))
        counter.wait_for(that=lambda seen: seen.name != "desk_sign_in" or seen.get(names.PIN_FIELD) is None
                         or seen.get(names.PIN_FIELD).value == str(count))
    counter.wait_for(id=names.NEXT)
    counter.press(names.NEXT)


def queue(screen):
    return [element for element in screen.elements
            if element.id.startswith("row.") and element.role == "item"]


def open_case(counter, number):
    """Touches the row of this application; gives the screen with the case open."""
    def row_of(seen):
        return next((one for one in queue(seen) if number in one.words() or number in one.speech), None)

    seen = counter.wait_for(screen="desk", that=lambda one: len(queue(one)) > 0)
    if row_of(seen) is None:  # The row may not name the number; then the only one is it.
        rows = queue(seen)
        if len(rows) != 1:
            raise Failed(f"which row is {number}?\n{seen}")
        counter.press(rows[0].id)
    else:
        counter.press(row_of(seen).id)
    return counter.wait_for(screen="desk", text=number, that=lambda one: bool(one.ids("value.")))


def correct(counter, field, retype, reason=None):
    """Corrects a field with a reason of the pack's list; `retype` types the new value."""
    begin_correction(counter, field, retype, reason)
    return save_correction(counter, field)


def begin_correction(counter, field, retype, reason=None):
    press_on_page(counter, f"correct.{field}")
    seen = counter.wait_for(screen="desk", that=lambda one: bool(one.ids("reason.")))
    retype(counter)
    counter.press(f"reason.{reason}" if reason else seen.ids("reason.")[0])
    return counter.wait_for(screen="desk", id="save")


def save_correction(counter, field):
    """Saves, and turns to the page where both values stand."""
    counter.press("save")
    seen = counter.wait_for(screen="desk", timeout=30, that=lambda one: bool(one.ids("value.")))
    deadline = time.monotonic() + 40
    while seen.get(f"before.{field}") is None:
        if time.monotonic() > deadline:
            raise Failed(f"the corrected {field} never comes\n{seen}")
        # The case of before may still lie there: its pages are turned until the new one has come.
        seen = turn_to(counter, f"before.{field}")
        time.sleep(0.02)
    return seen


def erase_all(counter, field="text"):
    """Takes away what stands in a field, sign by sign."""
    while (counter.screen().get(field).value or ""):
        before = counter.screen().get(field).value
        counter.press(names.ERASE)
        counter.wait_for(that=lambda seen: seen.get(field).value != before)


def new_digits(text):
    def retype(counter):
        erase_all(counter)
        hands.type_digits(counter, text)
    return retype


CONFIRMED = "確認済にしました"


def confirm(counter):
    counter.wait_for(screen="desk", id="confirm")
    counter.press("confirm")
    return counter.wait_for(screen="desk", timeout=30, that=lambda seen: seen.get("message") is not None
                            and CONFIRMED in seen.get("message").words())


def decisions(register, number):
    return register.rows("SELECT d.* FROM decisions d JOIN applications a ON a.id = d.application"
                         " WHERE a.number = ? ORDER BY d.n", (number,))


def state(register, number):
    return register.rows("SELECT state FROM applications WHERE number = ?", (number,))[0]["state"]


def stored_answers(register, number):
    """The answers of one application, as the town holds them."""
    rows = register.rows("SELECT answers FROM applications WHERE number = ?", (number,))
    if len(rows) != 1:
        raise Failed(f"{number} is in the register {len(rows)} times")
    return json.loads(rows[0]["answers"])

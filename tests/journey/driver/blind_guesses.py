"""A visitor who has never heard of a journey: answers any question by its kind, by ears and ten keys."""

import datetime
import glob
import os
import tomllib

from . import blind_visits as visits
from . import names
from .blind_visits import ON, UNKNOWN, Code, Date, Kana, Kanji, Number
from .keypad import PACK, Failed

FIRST, FIRST_WARE = object(), object()
# Sixty days from now in Tokyo: to come, and soon enough for every journey that asks for a day to come.
TO_COME = (datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=9))) + datetime.timedelta(days=60)).date()
# Codes a visitor brings along, by their form; what the town says of them is not this visitor's business.
CODES = {"hub_parcel": "1", "pick_up": "1234", "book_code": "12345678", "library_card": "12345678",
         "points_member": "H1-7K3M-9P2Q-X", "points_venue": "1234512341234", "parcel": "123456"}


def journeys(role="hall"):
    """Every journey with a tile at a residents' terminal."""
    found = []
    for path in sorted(glob.glob(os.path.join(PACK, "journeys/*.toml"))):
        with open(path, "rb") as file:
            one = tomllib.load(file)
        if role in one["roles"] and one.get("tile") is not None:
            found.append(one)
    return found


def guess(question, heard_typing):
    if question is None:  # A part of an account: seven digits, or a name in kana.
        return {"digits": Number("1234567"), "kana": Kana("みほん")}.get(heard_typing, FIRST)
    kind = question["kind"]
    if kind == "code":
        return UNKNOWN if question.get("may_not_know") else Code(CODES[question["form"]])
    if kind == "date":
        return Date(None, TO_COME.year - 2018, TO_COME.month, TO_COME.day) if question.get("side") == "after_today" else Date("令和", 6, 5, 1)
    return {"person_from_card": ON, "kana": Kana("みほん"), "kanji": Kanji("みほん"), "text": Kanji("みほん"),
            "phone": Number("0868665678"), "number": Number("1"), "consent": FIRST, "one_of": FIRST,
            "several_of": FIRST, "lines": FIRST_WARE}.get(kind, FIRST)


def answer(blind, journey, question, given):
    if given is FIRST:
        blind.choose_first()
        return blind.is_typing()
    if given is FIRST_WARE:
        for _ in range(60):
            if blind.words.heard("lines.more") in blind.press("2"):
                blind.press("5")
                return False
        raise Failed(f"no ware can be had: {blind.last!r}")
    return visits.answer(blind, journey, question, given)


def whole_visit(blind, card, journey):
    """From the welcome to what the journey ends with; gives the name of the screen it ended on."""
    words, name = blind.words, journey["id"]
    visits.begin(blind, name)
    blind.press("6")
    ends = ["review.title", "place_card.title", "receipt.title", "receipt.waiting",
            "receipt.done", "receipt.goes_on", "receipt.refused", "practice_done.title"]
    for _ in range(40):
        heard = blind.last
        if blind.says("place_card.title", heard):
            card.place()
            blind.card_lies = True
            blind.hear(words.heard("pin.title"))
            blind.type_digits(card.person["pin"]["authentication"])
            blind.press("\n")
        elif blind.says("review.title", heard):
            visits.read_to_the_end(blind, "review.title")
            blind.press("6")
        elif asks(blind, journey, heard):
            question = visits.asked_in(blind, name, heard) if "question" in journey else None
            typing = answer(blind, name, question, guess(question, blind.typing_of(heard)))
            before = heard
            heard = blind.go_on(typing)
            if heard == before or not is_known(blind, ends, journey, heard):
                heard = something_new(blind, ends, journey)
        if blind.says("practice_done.title", blind.last):
            return "practice_done"
        if any(blind.says(f"receipt.{end}", blind.last) for end in ("title", "waiting", "done", "goes_on", "refused")):
            return "receipt"
        if journey.get("act") == "look" and shows_a_table(blind):
            return "table"
        if not is_known(blind, ends, journey, blind.last):
            something_new(blind, ends, journey)
    raise Failed(f"{name} never ends; heard last {blind.last!r}")


def asks(blind, journey, heard):
    """Which of how many is only said where there are several and it is known how many."""
    return blind.says("question.progress", heard) or blind.says("question.progress_open", heard) or (
        "question" in journey and visits.asked_in(blind, journey["id"], heard) is not None)


def is_known(blind, ends, journey, heard):
    return any(blind.says(key, heard) for key in ends) or asks(blind, journey, heard)


def shows_a_table(blind):
    """Looked at, not heard: only whether the visit is over, not what to do in it."""
    return blind.terminal.reader.screen().name == "table"


def something_new(blind, ends, journey):
    """After a screen that only says to wait."""
    if journey.get("act") == "look":
        blind._wait(lambda: shows_a_table(blind) or is_known(blind, ends, journey, blind._text()),
                    "a table or a screen that asks")
        return blind.last
    return blind._wait(lambda: blind.ears.ended and not blind.ears.is_saying
                       and is_known(blind, ends, journey, blind._text()), "a screen that asks")


def take_card(blind, card):
    if blind.card_lies:
        card.pull()
    blind.card_lies = False


def hear_out(blind, card, ended):
    """Whatever the visit ended with is heard to its last page; then home. Failed when a line was only to be seen."""
    if ended == "table":
        hear_the_table(blind)
    elif ended == "receipt":
        hear_the_receipt(blind)
    go_home(blind, card)


def hear_the_table(blind):
    """Its rows, page by page."""
    loading = blind.words.heard("own_table.loading")
    blind._wait(lambda: blind.ears.ended and not blind.ears.is_saying and loading not in blind._text(), "the table")
    for _ in range(8):
        seen = check_heard(blind, ("title", "words", "empty", "note", "figure.", "trow."))
        turn = seen.get(names.PAGE_NEXT)
        if turn is None or not turn.enabled:
            return
        blind.choose(turn.label)


def hear_the_receipt(blind):
    """The number sign by sign, and what the register answered."""
    for _ in range(8):
        seen = check_heard(blind, ("title", "number", "told.", "next.", "bring."))
        onward = seen.get(names.NEXT)
        if onward is None or onward.label != blind.words.phrases["common.page_next"]:
            return
        blind.press("6")
        blind.terminal.wait_for(that=lambda one: one.revision > seen.revision)


def plain(words):
    return words.replace("、", "").replace("-", "")


def check_heard(blind, kinds):
    """Has the whole screen said; the eyes only compare: what they see of these kinds must have been heard."""
    for _ in range(5):  # A paper's line or an answer of the town may change the screen meanwhile.
        before = blind.terminal.screen()
        heard = blind.press("1")
        if blind.terminal.screen().revision == before.revision:
            break
    for one in before.elements:
        if one.id.startswith(kinds):
            cells = [cell for cell in (one.value or one.label).split(" | ") if cell.strip()]
            # A number of the town is spelt sign by sign.
            unheard = [cell for cell in cells if plain(blind.words.as_heard(cell)) not in plain(heard)]
            if unheard:
                raise Failed(f"{one.id} of the {before.name} is seen, not heard: {unheard}; heard {heard!r}")
    return before


def go_home(blind, card):
    """From wherever a visit ended to the welcome; a card that lies there is asked for aloud."""
    for _ in range(8):
        screen = blind.terminal.reader.screen()
        if screen.name in ("take_card", "welcome"):
            break
        blind.key("6")
        blind._wait(lambda: blind.terminal.reader.screen().revision > screen.revision, "the next page")
    if blind.card_lies:
        blind.hear(*[blind.words.heard(f"take_card.{key}") for key in ("title", "paper_title")])
    take_card(blind, card)
    blind.terminal.wait_for(screen="welcome", timeout=60)
    blind.last = ""

"""What the screens call their elements (screens/README.md), in one place."""

NEXT, BACK, QUIT, STAFF = "nav.next", "nav.back", "nav.quit", "nav.staff"
TRY_AGAIN, NO_CARD = "nav.try_again", "nav.no_card"
QUIT_YES, QUIT_NO = "quit.yes", "quit.no"
IDLE_STAY = "idle.stay"
PIN_FIELD, PIN_ERASE, PIN_UNKNOWN = "pin", "pin.erase", "pin.unknown"
DOES_NOT_KNOW = "does_not_know"
TEXT_FIELD = "text"
KANA_ERASE, KANA_CHANGE, CONVERT = "kana.erase", "kana.change", "convert"
PERSON_SHOW = "person.show"
CONSENT_YES, CONSENT_NO = "consent.yes", "consent.no"
RECEIPT_NUMBER = "receipt.number"


def tile(journey):
    return f"tile.{journey}"


def language(word):
    return f"lang.{word}"


def option(identity):
    return f"option.{identity}"


def pin(digit):
    return f"pin.{digit}"


def digit(number):
    return f"digit.{number}"


def kana(letter):
    return f"kana.{letter}"


def candidate(index):
    return f"candidate.{index}"


def era(word):
    return f"era.{word}"

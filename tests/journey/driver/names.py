"""What the screens call their elements (screens/README.md), in one place."""

NEXT, BACK, QUIT, STAFF, STAY = "onward", "back", "quit", "call_staff", "stay"
TRY_AGAIN, NO_CARD = "try_again", "no_card"
TEXT_SIZE = "text_size"
PAGE_BACK, PAGE_NEXT = "page.back", "page.next"
PIN_FIELD, PIN_UNKNOWN = "pin", "pin_unknown"
ERASE, CHANGE, SPACE, CONVERT = "erase", "change", "space", "convert"
KANA, LETTERS = "kana", "signs"  # the keys that lead to the one board and to the other


def tile(journey):
    return f"tile.{journey}"


def language(word):
    return f"language.{word}"


def option(identity):
    return f"option.{identity}"


DOES_NOT_KNOW = option("unknown")


def digit(number):
    return f"digit.{number}"


def key(letter):
    return f"key.{letter}"


ERA = "date.era"
RECEIPT_NUMBER = "number"


def era(word):
    return f"era.{word}"

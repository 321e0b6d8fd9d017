"""Every journey of the hall is made once by touch: most in the chapters and the other tests, the rest here."""

import glob
import os
import re
import sys

from driver import blind_guesses, places, visits
from driver.office import Office
from journey import Journey

DEMO = os.path.join(places.SOURCE, "provisioning/demo.d")
sys.path.insert(0, DEMO)
from scene import Scene, code, date, kana, kanji, text  # noqa: E402
from test_chapters import Quiet  # noqa: E402

CARE = {"filed_by": "self", "kind": visits.UNKNOWN, "kana_name": kana("みほん"), "kanji_name": kanji(("みほん", "見本")),
        "birth_date": date("1940-02-17"), "address": text("はらだ"), "phone": visits.digits(visits.PHONE),
        "place": "home", "doctor": visits.UNKNOWN, "show_to_helpers": visits.SKIP}
HERE = {"care-apply", "care-look", "points-mine", "withdrawal"}
# Played by the tests of whole visits.
BY_VISITS = {"taxi-pass", "resident-record", "consultation"}


def played_in_chapters():
    """What a chapter's resident does at the terminal."""
    played = set()
    for path in glob.glob(os.path.join(DEMO, "chapter_*.py")):
        with open(path, encoding="utf-8") as chapter:
            played |= set(re.findall(r'resident\(\s*"([a-z-]+)"', chapter.read()))
    return played


class Touch(Journey):
    def test_every_journey_of_the_hall_is_made_by_touch_somewhere(self):
        offered = {one["id"] for one in blind_guesses.journeys("hall")}
        self.assertEqual(offered - played_in_chapters() - BY_VISITS - HERE, set())

    def test_what_no_chapter_touches_is_made_by_touch(self):
        office = self.enterContext(Office(wound=True))
        scene = Scene(Quiet(), office, section="care_desk", counter=False)
        card = office.card("hanako")
        applied = scene.resident("care-apply", CARE)
        scene.leave()
        office.register.wait_for([applied.number])
        self.assertEqual(scene.count("SELECT 1 FROM care_cases WHERE id = ?", (applied.number,)), 1)

        scene.resident("care-look", {"person": True}, card=card, until="table")
        scene.leave(card)
        scene.resident("points-mine", {"person": True}, card=card, until="table")
        scene.leave(card)

        filed = scene.resident("taxi-pass", visits.TAXI, card=card)
        scene.leave(card)
        office.register.wait_for([filed.number])
        taken = scene.resident("withdrawal", {"receipt": code(filed.number), "person": True}, card=card)
        scene.leave(card)
        self.assertFalse(taken.refused, taken)
        self.assertEqual(visits.state(office.register, filed.number), "withdrawn")

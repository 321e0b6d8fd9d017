"""① 子育て: a parent agrees scheme by scheme; staff preview who would be told and why; after a move nothing is sent."""

import datetime
import re

from driver import town_days
from driver.messenger import Messenger
from scene import Scene, date, kana, kanji

BORN = (town_days.today() - datetime.timedelta(days=20 * 31)).isoformat()


def child(name):
    return {"parent_name": kanji(("みほん", "見本"), ("はなこ", "花子")), "parent_birth": date("1955-04-12"),
            "child_name": kana(name), "born": date(BORN)}


def play(stage, office):
    scene = Scene(stage, office, section="child_desk")
    card = office.card("hanako")
    first = scene.clerk_act("childcare-child", child("みほん さくら"), picture="childcare-child")
    moved = scene.clerk_act("childcare-child", child("みほん かえで"))
    scene.cut()
    wish = scene.resident("childcare-consent", {"person": True, "schemes": "checkup_one_and_half", "channel": "line"},
                          card=card, picture="childcare-consent")
    scene.leave(card)
    scene.join()
    office.register.wait_for([wish.number])
    rows = scene.table("childcare", "preview", picture="childcare-preview")
    scene.holds("the preview says who would be told and why, and nothing is sent yet",
                len(rows) == 2 and scene.count("SELECT 1 FROM childcare_notices") == 0, rows)
    out = scene.clerk_act("childcare-take-out", {"reason": "moved_out"}, row=moved.number, view=("childcare", "preview"),
                          picture="childcare-take-out")
    scene.holds("a household is taken out", not out.refused, out)
    line = the_account(scene, card)
    sent = scene.clerk_act("childcare-send", {"scheme": "checkup_one_and_half"}, picture="childcare-send")
    told = scene.rows("SELECT child FROM childcare_notices")
    scene.holds("after the move nothing is sent for that child", not sent.refused and
                [one["child"] for one in told] == [first.number], told)
    messages = scene.rows("SELECT key FROM line_messages")
    scene.holds("the LINE message names nobody and nothing", [one["key"] for one in messages] == ["child_notice"], messages)
    office.wind(10)
    user, text = line.next_message()
    scene.holds("and is pushed once to the account that was linked", user == "U1" and "みほん" not in text, (user, text))
    scene.resident("childcare-mine", {"person": True}, card=card, picture="childcare-mine", until="table")
    scene.print_here("childcare-mine-paper")
    scene.leave(card)
    again = scene.clerk_act("childcare-send", {"scheme": "checkup_one_and_half"})
    scene.holds("nobody is told twice", again.refused, again)


def the_account(scene, card):
    """With a line the terminal says what to write to the town's account; only LINE's own signature is believed."""
    line = scene.office._stack.enter_context(Messenger(scene.office))
    scene.open_pages()
    wish = scene.resident("childcare-consent", {"person": True, "schemes": "checkup_one_and_half", "channel": "line"},
                          card=card, picture="childcare-link")
    token = re.search(r"[0-9A-Z]{10}", " ".join(wish.told))
    scene.leave(card)
    scene.holds("the terminal says what to write to the town's account", token is not None, wish.told)
    forged = line.writes("U2", token.group(), secret="not the channel's")
    scene.holds("what is not signed by LINE is not believed", forged == 401 and
                scene.count("SELECT 1 FROM line_links") == 0, forged)
    written = line.writes("U1", token.group())
    scene.holds("the parent's LINE account is linked by it", written == 200 and
                scene.count("SELECT 1 FROM line_links WHERE line_user = 'U1'") == 1, written)
    return line

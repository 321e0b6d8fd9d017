"""⑤ 黄福タクシー: a pass at once and without a line, a ride shared by the dated fares, a month closed into a claim sheet."""

import datetime
import time

from driver import paper
from driver.town_days import TOKYO
from scene import Scene

ASK = {"person": True, "other_grounds": "none", "notice": "letter"}


def today(scene, ahead=0):
    return (scene.hall.clock.now().astimezone(TOKYO).date() + datetime.timedelta(days=ahead)).isoformat()


def ride(scene, number, **more):
    return {"pass": number, "day": today(scene), "time": ago(scene, 240), "from": "原田", "to": "みさキラリ",
            "category": "general", "meter": 1480, "aboard": 1, **more}


def ago(scene, minutes):
    """The clock of so long ago; midnight when the day is younger."""
    now = scene.hall.clock.now().astimezone(TOKYO)
    then = max(now - datetime.timedelta(minutes=minutes), now.replace(hour=0, minute=0))
    return then.strftime("%H%M")


def play(stage, office):
    scene = Scene(stage, office, section="kurashi_anzen")
    number = the_pass(scene)
    scene.open_pages(scripts=True)
    taxi = the_rides(scene, number)
    without_a_line(scene, taxi, number)
    the_month(scene)
    the_operator(scene, taxi)
    the_resident(scene)


def the_pass(scene):
    card = scene.office.card("hanako")
    scene.cut()
    done = scene.resident("taxi-pass", ASK, card=card, picture="taxi-pass")
    words = scene.keep_paper("taxi-pass-paper")
    scene.holds("without a line the terminal prints a provisional pass with its last day", done.number in words, words)
    code = paper.code(paper.picture(scene.papers()[-1], scene.office.folder))
    scene.holds("its code is a signed pass", code.startswith("MDP1."), code[:20])
    scene.leave(card)
    scene.holds("nothing has reached the town", scene.count("SELECT 1 FROM taxi_passes") == 0)
    scene.join()
    scene.office.register.wait_for([done.number])
    found = scene.rows("SELECT ground, from_day, until_day FROM taxi_passes WHERE number = ?", (done.number,))
    scene.holds("the line is back: the pass is in the register once", len(found) == 1
                and found[0]["ground"] == "age" and found[0]["until_day"] == today(scene, 30), [dict(one) for one in found])
    return done.number


def the_rides(scene, number):
    taxi = scene.device("taxi-1", "taxi")
    done = taxi.act("taxi-ride", ride(scene, number))
    scene.page_picture(taxi, "taxi-ride", "an operator records a ride; resident's and town's share come back")
    found = scene.rows("SELECT own, town_share, meter, standing FROM taxi_rides")
    scene.holds("the ride is in the register and the shares are the meter", done["refused"] == "" and len(found) == 1
                and found[0]["own"] + found[0]["town_share"] == found[0]["meter"] == 1480, done)
    early = taxi.act("taxi-ride", ride(scene, number, day=today(scene, -1)))
    scene.page_picture(taxi, "taxi-refused", "a day on which the pass is not good is refused in words")
    scene.holds("and nothing is recorded", early["refused"] == "not-eligible-that-day"
                and scene.count("SELECT 1 FROM taxi_rides") == 1, early)
    taxi.act("taxi-ride", ride(scene, number))
    scene.holds("the same ride typed twice waits for a clerk",
                scene.count("SELECT 1 FROM taxi_rides WHERE standing = 'to_check' AND doubt = 'duplicate'") == 1)
    taxi.act("taxi-ride", ride(scene, number, time=ago(scene, 60), category="dementia_cafe", meter=900))
    rows = taxi.see("taxi", "day")
    scene.page_picture(taxi, "taxi-day", "the operator's own day, without names")
    scene.holds("the day has three rides", len(rows) == 3, rows)
    return taxi


def without_a_line(scene, taxi, number):
    """The driver's device judges passes by the town's signed list while it has no line at all."""
    browser = taxi.browser
    good = paper.code(paper.picture(scene.papers()[-1], scene.office.folder))
    again = again_for_the_same(scene)
    newer = paper.code(paper.picture(scene.papers()[-1], scene.office.folder))
    rows = taxi.see("taxi", "passes")
    scene.holds("the list has the pass that a newer one replaced, by number alone",
                [row for row, _ in rows] == [number] and "見本" not in browser.text("table"), rows)
    browser.cdp("Network.enable")
    offline(browser, True)
    scene.holds("a replaced pass is refused without a line", verdict(browser, good) == "revoked")
    scene.holds("the newer one is good without a line", verdict(browser, newer) == "good", verdict(browser, newer))
    scene.page_picture(taxi, "taxi-offline-good", "the driver's device has no line and says: good")
    verdict(browser, good)
    scene.page_picture(taxi, "taxi-offline-revoked", "and of the replaced one: not good")
    at = len(newer) // 2
    forged = newer[:at] + ("A" if newer[at] != "A" else "B") + newer[at + 1:]
    scene.holds("a pass with one sign changed is not real", verdict(browser, forged) in ("not_real", "unknown_terminal"),
                verdict(browser, forged))
    scene.holds("a number alone is known to be replaced", verdict(browser, number) == "revoked")
    offline(browser, False)
    return again


def again_for_the_same(scene):
    """The same person asks again: only the newest provisional pass holds."""
    card = scene.office.card("hanako")
    done = scene.resident("taxi-pass", ASK, card=card)
    scene.leave(card)
    scene.office.register.wait_for([done.number])
    return done.number


def offline(browser, is_off):
    browser.cdp("Network.emulateNetworkConditions", offline=is_off, latency=0, downloadThroughput=-1,
                uploadThroughput=-1)


SHOWN = """return [...document.querySelectorAll('[data-verdict]')].filter((one) => !one.hidden)
.map((one) => one.dataset.verdict)"""


def scanned(browser, text, ends):
    browser.run("const field = document.querySelector('#pass'); field.value = arguments[0];"
                "field.dispatchEvent(new Event('input', {bubbles: true}));", text)
    deadline = time.monotonic() + 10
    while not ends(browser.run(SHOWN)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return browser.run(SHOWN)


def verdict(browser, text):
    """What the page says of a scanned text; a scanner types like a keyboard."""
    scanned(browser, "", lambda shown: not shown)
    said = scanned(browser, text, bool)
    return said[0] if said else "nothing"


def the_month(scene):
    scene.table("taxi", "rides", picture="taxi-rides")
    scene.table("taxi", "months", picture="taxi-months")
    closed = scene.clerk_act("taxi-month", {}, row=today(scene)[:7] + ".taxi-1", view=("taxi", "months"), picture="taxi-month",
                             shows=("令和", "事業者", "1,980円"))
    claims = scene.rows("SELECT n, rides, town_share FROM taxi_claims")
    scene.holds("the month is closed; what is in doubt is not in it", not closed.refused and len(claims) == 1
                and claims[0]["rides"] == 2 and claims[0]["town_share"] == 1180 + 800, closed)
    scene.clerk_act("taxi-check", {"result": "returned", "reason": reason}, row="R2", view=("taxi", "rides"))
    scene.holds("the doubtful ride goes back to the operator with a reason",
                scene.count("SELECT 1 FROM taxi_rides WHERE standing = 'returned' AND reason <> ''") == 1)
    rows = scene.table("taxi", "claim", picture="taxi-claim")
    scene.holds("the claim sheet has a line a ride", len(rows) == 2, rows)
    words = scene.print_table("taxi-claim-paper")
    scene.holds("and says that its fares are a sample", "見本" in words.replace(" ", ""), words[:300])
    scene.sign_out()


def reason(terminal):
    from scene import text
    text("にどおした")(terminal)


def the_operator(scene, taxi):
    rows = taxi.see("taxi", "claims")
    scene.holds("the operator sees the own claim", len(rows) == 1, rows)
    other = scene.device("taxi-2", "taxi")
    scene.holds("and another operator does not", not other.see("taxi", "claims"))


def the_resident(scene):
    card = scene.office.card("hanako")
    scene.resident("taxi-mine", {"person": True}, card=card, picture="taxi-mine", until="table")
    scene.holds("a resident sees the own rides without where they went", "みさキラリ" not in scene.hall.screen().text())
    scene.leave(card)

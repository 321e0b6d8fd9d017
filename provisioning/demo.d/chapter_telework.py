"""⑬ テレワーク: a resident calls; a clerk at a branch terminal has the own queue, hands over, and may not with what stays in the hall."""

from driver import names, visits
from driver.card import COUNTER_READER
from scene import Scene, UNKNOWN, digits, in_days, text

LIFE = {"person": True, "event": "birth", "day": in_days(-2), "insurance": "work", "children": digits("0"), "phone": UNKNOWN}


def play(stage, office):
    scene = Scene(stage, office, section="resident_desk", counter=False)
    scene.clerk = office.card("clerk-taro", COUNTER_READER)
    office.hire(scene.clerk, "resident_desk", "窓口 太郎")
    scene.counter = office.terminal("counter-asahi", "counter", reader=COUNTER_READER)
    card = office.card("hanako")
    scene.cut()
    done = scene.resident("life-event", LIFE, card=card)
    scene.leave(card)
    scene.join()
    office.register.wait_for([done.number])
    scene.hall.wait_for(screen="welcome")
    scene.hall.press(names.STAFF)
    scene.hall.wait_for(screen="call_staff")
    stage.step("a resident calls", scene.hall, "telework-call")
    scene.hall.press(names.BACK)
    scene.sign_in()
    scene.counter.wait_for(screen="desk", that=lambda seen: bool(visits.queue(seen)))
    stage.step("at the branch the clerk finds the own queue and the call", scene.counter, "telework-queue")
    here = scene.clerk_act("work-presence", {"where": "elsewhere"}, picture="telework-presence")
    scene.holds("where the clerk works is in the register", not here.refused and scene.count(
        "SELECT 1 FROM work_presence WHERE place = 'elsewhere'") == 1, here)
    refused = scene.clerk_act("work-handover", {"application": code_of(done.number), "to": "general_desk",
                                                "note": text("おねがいします")}, picture="telework-refused")
    scene.holds("what stays in the hall is not handed over outside of it",
                refused.refused and scene.count("SELECT 1 FROM work_handovers") == 0, refused)
    scene.clerk_act("work-hours", {"task": "queue", "minutes": digits("30")})
    rows = scene.table("telework", "hours", picture="telework-hours")
    scene.holds("hours by task, by nobody's name", len(rows) == 1, rows)
    scene.print_table("telework-hours-paper")


def code_of(number):
    from scene import code
    return code(number)

"""⑬ テレワーク: a resident calls; a clerk at a branch terminal has the own queue, hands over, and may not with what stays in the hall."""

from driver import names, sharing, visits
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
    sharing.call_staff(scene.hall)
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
    share_one_screen(stage, scene)


def share_one_screen(stage, scene):
    """The resident at the hall and the clerk at the branch look at the same screen, as long as the resident likes."""
    hall, counter = scene.hall, scene.counter

    def wind():
        scene.office.wind(1)

    visits.begin(hall, "consultation")
    hall.press(names.NEXT)
    visits.on_question(hall, "areas")
    sharing.call_staff(hall)
    scene.tab("queue")
    counter.press("refresh")
    sharing.answer_call(counter, hall.name, wind)
    sharing.until(hall, lambda seen: seen.name == "watch_asked", "the question whether a clerk may look", wind)
    stage.step("the resident is asked whether somebody at the branch may look", hall, "telework-may-they-look")
    sharing.let_in(hall, wind)
    sharing.point(counter, hall, "option.money", wind)
    stage.step("the clerk sees the same screen and points", counter, "telework-shared")
    stage.step("the resident sees who looks and where they point", hall, "telework-pointed")
    wrote = sharing.write(counter, hall, "money", wind)
    scene.holds("what the clerk wrote stands on the screen and is not yet said",
                wrote.get("option.money").value == "chosen", wrote)
    stage.step("the resident reads what the clerk wrote", hall, "telework-written")
    hall.press(names.NEXT)
    visits.on_question(hall, "how_soon")
    hall.press("watch_stop")
    hall.wait_for(screen="question", without="watched")
    ended = sharing.until(counter, lambda seen: "終わりました" in seen.text(), "the end", wind)
    stage.step("the resident stops it at once", counter, "telework-stopped")
    scene.holds("nothing of the screen stays at the branch", not ended.ids("point."), ended)
    deeds = {row["action"] for row in scene.rows("SELECT action FROM audit WHERE action LIKE 'screen.%'")}
    scene.holds("that somebody looked and wrote is in the audit, what they saw is nowhere",
                deeds == {"screen.asked", "screen.shown", "screen.filled"}, deeds)
    counter.press(names.BACK)
    counter.wait_for(screen="desk")


def code_of(number):
    from scene import code
    return code(number)

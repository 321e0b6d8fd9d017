"""⑨ 書かない窓口: a birth fills two forms from one set of answers; moving in cannot be finished here."""

from driver import visits
from scene import Scene, UNKNOWN, digits, in_days, kana, text


def answers(event, children):
    account = {"account.bank": text("みほんぎんこう"), "account.branch": text("ほんてん"), "account.type": "ordinary",
               "account.number": digits("1234567"), "account.holder": kana("ミホンハナコ")} if children else {}
    return {"person": True, "event": event, "day": in_days(-2), "insurance": "national", "children": digits(str(children)),
            **account, "phone": UNKNOWN}


def play(stage, office):
    scene = Scene(stage, office, section="resident_desk")
    card = office.card("hanako")
    scene.cut()
    done = scene.resident("life-event", answers("birth", 1), card=card, picture="life-event")
    words = "".join(scene.keep_paper(f"life-paper-{n}", last=n - 3) for n in range(3))
    scene.holds("one set of answers fills both forms, and the box for the individual number stays empty",
                "児童手当" in words and "国民健康保険" in words and "役場で" in words)
    scene.leave(card)
    scene.join()
    office.register.wait_for([done.number])
    scene.holds("the draft is in the register", scene.rows(
        "SELECT state FROM life_drafts WHERE number = ?", (done.number,))[0]["state"] == "prepared")
    scene.sign_in()
    visits.open_case(scene.counter, done.number)
    stage.step("the clerk checks the answers beside what the card proved", scene.counter, "life-case")
    visits.confirm(scene.counter)
    stage.step("確認済", scene.counter, "life-confirmed")

    moved = scene.resident("life-event", answers("moved_in", 0), card=card, picture="life-moved-in")
    scene.holds("転入 is drafted here and finished at the counter, and the terminal says so",
                not moved.refused and any("窓口で おわります" in one for one in moved.told), moved)
    scene.leave(card)
    scene.table("life", "prepared", picture="life-prepared")
    scene.print_table("life-list")

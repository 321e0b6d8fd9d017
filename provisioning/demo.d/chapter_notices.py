"""⑩ お知らせ: written once, read at a terminal and at home; level 5 waits for a second clerk, then takes every terminal."""

from scene import Scene, in_days, text


def notice(level, title):
    return {"level": level, "topic": "disaster", "areas": "asahi", "title": text(title), "text": text("みほんです"),
            "until": in_days(30)}


def play(stage, office):
    scene = Scene(stage, office, section="general_desk", others=[("ichiro", "welfare_desk", "確認 一郎")])
    card = office.card("hanako")
    written = scene.clerk_act("notice-write", notice("ordinary", "ごみのひ"), picture="notice-write")
    scene.holds("written once, it is out", not written.refused, written)
    scene.resident("notice-board", {"area": "asahi"}, picture="notice-board", until="table")
    scene.leave()
    rows = scene.home().see("notices", "board")
    scene.holds("and stands on the pages too", len(rows) == 1, rows)
    scene.cut()
    chosen = scene.resident("notice-topics", {"person": True, "topics": ["disaster", "health"], "area": "asahi",
                                              "channel": "paper"}, card=card, picture="notice-topics")
    scene.keep_paper("notice-topics-paper")
    scene.leave(card)
    scene.join()
    office.register.wait_for([chosen.number])
    scene.holds("topics and area of a person are in the register", scene.count("SELECT 1 FROM notice_choices") == 1)
    scene.table("notices", "circular", picture="notice-circular")
    scene.print_table("notice-circular-paper")

    waiting = scene.clerk_act("notice-write", notice("level5", "おおあめ"), picture="notice-level5")
    scene.holds("level 5 is not out without the second confirmation", any("もう1人" in one for one in waiting.told)
                and not waiting.refused and scene.count(
        "SELECT 1 FROM notices WHERE state = 'shown'") == 1, waiting)
    own = scene.clerk_act("notice-confirm", {}, row=waiting.number, view=("notices", "written"))
    scene.holds("who wrote it cannot confirm it", own.refused, own)
    scene.other_clerk("ichiro")
    second = scene.clerk_act("notice-confirm", {}, row=waiting.number, view=("notices", "written"),
                             picture="notice-confirmed", shows=("警戒レベル5", "旭", "おおあめ", "みほんです", "窓口 太郎"))
    scene.holds("a second clerk lets it out", not second.refused, second)
    office.wind(31)
    scene.hall.wait_for(screen="emergency", timeout=40)
    stage.step("it takes the terminal over", scene.hall, "emergency")
    scene.holds("with its level in the words of the law", "警戒レベル5" in scene.hall.screen().text())
    scene.hall.press("seen")
    scene.hall.wait_for(screen="welcome")

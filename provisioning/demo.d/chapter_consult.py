"""⑫ 相談支援: a first page in private, seen by the sections that were chosen; one owner, one next step on paper."""

from scene import Scene, code, in_days, kana, kanji, text

PAGE = {"areas": ["money", "family"], "story": text("いえにかえれない"), "how_soon": "week", "kana_name": kana("みほん"),
        "contact": "visit", "may_see": ["care_desk"]}
ALL_OTHERS = ["home", "work", "health", "child", "care", "disability", "alone", "safety"]
CASES = ("consult", "cases")


def play(stage, office):
    scene = Scene(stage, office, section="kurashi_anzen", others=[("ichiro", "care_desk", "介護 次郎"),
                                                                ("hanako", "welfare_desk", "相談 三郎")])
    number = the_first_page(scene)
    the_lock(scene, number)
    the_owner(scene, number)
    the_areas(scene, number)


def the_first_page(scene):
    scene.cut()
    done = scene.resident("consult-start", PAGE, picture="consult-start")
    words = scene.keep_paper("consult-slip")
    scene.holds("the slip says nothing of what was written", "いえに" not in words and "お金" not in words, words)
    scene.leave()
    scene.join()
    scene.office.register.wait_for([done.number])
    scene.holds("the case is in the register, open to one more section",
                [row["section"] for row in scene.rows("SELECT section FROM consult_consents")] == ["care_desk"])
    return done.number


def the_lock(scene, number):
    rows = scene.table(*CASES, picture="consult-locked", sees="非開示")
    scene.holds("a section without consent sees a lock and nothing else",
                len(rows) == 1 and number not in rows[0] and "みほん" not in rows[0], rows)
    done = scene.clerk_act("consult-close", {"case": code(number), "told": "yes"})
    scene.holds("and may not act on it", done.refused, done.told)


def the_owner(scene, number):
    scene.other_clerk("ichiro")
    rows = scene.table(*CASES, picture="consult-cases", sees=number)
    scene.holds("the section that was chosen sees the case", number in rows[0], rows)
    scene.clerk_act("consult-owner", {"owner_section": "care_desk", "owner": kanji(("みほん", "見本")), "step": "come",
                                      "due": in_days(7)}, row=number, view=CASES, picture="consult-owner")
    found = scene.rows("SELECT owner_section, owner, step FROM consult_cases WHERE id = ?", (number,))[0]
    scene.holds("one owner, one next step", tuple(found.values()) == ("care_desk", "見本", "come"), found)
    words = scene.keep_paper("consult-next", scene.counter)
    scene.holds("in plain words on paper", number in words and "これから" in words, words)


def the_areas(scene, number):
    done = scene.clerk_act("consult-close", {"told": "yes"}, row=number, view=CASES)
    scene.holds("nothing is closed before every area of life was asked about", done.refused, done.told)
    scene.clerk_act("consult-areas", {"trouble": ["home"], "fine": [one for one in ALL_OTHERS if one != "home"]},
                    row=number, view=CASES, picture="consult-areas")
    done = scene.clerk_act("consult-close", {"told": "yes"}, row=number, view=CASES)
    scene.holds("now it is closed", not done.refused and
                scene.count("SELECT 1 FROM consult_cases WHERE closed_on <> ''") == 1, done.told)
    scene.other_clerk("hanako")  # The month is seen by the desk of consultations alone.
    rows = scene.table("consult", "month", picture="consult-month")
    scene.holds("the month counts, and repeats no word of anybody", not any("いえに" in row for row in rows), rows)

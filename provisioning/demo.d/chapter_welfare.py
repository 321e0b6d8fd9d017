"""⑧ 民生委員: somebody asks to be visited, a commissioner records it in five touches, 至急 reaches the desk."""

from scene import Scene, UNKNOWN, kana, kanji, text, yes

ASK = {"kana_name": kana("みほん　はなこ"), "kanji_name": kanji(("みほん", "見本"), ("はなこ", "花子")), "field": "elderly",
       "district": "chuo", "address": text("はらだ"), "phone": UNKNOWN, "tell": yes}
AT_HOME = {"kana_name": "みほん じろう", "kanji_name": "見本 次郎", "field": "others", "district": None,
           "address": "岡山県久米郡美咲町西川1番地", "phone": "0868661234", "tell": True}
VISIT = {"what": "watching", "minutes": "half_hour", "mood": "worried", "urgent": "no"}


def play(stage, office):
    scene = Scene(stage, office, section="welfare_desk")
    person = the_wish(scene)
    the_district(scene)
    the_visit(scene, person)
    the_urgent(scene, person)
    the_month(scene)


def the_wish(scene):
    scene.cut()
    done = scene.resident("welfare-ask", ASK, picture="welfare-ask")
    scene.keep_paper("welfare-slip")
    scene.leave()
    scene.holds("without a line nothing has reached the town", scene.count("SELECT 1 FROM welfare_people") == 0)
    scene.join()
    scene.office.register.wait_for([done.number])
    scene.holds("the wish is in the register once", scene.count("SELECT 1 FROM welfare_people") == 1)
    return done.number


def the_district(scene):
    number = scene.home().send("welfare-ask", AT_HOME)["number"]
    scene.table("welfare", "unassigned", picture="welfare-unassigned", sees=number)
    scene.clerk_act("welfare-assign", {"district": "asahi"}, row=number, view=("welfare", "unassigned"))
    scene.holds("who did not know the district has one now",
                scene.rows("SELECT district FROM welfare_people WHERE id = ?", (number,))[0]["district"] == "asahi")


def the_visit(scene, person):
    other = scene.device("commissioner-2", "commissioner")
    scene.holds("another district's commissioner does not see this person",
                person not in [row for row, _ in other.see("welfare", "mine")])
    done = other.act("welfare-visit", VISIT, row=person)
    scene.page_picture(other, "welfare-refused", "and what that commissioner records is refused")
    scene.holds("as of another district", done["refused"] == "other-district", done)
    mine = scene.device("commissioner-1", "commissioner")
    rows = mine.see("welfare", "mine")
    scene.page_picture(mine, "welfare-mine", "a commissioner sees the own district, who was not visited yet first")
    scene.holds("and this person is there", [row for row, _ in rows] == [person], rows)
    done = mine.act("welfare-visit", VISIT, row=person)
    scene.holds("a visit in five touches: whom, what, how long, how they are, 至急 or not", done["refused"] == "", done)
    scene.holds("one visit is in the register", scene.count("SELECT 1 FROM welfare_visits") == 1)


def the_urgent(scene, person):
    mine = scene.device("commissioner-1", "commissioner")
    done = mine.act("welfare-visit", {**VISIT, "what": "daily_help", "urgent": "yes", "note": "三日 食べて いない。"}, row=person)
    scene.table("welfare", "urgent", picture="welfare-urgent", sees="三日")
    scene.clerk_act("welfare-seen", {"by": "go"}, row=done["number"], view=("welfare", "urgent"))
    found = scene.rows("SELECT seen_by FROM welfare_visits WHERE id = ?", (done["number"],))[0]["seen_by"]
    scene.holds("至急 reached the desk, and it is kept who took it", found == "窓口 太郎", found)
    scene.table("welfare", "districts", picture="welfare-districts")


def the_month(scene):
    mine = scene.device("commissioner-1", "commissioner")
    counts = {row: cells[-1] for row, cells in mine.see("welfare", "month")}
    scene.page_picture(mine, "welfare-month", "the 活動記録 has tallied itself")
    scene.holds("in the parts of the national form", counts.get("visits.watching") == "1"
                and counts.get("by_matter.daily_help") == "1" and counts.get("by_field.elderly") == "1", counts)
    scene.table("welfare", "month")
    words = scene.print_table("welfare-month-paper")
    scene.holds("and the desk prints it", "活動記録" in words.replace(" ", ""), words[:200])

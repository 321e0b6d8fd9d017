"""⑦ 要介護認定: family files from home, an investigator enters the national form, a delay is told."""

import datetime
import os
import tomllib

from driver import names, places, visits
from driver.processes import Failed
from scene import Scene, code, date

PACK = os.path.join(places.SOURCE, "provisioning/towns/misaki")
FAMILY = {"filed_by": "family_care", "proxy_name": "見本 一郎", "proxy_phone": "09000001234", "kind": "first",
          "kana_name": "みほん はなこ", "kanji_name": "見本 花子", "birth_date": "1940-02-17",
          "address": "岡山県久米郡美咲町原田1番地", "phone": "0868661234", "place": "home", "doctor": "見本医院 見本医師",
          "show_to_helpers": True}


def play(stage, office):
    scene = Scene(stage, office, section="care_desk", terminal=False)
    # The town's days are Japan's, wherever this machine stands.
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=9))).date()
    number = the_family(scene)
    the_desk_asks(scene, number, today)
    the_investigator(scene, number, today)
    the_clock(scene, number, today)


def the_family(scene):
    family = scene.home()
    family.open("/j/care-apply")
    scene.page_picture(family, "care-home", "family opens the application at home: what it is for, who sees it")
    done = family.send("care-apply", FAMILY)
    scene.page_picture(family, "care-sent", "it is sent, with a number and what comes next")
    number = done["number"]
    found = scene.rows("SELECT opened_on, due_on FROM care_cases WHERE id = ?", (number,))
    days = (datetime.date.fromisoformat(found[0]["due_on"]) - datetime.date.fromisoformat(found[0]["opened_on"])).days
    scene.holds("the register has the case, due in the law's 30 days", days == 30, f"({days})")
    return number


def move(scene, number, step, today, **more):
    return scene.clerk_act("care-stage", {"step": step, "on": date(today.isoformat()), **more}, row=number,
                           view=("care", "cases"))


def the_desk_asks(scene, number, today):
    scene.table("care", "cases", picture="care-cases", sees=number)
    done = move(scene, number, "survey_asked", today, investigator="investigator-1")
    scene.holds("the survey is asked of one investigator", not done.refused, done.told)
    done = move(scene, number, "board_sent", today)
    scene.holds("without survey and opinion nothing goes to the board", done.refused, done.told)
    move(scene, number, "opinion_asked", today)


def the_form():
    """Of every item the first choice of the national form: somebody in good health."""
    def load(*parts):
        with open(os.path.join(PACK, *parts), "rb") as file:
            return tomllib.load(file)
    answers = {}
    for question in load("journeys", "care-survey.toml")["question"]:
        if "options_from" in question:
            answers[question["id"]] = load("tables", question["options_from"] + ".toml")["row"][0]["id"]
        elif "options" in question:
            answers[question["id"]] = question["options"][0]["id"]
    return answers


def the_investigator(scene, number, today):
    other = scene.device("investigator-2", "investigator")
    scene.holds("another investigator sees nothing of it", other.see("care", "mine_investigator") == [])
    mine = scene.device("investigator-1", "investigator")
    rows = mine.see("care", "mine_investigator")
    scene.page_picture(mine, "care-mine", "an investigator sees the surveys asked of this device alone")
    scene.holds("and this case is there", [row for row, _ in rows] == [number], rows)
    answers = {**the_form(), "surveyed_on": today.isoformat(), "1-5": "cannot"}
    try:
        mine.act("care-survey", answers, row=number)
        scene.holds("a contradiction without a note is refused", False)
    except Failed as refused:
        scene.page_picture(mine, "care-contradiction", "座位保持 cannot, 歩行 without holding on: mend it or say why")
        scene.holds("a contradiction without a note is refused", "座位保持" in str(refused), refused)
    scene.holds("and nothing of it is in the register", scene.count("SELECT 1 FROM care_surveys") == 0)
    done = mine.act("care-survey", {**answers, "why-sit-walk": "調査の 日だけ すわれなかった。"}, row=number)
    scene.holds("with a note (特記事項) it is kept", done["refused"] == "" and
                scene.count("SELECT 1 FROM care_surveys WHERE case_id = ?", (number,)) == 1, done)
    lines = mine.see("care", "survey", case=number)
    scene.page_picture(mine, "care-survey", "the 調査票 as a paper, without a name")
    scene.holds("with every item of the form", len(lines) >= 60 and "見本 花子" not in mine.browser.text())


def the_clock(scene, number, today):
    until = today + datetime.timedelta(days=45)
    scene.clerk_act("care-delay", {"case": code(number), "reason": "late_opinion", "until": date(until.isoformat())},
                    picture="care-delay", cut=True)
    found = scene.rows("SELECT delayed_to, delay_reason FROM care_cases WHERE id = ?", (number,))[0]
    scene.holds("the delay has a reason and a day", tuple(found.values()) == (until.isoformat(), "late_opinion"), found)
    counter = scene.counter
    scene.table("care", "cases")
    visits.press_on_page(counter, f"act.care-show-delay.{number}")
    counter.wait_for(screen="table", id="print", text="延期通知")  # While the town is asked there is nothing to print.
    scene.stage.step("the 延期通知 on the screen", counter, "care-delay-notice")
    words = scene.print_table("care-delay-paper")
    scene.holds("and on paper, with the law's day and the reason", "主治医意見書" in words.replace(" ", ""), words)
    counter.press(names.NEXT)
    counter.wait_for(screen="desk")

"""The plan's own yardsticks (効果に関する評価・分析・見直し): what people did becomes a page with charts, a CSV and a
paper for the committee. Every figure is counted again from the records; nobody can be found by one."""

import csv
import io
import os
import ssl
import subprocess
import sys
import time
import urllib.request

from driver import paper, places
from driver.processes import Failed
from scene import Scene, UNKNOWN, kana

FACES = ("good", "good", "good", "good", "good", "poor")
PDFA = os.path.join(places.SOURCE, "tests/peer/paper/pdfa.py")


def play(stage, office):
    scene = Scene(stage, office, section="general_desk")
    numbers = [visit(scene, face, turn) for turn, face in enumerate(FACES)]
    office.register.wait_for(numbers)
    given_up(scene)
    wait_for_counts(scene)
    the_page(scene)
    the_paper(scene)


def visit(scene, face, turn):
    """A resident books a class and presses a face on the receipt."""
    done = scene.resident("class-book", {"class": "touch", "name": kana("みほん はなこ"), "phone": UNKNOWN})
    scene.hall.press_and_wait(f"how.{face}")
    if turn == 0:
        stage_picture(scene, "how-it-was")
    scene.leave()
    return done.number


def stage_picture(scene, picture):
    scene.stage.step("on the receipt three faces ask how it was; nobody has to press one", scene.hall, picture)


def given_up(scene):
    """One begins and goes home: the town learns where, not who."""
    scene._open_tile(scene.hall, "class-book")
    scene.hall.wait_for(screen="purpose")
    scene.hall.press("quit")
    scene.hall.wait_for(screen="welcome")


def wait_for_counts(scene):
    deadline = time.monotonic() + 60
    while sum(one["n"] for one in scene.rows("SELECT n FROM yardsticks_finished")) < len(FACES):
        if time.monotonic() > deadline:
            raise Failed("the counts of the visits never came")
        given_up(scene)  # Counts leave a terminal five together: others come and go meanwhile.
        scene.office.wind(61)
        time.sleep(0.2)
    words = "".join(str(one) for one in scene.rows("SELECT * FROM yardsticks_finished"))
    scene.holds("a face is kept as a count: no name, no number, no time but the day",
                "はなこ" not in words and "H1-" not in words, words)


def counted(scene):
    """What the records say, counted without the yardsticks' code."""
    uses = scene.count("SELECT 1 FROM applications WHERE journey IN ('class-book', 'class-attend')")
    faces = {one["how"]: one["n"] for one in scene.rows(
        "SELECT how, SUM(n) AS n FROM yardsticks_finished GROUP BY how")}
    return uses, faces


def the_page(scene):
    uses, faces = counted(scene)
    committee = scene.device("committee-1", "committee")
    rows = dict(committee.see("yardsticks", "month"))
    scene.page_picture(committee, "yardsticks-month", "the committee's page of the month: charts without a script")
    browser = committee.browser
    bars = [(browser._here("GET", f"/element/{one}/attribute/data-value"))
            for one in browser.find_all('[data-chart="uses"] rect')]
    scene.holds("the chart's bar is the number of records", bars == [str(uses)] and uses == len(FACES), (bars, uses))
    scene.holds("of six one was bad: neither that one nor the other five are told, or each would tell the other",
                faces == {"good": 5, "poor": 1} and rows["learning"][9] == rows["learning"][11] == "出しません",
                (rows["learning"], faces))
    table = list(csv.reader(io.StringIO(fetched(scene, committee, "/csv/yardsticks/month"))))
    scene.holds("the CSV says what the page says, with the same few left out",
                len(table) == 2 and table[1][1] == str(uses) and table[1][9] == table[1][11] == "kept_back", table)
    browser.press('tr[data-row="learning"] a.button')
    scene.page_picture(committee, "yardsticks-measure", "one measure month by month")
    months = committee._cells()
    scene.holds("its last month is this one", months and months[-1][1] == str(uses), months)
    committee.see("yardsticks", "left")
    scene.page_picture(committee, "yardsticks-left", "where people turned back, without who")
    taxi = scene.device("taxi-1", "taxi")
    taxi.open("/see/yardsticks/month")
    scene.holds("another device does not see it", not taxi.browser.find_all(".chart"))


def fetched(scene, visitor, path):
    trust = ssl.create_default_context(cafile=os.path.join(scene.office.town, "ca.pem"))
    request = urllib.request.Request(scene.pages.url + visitor.base + path,
                                     headers={"Cookie": f"__Host-field={visitor.token}"})
    with urllib.request.urlopen(request, context=trust, timeout=60) as answer:
        return answer.read().decode("utf-8-sig")


def the_paper(scene):
    scene.table("yardsticks", "month", picture="yardsticks-desk")
    words = scene.print_table("yardsticks-paper")
    scene.holds("the printed page keeps the same back", "よかった 5" not in words and "出しません" in words, words[:400])
    file = paper.papers(scene.counter)[-1]
    judged = subprocess.run([sys.executable, "-B", PDFA, file], capture_output=True, text=True, check=False)
    scene.holds("and is PDF/A-2b to qpdf, poppler and LittleCMS", judged.returncode == 0, judged.stdout)
    scene.sign_out()

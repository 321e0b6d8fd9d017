"""⑮ 電子決裁: a draft signed by one card is decided by another; what is changed after signing shows as broken."""

import os
import sqlite3
import subprocess
import sys

from driver import names, paper, places, visits
from scene import SKIP, Scene, digits, text

PDFA = os.path.join(places.SOURCE, "tests/peer/paper/pdfa.py")
DRAFT = {"kind": "expense", "title": text("いす"), "text": text("いすをかう"), "case": SKIP, "yen": digits("5000")}


def play(stage, office):
    scene = Scene(stage, office, section="care_desk", terminal=False,
                  others=[("ichiro", "general_desk", "決裁 一郎")])
    drafted = scene.clerk_act("approval-draft", DRAFT, picture="approval-draft")
    scene.holds("起案 is signed by the clerk's card", not drafted.refused and scene.count(
        "SELECT 1 FROM approval_signed WHERE step = 'draft'") == 1, drafted)
    scene.other_clerk("ichiro")
    scene.table("approval", "waiting", picture="approval-waiting")
    row = scene.rows("SELECT number || '-' || digest AS id FROM approvals")[0]["id"]
    decided = scene.clerk_act("approval-decide", {"decision": "decided"}, row=row, view=("approval", "waiting"),
                              picture="approval-decided", cut=True,
                              shows=("いす", "いすをかう", "5,000円", "窓口 太郎", "介護の窓口"))
    scene.holds("a second card decides", not decided.refused and scene.count(
        "SELECT 1 FROM approvals WHERE step = 'decided'") == 1, decided)
    rows = scene.table("approval", "decided", picture="approval-document")
    scene.holds("the signatures stand for what the register says", any("署名の とおり" in one for one in rows), rows)
    the_document(scene)
    with sqlite3.connect(office.store) as store:
        store.execute("UPDATE approval_signed SET answers = replace(answers, '5000', '9000') WHERE step = 'draft'")
    scene.counter.press("refresh") if scene.counter.screen().get("refresh") else scene.tab("queue")
    rows = scene.table("approval", "decided", picture="approval-broken", sees="変わって")
    scene.holds("what is changed after signing shows as broken", any("変わって" in one for one in rows), rows)


def the_document(scene):
    """One decision as the paper that is kept: PDF/A-2b, judged by programs that are not ours."""
    row = scene.rows("SELECT number FROM approvals")[0]["number"]
    visits.press_on_page(scene.counter, f"act.approval-document.{row}")
    scene.counter.wait_for(screen="table", text="窓口 太郎")
    scene.stage.step("the decision as a document (公印省略)", scene.counter, "approval-one")
    words = scene.print_here("approval-paper", scene.counter)
    scene.holds("it says who drafted, who decided and that the signatures stand", "決裁 一郎" in words
                and "窓口 太郎" in words and "署名の とおり" in words and row in words, words)
    file = paper.papers(scene.counter)[-1]
    judged = subprocess.run([sys.executable, "-B", PDFA, file], capture_output=True, text=True, check=False)
    scene.holds("the paper is PDF/A-2b to qpdf, poppler and LittleCMS", judged.returncode == 0, judged.stdout)
    with open(file, "rb") as whole:
        ordinary = whole.read().split(b"%%EOF\n")[0] + b"%%EOF\n"
    other = scene.office.path("ordinary.pdf")
    with open(other, "wb") as cut:
        cut.write(ordinary)
    judged = subprocess.run([sys.executable, "-B", PDFA, other], capture_output=True, text=True, check=False)
    scene.holds("the same paper as an ordinary PDF is not", judged.returncode == 1, judged.stdout)
    scene.counter.press(names.NEXT)
    scene.counter.wait_for(screen="desk")

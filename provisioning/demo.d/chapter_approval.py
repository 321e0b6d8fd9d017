"""⑮ 電子決裁: a draft signed by one card is decided by another; what is changed after signing shows as broken."""

import sqlite3

from scene import SKIP, Scene, digits, text

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
                              picture="approval-decided", cut=True)
    scene.holds("a second card decides", not decided.refused and scene.count(
        "SELECT 1 FROM approvals WHERE step = 'decided'") == 1, decided)
    rows = scene.table("approval", "decided", picture="approval-document")
    scene.holds("the signatures stand for what the register says", any("署名の とおり" in one for one in rows), rows)
    scene.print_table("approval-paper")
    with sqlite3.connect(office.store) as store:
        store.execute("UPDATE approval_signed SET answers = replace(answers, '5000', '9000') WHERE step = 'draft'")
    scene.counter.press("refresh") if scene.counter.screen().get("refresh") else scene.tab("queue")
    rows = scene.table("approval", "decided", picture="approval-broken", sees="変わって")
    scene.holds("what is changed after signing shows as broken", any("変わって" in one for one in rows), rows)

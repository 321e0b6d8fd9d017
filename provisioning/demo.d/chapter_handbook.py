"""② 母子手帳: a questionnaire prepared at home, brought as a code; a midwife reads it and books; the vaccine plan."""

import datetime
import os
import tomllib

from driver import places, town_days
from scene import KEPT, Scene, in_days

ANSWERS = {"due": None, "feeling": "low", "worries": ["birth"], "help": "yes", "interview": "wanted", "phone": "0868-66-1234"}


def office_day(ahead):
    """The first day from so many days on, in days from today, on which the pack says that desks are open."""
    with open(os.path.join(places.SOURCE, "provisioning/towns/misaki/tables/closed_days.toml"), "rb") as file:
        rows = tomllib.load(file)["row"]
    while True:
        day = town_days.today() + datetime.timedelta(days=ahead)
        closed = [row for row in rows if row.get("weekday") == day.isoweekday() or
                  row.get("every_year") == day.isoformat()[5:] or row.get("day") == day.isoformat()]
        if not closed:
            return ahead
        ahead += 1


def play(stage, office):
    due = (town_days.today() + datetime.timedelta(days=60)).isoformat()
    scene = Scene(stage, office, section="health_desk", camera=True)
    card = office.card("hanako")
    home = scene.home()
    carried = home.prepare("eight-months", {**ANSWERS, "due": due})
    scene.holds("at home it ends in a code and nothing is kept on the server",
                carried.startswith("MDH1.") and office.register.received() == 0)
    scene.page_picture(home, "handbook-home", "the code to carry")
    scene.bring(os.path.join(office.folder, "handbook-home.png"))
    stage.step("the code from home, held before the camera, opens what was answered there", scene.hall, "eight-months-brought")
    scene.cut()
    done = scene.resident("eight-months", {"person": True, **{question: KEPT for question in ANSWERS}}, card=card,
                          picture="eight-months", opened=True)
    scene.leave(card)
    scene.join()
    office.register.wait_for([done.number])
    rows = scene.table("handbook", "questionnaires", picture="handbook-questionnaires")
    scene.holds("the midwife reads it before the interview, what needs her soon first", len(rows) == 1, rows)
    slot = scene.clerk_act("interview-slot", {"day": in_days(office_day(20)), "time": "morning"}, row=done.number,
                           view=("handbook", "questionnaires"), picture="interview-slot")
    scene.holds("the interview is booked", not slot.refused and scene.count("SELECT 1 FROM handbook_slots") == 1, slot)
    scene.resident("vaccine-plan", {"born": in_days(-40)}, picture="vaccine-plan", until="table")
    scene.print_here("vaccine-plan-paper")

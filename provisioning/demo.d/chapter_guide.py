"""⑨ 迷わない案内窓口: a question in one's own words, the town's own answer and its journey; what follows a move; distress."""

from driver import hands, names, visits
from scene import Scene

COPY = "juminhyo-copy"


def play(stage, office):
    scene = Scene(stage, office, section="resident_desk", counter=False)
    from_question_to_receipt(scene)
    what_follows_a_move(scene)
    distress(scene)


def ask(scene, sounds, picture=None):
    hall = scene.hall
    hall.wait_for(screen="welcome", id=names.tile("guide"))
    hall.press(names.tile("guide"))
    hall.wait_for(screen="guide_ask")
    hands.type_kana(hall, sounds)
    hall.wait_for(screen="guide_ask", id=names.NEXT)
    if picture:
        scene.stage.step("a question in one's own words", hall, picture)
    hall.press(names.NEXT)
    return hall.wait_for(screen="guide_answer", timeout=30,
                         that=lambda seen: bool(seen.ids("answer.") or seen.ids("entry.") or seen.ids("help.")))


def with_card(scene, card):
    visits.read_on(scene.hall, "purpose")
    visits.agree_and_place(scene.hall, card)
    visits.enter_pin(scene.hall, card.person["pin"]["authentication"])
    scene.hall.wait_for(screen="question")


def from_question_to_receipt(scene):
    hall, card = scene.hall, scene.office.card("hanako")
    asked = ask(scene, "じゅうみんひょう", picture="guide-question")
    scene.stage.step("two answers differ: the guide asks back", hall, "guide-asks-back")
    scene.holds("it asks what about it", "どんな ことですか" in asked.get("title").words(), asked)
    hall.press(f"answer.{COPY}")
    seen = hall.wait_for(screen="guide_answer", id=f"begin.{COPY}")
    scene.stage.step("the town's answer word for word", hall, "guide-answer")
    scene.holds("its source stands below it", "出どころ" in seen.get(f"entry.{COPY}.source").words(), seen)
    hall.press(f"begin.{COPY}")
    with_card(scene, card)
    visits.answer_all(hall, visits.RECORD)
    number = visits.submit(hall)
    visits.leave(hall, card)
    scene.office.register.wait_for([number])
    scene.holds("from the question to the register", True, number)


def what_follows_a_move(scene):
    hall = scene.hall
    hall.wait_for(screen="welcome", id=names.tile("guide"))
    hall.press(names.tile("guide"))
    hall.wait_for(screen="guide_ask", id="events")
    hall.press("events")
    hall.wait_for(screen="question")
    visits.press_on_page(hall, names.option("moved_in"))
    hall.wait_for(that=lambda seen: seen.get(names.option("moved_in")).value == "chosen")
    scene.stage.step("what has changed?", hall, "guide-event")
    screen = next_question(hall)
    while screen.name == "question":
        first = screen.ids("option.")[0]
        hall.press(first)
        hall.wait_for(that=lambda seen: seen.get(first) is not None and seen.get(first).value == "chosen")
        screen = next_question(hall)
    scene.stage.step("what is to be done, where, with what, by when", hall, "guide-life-list")
    seen = visits.turn_to(hall, "begin.report")
    scene.holds("the law's time is said", "14日以内" in seen.get("procedure.report.deadline").words(), seen)
    hall.press(names.NEXT)
    hall.wait_for(screen="welcome")


def next_question(hall):
    now = visits.question_id(hall.screen())
    hall.press(names.NEXT)
    return hall.wait_for(that=lambda seen: seen.name == "life_list" or
                         (seen.name == "question" and visits.question_id(seen) != now))


def distress(scene):
    hall = scene.hall
    seen = ask(scene, "しにたい")
    scene.holds("whom to call stands there", "0120-279-338" in [one.value for one in seen.elements], seen)
    hall.wait_for(screen="guide_answer", id="called")
    scene.stage.step("somebody in distress: whom to call, and a person at once", hall, "guide-distress")
    scene.holds("staff were called", scene.comes("SELECT 1 FROM calls WHERE reason = 'urgent'"))
    scene.holds("what was said is kept nowhere", "しにたい" not in seen.spoken(), seen)
    hall.press(names.BACK)
    seen = hall.wait_for(screen="guide_ask")
    scene.holds("and is gone from the screen", visits.field_value(seen) == "", seen)

"""⑭ 練習と教室: practice leaves nothing; a class is booked, attendance taken by the teacher's device."""

import datetime

from driver.town_days import TOKYO
from scene import Scene, UNKNOWN, digits, kana



def play(stage, office):
    scene = Scene(stage, office, section="learning_desk")
    scene.resident("practice-card", {"person": True, "drink": "tea", "cups": digits("2")}, picture="practice",
                   until="practice_done")
    scene.leave()
    office.wind(301)
    scene.holds("practice queues nothing: no record ever reached the town", office.register.received() == 0)
    booking = {"class": "touch", "name": kana("みほん はなこ"), "phone": UNKNOWN}
    scene.cut()
    booked = scene.resident("class-book", booking, picture="class-book")
    scene.keep_paper("stamp-card")
    scene.leave()
    scene.join()
    office.register.wait_for([booked.number])
    scene.holds("the place is in the register", scene.count("SELECT 1 FROM class_bookings WHERE state = 'booked'") == 1)
    teacher = scene.device("teacher-1", "teacher")
    early = teacher.act("class-attend", {"came": "came"}, row=booked.number)
    scene.holds("before its day no attendance is taken", early["refused"] == "not-yet", early)
    teacher = on_its_day(scene)
    scene.page_picture(teacher, "class-roster", "the teacher's roster")
    came = teacher.act("class-attend", {"came": "came"}, row=booked.number)
    scene.holds("attendance is taken", not came["refused"] and scene.count(
        "SELECT 1 FROM class_bookings WHERE state = 'came'") == 1, came)
    again = teacher.act("class-attend", {"came": "came", "booking": booked.number})
    scene.holds("and only once", again["refused"], again)
    scene.table("learning", "classes", picture="class-counts")


def on_its_day(scene):
    """The class's day comes; the teacher's device is let in again."""
    day = datetime.date.fromisoformat(scene.rows("SELECT day FROM class_bookings")[0]["day"])
    now = scene.hall.clock.now().astimezone(TOKYO)
    scene.office.wind((day - now.date()).days * 86400)
    return scene.device("teacher-2", "teacher")

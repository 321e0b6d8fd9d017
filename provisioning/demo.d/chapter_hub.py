"""④ the hub: a parcel from the van to the hand, three wrong codes, a run sheet, and 「気になる」 at an agreed door."""

from scene import Scene, code, digits

PARCEL = {"parcel": "4901234567", "name": "見本 花子", "address": "見本1234番地5", "handling": "chilled", "watch": True}


def play(stage, office):
    scene = Scene(stage, office, section="kurashi_anzen", role="hub", others=[("ichiro", "welfare_desk", "相談 一郎")])
    driver = scene.device("driver-1", "driver")
    first = the_arrival(scene, driver)
    the_slip(scene, first)
    the_run(scene, driver)
    the_task(scene)


def the_arrival(scene, driver):
    done = driver.act("hub-arrive", PARCEL)
    scene.page_picture(driver, "hub-arrive", "a parcel is scanned in and gets a code for its slip")
    found = scene.rows("SELECT n, code, watch FROM hub_parcels")
    scene.holds("the parcel is in the register", done["refused"] == "" and len(found) == 1 and found[0]["watch"] == 1, done)
    scene.holds("its code was told to the one who writes the slip", found[0]["code"] in done["text"], done)
    again = driver.act("hub-arrive", PARCEL)
    scene.holds("the same parcel does not come in twice", again["refused"] == "already-here", again)
    driver.act("hub-arrive", {**PARCEL, "parcel": "4909999999"})
    return found[0]["code"]


def take(scene, number, written, picture=None):
    done = scene.resident("hub-take", {"parcel": code(number), "code": digits(written)}, picture=picture)
    scene.leave()
    return done


def the_slip(scene, right):
    wrong = f"{(int(right) + 1) % 10000:04}"
    tries = [take(scene, "P1", wrong, picture=f"hub-wrong-{n}" if n in (1, 3) else None) for n in (1, 2, 3)]
    scene.holds("a wrong code is refused, and the third locks", all(one.refused for one in tries) and
                scene.rows("SELECT tries FROM hub_parcels WHERE n = 1")[0]["tries"] == 3, tries)
    locked = take(scene, "P1", right)
    scene.holds("then even the right code has to go to staff", locked.refused and
                scene.rows("SELECT state FROM hub_parcels WHERE n = 1")[0]["state"] == "here", locked)
    scene.table("hub", "here", picture="hub-here")
    given = scene.clerk_act("hub-unlock", {"seen": "licence"}, row="P1", view=("hub", "here"), picture="hub-unlock")
    fresh = scene.rows("SELECT code FROM hub_parcels WHERE n = 1")[0]["code"]
    scene.holds("who was seen by staff gets a new code", not given.refused and any(fresh in one for one in given.told), given)
    taken = take(scene, "P1", fresh, picture="hub-take")
    scene.holds("the parcel is taken", not taken.refused and
                scene.rows("SELECT state FROM hub_parcels WHERE n = 1")[0]["state"] == "taken", taken)
    twice = take(scene, "P1", fresh, picture="hub-twice")
    scene.holds("once", twice.refused, twice)


def the_run(scene, driver):
    driver.act("hub-route", {"route": "asahi"}, row="P2")
    rows = driver.see("hub", "run")
    scene.page_picture(driver, "hub-run", "the run sheet: who, where, cold or not, and where to call out")
    scene.holds("the run has what is on the van", [row for row, _ in rows] == ["P2"], rows)
    scene.table("hub", "run")
    scene.print_table("hub-run-paper")
    seen = driver.act("hub-deliver-watch", {"how": "delivered", "watch": "concern"}, row="P2")
    scene.page_picture(driver, "hub-delivered", "delivered, and 「気になる」")
    scene.holds("it is delivered and a task is open", seen["refused"] == "" and
                scene.rows("SELECT state FROM hub_parcels WHERE n = 2")[0]["state"] == "delivered" and
                scene.count("SELECT 1 FROM hub_tasks WHERE state = 'open' AND level = 'concern'") == 1, seen)


def the_task(scene):
    scene.other_clerk("ichiro")
    scene.table("welfare", "urgent", picture="hub-tasks", sees="見本 花子")
    done = scene.clerk_act("hub-task", {"done": "called"}, row="T1", view=("welfare", "urgent"), cut=True)
    scene.holds("the welfare desk has called, and the task is done", not done.refused and
                scene.count("SELECT 1 FROM hub_tasks WHERE state = 'done'") == 1, done)
    scene.sign_out()

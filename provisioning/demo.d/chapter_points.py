"""⑥ 健康ポイント: joins with the card, reads the code on the venue's wall, redeems; a second, an old and a forged code."""

from scene import Scene, code

PERSON = {"person": True}


def play(stage, office):
    scene = Scene(stage, office, section="health_desk")
    card = office.card("hanako")
    member = the_join(scene, card)
    venue = the_venue(scene)
    the_scans(scene, venue, member)
    the_voucher(scene, card)
    the_sheet(scene, card)


def the_join(scene, card):
    done = scene.resident("points-join", {"person": True, "agree": agree}, card=card, picture="points-join")
    scene.holds("who joins is a member by a number, without a name", not done.refused and scene.count(
        "SELECT 1 FROM points_members WHERE number = ?", (done.number,)) == 1, done)
    scene.leave(card)
    return done.number


def agree(terminal):
    terminal.press("consent.yes")


def the_venue(scene):
    venue = scene.device("venue-1", "venue")
    opened = venue.act("points-open", {"activity": "class", "place": "公民館"})
    scene.holds("a class is opened on the venue's own device", opened["refused"] == "" and
                scene.count("SELECT 1 FROM points_sessions") == 1, opened)
    shown_code(venue)
    scene.page_picture(venue, "points-code", "its wall shows a code that changes by itself")
    return venue


def shown_code(venue):
    """What hangs on the wall now, as people read it."""
    return venue.see("points", "code")[0][1][2].strip()


def scan(scene, member, written, picture=None):
    done = scene.resident("points-scan", {"member": code(member), "code": code(written)}, picture=picture)
    scene.leave()
    return done


def the_scans(scene, venue, member):
    photograph = shown_code(venue)
    scene.cut()
    first = scan(scene, member, photograph, picture="points-scan")
    scene.join()
    scene.office.register.wait_for([first.number])
    scene.holds("read without a line, it is worth its points when the line is back", scene.rows(
        "SELECT SUM(points) AS sum FROM points_ledger")[0]["sum"] == 2)
    second = scan(scene, member, shown_code(venue), picture="points-second")
    scene.holds("a second reading of the same class earns nothing, and says why", second.refused, second)
    scene.office.wind(3600)
    stale = scan(scene, member, photograph, picture="points-stale")
    scene.holds("a photograph of an hour ago is too old", stale.refused, stale)
    now = shown_code(venue)
    forged = now[:-1] + ("0" if now[-1] != "0" else "2")
    at_home = scene.home().send("points-scan", {"member": member, "code": forged})
    scene.holds("a code no venue ever showed is forged, from home too", at_home["refused"] == "forged-code", at_home)
    scene.holds("and the ledger has one line", scene.count("SELECT 1 FROM points_ledger") == 1)


def the_voucher(scene, card):
    done = scene.resident("points-redeem", {"person": True, "reward": "small"}, card=card, picture="points-redeem")
    scene.holds("points become a voucher", not done.refused and scene.count(
        "SELECT 1 FROM points_vouchers WHERE number = ? AND state = 'open'", (done.number,)) == 1, done)
    leave_all(scene, card)
    poor = scene.resident("points-redeem", {"person": True, "reward": "large"}, card=card, picture="points-poor")
    scene.holds("who has too few is told so", poor.refused and
                scene.rows("SELECT SUM(points) AS sum FROM points_ledger")[0]["sum"] == 0, poor)
    leave_all(scene, card)
    scene.table("points", "vouchers", picture="points-vouchers")
    ended = scene.clerk_act("points-void", {"result": "mistake", "reason": reason}, row=done.number,
                            view=("points", "vouchers"), picture="points-void")
    scene.holds("a clerk ends it once; a mistake gives the points back", not ended.refused and
                scene.rows("SELECT SUM(points) AS sum FROM points_ledger")[0]["sum"] == 2, ended)
    scene.table("points", "sessions", picture="points-sessions")
    scene.sign_out()


def leave_all(scene, card):
    """From the receipt, through the table that follows it, home."""
    from driver import names, visits
    if scene.hall.screen().name == "receipt":
        visits.read_on(scene.hall, "receipt")
        scene.hall.press(names.NEXT)
        scene.hall.wait_for(that=lambda one: one.name in ("table", "take_card", "welcome"), timeout=40)
    if scene.hall.screen().name == "table":
        scene.hall.wait_for(screen="table", id=names.NEXT)
        scene.hall.press(names.NEXT)
        scene.hall.wait_for(that=lambda one: one.name in ("take_card", "welcome"))
    if scene.hall.screen().name == "take_card":
        card.pull()
    scene.hall.wait_for(screen="welcome")


def reason(terminal):
    from scene import text
    text("にどおした")(terminal)


def the_sheet(scene, card):
    scene.resident("points-sheet", PERSON, card=card, picture="points-sheet", until="table")
    words = scene.print_here("points-sheet-paper")
    scene.holds("the 台紙 on paper has the stamp", "健康教室" in words.replace(" ", ""), words)
    scene.leave(card)

"""⑨ 迷わない案内窓口: a wait number from the terminal, called by the clerk, read from the board on the wall; and the way."""

from driver import names, visits
from scene import Scene

BOARD = "/see/wait/calls_board"


def board_numbers(pages):
    return [pages.browser._here("GET", f"/element/{one}/text") for one in pages.browser.find_all(".calls b")]


def play(stage, office):
    scene = Scene(stage, office, section="resident_desk")
    board = scene.device("board-1", "board")
    scene.holds("before anybody waits the board says that nobody is called", "ありません" in board.open(BOARD))
    first = scene.resident("wait-take", {"purpose": "records"}, picture="wait-number")
    scene.keep_paper("wait-ticket")
    scene.leave()
    scene.resident("wait-take", {"purpose": "records"})
    scene.leave()
    scene.holds("two wait, and nothing says who", scene.count(
        "SELECT 1 FROM wait_numbers WHERE state = 'waiting' AND section = 'resident_desk'") == 2, first)
    called = scene.clerk_act("wait-call", {}, picture="wait-call")
    scene.holds("the first of the desk is called", not called.refused and scene.count(
        "SELECT 1 FROM wait_numbers WHERE n = 1 AND state = 'called'") == 1, called)
    text = board.open(BOARD)
    scene.holds("the board shows it", board_numbers(scene.pages) == ["1"], text)
    scene.page_picture(board, "wait-board", "the board on the wall, in five languages")
    rows = scene.table("wait", "line", picture="wait-line")
    scene.holds("the desk's line has the called one first", len(rows) == 2 and "呼んでいる" in rows[0], rows)
    scene.clerk_act("wait-done", {}, row="1", view=("wait", "line"))
    scene.holds("who was there is done", scene.count("SELECT 1 FROM wait_numbers WHERE n = 1 AND state = 'done'") == 1)
    scene.clerk_act("wait-call", {})
    scene.clerk_act("wait-absent", {}, row="2", view=("wait", "line"))
    nobody_waits(scene)
    scene.clerk_act("wait-again", {}, row="2", view=("wait", "line"))
    board.open(BOARD)
    scene.holds("who did not come is called once more", board_numbers(scene.pages) == ["2"])
    show_the_way(scene)


def nobody_waits(scene):
    """There is nothing to press but the way back."""
    scene.tab("acts")
    visits.press_on_page(scene.counter, "act.wait-call")
    seen = scene.counter.wait_for(screen="table", text="待っている方は いません")
    scene.stage.step("nobody waits, and nobody can be called", scene.counter, "wait-nobody")
    scene.holds("when nobody waits the clerk is told so before", seen.get(names.NEXT) is not None)
    scene.counter.press(names.NEXT)
    scene.counter.wait_for(screen="desk")


def show_the_way(scene):
    hall = scene.hall
    scene._turn_welcome_to(hall, names.tile("group:here"))
    hall.press(names.tile("group:here"))
    hall.wait_for(screen="welcome", without=names.tile("group:here"))
    hall.press(names.tile("way"))
    hall.wait_for(screen="way")
    scene.stage.step("which place?", hall, "way-choose")
    visits.press_on_page(hall, "place.health_centre")
    seen = hall.wait_for(screen="way", id="found_at")
    scene.stage.step("the way as far as somebody told it", hall, "way")
    scene.holds("the floor is said and for the rest staff are named",
                "2階" in seen.get("found_at").words() and "職員" in seen.get("unknown").words(), seen)
    scene.print_here("way-paper")
    hall.press(names.NEXT)
    hall.wait_for(screen="take_card")
    hall.clock.advance(10)
    hall.wait_for(screen="welcome")

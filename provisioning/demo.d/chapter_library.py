"""⑪ 図書館: found by plain words, lent without a line, put aside, taken by its owner only; a neighbour's book goes on."""

from scene import Scene, digits, text

SLEEP = "33000018"


def borrow(card, book=SLEEP):
    return {"card": digits(card), "book": digits(book)}


def play(stage, office):
    scene = Scene(stage, office, section="library_desk", role="library")
    scene.resident("library-find", {"words": text("ねむれるこ")}, picture="library-find", until="table")
    scene.leave()
    scene.cut()
    lent = scene.resident("library-borrow", borrow("11111111"), picture="library-borrow")
    scene.keep_paper("library-slip")
    scene.leave()
    scene.join()
    office.register.wait_for([lent.number])
    scene.holds("the loan is in the register with its day", scene.count("SELECT 1 FROM library_loans") == 1)
    back = scene.resident("library-return", {"book": digits(SLEEP)}, picture="library-return")
    scene.holds("brought back, nobody's reading is remembered",
                not back.refused and scene.count("SELECT 1 FROM library_loans") == 0, back)
    scene.leave()
    scene.resident("library-hold", {"book": digits(SLEEP), "card": digits("22222222")}, picture="library-hold")
    scene.leave()
    other = scene.resident("library-borrow", borrow("11111111"), picture="library-held")
    scene.holds("what another has put aside is refused in words", other.refused, other)
    scene.leave()
    own = scene.resident("library-borrow", borrow("22222222"))
    scene.holds("its owner takes the own hold", not own.refused, own)
    scene.leave()
    scene.resident("library-return", {"book": digits("31000099")}, picture="library-neighbour")
    scene.leave()
    rows = scene.table("library", "conflicts", picture="library-conflicts")
    scene.holds("staff see the conflict", len(rows) == 1, rows)
    scene.table("library", "bag", picture="library-bag")
    scene.print_table("library-bag-list")
    sent = scene.clerk_act("library-forward", {"bag": "sent"}, row="31000099", view=("library", "bag"))
    scene.holds("the neighbour's book has gone on", not sent.refused and scene.count("SELECT 1 FROM library_bag") == 0, sent)

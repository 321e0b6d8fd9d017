"""One resident's visit from card to clerk, with everything that goes wrong on the way."""

import os

from driver import canary, hands, names, paper, places, visits
from driver.card import COUNTER_READER
from driver.processes import run


def play(stage, office):
    office.open_town()
    office.open_readers()
    stage.step("a town has its keys, its signed pack and a server that is ready")
    clerk = office.card("clerk-taro", COUNTER_READER)
    office.hire(clerk, "kurashi_anzen", "窓口 太郎")
    stage.step("a clerk is known by the key of a card")
    hall, counter = office.hall(), office.counter()
    stage.step("a hall and a counter terminal are enrolled and run")

    welcome(stage, hall)
    wrong_cards(stage, office, hall)
    number = application(stage, office, hall)
    at_the_counter(stage, office, counter, clerk, number)
    what_became_of_it(stage, office, hall, number)
    without_a_card(stage, office, hall)
    the_rest(stage, office, hall)


def welcome(stage, hall):
    hall.wait_for(screen="welcome", id=names.tile("taxi-pass"))
    stage.step("the hall terminal offers what the town does here", hall, "welcome")
    visits.choose_language(hall, "easy")
    hall.wait_for(that=lambda seen: seen.language == "easy")
    stage.step("in plain Japanese", hall, "welcome-easy")
    visits.choose_language(hall, "ja")
    hall.wait_for(that=lambda seen: seen.language == "ja")
    for _ in range(2):
        hall.press_and_wait(names.TEXT_SIZE)
    stage.step("and in large letters", hall, "welcome-largest")
    hall.press_and_wait(names.TEXT_SIZE)
    hall.press(names.STAFF)
    hall.wait_for(screen="call_staff")
    stage.step("職員を呼ぶ says who comes", hall, "call-staff")
    hall.press(names.BACK)
    hall.wait_for(screen="welcome")


def wrong_cards(stage, office, hall):
    """Another card, and a number that is twice wrong: the card keeps its last try."""
    visits.begin(hall, "taxi-pass")
    stage.step("before the first question: what it is for, who sees it, how long it is kept", hall, "purpose")
    hall.press(names.NEXT)
    hall.wait_for(screen="place_card")
    stage.step("the card is asked for", hall, "place-card")
    other = office.card("other-card").place()
    hall.wait_for(screen="card_problem")
    stage.step("a hospital's card is not a My Number card", hall, "other-card")
    other.change_to("ichiro")
    hall.wait_for(screen="enter_pin")
    stage.step("the right kind of card is asked for its 4 digits", hall, "enter-pin")
    visits.enter_pin(hall, "9999")
    hall.wait_for(screen="enter_pin", id="wrong")
    stage.step("a wrong number is told kindly, with how many are left", hall, "wrong-pin")
    visits.enter_pin(hall, "8888")
    hall.wait_for(screen="card_problem")
    stage.step("after two wrong entries the terminal stops", hall, "wrong-pin-stop")
    left = other.tries_left()["text_pin"]
    stage.holds("the card still has its last try", left == 1, f"(it says {left})")
    hall.press(names.QUIT)
    hall.wait_for(screen="take_card")
    stage.step("a card that is forgotten calls", hall, "take-card")
    other.pull()
    other.end()
    hall.wait_for(screen="welcome")


def application(stage, office, hall):
    card = office.card("hanako")
    visits.begin(hall, "taxi-pass")
    visits.agree_and_place(hall, card)
    hands.type_pin(hall, card.person["pin"]["text"])
    hall.wait_for(id=names.NEXT)
    card.fault("removed@3")
    hall.press(names.NEXT)
    hall.wait_for(screen="card_problem")
    stage.step("a card pulled away while it is read loses nothing", hall, "card-pulled")
    card.place()
    hall.wait_for(screen="enter_pin")
    visits.enter_pin(hall, card.person["pin"]["text"])
    visits.on_question(hall, "person")
    stage.step("the card has filled in name, birth date and address, hidden from the lobby", hall, "person")
    hall.press_and_wait("show", text=card.person["address"])
    stage.step("表示する shows them", hall, "person-shown")
    hall.press_and_wait("show")
    visits.go_on(hall)
    visits.on_question(hall, "other_grounds")
    visits.give(hall, "none")
    stage.step("one question on one screen, with why it is asked", hall, "question")
    hall.clock.advance(45)
    hall.wait_for(screen="idle")
    stage.step("nobody touched it for 45 seconds: it asks", hall, "idle")
    hall.press(names.STAY)
    visits.on_question(hall, "other_grounds")
    hall.press(names.QUIT)
    hall.wait_for(screen="quit")
    stage.step("やめる asks once and would leave nothing", hall, "quit")
    hall.press(names.STAY)
    visits.on_question(hall, "other_grounds")
    visits.go_on(hall)
    office.cut_lines()
    stage.step("the line to the town is cut")
    visits.on_question(hall, "notice")
    visits.give(hall, "phone")
    visits.go_on(hall)
    visits.on_question(hall, "phone")
    hands.type_digits(hall, visits.PHONE)
    stage.step("a telephone number, grouped as it is typed", hall, "phone")
    visits.go_on(hall)
    hall.wait_for(screen="review")
    stage.step("everything is read back before it counts", hall, "review")
    visits.read_on(hall, "review")
    stage.step("to its last page, whose button is the act itself", hall, "review-last")
    number = visits.submit(hall)
    hall.wait_for(screen="receipt", that=lambda seen: visits.PRINTING not in seen.text())
    stage.step(f"受け付けました: {number} is on this terminal's disk", hall, "receipt")
    receipt_is_true(stage, office, hall, number)
    visits.read_on(hall, "receipt")
    stage.step("what happens next", hall, "receipt-last")
    visits.leave(hall, card)
    stage.holds("without a line nothing has reached the town", office.register.receipts() == [])
    visits.look_up(hall, number, card.person["birth_date"])
    stage.step("without a line a look-up says so", hall, "look-up-no-line")
    hall.press(names.NEXT)
    hall.wait_for(screen="welcome")
    words = [card.person["name"], card.person["address"], card.person["birth_date"], visits.PHONE]
    found = canary.search([hall.state, hall.home], words)
    stage.holds("nothing of the resident can be found on the terminal's disk", not found, str(found))
    office.join_lines()
    office.wind(301)
    office.register.wait_for([number])
    office.wind(3600)
    stage.holds("the line is back: the application is in the register exactly once",
                office.register.receipts() == [number], str(office.register.receipts()))
    return number


def receipt_is_true(stage, office, hall, number):
    _, png, written = paper.receipt(hall, office.folder)
    file = stage.keep_file("paper", png)
    stage.step(f"the paper is printed  [{file}]")
    code = office.path("receipt.txt")
    with open(code, "w", encoding="utf-8") as text:
        text.write(written)
    done = run([places.program("madoguchi"), "receipt", "verify", code, "--trust",
                os.path.join(office.town, "ca.pem")], check=False)
    stage.holds("zbar reads its code, and public keys alone prove it", done.returncode == 0
                and number in done.stdout.decode(), done.stderr.decode())


def at_the_counter(stage, office, counter, clerk, number):
    counter.wait_for(screen="desk_sign_in")
    stage.step("the counter waits for a clerk's card", counter, "desk-sign-in")
    clerk.place()
    counter.wait_for(screen="desk_sign_in", id=names.digit(1))
    stage.step("and for its 4 digits", counter, "desk-pin")
    visits.type_staff_pin(counter, clerk)
    counter.wait_for(screen="desk", that=lambda seen: bool(visits.queue(seen)), timeout=30)
    stage.step("the queue of this section, with the age of each application", counter, "desk-queue")
    visits.open_case(counter, number)
    stage.step("one application beside what the card proved", counter, "desk-case")
    visits.begin_correction(counter, "phone", visits.new_digits("0868664321"))
    stage.step("a field is corrected, with a reason from the list", counter, "desk-edit")
    visits.save_correction(counter, "phone")
    stage.step("both values stay", counter, "desk-corrected")
    visits.confirm(counter)
    stage.step("確認済", counter, "desk-confirmed")
    stage.holds("the town keeps who decided what, and why",
                [one["kind"] for one in visits.decisions(office.register, number)] == ["correct", "confirm"])
    clerk.pull()
    counter.wait_for(screen="desk_sign_in")
    stage.step("the clerk leaves by taking the card off")


def what_became_of_it(stage, office, hall, number):
    hall.wait_for(screen="welcome")
    hall.press(names.tile("lookup"))
    hall.wait_for(screen="look_up_number")
    visits.type_number(hall, number)
    stage.step("the resident asks by the number of the receipt", hall, "look-up-number")
    hall.press(names.NEXT)
    hall.wait_for(screen="look_up_birth_date")
    hands.type_western_date(hall, office.card("hanako").person["birth_date"])
    stage.step("and the birth date, in eras, read back", hall, "look-up-birth-date")
    hall.wait_for(id=names.NEXT)
    hall.press(names.NEXT)
    answer = hall.wait_for(screen="look_up_result", timeout=40)
    stage.step("state and date, no name and no address", hall, "look-up-result")
    stage.holds("the answer names nobody", "見本" not in answer.spoken())
    hall.press(names.NEXT)
    hall.wait_for(screen="welcome")


def without_a_card(stage, office, hall):
    """A consultation: kana, kanji, dates and consent by touch."""
    visits.begin(hall, "consultation")
    hall.press(names.NEXT)
    seen = hall.wait_for(screen="question")
    pictures = {"areas": "several-of", "kana_name": "kana", "birth_date": "date", "share": "consent"}
    told = {"areas": "what troubles somebody, without having to say why", "kana_name": "a name in kana",
            "birth_date": "a birth date in eras", "share": "consent is asked, never assumed"}
    while seen.name == "question":
        asked = visits.question_id(seen)
        if asked == "kanji_name":
            for letter in "みほん":
                hands.type_more_kana(hall, letter)
            hall.press(names.CONVERT)
            hall.wait_for(id="candidate.0")
            stage.step("kana become kanji by choosing", hall, "kanji")
            hall.press("candidate.0")
            hall.wait_for(without="candidate.0")
        else:
            visits.give(hall, visits.CONSULTATION[asked])
        if asked in pictures:
            stage.step(told[asked], hall, pictures[asked])
        seen = visits.go_on(hall)
    number = visits.submit(hall)
    stage.step("a consultation is booked without a card", hall, "receipt-consultation")
    visits.leave(hall)
    office.wind(301)
    office.register.wait_for([number])
    stage.step("and is in the register")


def the_rest(stage, office, hall):
    new = office.terminal("hall-2", "hall", enrolled=False)
    new.wait_for(screen="preparing")
    stage.step("a terminal that nobody has enrolled accepts nothing", new, "preparing")
    hall.kill()
    hall.start_again()
    hall.wait_for(screen="welcome", id="last_kept")
    stage.step("after a power cut the welcome says, without a name, that the last application was kept", hall, "power-cut")
    hall.program.end()
    stage.holds("hall terminal ends cleanly", hall.program.process.returncode in (0, -15))

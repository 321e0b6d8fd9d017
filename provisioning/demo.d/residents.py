"""What residents of a chapter do at a terminal: a part of the scene."""

import os
import time
import tomllib

from answers import KEPT
from driver import names, places, visits
from driver.processes import Failed
from receipts import LOADING, done, settled


def group_of(journey):
    with open(os.path.join(places.SOURCE, f"provisioning/towns/misaki/journeys/{journey}.toml"), "rb") as file:
        return tomllib.load(file).get("group", "")


def picture_question(answers):
    """The question worth a picture: the first that is neither the card's nor consent."""
    return next((one for one in answers if answers[one] is not True), None)


class Residents:
    def resident(self, journey, answers, card=None, picture=None, until="receipt", terminal=None,
                 opened=False):
        """From the welcome to the receipt (or table, practice_done): every question answered, the record filed."""
        hall = terminal or self.hall
        if not opened:
            self._open_tile(hall, journey)
        seen = self._past_the_card(hall, card)
        while seen.name == "question":
            asked = visits.question_id(seen)
            if asked not in answers:
                raise Failed(f"{journey}: no answer for the question {asked}\n{seen}")
            if answers[asked] is not KEPT:
                visits.give(hall, answers[asked])
            if picture and asked == picture_question(answers):
                self.stage.step(f"{journey}: {asked}", hall, f"{picture}-question")
            seen = visits.go_on(hall)
        if seen.name == "review":
            visits.read_on(hall, "review")
            hall.press(names.NEXT)
            seen = hall.wait_for(that=lambda one: one.name in (until, "receipt", "table", "practice_done"), timeout=40)
        if seen.name == "receipt":
            seen = settled(hall)
        elif seen.name == "table":  # While the town is asked its place says so.
            seen = hall.wait_for(screen="table", that=lambda one: one.get("title") is None
                                 or LOADING not in one.get("title").words())
        if picture:
            self.stage.step(f"{journey}: {seen.name}", hall, picture)
        return done(hall, seen)

    def leave(self, card=None, terminal=None):
        """From the last screen home."""
        hall = terminal or self.hall
        name = hall.screen().name
        if name == "receipt":
            return visits.leave(hall, card)
        hall.press(names.NEXT)
        seen = hall.wait_for(that=lambda one: one.name in ("take_card", "welcome"))
        if card is not None and seen.name == "take_card":
            card.pull()
        elif seen.name == "take_card" and hall.clock is not None:
            hall.clock.advance(10)
        return hall.wait_for(screen="welcome")

    def bring(self, picture, terminal=None):
        """Holds a code made at home before the terminal's camera; gives the screen that opens."""
        hall = terminal or self.hall
        hall.wait_for(screen="welcome")
        self.camera.show(picture)
        deadline = time.monotonic() + 40
        while hall.screen().name == "welcome":
            if time.monotonic() > deadline:
                raise Failed(f"the camera's code opens nothing\n{hall.screen()}")
            if hall.clock is not None:
                hall.clock.advance(0.6)
            time.sleep(0.1)  # Looking takes real time.
        self.camera.dark()
        return hall.screen()

    def _open_tile(self, hall, journey):
        group = group_of(journey)
        wanted = names.tile(f"group:{group}" if group else journey)
        self._turn_welcome_to(hall, wanted)
        if group:
            hall.press(wanted)
            hall.wait_for(screen="welcome", without=wanted)
            self._turn_welcome_to(hall, names.tile(journey))
        hall.press(names.tile(journey))

    def _turn_welcome_to(self, hall, tile):
        seen = hall.wait_for(screen="welcome")
        for _ in range(4):
            if seen.get(tile) is not None:
                return
            if seen.get("tile.more") is None:
                break
            seen = hall.press_and_wait("tile.more", screen="welcome")
        raise Failed(f"nothing on the welcome leads to {tile}\n{seen}")

    def _past_the_card(self, hall, card):
        seen = hall.wait_for(that=lambda one: one.name in ("purpose", "place_card", "enter_pin", "question", "review"))
        if seen.name == "purpose":
            visits.read_on(hall, "purpose")
            hall.press(names.NEXT)
            seen = hall.wait_for(that=lambda one: one.name in ("place_card", "enter_pin", "question"))
        if seen.name == "place_card":
            if card is None:
                raise Failed("this journey wants a card")
            card.place()
            seen = hall.wait_for(screen="enter_pin")
        if seen.name == "enter_pin":
            visits.enter_pin(hall, card.person["pin"]["text"])
            seen = hall.wait_for(that=lambda one: one.name in ("question", "review"), timeout=40)
        return seen

"""What clerks of a chapter do at the counter: a part of the scene."""

from driver import names, visits
from driver.card import COUNTER_READER
from driver.processes import Failed
from receipts import done, settled


class Clerks:
    def sign_in(self):
        if self.counter.screen().name == "desk_sign_in":
            visits.sign_in(self.counter, self.clerk)
        return self.counter.wait_for(screen="desk")

    def sign_out(self):
        self.clerk.pull()
        self.counter.wait_for(screen="desk_sign_in")

    def other_clerk(self, card):
        """Another person, one of `others`, takes the counter."""
        if self.counter.screen().name != "desk_sign_in":
            self.sign_out()
        self.clerk.end()  # Two cards cannot lie on one reader.
        self.clerk = self.office.card(card, COUNTER_READER)
        return self.sign_in()

    def tab(self, identity):
        self.sign_in()
        # The registers' tabs come a request later than 受付 and 業務; the row may stand on another page of itself.
        self.counter.wait_for(screen="desk", that=lambda seen: any("/" in tab for tab in seen.ids("tab.")))
        there = self.counter.screen().get(f"tab.{identity}")
        if there is not None and identity != "queue" and there.value == "chosen":
            self._press_tab("queue")  # So that what is shown then was asked for now.
        return self._press_tab(identity)

    def _turn_tabs_to(self, tab):
        """The row of tabs has pages of its own."""
        seen = self.counter.screen()
        for direction in ("tabs.back", "tabs.next"):
            while seen.get(tab) is None and seen.get(direction) is not None and seen.get(direction).enabled:
                seen = self.counter.press_and_wait(direction)
        if seen.get(tab) is None:
            raise Failed(f"there is no {tab}\n{seen}")

    def _press_tab(self, identity):
        self._turn_tabs_to(f"tab.{identity}")
        self.counter.press(f"tab.{identity}")
        return self.counter.wait_for(
            screen="desk", that=lambda seen: seen.get(f"tab.{identity}") is not None
            and seen.get(f"tab.{identity}").value == "chosen" and seen.get("loading") is None
            and (identity in ("queue", "acts") or seen.get("table") is not None))

    def table(self, reg, view, picture=None, sees=None):
        """Opens a register's view at the counter; gives its rows as words."""
        seen = self.tab(f"{reg}/{view}")
        if sees:
            seen = self.counter.wait_for(screen="desk", text=sees)
        if picture:
            self.stage.step(f"the counter sees {reg}: {view}", self.counter, picture)
        return [one.value or one.label for one in seen.elements if one.id.startswith("trow.")]

    def print_table(self, picture):
        return self.print_here(picture, self.counter)

    def _read_and_answer(self, journey, answers, seen, picture, shows):
        """What the act is about, its questions and the review of both; gives the screen after the last of them."""
        reads = 0
        while seen.name in ("question", "review"):
            if seen.name == "question":
                asked = visits.question_id(seen)
                if asked not in answers:
                    raise Failed(f"{journey}: no answer for the question {asked}\n{seen}")
                visits.give(self.counter, answers[asked])
                seen = visits.go_on(self.counter)
                continue
            words = seen.text()
            words += visits.read_on(self.counter, "review").text()
            reads += 1
            if shows:
                self.holds(f"{journey}: what it is about stands there before it counts",
                           all(one in words for one in shows), words)
            if picture:
                self.stage.step(f"{journey}: read before it counts", self.counter,
                                f"{picture}-review" if reads == 1 else f"{picture}-review-{reads}")
            self.counter.press(names.NEXT)
            seen = self.counter.wait_for(that=lambda one: one.name in ("question", "receipt", "enter_pin"), timeout=40)
        return seen

    def clerk_act(self, journey, answers, row=None, view=None, picture=None, cut=False, shows=()):
        """A clerk's act: from the list of acts, or with row and view=("reg", "view") from that row.

        shows: words that stand there before it can be confirmed.

        cut: the line goes while it is typed and comes back when it has been thanked for.
        """
        if row is None:
            self.tab("acts")
            visits.press_on_page(self.counter, f"act.{journey}")
        else:
            self.table(*view)
            visits.press_on_page(self.counter, f"act.{journey}.{row}")
        # What it is about is looked up first, where it must be seen.
        seen = self.counter.wait_for(that=lambda one: one.name in ("purpose", "question", "review"))
        if cut:
            self.cut()
        if seen.name == "purpose":
            visits.read_on(self.counter, "purpose")
            self.counter.press(names.NEXT)
            seen = self.counter.wait_for(that=lambda one: one.name in ("question", "review"))
        seen = self._read_and_answer(journey, answers, seen, picture, shows)
        if seen.name == "enter_pin":  # The clerk's card signs what was read back.
            if picture:
                self.stage.step(f"{journey}: signed with the clerk's card", self.counter, f"{picture}-sign")
            visits.enter_pin(self.counter, self.clerk.person["pin"]["authentication"])
            self.counter.wait_for(screen="receipt", timeout=40)
        seen = settled(self.counter)
        if picture:
            self.stage.step(f"{journey}: what became of it", self.counter, picture)
        said = done(self.counter, seen)
        self.counter.press(names.NEXT)
        self.counter.wait_for(screen="desk")
        if cut:
            self.counter.wait_for(id="line", text="切断")
            self.holds("without a line the counter says so and keeps what was typed", self.count(
                "SELECT 1 FROM applications WHERE number = ?", (said.number,)) == 0, said)
            self.join()
            self.office.register.wait_for([said.number])
        return said

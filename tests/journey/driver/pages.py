"""The pages beside a town: people at home and devices in the field, all in one real Chromium."""

import os

from . import places
from .browser import Browser, codes_in
from .clock import WoundClock
from .processes import Failed, Program, run

_COOKIE = "__Host-field"
_MOST_PAGES = 150


class Pages:
    """Use as a context inside an open office. Answers are {question: option id | [ids] | "text" | number |
    "YYYY-MM-DD" | {"row": count} | True/False (consent) | None (わからない)}."""

    def __init__(self, office, scripts=False):
        self.office = office
        self.browser = Browser(office.folder, scripts)
        self.url = f"https://127.0.0.1:{office.ports['pages']}"
        self.program = None
        self.clock = None

    def __enter__(self):
        self.start()
        self.browser.__enter__()
        return self

    def __exit__(self, kind, problem, trace):
        if kind is not None and self.browser.session:
            self.browser.picture(self.office.path("pages-at-the-end.png"))
        self.browser.__exit__(kind, problem, trace)
        if self in self.office.terminals:
            self.office.terminals.remove(self)
        self.program.end()

    def start(self):
        """Starts (or, after a kill, starts again) the pages' own process."""
        office, clock = self.office, []
        if office.wound:
            path = os.path.join(office.sockets, "pages.clock")
            if os.path.exists(path):
                os.remove(path)
            clock = ["--clock", f"emulated:{path}"]
            self.clock = WoundClock(path)
            if self not in office.terminals:
                office.terminals.append(self)  # So that office.wind() reaches it.
        self.program = Program("pages", [
            places.program("madoguchi-server"), "--config", os.path.join(office.town, "server.toml"), "--part", "pages",
            "--pack", office.pack, "--pages-listen", f"127.0.0.1:{office.ports['pages']}", *clock], office.folder)
        self.program.hear_until("ready", 30)

    def end(self):
        self.program.end()

    def home(self):
        """Somebody at home, without an account and without a cookie."""
        return Visitor(self, "", None)

    def device(self, name, role):
        """A device of that role: the town prints a code, and somebody types it."""
        done = run([places.program("madoguchi"), "town", "enrol", self.office.town, "--name", name, "--role", role])
        code = done.stdout.decode().splitlines()[0].strip()
        self._be(None)
        self.browser.open(self.url + "/device")
        self.browser.type("#code", code)
        self.browser.press("button.main")
        cookies = [one for one in self.browser.cdp("Network.getAllCookies")["cookies"] if one["name"] == _COOKIE]
        if not cookies:
            raise Failed("the code gave no cookie:\n" + self.browser.text())
        return Visitor(self, "/field", cookies[0]["value"])

    def _be(self, token):
        """One Chromium plays everybody: the cookie says whom."""
        self.browser.cdp("Network.clearBrowserCookies")
        if token:
            self.browser.cdp("Network.setCookie", name=_COOKIE, value=token, url=self.url + "/", path="/", secure=True,
                      httpOnly=True, sameSite="Strict")


class Visitor:
    def __init__(self, pages, base, token):
        self.pages, self.base, self.token = pages, base, token

    @property
    def browser(self):
        return self.pages.browser

    def open(self, path=""):
        self.pages._be(self.token)
        self.browser.open(self.pages.url + self.base + (path or "/"))
        return self.browser.text()

    def picture(self, file):
        return self.browser.picture(file)

    # -- journeys

    def prepare(self, journey, answers):
        """Answers a journey and carries it: the text of its MDH1 code, as zbar reads it from the screen."""
        self._answer(journey, answers)
        self.browser.press("button[value=carry]")
        picture = self.pages.office.path("carried.png")
        self.browser.picture(picture, css="svg.qr")
        codes = codes_in(picture)
        if len(codes) != 1 or not codes[0].startswith("MDH1."):
            raise Failed(f"zbar reads {codes} on {picture}")
        return codes[0]

    def send(self, journey, answers, row=None):
        """Answers a journey and sends it: {"number", "notes": {word: said}, "refused": word or ""}."""
        self._answer(journey, answers, row)
        self.browser.press("button[value=send]")
        return self._effect()

    act = send

    def look(self, journey, answers):
        """Answers a journey that files nothing; what its view shows."""
        self._answer(journey, answers, until="table, .note")
        return self._cells()

    def _effect(self):
        browser = self.browser
        if not browser.find_all("#effect"):
            raise Failed("it was not sent:\n" + browser.text())
        notes = {}
        for element in browser.find_all("#effect [data-note]"):
            path = f"/element/{element}"
            notes[browser._here("GET", path + "/attribute/data-note")] = browser._here("GET", path + "/text")
        return {"number": browser.text("#number"), "notes": notes,
                "refused": browser.attribute("#effect", "data-refused"), "text": browser.text("#effect")}

    def _answer(self, journey, answers, row=None, until="button[value=send], button[value=carry]"):
        browser = self.browser
        self.open(f"/j/{journey}" + (f"?subject={row}" if row else ""))
        if browser.find_all("button[value=start]"):
            browser.press("button[value=start]")
        for _ in range(_MOST_PAGES):
            if not browser.find_all("button[value=next]"):
                if browser.find_all(until):
                    return
                raise Failed(f"{journey} leads nowhere:\n{browser.text()[:1500]}")
            for question, answer in answers.items():
                self._fill(question, answer)
            browser.press("button[value=next]")
            if browser.find_all("#errors"):
                raise Failed(f"{journey}: {browser.text('#errors')}\n{browser.text()[:1500]}")
        raise Failed(f"{journey} has no end")

    def _fill(self, question, answer):
        """Gives the answer if its question stands on this page."""
        browser, name = self.browser, f'[name="{question}"]'
        if not browser.find_all(f'#q-{_css(question)}'):
            return
        if answer is None:
            unknown = f'[name="{question}:unknown"], {name}[value="?"]'
            return self._check(unknown)
        if isinstance(answer, bool):
            answer = "given" if answer else "not_given"
        if isinstance(answer, dict):
            for one, count in answer.items():
                browser.type(f'[name="{question}:line:{one}"]', str(count))
            return None
        if browser.find_all(f'[name="{question}:year"]'):
            for part, text in zip(("year", "month", "day"), str(answer).split("-")):
                browser.type(f'[name="{question}:{part}"]', text)
            return None
        chosen = answer if isinstance(answer, (list, tuple)) else [answer]
        if browser.find_all(f"{name}[type=radio], {name}[type=checkbox]"):
            for one in chosen:
                self._check(f'{name}[value="{one}"]')
            return None
        return browser.type(name, str(answer))

    def _check(self, css):
        element = self.browser.find(css)
        if not self.browser._here("GET", f"/element/{element}/selected"):
            self.browser._here("POST", f"/element/{element}/click")

    # -- views

    def see(self, register, view, **parameters):
        """The cells of a view as people read them. In the field each row is (row id, cells)."""
        query = "&".join(f"{key}={value}" for key, value in parameters.items())
        self.open(f"/see/{register}/{view}" + (f"?{query}" if query else ""))
        rows = self._rows()
        return rows if self.base else [cells for _, cells in rows]

    def figures(self):
        """The figures of the view that is open, by their words."""
        terms, values = self.browser.find_all(".figures dt"), self.browser.find_all(".figures dd")
        text = [[self.browser._here("GET", f"/element/{one}/text") for one in some] for some in (terms, values)]
        return dict(zip(*text))

    def _cells(self):
        return [cells for _, cells in self._rows()]

    def _rows(self):
        if self.browser.find_all(".fault_box"):
            raise Failed(self.browser.text())
        rows = []
        for row in self.browser.find_all("tr[data-row]"):
            path = f"/element/{row}"
            cells = self.browser._here("POST", path + "/elements", {"using": "css selector",
                                                                   "value": "td:not(.acts_cell)"}) or []
            texts = [self.browser._here("GET", f"/element/{list(one.values())[0]}/text") or "" for one in cells]
            rows.append((self.browser._here("GET", path + "/attribute/data-row"), texts))
        return rows


def _css(text):
    """An id as a selector takes it."""
    return "".join(sign if sign.isalnum() or sign in "-_" else "\\" + sign for sign in text)

"""A real Chromium without a window, driven by the WebDriver protocol of Debian's chromedriver."""

import base64
import contextlib
import json
import shutil
import tempfile
import time
import urllib.error
import urllib.request

from .ports import held_port
from .processes import Failed, Program, run

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def is_here():
    return bool(shutil.which("chromium") and shutil.which("chromedriver"))


class Browser:
    """Use as a context. `scripts=False` is a browser whose owner switched JavaScript off."""

    def __init__(self, folder, scripts=True, width=1000, height=1200):
        self.folder = folder
        self.scripts = scripts
        self.size = f"{width},{height}"

    def __enter__(self):
        self.held = contextlib.ExitStack()
        self.port = held_port(self.held)
        self.profile = tempfile.mkdtemp(prefix="mdg.browser.")
        self.driver = Program("chromedriver", [shutil.which("chromedriver"), f"--port={self.port}"], self.folder)
        self.session = None
        try:
            self._wait_for_the_driver()
            self.session = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": self._wishes()}})["sessionId"]
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, kind, problem, trace):
        if self.session:
            try:
                self._ask("DELETE", f"/session/{self.session}")
            except Failed:
                pass
        self.driver.end()
        self.held.close()
        shutil.rmtree(self.profile, ignore_errors=True)

    def _wishes(self):
        prefs = {} if self.scripts else {"profile.managed_default_content_settings.javascript": 2}
        return {
            "browserName": "chrome",
            "acceptInsecureCerts": True,  # The town's own authority is not in the browser's list.
            "goog:chromeOptions": {
                "binary": shutil.which("chromium"),
                "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                         f"--window-size={self.size}", f"--user-data-dir={self.profile}", "--lang=ja"],
                "prefs": prefs}}

    def _wait_for_the_driver(self):
        deadline = time.monotonic() + 40
        while time.monotonic() < deadline:
            try:
                if self._ask("GET", "/status").get("ready"):
                    return
            except (Failed, OSError):
                time.sleep(0.1)
        raise Failed("chromedriver does not answer:\n" + self.driver.log())

    def _ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        if method == "POST" and data is None:
            data = b"{}"
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, method=method,
                                         headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                value = json.load(answer)["value"]
                return {} if value is None else value
        except urllib.error.HTTPError as problem:
            raise Failed(f"{method} {path}: {problem.read()[:600].decode(errors='replace')}") from None

    def _here(self, method, path, body=None):
        return self._ask(method, f"/session/{self.session}{path}", body)

    # -- what a visitor does

    def open(self, url):
        self._here("POST", "/url", {"url": url})

    def find(self, css):
        """The first element; Failed with the page's words when there is none."""
        found = self.find_all(css)
        if not found:
            raise Failed(f"no {css} on the page {self.title()!r}:\n{self.text()[:1500]}")
        return found[0]

    def find_all(self, css):
        found = self._here("POST", "/elements", {"using": "css selector", "value": css})
        return [one[_ELEMENT] for one in found] if found else []

    def click(self, css):
        self._here("POST", f"/element/{self.find(css)}/click")

    def press(self, css):
        """Clicks what leads to another page, and waits until it is there."""
        self.leads_on(lambda: self.click(css), css)

    def leads_on(self, act, what="it"):
        before = self.find("html")
        act()
        self.until(lambda: self.find_all("html") not in ([], [before]), f"{what} to lead somewhere")

    def until(self, happened, why):
        deadline = time.monotonic() + 40
        while not happened():
            if time.monotonic() > deadline:
                raise Failed(f"waited for {why}:\n{self.text()[:1500]}")
            time.sleep(0.02)

    def type(self, css, text):
        element = self.find(css)
        self._here("POST", f"/element/{element}/clear")
        self._here("POST", f"/element/{element}/value", {"text": text})

    def keys(self, text):
        """Types where the focus is, as a keyboard does: "\\ue004" is Tab, "\\ue007" Enter."""
        actions = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._here("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    # -- what a visitor sees

    def title(self):
        return self._here("GET", "/title") or ""

    def url(self):
        return self._here("GET", "/url")

    def text(self, css="body"):
        found = self.find_all(css)
        return self._here("GET", f"/element/{found[0]}/text") or "" if found else ""

    def attribute(self, css, name):
        return self._here("GET", f"/element/{self.find(css)}/attribute/{name}") or ""

    def focused(self):
        """The id or name of the element that has the focus."""
        active = self._here("GET", "/element/active")[_ELEMENT]
        return (self._here("GET", f"/element/{active}/attribute/id")
                or self._here("GET", f"/element/{active}/attribute/name") or "")

    def cookies(self):
        return self._here("GET", "/cookie") or []

    def run(self, script, *words):
        return self._here("POST", "/execute/sync", {"script": script, "args": list(words)})

    def cdp(self, command, **words):
        """Chromium's own protocol, for what WebDriver cannot."""
        return self._here("POST", "/goog/cdp/execute", {"cmd": command, "params": words})

    def picture(self, file, css=None):
        """A PNG of the whole page, however long, or of one element."""
        if css:
            clip = self._here("GET", f"/element/{self.find(css)}/rect")
        else:
            clip = self.cdp("Page.getLayoutMetrics")["cssContentSize"]
        shot = self.cdp("Page.captureScreenshot", captureBeyondViewport=True, clip={**clip, "scale": 1})
        with open(file, "wb") as image:
            image.write(base64.b64decode(shot["data"]))
        return file

    def paper(self, file):
        """The page as its print style sheet puts it on paper: a PDF."""
        with open(file, "wb") as paper:
            paper.write(base64.b64decode(self.cdp("Page.printToPDF", preferCSSPageSize=True)["data"]))
        return file


def codes_in(picture):
    """What zbar reads in a picture."""
    done = run(["zbarimg", "--raw", "--quiet", picture], check=False, timeout=60)
    return done.stdout.decode(errors="replace").split()

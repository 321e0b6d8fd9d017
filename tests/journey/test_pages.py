"""The pages in a real Chromium: at home without an account, in the field with an enrolled device."""

import contextlib
import datetime
import os
import shutil
import sqlite3
import ssl
import time
import unittest
import urllib.parse
import urllib.request

from driver import places, town_days
from driver.browser import codes_in, is_here
from driver.pages import Pages
from driver.processes import Program, run
from journey import Journey

TAB, ENTER, SPACE = "\ue004", "\ue007", " "

CARE = {"filed_by": "self", "kind": None, "kana_name": "みさき はなこ", "kanji_name": "美咲 花子",
        "birth_date": "1955-02-17", "address": "原田 1234", "phone": "０８６８－６６－１１１１", "place": None, "doctor": None, "show_to_helpers": False}
DUE = town_days.today() + datetime.timedelta(days=60)
BABY = {"due": DUE.isoformat(), "feeling": None, "worries": None, "help": None, "interview": None, "phone": None}
PARCEL = {"parcel": "4512345678", "name": "美咲 花子", "address": "原田 1234", "handling": "ordinary", "watch": False}

# What is too pale to read, as [words, ratio] (WCAG 2.2, 1.4.6: 7:1); large words of buttons too.
PALE = """
const light = (colour) => {
  const parts = colour.match(/[0-9.]+/g).slice(0, 3).map((one) => {
    const part = Number(one) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
};
const ground = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== "rgba(0, 0, 0, 0)" && colour !== "transparent") return colour;
  }
  return "rgb(255, 255, 255)";
};
const pale = [];
for (const element of document.querySelectorAll("body *")) {
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  if (!own || !element.getClientRects().length) continue;
  const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
  const ratio = (a + 0.05) / (b + 0.05);
  if (ratio < 7) pale.push([element.textContent.trim().slice(0, 40), ratio]);
}
return pale;
"""

# Fields without a name for a screen reader, pictures without words, wide pages.
NAMELESS = """
const bad = [];
for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
  if (!field.labels.length && !field.getAttribute("aria-label")) bad.push(field.name);
}
for (const code of document.querySelectorAll("svg")) {
  if (!code.getAttribute("aria-label")) bad.push("svg");
}
if (!document.documentElement.lang) bad.push("lang");
if (document.querySelectorAll("h1").length !== 1) bad.push("h1");
if (document.documentElement.scrollWidth > innerWidth) bad.push("wider than the window");
return bad;
"""


def posted(pages, path, fields):
    """A form sent as a browser without any headers of its own would."""
    trust = ssl.create_default_context(cafile=os.path.join(pages.office.town, "ca.pem"))
    request = urllib.request.Request(pages.url + path, urllib.parse.urlencode(fields).encode())
    with urllib.request.urlopen(request, context=trust, timeout=60) as answer:
        return answer.read().decode()


def place_a_call(office, number, section):
    """What a clerk's call leaves in the register, now."""
    with sqlite3.connect(office.store, timeout=20) as store:
        town = store.execute("SELECT town_id FROM terminals LIMIT 1").fetchone()[0]
        now = int(time.time() * 1000)
        day = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=9)).date().isoformat()
        store.execute("INSERT INTO wait_numbers (town_id, place, day, n, section, purpose, language, state, taken_at,"
                      " first_called_at, called_at) VALUES (?, 'hall', ?, ?, ?, 'records', 'ja', 'called', ?, ?, ?)",
                      (town, day, number, section, now, now, now))


@unittest.skipUnless(is_here(), "chromium and chromium-driver are not installed")
class PagesInChromium(Journey):
    def open_pages(self, **how):
        office = self.open_office(readers=False)
        return office, self.enterContext(Pages(office, **how))

    def test_without_javascript_a_journey_prepared_at_home_leaves_as_a_code_only_the_town_opens(self):
        office, pages = self.open_pages(scripts=False)
        home = pages.home()
        text = home.prepare("eight-months", BABY)
        self.assertEqual(office.register.received(), 0, "nothing is kept unless it is sent")
        home.open("/resume")
        pages.browser.type("#text", text)
        pages.browser.press("button.main")
        self.assertIn(f"令和{DUE.year - 2018}年{DUE.month}月{DUE.day}日", pages.browser.text())
        self.assertTrue(pages.browser.find_all("button[value=carry]"), pages.browser.text())
        self.assertFalse(pages.browser.find_all("button[value=send]"), "the card is asked at a terminal")

    def test_a_form_sent_twice_is_one_application_and_its_number_can_be_looked_up(self):
        office, pages = self.open_pages(scripts=False)
        home = pages.home()
        home._answer("care-apply", CARE)
        form = pages.browser.attribute("input[name=form]", "value")
        pages.browser.press("button[value=send]")
        sent = home._effect()
        picture = pages.browser.picture(office.path("receipt.png"), css="svg.qr")
        qr = codes_in(picture)
        again = posted(pages, "/j/care-apply", {"form": form, "do": "send"})
        self.assertIn(sent["number"], again)
        office.register.wait_for([sent["number"]])
        office.register.check_once([sent["number"]])
        self.assertEqual(office.register.received(), 1)
        self.assertEqual(len(qr), 1)
        file = office.path("receipt.txt")
        with open(file, "w", encoding="utf-8") as out:
            out.write(qr[0])
        run([places.program("madoguchi"), "receipt", "verify", file, "--trust", os.path.join(office.town, "ca.pem")])
        home.open("/look-up")
        pages.browser.type("#number", sent["number"].lower().replace("-", " "))
        for part, value in (("year", "1955"), ("month", "2"), ("day", "17")):
            pages.browser.type(f'[name="birth_date:{part}"]', value)
        pages.browser.press("button.main")
        self.assertIn("役場に 届いています", pages.browser.text())

    def test_a_device_does_its_own_work_hears_a_refusal_at_once_and_is_shut_out_when_revoked(self):
        office, pages = self.open_pages(scripts=True)
        driver = pages.device("van-1", "driver")
        first = driver.act("hub-arrive", PARCEL)
        self.assertEqual(first["refused"], "")
        self.assertTrue(first["notes"], "the driver is told where the parcel stands")
        self.assertEqual(driver.act("hub-arrive", PARCEL)["refused"], "already-here")
        rows = office.register.rows("SELECT carrier_code FROM hub_parcels")
        self.assertEqual([row["carrier_code"] for row in rows], [PARCEL["parcel"]])
        driver.open("/j/points-open")
        self.assertIn("ありません", pages.browser.text(), "another role's journey is not there")
        cookie = next(one for one in pages.browser.cookies() if one["name"] == "__Host-field")
        self.assertTrue(cookie["httpOnly"] and cookie["secure"] and cookie["sameSite"] == "Strict", cookie)
        with open(office.store, "rb") as store:
            self.assertNotIn(cookie["value"].encode(), store.read(), "the town keeps the digest alone")
        thief = pages.home()
        thief.base = "/field"
        self.assertIn("コード", thief.open())
        self.assertIn("van-1", driver.open())
        run([places.program("madoguchi"), "town", "revoke", office.town, "--name", "van-1"])
        self.assertIn("コード", driver.open())

    def test_a_board_shows_a_call_by_itself_in_five_languages_without_javascript(self):
        office, pages = self.open_pages(scripts=False)
        wall = pages.device("board-1", "board")
        quiet = wall.open("/see/wait/calls_board")
        self.assertIn("お呼びしている番号", quiet)
        self.assertIn("Numbers called now", quiet)
        self.assertFalse(pages.browser.find_all(".calls b"))
        place_a_call(office, 12, "resident_desk")
        # Nobody touches the wall: it fetches itself again, so what is on it is asked in one breath.
        read = "return document.querySelector('.calls') ? document.body.innerText : ''"
        deadline = time.monotonic() + 30
        shown = pages.browser.run(read)
        while not shown:
            self.assertLess(time.monotonic(), deadline, "the call never came onto the board")
            time.sleep(0.2)
            shown = pages.browser.run(read)
        for words in ("12", "住民票の窓口", "Resident Record Counter", "住民票窗口", "Quầy cư trú"):
            self.assertIn(words, shown)
        self.assertFalse(pages.browser.find_all("a, button, input, nav"), "a wall has nothing to press")
        for width, height in ((1920, 1080), (1080, 1920)):
            pages.browser._here("POST", "/window/rect", {"width": width, "height": height})
            wall.open("/see/wait/calls_board")
            self.assertEqual(pages.browser.run(PALE), [])
            self.assertEqual(pages.browser.run(NAMELESS), [])
            cut = pages.browser.run("return [...document.querySelectorAll('main, .calls, .calls li, .below')]"
                                    ".filter((one) => one.scrollHeight > one.clientHeight + 1).length")
            self.assertEqual(cut, 0, "everything stands on one screen")
            pages.browser.picture(office.path(f"board-{width}.png"))
        logged = office.register.rows("SELECT 1 FROM audit WHERE subject = 'wait/calls_board'")
        self.assertEqual(logged, [], "a wall that looks every five seconds does not fill the audit")

    def test_what_was_looked_at_leaves_on_one_sheet_of_paper_without_buttons(self):
        office, pages = self.open_pages(scripts=True)
        rows = pages.home().look("vaccine-plan", {"born": "2026-09-01"})
        paper = pages.browser.paper(office.path("plan.pdf"))
        said = run(["pdfinfo", paper]).stdout.decode()
        self.assertRegex(said, r"Pages:\s+1\n")
        self.assertRegex(said, r"Page size:\s+59[45][.0-9]* x 84[12]")
        words = run(["pdftotext", "-layout", paper, "-"]).stdout.decode().replace(" ", "")
        for row in rows:
            self.assertIn(row[0].replace(" ", ""), words)
        self.assertNotIn("カレンダー", words)

    def test_with_the_keyboard_alone_a_question_is_answered_and_an_error_found(self):
        _, pages = self.open_pages(scripts=True)
        browser = pages.browser
        pages.home().open("/j/care-apply")
        for button in ("start", "next"):
            self.tab_to(browser, button)
            browser.leads_on(lambda: browser.keys(ENTER))
        self.assertTrue(browser.title().startswith("誤り"), browser.title())
        browser.until(lambda: browser.focused() == "errors", "the summary of errors to be reached first")
        browser.keys(TAB)
        browser.keys(ENTER)  # The link of the summary leads to the field.
        self.tab_to(browser, "f-filed_by", most=3)
        browser.keys(SPACE)
        self.tab_to(browser, "next")
        browser.leads_on(lambda: browser.keys(ENTER))
        self.assertFalse(browser.find_all("#errors"), browser.text())

    def tab_to(self, browser, wanted, most=25):
        for _ in range(most):
            here = browser._here("GET", "/element/active")
            path = f"/element/{list(here.values())[0]}"
            if wanted in (browser._here("GET", path + "/attribute/id"), browser._here("GET", path + "/attribute/value")):
                return
            browser.keys(TAB)
        self.fail(f"Tab never comes to {wanted}:\n{browser.text()}")

    def test_every_page_can_be_read_heard_and_held_in_a_hand(self):
        _, pages = self.open_pages(scripts=True)
        home, browser = pages.home(), pages.browser
        for width in (360, 1000):
            browser._here("POST", "/window/rect", {"width": width, "height": 900})
            for path in ("", "/j/care-apply", "/look-up", "/resume", "/device", "/no-such-page", "/?lang=easy"):
                home.open(path)
                self.check_page(browser, f"{path} at {width}")
            home._answer("care-apply", CARE)
            self.check_page(browser, "review")
            browser.press("button[value=carry]")
            self.check_page(browser, "carried")
            home.open("/j/shopping-order")
            browser.press("button[value=start]")
            self.check_page(browser, "lines")
            browser.click('[data-step="1"]')
            self.assertRegex(browser.text(".sum"), "[0-9,]+円")

    def check_page(self, browser, where):
        with self.subTest(page=where):
            self.assertEqual(browser.run(PALE), [], where)
            self.assertEqual(browser.run(NAMELESS), [], where)

    def test_the_pages_run_where_no_store_and_no_key_of_the_town_can_be_read(self):
        office = self.open_office(readers=False)
        bare = office.path("pages-only")
        os.mkdir(bare)
        for name in ("tls.pem", "tls.key", "pack.pem"):
            shutil.copy(os.path.join(office.town, name), bare)
        pages = Program("bare-pages", [
            places.program("madoguchi-server"), "--part", "pages", "--keys", bare, "--pack", office.pack, "--pages-listen",
            f"127.0.0.1:{office.ports['pages']}", "--pages-socket", os.path.join(office.town, "pages.sock")],
            office.folder)
        try:
            pages.hear_until("ready", 30)
            opened = []
            for one in os.listdir(f"/proc/{pages.pid}/fd"):
                with contextlib.suppress(FileNotFoundError):  # A connection may end between the two looks.
                    opened.append(os.readlink(f"/proc/{pages.pid}/fd/{one}"))
            self.assertTrue(opened)
            self.assertFalse([one for one in opened if "sqlite" in one or one.endswith((".db", ".key"))], opened)
            trust = ssl.create_default_context(cafile=os.path.join(office.town, "ca.pem"))
            url = f"https://127.0.0.1:{office.ports['pages']}/j/care-apply"
            with urllib.request.urlopen(url, context=trust, timeout=60) as answer:
                self.assertIn("form-action 'self'", answer.headers["content-security-policy"])
        finally:
            pages.end()

#!/usr/bin/env python3
"""Draws every screen in every text size, orientation and language, with a page to flip through them."""

import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys

SOURCE = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
FOLDER = os.path.join(SOURCE, "build/demo/pictures")
LANGUAGES = ("ja", "easy", "en", "zh", "vi")
SIZES = ("0", "1", "2")
WINDOWS = {"landscape": "1920x1080", "portrait": "1080x1920"}
_FILE = re.compile(r"(?P<name>.+)\.(?P<language>" + "|".join(LANGUAGES) + r")\.(?P<size>[012])(?P<page>(\.\w+)*)\.png")


def draw(program, orientation, language, size):
    """One language in one size and orientation; gives what had no room."""
    done = subprocess.run(
        [program, os.path.join(FOLDER, orientation), "--language", language, "--size", size, "--window",
         WINDOWS[orientation], "--screens"], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{os.path.basename(program)}: {done.stderr.strip() or done.returncode}")
    return [line.replace(FOLDER + "/", "") for line in done.stdout.splitlines() if line]


def found():
    """Screen → the pictures there are of it, as orientation/language/size → file."""
    screens = {}
    for orientation in WINDOWS:
        for file in sorted(os.listdir(os.path.join(FOLDER, orientation))):
            if (part := _FILE.fullmatch(file)) is not None:
                of_screen = screens.setdefault(part["name"] + part["page"], {})
                of_screen[f"{orientation}/{part['language']}/{part['size']}"] = f"{orientation}/{file}"
    return screens


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Madoguchi: every screen</title><style>
body { margin: 0; font: 16px/1.4 sans-serif; display: grid; grid-template-columns: 18rem 1fr; height: 100vh }
nav { overflow: auto; background: #f6f4ee; padding: .5rem }
nav a { display: block; padding: .15rem .4rem; color: #1a1a1a; text-decoration: none }
nav a.now { background: #0017c1; color: #fff }
main { display: flex; flex-direction: column; min-width: 0; padding: .5rem; gap: .5rem; height: 100vh;
  box-sizing: border-box }
p { margin: 0 } p b { margin-left: 1rem }
button { font: inherit; padding: .2rem .7rem } button.now { background: #0017c1; color: #fff }
#one { flex: 1; min-height: 0; text-align: center } #one img { max-width: 100%; max-height: 100%; border: 1px solid }
#all { flex: 1; overflow: auto; display: none; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); gap: .5rem }
#all figure { margin: 0 } #all img { width: 100%; border: 1px solid } body.many #one { display: none }
body.many #all { display: grid }
</style></head><body><nav id="list"></nav><main><p id="ways"></p><div id="one"></div><div id="all"></div></main>
<script>
const screens = SCREENS, complaints = COMPLAINTS;
const names = Object.keys(screens);
const ways = {orientation: ["landscape", "portrait"], language: ["ja", "easy", "en", "zh", "vi"], size: ["0", "1", "2"]};
let now = {screen: names[0], orientation: "landscape", language: "ja", size: "0"};
const key = n => [n.orientation, n.language, n.size].join("/");
const $ = id => document.getElementById(id);
function image(file) { const i = new Image(); i.src = file; i.loading = "lazy"; i.title = file; return i; }
function show() {
  location.hash = [now.screen, now.orientation, now.language, now.size].join(",");
  $("ways").replaceChildren(...Object.entries(ways).flatMap(([way, values]) =>
    [Object.assign(document.createElement("b"), {textContent: way + " "}), ...values.map(v =>
      Object.assign(document.createElement("button"), {textContent: v, className: now[way] === v ? "now" : "",
        onclick: () => { now[way] = v; show(); }}))]),
    Object.assign(document.createElement("b"), {textContent:
      "arrows: screen; o l s: orientation, language, size; a: all of a screen " + (complaints[screens[now.screen][key(now)]] || "")}));
  for (const a of $("list").children) { a.className = a.textContent === now.screen ? "now" : "";
    if (a.className) a.scrollIntoView({block: "nearest"}); }
  const file = screens[now.screen][key(now)];
  $("one").replaceChildren(file ? image(file) : "no such picture");
  $("all").replaceChildren(...(document.body.className !== "many" ? [] : Object.entries(screens[now.screen]).map(([k, f]) => {
    const figure = document.createElement("figure"); figure.append(k, image(f)); return figure; })));
}
function step(way, by) { const all = way === "screen" ? names : ways[way];
  now[way] = all[(all.indexOf(now[way]) + by + all.length) % all.length]; show(); }
onkeydown = e => { const act = {ArrowRight: ["screen", 1], ArrowDown: ["screen", 1], ArrowLeft: ["screen", -1],
  ArrowUp: ["screen", -1], o: ["orientation", 1], l: ["language", 1], s: ["size", 1]}[e.key];
  if (act) { e.preventDefault(); step(...act); }
  if (e.key === "a") { document.body.classList.toggle("many"); show(); } };
for (const name of names) $("list").append(Object.assign(document.createElement("a"), {textContent: name, href: "#",
  onclick: e => { e.preventDefault(); now.screen = name; show(); }}));
const asked = decodeURIComponent(location.hash.slice(1)).split(",");
if (screens[asked[0]]) now = {screen: asked[0], orientation: asked[1], language: asked[2], size: asked[3]};
show();
</script></body></html>
"""


def write_page(screens, complaints):
    by_file = {}
    for line in complaints:
        file, _, what = line.partition(": ")
        by_file[file] = (by_file.get(file, "") + "; " + what).lstrip("; ")
    page = PAGE.replace("SCREENS", json.dumps(screens, ensure_ascii=False)).replace(
        "COMPLAINTS", json.dumps(by_file, ensure_ascii=False))
    with open(os.path.join(FOLDER, "index.html"), "w", encoding="utf-8") as file:
        file.write(page)


def main():
    program = os.path.join(os.environ["MADOGUCHI_BIN"], "screens_gallery")
    shutil.rmtree(FOLDER, ignore_errors=True)
    cases = [(orientation, language, size) for orientation in WINDOWS for language in LANGUAGES for size in SIZES]
    for orientation in WINDOWS:
        os.makedirs(os.path.join(FOLDER, orientation))
    complaints = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as hands:
        for number, wrong in enumerate(hands.map(lambda case: draw(program, *case), cases), 1):
            complaints += wrong
            print(f"  {number:2} of {len(cases)}: {', '.join(cases[number - 1])}", flush=True)
    screens = found()
    write_page(screens, complaints)
    for line in complaints:
        print(f"      {line}")
    count = sum(len(each) for each in screens.values())
    print(f"{len(screens)} screens, {count} pictures, {len(complaints)} words without room")
    print(f"look at {os.path.relpath(FOLDER)}/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())

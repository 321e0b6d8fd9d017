"""Measures what a person's eyes and fingers meet: target sizes, contrast and height of words
(docs: visual.md). Contrast is read from the real pixels, not from the theme."""

import functools

from .screen import Element  # noqa: F401 (named in the annotations)

TARGET_PX = 96           # 20 mm on the panel
GAP_PX = 20
CONTRAST = 7.0           # WCAG AAA, words
# BIZ UDPGothic: a kanji's ink is about 0.90 em high, so 32 px text gives lines of about 29 px.
KANJI_EM = 0.90
TOUCHED = {"button", "choice", "check", "field", "key", "item"}
READ = TOUCHED | {"heading", "text", "alert", "list"}


def _linear(part):
    part /= 255
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4


@functools.lru_cache(maxsize=1 << 14)
def luminance(colour):
    return (0.2126 * _linear(colour >> 16) + 0.7152 * _linear(colour >> 8 & 255)
            + 0.0722 * _linear(colour & 255))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_target(element):
    """What a finger may press. A read-back line is an item too; a text field is typed into by keys. Rows of a
    table and lines of a receipt are only read, however high: what can be done stands on them as a button."""
    if element.id.startswith(("trow.", "told.", "next.", "bring.", "figure.")):
        return False
    return (element.role in TOUCHED - {"item", "field"} or (element.role == "item" and element.h >= TARGET_PX)
            or (element.role == "field" and element.id not in ("text", "pin")))


def words_contrast(picture, element):
    """Contrast of an element's most common ink on its ground; None when it shows no words. Its edge is
    left out: edges may be paler than words."""
    inset = 10 if is_target(element) or element.id.startswith("trow.") else 0
    area = (element.x + inset, element.y + inset, element.w - 2 * inset, element.h - 2 * inset)
    if area[2] < 8 or area[3] < 8:
        return None
    counts = picture.colours(*area)
    if len(counts) < 2:
        return None
    (ground, _), *rest = counts.most_common(12)
    inks = [(colour, times) for colour, times in rest if contrast(colour, ground) > 1.3]
    if not inks or sum(times for _, times in inks) < 20:
        return None
    # A row of a table, its buttons, a tile and a chart hold lines, edges and bars beside their words: of the frequent
    # inks the words are the darkest.
    if element.id.startswith(("trow.", "tile.", "act.", "chart.")):
        most = max(times for _, times in inks)
        return max(contrast(colour, ground) for colour, times in inks if times * 20 >= most)
    # Grey steps of the glyphs' rims are each rarer than the ink itself.
    return contrast(max(inks, key=lambda one: one[1])[0], ground)


def line_height(picture, element):
    """Height in pixels of the tallest line of ink inside an element; None without ink."""
    inset = 10 if is_target(element) else 0
    left, right = int(element.x + inset), int(element.x + element.w - inset)
    top, bottom = int(element.y + inset), int(element.y + element.h - inset)
    left, right = max(0, left), min(picture.width, right)
    rows = [picture.row(y, left, right) for y in range(max(0, top), min(picture.height, bottom))]
    if not rows or not rows[0]:
        return None
    ground = picture.colours(left, top, right - left, bottom - top).most_common(1)[0][0]
    tallest = run = 0
    for row in rows:
        is_plain = row == row[:4] * (right - left)
        inks = {pixel & 0xFFFFFF for pixel in set(memoryview(row[:4] if is_plain else row).cast("I"))}
        run = run + 1 if any(pixel != ground and contrast(pixel, ground) > 2 for pixel in inks) else 0
        tallest = max(tallest, run)
    return tallest or None


def has_kanji(words):
    return any("\u4e00" <= letter <= "\u9fff" for letter in words)


def shows_words(element):
    """A field shows what was typed, not its label; the number of a card is only discs."""
    if element.role == "field":
        return bool(element.value) and element.id != "pin"
    return bool(element.words())


def too_close(screen):
    """Pairs of targets that lie nearer than a finger can tell apart."""
    targets = [one for one in screen.elements if is_target(one)]
    for place, one in enumerate(targets):
        for other in targets[place + 1:]:
            across = max(one.x, other.x) - min(one.x + one.w, other.x + other.w)
            down = max(one.y, other.y) - min(one.y + one.h, other.y + other.h)
            if max(across, down) < GAP_PX - 1:
                yield one, other, max(across, down)


def complaints(screen, picture, least_text_px=32):
    """One sentence for everything on this screen that is too small or too pale."""
    found = [f"{screen.name}: {one.id} and {other.id} are {gap:g} px apart, less than {GAP_PX}"
             for one, other, gap in too_close(screen)]
    for element in screen.elements:
        what = f"{screen.name}: {element.role} {element.id} {element.label[:20]!r}"
        if is_target(element) and element.h < TARGET_PX:
            found.append(f"{what} is {element.h:g} px high, less than {TARGET_PX}")
        if element.role not in READ or not shows_words(element) or not element.enabled:
            continue
        seen = words_contrast(picture, element)
        if seen is not None and seen < CONTRAST:
            found.append(f"{what} has a contrast of {seen:.1f}:1, less than {CONTRAST:g}:1")
        height = line_height(picture, element) if has_kanji(element.label) else None
        if height is not None and height < int(least_text_px * KANJI_EM) - 2:
            found.append(f"{what} is written {height} px high, less than {least_text_px} px text")
    return found

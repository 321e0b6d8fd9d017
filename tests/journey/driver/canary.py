"""Looks for a person's words in files, in every form a program might have left them."""

import base64
import os


def forms(text):
    """The five encodings a word may hide in; base64 at each of its three alignments."""
    plain = text.encode()
    found = {"UTF-8": [plain], "UTF-16": [text.encode("utf-16-le"), text.encode("utf-16-be")],
             "hex": [plain.hex().encode(), plain.hex().upper().encode()], "base64": []}
    try:
        found["Shift_JIS"] = [text.encode("cp932")]
    except UnicodeEncodeError:
        found["Shift_JIS"] = []
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + plain)
        start, end = (0, 2, 3)[shift], len(coded) - (4 if (len(plain) + shift) % 3 else 0)
        inner = coded[start + (0 if shift == 0 else 2):end]
        if len(inner) >= 8:
            found["base64"] += [inner, inner.replace(b"+", b"-").replace(b"/", b"_")]
    return found


def search_file(path, words):
    """Every (file, word, encoding) found in one file; its name counts too."""
    with open(path, "rb") as file:
        content = file.read() + b"\0" + path.encode()
    return [(path, word, coding) for word in words for coding, all_forms in forms(word).items()
            for form in all_forms if len(form) >= 4 and form in content]


def search(folders, words):
    """The same below whole folders. A folder that is missing is a mistake of the test."""
    found = []
    for folder in folders:
        if not os.path.isdir(folder):
            raise FileNotFoundError(folder)
        for place, _, files in os.walk(folder):
            for name in files:
                path = os.path.join(place, name)
                if os.path.isfile(path):
                    found += search_file(path, words)
    return found

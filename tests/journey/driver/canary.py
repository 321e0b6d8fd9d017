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


def search(folders, words):
    """Every (file, word, encoding) found below the folders; names of files count too."""
    wanted = [(word, coding, form) for word in words for coding, all_forms in forms(word).items()
              for form in all_forms if len(form) >= 4]
    found = []
    for folder in folders:
        for place, _, files in os.walk(folder):
            for name in files:
                path = os.path.join(place, name)
                if not os.path.isfile(path):
                    continue
                with open(path, "rb") as file:
                    content = file.read() + b"\0" + path.encode()
                found += [(path, word, coding) for word, coding, form in wanted if form in content]
    return found

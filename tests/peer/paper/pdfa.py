#!/usr/bin/env python3
"""Is a file PDF/A-2b? `pdfa.py FILE…` says what is wrong, a line each; nothing and 0 = nothing found.

No validator of PDF/A is in Debian, so the rules of ISO 19005-2 that a page of words, lines and codes can break are
looked up one by one in what other people's programs read in the file: qpdf (structure, every object), pdffonts
(fonts), Python's XML (metadata), transicc of LittleCMS (the colour profile). None of it is our code.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

RDF, PDFAID = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://www.aiim.org/pdfa/ns/id/}"
DC, PDF = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/pdf/1.3/}"
FORBIDDEN_ACTIONS = {"/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState", "/Rendition",
                     "/Trans", "/GoTo3DView", "/JavaScript"}
COLOURS = ["0 0 0", "255 0 0", "0 255 0", "0 0 255", "128 128 128", "200 30 90"]


def run(*words, give=None):
    return subprocess.run(words, input=give, capture_output=True, check=False)


class File:
    def __init__(self, path):
        self.path, self.bytes = path, open(path, "rb").read()
        said = run("qpdf", "--json", "--json-key=qpdf", path)
        self.objects = json.loads(said.stdout)["qpdf"][1] if said.returncode == 0 else {}

    def at(self, name):
        """The object behind a reference, its dictionary when it is a stream; anything else as it is."""
        if not isinstance(name, str) or not re.fullmatch(r"\d+ \d+ R", name):
            return name
        found = self.objects.get("obj:" + name, {})
        return found["stream"]["dict"] if "stream" in found else found.get("value")

    def data(self, name):
        return run("qpdf", "--filtered-stream-data", "--show-object=" + name.split()[0], self.path).stdout

    def dictionaries(self):
        for name, found in self.objects.items():
            value = found["stream"]["dict"] if "stream" in found else found.get("value")
            if isinstance(value, dict):
                yield name.removeprefix("obj:"), value

    def fonts(self, subtype=None):
        return [(name, one) for name, one in self.dictionaries() if one.get("/Type") == "/Font"
                and (subtype is None or one.get("/Subtype") == subtype)]


def structure(pdf):
    said = run("qpdf", "--check", pdf.path)
    if said.returncode != 0:
        yield "qpdf finds the file broken: " + (said.stdout + said.stderr).decode(errors="replace").strip()[-200:]
    if not re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", pdf.bytes):
        yield "6.1.2: the first two lines do not say a version and that what follows is binary"
    trailer = pdf.objects.get("trailer", {}).get("value", {})
    if len(trailer.get("/ID", [])) != 2:
        yield "6.1.3: the file has no id"
    if "/Encrypt" in trailer:
        yield "6.1.3: the file is encrypted"
    if not pdf.bytes.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "6.1.3: something stands behind the end"
    for name, one in pdf.dictionaries():
        filters = one.get("/Filter", [])
        if {"/LZWDecode", "/Crypt"} & set([filters] if isinstance(filters, str) else filters):
            yield f"6.1.7: {name} is packed in a forbidden way"
        if {"/F", "/FFilter"} & set(one) and "/Length" in one:
            yield f"6.1.7: {name} lies in another file"
        if one.get("/S") in FORBIDDEN_ACTIONS or "/AA" in one:
            yield f"6.5.1: {name} does something"


def metadata(pdf):
    catalog = pdf.at(pdf.objects.get("trailer", {}).get("value", {}).get("/Root")) or {}
    reference = catalog.get("/Metadata")
    if reference is None:
        yield "6.6.2.1: the document has no metadata"
        return
    if (pdf.at(reference) or {}).get("/Subtype") != "/XML":
        yield "6.6.2.1: the metadata are not said to be XML"
    try:
        said = xml.fromstring(pdf.data(reference).decode())
    except (xml.ParseError, UnicodeDecodeError) as problem:
        yield f"6.6.2.1: the metadata are not XML: {problem}"
        return
    text = {one.tag: (one.text or "") for one in said.iter()}
    if text.get(PDFAID + "part") != "2" or text.get(PDFAID + "conformance") != "B":
        yield "6.6.4: the file does not say that it is PDF/A-2b"
    info = pdf.at(pdf.objects["trailer"]["value"].get("/Info")) or {}
    title = said.find(f".//{DC}title/{RDF}Alt/{RDF}li")
    if "/Title" in info and (title is None or "u:" + (title.text or "") != info["/Title"]):
        yield "the title stands differently in two places"
    if "/Producer" in info and "u:" + text.get(PDF + "Producer", "") != info["/Producer"]:
        yield "the program stands differently in two places"


def colours(pdf):
    catalog = pdf.at(pdf.objects.get("trailer", {}).get("value", {}).get("/Root")) or {}
    intents = [pdf.at(one) for one in catalog.get("/OutputIntents", [])]
    intents = [one for one in intents if one.get("/S") == "/GTS_PDFA1"]
    if len(intents) != 1 or "/DestOutputProfile" not in intents[0]:
        yield "6.2.3: it is not said what the colours mean (an output intent with a profile)"
        return
    reference = intents[0]["/DestOutputProfile"]
    if pdf.at(reference).get("/N") != 3:
        yield "6.2.3: the profile is not said to be of three colours"
    with tempfile.NamedTemporaryFile(suffix=".icc") as profile:
        profile.write(pdf.data(reference))
        profile.flush()
        said = run("transicc", "-i", profile.name, "-o", "*sRGB", "-n", "-t1", give="\n".join(COLOURS).encode())
        found = re.findall(rb"(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)", said.stdout)
        wanted = [tuple(map(float, one.split())) for one in COLOURS]
        near = len(found) == len(wanted) and all(abs(float(a) - b) <= 1 for one, other in zip(found, wanted)
                                                 for a, b in zip(one, other))
        if not near:
            yield "6.2.3: LittleCMS does not read the profile as sRGB: " + (said.stdout + said.stderr).decode()[:200]
    for name, one in pdf.dictionaries():
        space = (one.get("/Group") or {}).get("/CS") if isinstance(one.get("/Group"), dict) else None
        if "/DeviceCMYK" in (one.get("/ColorSpace"), space):
            yield f"6.2.4.3: {name} has colours of another device"
    for name, content in contents(pdf):
        if re.search(rb"(?m)(?:^|\s)(?:[\d.]+ ){4}[kK]\s", content):
            yield f"6.2.4.3: page {name} has colours of another device"


def fonts(pdf):
    listed = run("pdffonts", pdf.path).stdout.decode().splitlines()[2:]
    for line in listed:
        if not re.search(r"\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", line):
            yield f"6.2.11.4: pdffonts finds a font that is not embedded: {line.split()[0]}"
    if not listed:
        yield "there is no font in it: nothing could be judged"
    for name, font in pdf.fonts("/CIDFontType2"):
        if font.get("/CIDToGIDMap") is None:
            yield f"6.2.11.3.2: the font {name} does not say how its glyphs are numbered"
    for name, font in pdf.fonts("/Type0"):
        if font.get("/Encoding") not in ("/Identity-H", "/Identity-V"):
            yield f"6.2.11.3.3: the font {name} has a map of characters that is not inside"
    for name, content in contents(pdf):
        font = ""
        page = pdf.at(name)
        named = (pdf.at(pdf.at(page.get("/Resources")).get("/Font")) or {}) if page.get("/Resources") else {}
        for token in re.finditer(rb"(/[\w-]+) [\d.]+ Tf|<([0-9a-fA-F]+)>", content):
            if token[1]:
                font = (pdf.at(named.get(token[1].decode())) or {}).get("/Subtype", "")
            elif font == "/Type0" and b"0000" in [token[2][at:at + 4] for at in range(0, len(token[2]), 4)]:
                yield f"6.2.11.8: page {name} shows a character that its font has not"
                break


def contents(pdf):
    for name, one in pdf.dictionaries():
        if one.get("/Type") == "/Page":
            references = one.get("/Contents", [])
            for reference in [references] if isinstance(references, str) else references:
                yield name, pdf.data(reference)


def faults(path):
    pdf = File(path)
    if not pdf.objects:
        return ["qpdf cannot read it"]
    return [fault for judge in (structure, metadata, colours, fonts) for fault in judge(pdf)]


def main():
    bad = 0
    for path in sys.argv[1:]:
        for fault in faults(path):
            bad = 1
            print(f"{os.path.basename(path)}: {fault}")
    return bad


if __name__ == "__main__":
    sys.exit(main())

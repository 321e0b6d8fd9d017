#!/usr/bin/env python3
"""Looks over the guide's data of the town pack and over the questions that judge it.

Says each fault in one line and exits 1; with nothing wrong prints the counts and exits 0.
    tests/guide/check_data.py [PACK]      (default: provisioning/towns/misaki)
"""
import datetime
import pathlib
import re
import sys
import tomllib
import unicodedata

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent.parent
PACK = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "provisioning/towns/misaki"
GUIDE = PACK / "guide"
LANGUAGES = ("easy", "en", "zh", "vi")
LEAST = {"entries": 250, "easy": 60, "en": 120, "zh": 60, "vi": 60, "topic": 5}
STATUSES = ("verified", "general", "unknown")
# Whoever answers with `unknown` must name somebody who knows.
WHO_KNOWS = ("聞いて", "おたずね", "職員", "呼んで", "知らせて", "聞けます", "たしかめ")
faults = []


def fault(where, what):
    faults.append(f"{where}: {what}")


def load(path):
    with open(path, "rb") as file:
        return tomllib.load(file)


def plain(text):
    """As the guide compares: NFKC, small letters, no blanks or marks."""
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in text if not c.isspace() and c not in "。、？！?!,.・")


def check_words(where, title, text, longest):
    if not title or len(title) > 40:
        fault(where, f"the title has {len(title)} characters, 1 to 40 are allowed")
    if not text or len(text) > longest:
        fault(where, f"the text has {len(text)} characters, 1 to {longest} are allowed")


PLAIN = load(PACK / "rules/plain.toml")


def check_plain(where, text, language="ja"):
    longest = PLAIN["longest_sentence"][language]
    for sentence in re.split("[。！？\n]", text):
        if len(sentence.replace(" ", "")) > longest:
            fault(where, f"a sentence has more than {longest} characters: {sentence}")
    for rule in PLAIN["refuse"]:
        if language not in rule["languages"]:
            continue
        for pattern in rule["patterns"]:
            if pattern in text.replace(" ", ""):
                fault(where, f"{rule['why']} ({pattern})")


def check_entry(where, entry, sections, journeys, places):
    check_words(where, entry["title"], entry["text"], 220)
    check_plain(where, entry["text"])
    if not 2 <= len(entry["asked"]) <= 6 or len(set(entry["asked"])) != len(entry["asked"]):
        fault(where, "two to six different ways of asking are wanted")
    if entry["section"] not in sections:
        fault(where, f"no such section: {entry['section']}")
    if entry["journey"] and entry["journey"] not in journeys:
        fault(where, f"no such journey: {entry['journey']}")
    if entry["place"] and entry["place"] not in places:
        fault(where, f"no such place: {entry['place']}")
    if entry["status"] not in STATUSES:
        fault(where, f"no such status: {entry['status']}")
    if not entry["source"]:
        fault(where, "no source")
    if not isinstance(entry["checked_on"], datetime.date):
        fault(where, "checked_on is no day")
    if entry["status"] == "unknown" and not any(word in entry["text"] for word in WHO_KNOWS):
        fault(where, "the fact is unknown and nobody is named who knows it")
    if entry["status"] == "unknown" and re.search(r"\d円|[0-9]時|曜日", entry["text"]):
        fault(where, "a figure stands in an entry whose fact is unknown")
    for language in LANGUAGES:
        if language in entry:
            other = entry[language]
            check_words(f"{where} ({language})", other["title"][:40], other["text"], 330)
            if language == "easy":
                check_plain(f"{where} (easy)", other["text"], "easy")
            if len(other["title"]) > 80:
                fault(where, f"the {language} title is too long")


def check_figures(where, entry):
    """No figure in another language that the Japanese text lacks."""
    ours = set(re.findall(r"\d+", unicodedata.normalize("NFKC", entry["title"] + entry["text"])))
    if "3万" in entry["text"] or "5万" in entry["text"]:
        ours |= {"30", "50", "100", "000"}
    for language in LANGUAGES:
        if language not in entry:
            continue
        text = entry[language]["title"] + entry[language]["text"]
        for figure in re.findall(r"\d+", text):
            if figure not in ours and not any(figure in our for our in ours):
                yield f"{where} ({language}): the figure {figure} does not stand in the Japanese text"


def read_entries():
    pack = load(PACK / "pack.toml")
    sections = set(pack["sections"])
    places = {place["id"] for place in pack["place"]}
    journeys = {path.stem for path in (PACK / "journeys").glob("*.toml")}
    entries, counts = {}, {}
    for path in sorted((GUIDE / "faq").glob("*.toml")):
        topic = load(path)["entry"]
        counts[path.stem] = len(topic)
        if len(topic) < LEAST["topic"]:
            fault(path.name, f"only {len(topic)} entries")
        for entry in topic:
            where = f"{path.stem}/{entry['id']}"
            if entry["id"] in entries:
                fault(where, "the id stands twice")
            if entry["id"] in sections:
                fault(where, "the id is that of a section")
            entries[entry["id"]] = entry
            check_entry(where, entry, sections, journeys, places)
            faults.extend(check_figures(where, entry))
    return entries, counts, sections, journeys


def check_questions(entries, sections, journeys):
    questions = load(TESTS / "questions.toml")["question"]
    if len(questions) != 120 or len({q["id"] for q in questions}) != 120:
        fault("questions.toml", "120 questions with ids of their own are wanted")
    asked = {}
    for entry in entries.values():
        for words in (entry, *(entry[language] for language in LANGUAGES if language in entry)):
            asked |= {plain(text): entry["id"] for text in words.get("asked", [])}
    for question in questions:
        where = f"questions.toml/{question['id']}"
        for target in question["entry"]:
            if target not in entries:
                fault(where, f"no such entry: {target}")
        if question["journey"] and question["journey"] not in journeys:
            fault(where, f"no such journey: {question['journey']}")
        if question["section"] not in sections:
            fault(where, f"no such section: {question['section']}")
        if plain(question["text"]) in asked:
            fault(where, f"copied into the entry {asked[plain(question['text'])]}")
    return questions


def compared(text):
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in text if not c.isspace() and c not in "、。,.'`‘’")


def as_row(text):
    """As `compared`, with what ends a sentence left in."""
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in text if c in "\n" or (not c.isspace() and c not in "'`‘’"))


def recognised(text, urgent):
    """The rule that stands at the head of urgent.toml, but for the sound."""
    whole = compared(text)
    for about in urgent.get("about", []):
        row = "".join("(?:" + "|".join(sorted((re.escape(as_row(word)) for word in words), key=len, reverse=True)) + ")"
                      for words in about["words"])
        text = re.sub(row, "|", as_row(text))
    text = compared(text)
    holds = lambda word: compared(word) in text
    stands = lambda word: compared(word) in whole
    named = urgent.get("lists", {})
    spread = lambda words: [one for word in words
                            for one in (named[word[1:]] if word.startswith("@") else [word])]
    kinds = []
    for kind in urgent["kind"]:
        groups = any(
            all(any(holds(word) for word in spread(words)) for words in group["words"])
            and not any(stands(word) for word in group.get("unless", []))
            for group in kind.get("together", []))
        exact = any(holds(word) and len(text) <= len(word) + 1 for word in kind.get("exact", []))
        if exact or groups or any(holds(word) for word in kind["phrases"]):
            kinds.append(kind["id"])
    return kinds


def check_urgent(questions, sections):
    urgent = load(GUIDE / "urgent.toml")
    telephones = {telephone["id"]: telephone for telephone in urgent["telephone"]}
    for telephone in telephones.values():
        if telephone["status"] == "verified" and not telephone["source"]:
            fault(f"urgent.toml/{telephone['id']}", "verified without a source")
    for kind in urgent["kind"]:
        where = f"urgent.toml/{kind['id']}"
        if kind.get("unless"):
            fault(where, "a word that silences the whole kind: [[about]] sets aside only what is talked about")
        if kind["section"] not in sections or kind["calls_staff"] == (kind["id"] == "perhaps"):
            fault(where, "a section and, but for perhaps, calls_staff = true are wanted")
        if not set(kind["telephones"]) <= set(telephones):
            fault(where, "an unknown telephone")
        for language in ("ja", *LANGUAGES):
            check_words(f"{where} ({language})", kind[language]["title"][:40], kind[language]["text"], 220)
    phrases = load(TESTS / "distress.toml")["phrase"]
    if len(phrases) != 40 or sum(phrase["kept_out"] for phrase in phrases) != 20:
        fault("distress.toml", "40 phrases are wanted, 20 of them kept out")
    off_topic = (TESTS / "off_topic.txt").read_text(encoding="utf-8").split("\n")[:-1]
    if len(off_topic) != 100 or len(set(off_topic)) != 100:
        fault("off_topic.txt", "100 different lines are wanted")
    for phrase in phrases:
        if not recognised(phrase["text"], urgent):
            fault(f"distress.toml/{phrase['id']}", f"not recognised: {phrase['text']}")
    for text in off_topic + [question["text"] for question in questions]:
        if recognised(text, urgent):
            fault("urgent.toml", f"an ordinary sentence is taken for distress: {text}")
    every = {word for kind in urgent["kind"] for word in kind["phrases"]}
    for phrase in phrases:
        if phrase["kept_out"] and phrase["text"] in every:
            fault("urgent.toml", f"copied from what is kept out: {phrase['text']}")
    return len(phrases)


def check_words_file():
    words = load(GUIDE / "words.toml")
    seen = set()
    for row in words["dialect"]:
        if not row["from"] or row["from"] in seen:
            fault("words.toml", f"the dialect word {row['from']} is empty or stands twice")
        seen.add(row["from"])
    for row in words["synonym"]:
        if len(set(row["words"])) < 2:
            fault("words.toml", f"a synonym needs two words: {row['words']}")
    for row in words["name"]:
        if row["wrong"] == row["right"]:
            fault("words.toml", f"a wrong name equals the right one: {row['wrong']}")
    return words


def check_asks(entries):
    asks = load(GUIDE / "asks.toml")
    for ask in asks["ask"]:
        where = f"asks.toml/{ask['id']}"
        for language in ("ja", *LANGUAGES):
            check_words(f"{where} ({language})", ask[language], ask[language], 60)
        for target in ask["entries"]:
            if target not in entries:
                fault(where, f"no such entry: {target}")
    for facet in asks["facet"]:
        for origin, target in facet["to"].items():
            if origin not in entries or target not in entries or origin == target:
                fault(f"asks.toml/{facet['id']}", f"no such way: {origin} to {target}")


def check_life_words(events):
    words = load(GUIDE / "life_events_words.toml")
    wanted = {event["title"] for event in events}
    for event in events:
        for question in event["question"]:
            wanted |= {question["text"], *(option["label"] for option in question["options"])}
        for row in event["procedure"]:
            wanted |= {row["title"], row["deadline"]} - {""}
    for language in LANGUAGES:
        missing = sorted(wanted - set(words[language]))
        unused = sorted(set(words[language]) - wanted)
        for phrase in missing + unused:
            fault(f"life_events_words.toml ({language})", f"missing or unused: {phrase}")


def check_life_events(entries, sections, journeys):
    events = load(GUIDE / "life_events.toml")["event"]
    for event in events:
        where = f"life_events.toml/{event['id']}"
        ids = {question["id"] for question in event["question"]}
        if len(event["question"]) > 12:
            fault(where, "more than 12 questions")
        for question in event["question"]:
            options = {option["id"] for option in question["options"]}
            if len(options) < 2:
                fault(where, f"{question['id']} needs two options")
        answers = {q["id"]: {o["id"] for o in q["options"]} for q in event["question"]}
        procedures = [row["id"] for row in event["procedure"]]
        if len(set(procedures)) != len(procedures):
            fault(where, "a procedure stands twice")
        for row in event["procedure"]:
            here = f"{where}/{row['id']}"
            check_words(here, row["title"], row["text"], 220)
            if row["section"] not in sections:
                fault(here, f"no such section: {row['section']}")
            if row["journey"] and row["journey"] not in journeys:
                fault(here, f"no such journey: {row['journey']}")
            if row["entry"] and row["entry"] not in entries:
                fault(here, f"no such entry: {row['entry']}")
            if (row["deadline"] == "") == bool(row["deadline_source"]):
                fault(here, "a deadline needs its source, and no deadline needs none")
            for condition in row["when"]:
                if condition["question"] not in ids:
                    fault(here, f"no such question: {condition['question']}")
                elif not set(condition["any_of"]) <= answers[condition["question"]]:
                    fault(here, f"no such answer of {condition['question']}: {condition['any_of']}")
    check_life_words(events)
    death = next(event for event in events if event["id"] == "death")
    if len(death["procedure"]) < 15:
        fault("life_events.toml/death", "fewer than 15 follow-ups")
    return events


def main():
    entries, counts, sections, journeys = read_entries()
    for language in LANGUAGES:
        if sum(language in entry for entry in entries.values()) < LEAST[language]:
            fault("faq", f"fewer than {LEAST[language]} entries in {language}")
    if len(entries) < LEAST["entries"]:
        fault("faq", f"fewer than {LEAST['entries']} entries")
    questions = check_questions(entries, sections, journeys)
    phrases = check_urgent(questions, sections)
    words = check_words_file()
    check_asks(entries)
    events = check_life_events(entries, sections, journeys)
    for line in faults:
        print(line)
    if faults:
        print(f"{len(faults)} faults")
        return 1
    languages = ", ".join(f"{n} {sum(n in e for e in entries.values())}" for n in LANGUAGES)
    states = ", ".join(f"{s} {sum(e['status'] == s for e in entries.values())}" for s in STATUSES)
    print(f"{len(entries)} entries ({languages}; {states})")
    print(", ".join(f"{topic} {count}" for topic, count in counts.items()))
    print(f"{len(questions)} questions, {phrases} phrases of distress, all recognised; "
          f"{len(words['dialect'])} dialect words, {len(words['synonym'])} synonyms; "
          f"{len(events)} life events, {sum(len(e['procedure']) for e in events)} procedures")
    return 0


if __name__ == "__main__":
    sys.exit(main())

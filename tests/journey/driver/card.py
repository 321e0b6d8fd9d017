"""Cards on real readers: a private pcscd with two readers, and `madoguchi emulate card` as the card."""

import fcntl
import json
import os
import shutil
import subprocess
import tomllib

from . import places
from .processes import Failed, Program, run

HALL_READER, COUNTER_READER = "Virtual PCD 00 00", "Virtual PCD 00 01"
_PCSCD = os.path.join(places.SOURCE, "tests/support/pcscd")

# Beside tests/people: people whose every word is a canary, so that found anywhere it has leaked.
PEOPLE = {
    "canary": {"name": "綾小路　鶴亀之介", "address": "岡山県久米郡美咲町幻影９８７６番地５４", "birth_date": "1947-08-31",
               "sex": "male", "expires_on": "2033-08-31", "security_code": "4410",
               "individual_number": "123456789018",
               "pin": {"authentication": "8264", "text": "8264", "signing": "ZYX987"}},
}


def state_of(person):
    """Where the emulator keeps keys and tries of a person file."""
    return person.removesuffix(".toml") + ".state"


def person_text(person):
    lines = [f'{key} = "{value}"' for key, value in person.items() if key != "pin"]
    if "pin" in person:
        lines += ["[pin]"] + [f'{key} = "{value}"' for key, value in person["pin"].items()]
    return "\n".join(lines) + "\n"


def person_file(name):
    """A sample of tests/people, or one of PEOPLE, kept with its keys for the whole run: making RSA keys
    is slow, and a clerk is the same clerk in every test."""
    folder = places.kept("people")
    path = os.path.join(folder, name + ".toml")
    with open(os.path.join(folder, ".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if name in PEOPLE:
            text = person_text(PEOPLE[name])
        else:
            with open(os.path.join(places.SOURCE, "tests/people", name + ".toml"), encoding="utf-8") as file:
                text = file.read()
        if not os.path.exists(path) or open(path, encoding="utf-8").read() != text:
            for old in (path, state_of(path)):
                if os.path.exists(old):
                    os.remove(old)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
    return path


def person(name):
    with open(person_file(name), "rb") as file:
        return tomllib.load(file)


class Pcscd:
    """One private pcscd; clients find it through PCSCLITE_CSOCK_NAME."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port
        self.environment = {"PCSCLITE_CSOCK_NAME": os.path.join(folder, "run", "pcscd.comm")}
        # pcscd is nobody's child: when we are killed our end of this pipe closes, and it is ended too.
        self._guardian = subprocess.Popen(
            ["sh", "-c", 'read -r _; exec "$0" stop "$1"', _PCSCD, folder], stdin=subprocess.PIPE,
            start_new_session=True)
        self.start()

    def start(self):
        run([_PCSCD, "start", self.folder, self.port])

    def stop(self):
        run([_PCSCD, "stop", self.folder])

    def end(self):
        self._guardian.stdin.close()
        self._guardian.wait()


class Card:
    """A person's card and the hand that holds it. On no reader until placed."""

    def __init__(self, pcscd, folder, name, port, words=()):
        kept = person_file(name)
        self.name, self.person = name, person(name)
        self.file = os.path.join(folder, f"{name}.toml")
        # Tries are spent on a copy; the keys stay the same.
        for theirs, ours in ((kept, self.file), (state_of(kept), state_of(self.file))):
            if os.path.exists(theirs) and not os.path.exists(ours):
                shutil.copy2(theirs, ours)
        for authority in ("auth-ca.pem", "sign-ca.pem", "auth-ca.key", "sign-ca.key"):
            from_kept, here = os.path.join(os.path.dirname(kept), authority), os.path.join(folder, authority)
            if os.path.exists(from_kept) and not os.path.exists(here):
                shutil.copy2(from_kept, here)
        self._pcscd, self._port, self._words, self._folder = pcscd, port, list(words), folder
        self._program = None
        self._kept = kept

    def place(self):
        if self._program is None or not self._program.runs():
            self._program = Program(
                f"card-{self.name}-{self._port}",
                [places.program("madoguchi"), "emulate", "card", "--person", self.file, "--port", self._port,
                 *self._words], self._folder, self._pcscd.environment)
            self._expect("placed", timeout=60)
            self._keep_keys()
        else:
            self._program.say("place")
            self._expect("placed")
        return self

    def pull(self):
        self._program.say("pull")
        self._expect("pulled")

    def fault(self, what):
        """`removed@N`: gone at the Nth APDU from now, once."""
        self._program.say(f"fault {what}")
        self._expect("fault set")

    def change_to(self, other):
        """Another card in place of this one, by the same hand."""
        card = Card(self._pcscd, self._folder, other, self._port)  # its files
        self._program.say(f"place {card.file}")
        self._expect("placed", timeout=60)
        card._keep_keys()

    # What the chip itself holds, whatever any program says: the tries of the 4-digit number of the
    # attributes (text AP), and of the one that proves the holder.
    TEXT_PIN, AUTHENTICATION_PIN = "text/0011", "jpki/0018"

    def tries(self, which=TEXT_PIN):
        with open(state_of(self.file), encoding="utf-8") as file:
            return json.load(file)["tries"][which]

    def set_tries(self, left):
        """As if tries of the attributes' number had been spent at home. Before the card is first placed."""
        self._make()
        with open(state_of(self.file), encoding="utf-8") as file:
            state = json.load(file)
        state["tries"][self.TEXT_PIN] = left
        with open(state_of(self.file), "w", encoding="utf-8") as file:
            json.dump(state, file)
        return self

    def _make(self):
        """Has the emulator make the keys, when this person was never met before."""
        if not os.path.exists(state_of(self.file)):
            self.place()
            self.pull()
            self.end()

    def tries_left(self, reader=HALL_READER):
        """What any program is told by the card, using no try."""
        done = run([places.program("madoguchi"), "card", "status", "--json", "--reader", reader],
                   environment=self._pcscd.environment)
        return json.loads(done.stdout)["tries_left"]

    def _expect(self, answer, timeout=20):
        heard = self._program.hear(timeout)
        if heard.strip() != answer:
            raise Failed(f"the card's emulator answered {heard!r}, not {answer!r}\n{self._program.log()}")

    def _keep_keys(self):
        """The first time a person is used, their keys are kept for the next test, before any try."""
        folder = os.path.dirname(self._kept)
        if os.path.exists(state_of(self._kept)) or not os.path.exists(state_of(self.file)):
            return  # Kept already, or a card without keys.
        with open(os.path.join(folder, ".lock"), "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for name in os.listdir(self._folder):
                if name.endswith((".pem", ".key")) and "ca" in name:
                    if not os.path.exists(os.path.join(folder, name)):
                        shutil.copy2(os.path.join(self._folder, name), os.path.join(folder, name))
            shutil.copy2(state_of(self.file), state_of(self._kept))

    def end(self):
        if self._program is not None:
            self._program.end()
            self._program = None

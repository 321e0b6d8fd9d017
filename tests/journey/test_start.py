"""What a terminal does before anybody may use it: enrolment and packs."""

import os
import shutil

from driver import names, places
from driver.office import Office, build_pack
from driver.processes import run
from journey import Journey


class Start(Journey):
    def test_a_terminal_that_is_not_enrolled_says_so_and_accepts_nothing(self):
        office = self.open_office(readers=False)
        hall = office.terminal("hall-9", "hall", enrolled=False)
        seen = hall.wait_for(screen="preparing")
        self.assertIn("準備中", seen.text())
        self.assertEqual([one.id for one in seen.elements if one.id.startswith("tile.")], [])
        self.assertIsNone(seen.get(names.NEXT))

    def test_a_terminal_that_is_not_enrolled_does_not_start_without_a_pack_to_say_so_with(self):
        office = self.enterContext(Office())
        bare = office.terminal("hall-9", "hall", enrolled=False, started=False)
        for words in ([], ["--pack", office.path("nowhere.pack")]):
            with self.subTest(words=words):
                self.one_plain_line("not enrolled", bare, words)

    def test_a_terminal_without_a_display_ends_with_one_plain_line(self):
        office = self.open_office(readers=False)
        bare = office.terminal("hall-9", "hall", enrolled=False, started=False)
        self.one_plain_line("no display", bare, ["--pack", office.pack],
                            {"DISPLAY": ":nowhere", "SDL_VIDEODRIVER": "x11"})

    def test_a_code_enrols_one_terminal_once(self):
        office = self.open_office(readers=False)
        done = run([places.program("madoguchi"), "town", "enrol", office.town, "--name", "hall-1", "--role", "hall"])
        code = done.stdout.decode().splitlines()[0]
        first = office.terminal("hall-1", "hall", enrolled=False, started=False)
        first.enrol(office.url(), code)
        again = run([places.program("madoguchi-kiosk"), "--state", office.path("thief"), "--server", office.url(),
                     "--enrol", code], check=False)
        self.assertEqual(again.returncode, 1)
        self.assertEqual(len(again.stderr.decode().strip().splitlines()), 1, again.stderr)
        for place, _, files in os.walk(first.state):
            for file in files:
                if file.endswith("key") or file.endswith(".key"):
                    self.assertEqual(os.stat(os.path.join(place, file)).st_mode & 0o77, 0, file)

    def test_a_refused_pack_leaves_the_older_one_running(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        hall.wait_for(screen="welcome")
        hall.program.end()
        refused = {
            "unsigned": build_pack(office.folder, version=9, name="unsigned.pack"),
            "foreign": self.foreign_pack(office),
            "cut": self.cut_pack(office),
        }
        for why, pack in refused.items():
            with self.subTest(pack=why):
                before = len(self.plain_lines(hall))
                hall.start(["--pack", pack])
                hall.wait_for(screen="welcome", id=names.tile("taxi-pass"))
                hall.program.end()
                self.assertEqual(len(self.plain_lines(hall)) - before, 1, hall.program.log())

    def test_with_no_good_pack_at_all_the_terminal_ends_with_one_plain_line(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None, started=False)
        unsigned = build_pack(office.folder, version=9, name="unsigned.pack")
        self.one_plain_line("is not signed", hall, ["--pack", unsigned])

    def test_a_second_program_with_the_state_of_one_that_runs_ends_with_one_plain_line(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        hall.wait_for(screen="welcome")
        self.one_plain_line("another madoguchi-kiosk runs", hall, ["--pack", office.pack])
        self.assertTrue(hall.program.runs())

    def test_a_terminal_enrolled_for_the_hall_does_not_start_as_a_counter(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None, started=False)
        hall.role = "counter"
        self.one_plain_line("desk's certificate", hall, ["--pack", office.pack])

    def test_a_check_leaves_the_terminal_as_it_was_and_tells_what_a_start_would(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None)
        hall.wait_for(screen="welcome")
        self.assertIn("unsent: not known while madoguchi-kiosk runs", self.checked(hall))
        hall.program.end()
        before = self.files(hall.state)
        self.assertIn("unsent: 0", self.checked(hall))
        newer = build_pack(office.folder, version=9, key=os.path.join(office.town, "pack.key"), name="newer.pack")
        self.assertIn("pack: ready", self.checked(hall, "--pack", newer))
        foreign = self.foreign_pack(office)
        self.assertIn(f"pack: the pack {foreign} is signed with another key",
                      self.checked(hall, "--pack", foreign, code=1))
        absent = office.path("no-paper")
        self.assertIn(f"printer: there is no folder {absent}",
                      self.checked(hall, "--printer", f"pdf:{absent}", code=1))
        self.assertFalse(os.path.exists(absent))
        self.assertEqual(self.files(hall.state), before)

    def test_a_check_says_that_an_enrolment_is_damaged_and_makes_no_state(self):
        office = self.enterContext(Office())
        bare = office.terminal("hall-9", "hall", enrolled=False, started=False)
        damaged = os.path.join(bare.state, "enrolment.json")
        with open(damaged, "w") as file:
            file.write("{")
        self.assertIn(f"enrolment: {damaged} is damaged; enrol again", self.checked(bare, code=1))
        bare.state = office.path("mistyped")
        self.assertIn(f"disk: there is no folder {bare.state}", self.checked(bare, code=1))
        self.assertFalse(os.path.exists(bare.state))

    def test_a_terminal_meets_its_town_at_the_address_it_is_given(self):
        office = self.open_office(readers=False)
        hall = office.hall(reader=None, started=False)
        office.cut_lines()
        self.assertIn("line: down", self.checked(hall, "--pack", office.pack, code=1))
        moved = f"https://127.0.0.1:{office.ports['terminals']}"
        self.assertIn("line: ready", self.checked(hall, "--pack", office.pack, "--server", moved))

    def checked(self, terminal, *words, code=0):
        """What --check says, a line a device."""
        done = run([places.program("madoguchi-kiosk"), "--state", terminal.state, "--check", *words], check=False)
        self.assertEqual(done.returncode, code, done)
        return done.stdout.decode().splitlines()

    @staticmethod
    def files(folder):
        """Every file of the folder with what is in it."""
        found = {}
        for place, _, names_there in os.walk(folder):
            for name in names_there:
                with open(os.path.join(place, name), "rb") as file:
                    found[os.path.join(place, name)] = file.read()
        return found

    def one_plain_line(self, why, terminal, words, environment=None):
        """The terminal does not start, and one line beside its log says why."""
        done = run([places.program("madoguchi-kiosk"), "--state", terminal.state, "--role", terminal.role,
                    "--windowed", "1280x720", *words], check=False, timeout=20,
                   environment={"DISPLAY": terminal.display.name, "SDL_VIDEODRIVER": "x11", **(environment or {})})
        said = done.stderr.decode()
        self.assertEqual(done.returncode, 1, said)
        plain = [line for line in said.splitlines() if not line.startswith("{")]
        self.assertEqual(len(plain), 1, said)
        self.assertIn(why, plain[0])

    @staticmethod
    def plain_lines(terminal):
        """What it says to a person: all but its log."""
        return [line for line in terminal.program.log().splitlines() if not line.startswith("{")]

    @staticmethod
    def foreign_pack(office):
        """Signed by the key of another town."""
        stranger = office.path("stranger")
        run([places.program("madoguchi"), "town", "init", stranger])
        return build_pack(office.folder, version=9, key=os.path.join(stranger, "pack.key"), name="foreign.pack")

    @staticmethod
    def cut_pack(office):
        whole = build_pack(office.folder, version=9, key=os.path.join(office.town, "pack.key"), name="whole.pack")
        cut = office.path("cut.pack")
        shutil.copy(whole, cut)
        os.truncate(cut, os.path.getsize(cut) * 2 // 3)
        return cut

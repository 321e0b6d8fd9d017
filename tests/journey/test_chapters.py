"""Every chapter of the demo is a journey test too: nothing may fail in it, with real parts and a cut line.
They take half a minute each, care two: `tests/run -L long` runs them. The two shortest that cut the line, print and look
into the register are in every run."""

import importlib
import os
import sys

from driver import places
from journey import Journey, long

DEMO = os.path.join(places.SOURCE, "provisioning/demo.d")


class Quiet:
    """A stage that keeps no pictures and counts what did not hold."""

    def __init__(self):
        self.broken = []

    def step(self, sentence, terminal=None, picture=None):
        pass

    def holds(self, sentence, truth, otherwise=""):
        if not truth:
            self.broken.append(f"{sentence} {otherwise}")

    def keep_file(self, picture, path):
        return os.path.basename(path)


class Chapters(Journey):
    def play(self, name):
        sys.path.insert(0, DEMO)
        from driver.office import Office
        stage = Quiet()
        office = self.enterContext(Office(wound=True))
        importlib.import_module("chapter_" + name).play(stage, office)
        self.assertEqual(stage.broken, [])

    def test_every_chapter_of_the_demo_has_its_test(self):
        chapters = {file[8:-3] for file in os.listdir(DEMO) if file.startswith("chapter_")}
        self.assertEqual(chapters, {one[17:-6] for one in dir(self) if one.startswith("test_the_chapter_")})

    @long
    def test_the_chapter_visit_holds(self):
        self.play("visit")  # the spine

    @long
    def test_the_chapter_childcare_holds(self):
        self.play("childcare")  # ①

    @long
    def test_the_chapter_handbook_holds(self):
        self.play("handbook")  # ②

    @long
    def test_the_chapter_shopping_holds(self):
        self.play("shopping")  # ③

    @long
    def test_the_chapter_hub_holds(self):
        self.play("hub")  # ④

    @long
    def test_the_chapter_taxi_holds(self):
        self.play("taxi")  # ⑤

    @long
    def test_the_chapter_points_holds(self):
        self.play("points")  # ⑥

    @long
    def test_the_chapter_care_holds(self):
        self.play("care")  # ⑦

    @long
    def test_the_chapter_welfare_holds(self):
        self.play("welfare")  # ⑧

    @long
    def test_the_chapter_waiting_holds(self):
        self.play("waiting")  # ⑨

    @long
    def test_the_chapter_guide_holds(self):
        self.play("guide")  # ⑨

    def test_the_chapter_counter_holds(self):
        self.play("counter")  # ⑨

    @long
    def test_the_chapter_notices_holds(self):
        self.play("notices")  # ⑩

    @long
    def test_the_chapter_library_holds(self):
        self.play("library")  # ⑪

    @long
    def test_the_chapter_consult_holds(self):
        self.play("consult")  # ⑫

    @long
    def test_the_chapter_telework_holds(self):
        self.play("telework")  # ⑬

    @long
    def test_the_chapter_learning_holds(self):
        self.play("learning")  # ⑭

    def test_the_chapter_approval_holds(self):
        self.play("approval")  # ⑮

    @long
    def test_the_chapter_yardsticks_holds(self):
        self.play("yardsticks")  # 効果に関する評価

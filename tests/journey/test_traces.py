"""After a visit nothing of the person is on the terminal's disk, in any of five encodings."""

import os

from driver import canary, visits
from driver.hands import to_hiragana
from journey import Journey

KANA = "あやのこうじ"


def words_of(person):
    year, month, day = person["birth_date"].split("-")
    return [person["name"], person["name"].replace("　", " "), person["name"].replace("　", ""), person["address"],
            person["birth_date"], year + month + day, f"昭和{int(year) - 1925}年{int(month)}月{int(day)}日",
            person["individual_number"], visits.PHONE, "0868-66-1234", KANA]


class Traces(Journey):
    def test_nothing_of_a_visitor_is_left_on_the_disk_and_a_planted_trace_is_found(self):
        office = self.open_office(wound=True)
        hall, card = office.hall(), office.card("canary")
        office.cut_lines()  # so that the records are still here, sealed
        taxi = visits.taxi_pass(hall, card)
        visits.leave(hall, card)
        visits.begin(hall, "consultation")
        hall.press("onward")
        hall.wait_for(screen="question")
        visits.answer_all(hall, {**visits.CONSULTATION, "areas": visits.UNKNOWN, "kana_name": visits.kana(KANA),
                                 "kanji_name": visits.kanji(("あやのこうじ", "綾小路")),
                                 "birth_date": visits.date(card.person["birth_date"])})
        consultation = visits.submit(hall)
        visits.leave(hall)
        searched = [hall.state, hall.home, hall.prints]
        wanted = words_of(card.person)
        self.assertEqual(to_hiragana(KANA), KANA)
        self.assertEqual(canary.search(searched, wanted), [], "while the records wait")
        self.assertEqual(canary.search_file(hall.program.log_path, wanted), [], "in what it logs")
        office.join_lines()
        self.settle(office, [taxi, consultation])
        hall.program.end()
        self.assertEqual(canary.search(searched, wanted), [], "after they were sent")
        self.check_planted(hall.state, card.person["name"])

    def check_planted(self, folder, name):
        """The search must be able to find: each of the five encodings, planted, is found."""
        found = set()
        for coding, forms in canary.forms(name).items():
            for number, form in enumerate(forms):
                path = os.path.join(folder, f"planted-{number}")
                with open(path, "wb") as file:
                    file.write(b"\x00\x01before" + form + b"after")
                found |= {how for where, _, how in canary.search([folder], [name]) if where == path}
                os.remove(path)
            self.assertIn(coding, found)
        self.assertEqual(found, {"UTF-8", "UTF-16", "Shift_JIS", "hex", "base64"})

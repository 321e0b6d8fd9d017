"""Whoever opens a menu and walks off leaves it to nobody: the next person meets the welcome, a card is asked for."""

from driver import names, visits
from journey import Journey

FALL_ASLEEP_S = 61


class Menus(Journey):
    def test_the_languages_opened_at_the_welcome_are_put_away_when_nobody_chooses(self):
        office = self.open_office(wound=True, readers=False)
        hall = office.hall(reader=None)
        first = hall.wait_for(screen="welcome", id=names.tile("taxi-pass"))
        hall.press("languages")
        hall.wait_for(screen="languages")
        for _ in range(3):  # The terminal learns of it at its next look around.
            hall.clock.advance(FALL_ASLEEP_S)
        left = hall.wait_for(screen="welcome")
        self.assertEqual([one.words() for one in left.elements], [one.words() for one in first.elements])

    def test_a_menu_left_open_hides_no_card_that_is_to_be_taken(self):
        office = self.open_office(wound=True)
        hall, card = office.hall(), office.card("hanako")
        for menu, opened in (("looks", "looks"), ("languages", "languages")):
            with self.subTest(menu):
                visits.with_card(hall, card, "taxi-pass")
                hall.press(menu)
                hall.wait_for(screen=opened)
                hall.clock.advance(FALL_ASLEEP_S)
                hall.wait_for(screen="take_card")
                card.pull()
                hall.wait_for(screen="welcome")

"""③ 自宅で買い物: an order at a terminal without a line, one typed for a caller, a shop that has run out."""

from driver.town_days import TOKYO
from scene import Scene, digits, kana, lines

ORDER = {"wares": lines({"milk": 2, "tofu": 1}), "instead": "similar", "name": kana("みほん はなこ"),
         "phone": digits("0868661234"), "where": "hub"}


def day_that_can_be_ordered(scene):
    """The sample days close at noon the day before: the one that is still open now."""
    weekday = scene.hall.clock.now().astimezone(TOKYO).isoweekday()
    return "friday" if weekday in (1, 2) else "tuesday"


def play(stage, office):
    scene = Scene(stage, office, section="welfare_desk")
    order = {**ORDER, "day": day_that_can_be_ordered(scene)}
    scene.cut()
    done = scene.resident("shopping-order", order, picture="shopping-order")
    scene.holds("without a line the order is kept, and the terminal says the answer comes later",
                done.number and not done.refused)
    scene.keep_paper("shopping-slip")
    scene.leave()
    scene.join()
    office.register.wait_for([done.number])
    scene.holds("the order and its lines are in the register once",
                scene.count("SELECT 1 FROM shopping_lines WHERE number = ?", (done.number,)) == 2)

    shop = scene.device("shop-1", "shop")
    rows = shop.see("shopping", "picking")
    scene.holds("the shop sees its own line and not the other shop's", len(rows) == 1, rows)
    scene.page_picture(shop, "shopping-picking", "the picking sheet of one shop")
    marked = shop.act("shopping-out-of-stock", {"sure": "none_left"}, row=f"{done.number}-MILK")
    scene.holds("欠品: the line becomes what the person chose", not marked["refused"] and scene.rows(
        "SELECT state FROM shopping_lines WHERE ware = 'milk'")[0]["state"] == "substituted", marked)
    again = shop.act("shopping-out-of-stock", {"sure": "none_left"}, row=f"{done.number}-MILK")
    scene.holds("a line is marked once", again["refused"], again)

    by_phone = scene.clerk_act("shopping-by-phone", {**order, "caller": "family"}, picture="shopping-by-phone")
    scene.holds("a clerk's order for a caller says who called", scene.rows(
        "SELECT by_whom FROM shopping_orders WHERE number = ?", (by_phone.number,))[0]["by_whom"] == "family")
    late = "friday" if order["day"] == "tuesday" else "tuesday"
    wind_past_the_cut_off(scene, late)
    refused = scene.resident("shopping-order", {**order, "day": late}, picture="shopping-refused")
    scene.holds("after the cut-off the order is refused in words", refused.refused, refused)
    scene.leave()
    scene.table("shopping", "orders", picture="shopping-orders")


def wind_past_the_cut_off(scene, day):
    """To one o'clock in the afternoon of the day on which that day's orders close."""
    weekday = {"tuesday": 2, "friday": 5}[day]
    now = scene.hall.clock.now().astimezone(TOKYO)
    ahead = (weekday - 1 - now.isoweekday()) % 7
    seconds = ahead * 86400 + (13 - now.hour) * 3600
    if seconds > 0:
        scene.sign_out()
        scene.office.wind(seconds)

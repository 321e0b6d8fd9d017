#pragma once

#include "tests/unit/pack/misaki.h"

// A journey that uses every key beyond plain questions: a child is born, and up to three are told
// of at once; the account, who files, an order from a table, a code, a paper, a contradiction.
inline constexpr const char* birth_journey = R"(
id = "birth"
version = 1
register = "applications"
section = "child_desk"
roles = ["hall", "home"]
evidence = "L2"
tile = 90
group = "family"
next_steps = 1
source = "a test"
checked_on = 2026-11-22
status = "verified"

[proxy]
kinds = ["same_household", "mandate"]

[[question]]
id = "person"
kind = "person_from_card"
when = [{ question = "filed_by", is = "self" }]

[[repeat]]
id = "child"
most = 3

[[question]]
id = "name"
kind = "kanji"
repeat = "child"

[[question]]
id = "born"
kind = "date"
side = "until_today"
repeat = "child"

[[question]]
id = "hospital"
kind = "text"
most = 100
repeat = "child"
when = [{ question = "born", at_least = -14 }]

[[question]]
id = "money"
kind = "account"

[[question]]
id = "gifts"
kind = "lines"
options_from = "gifts"
most = 3

[[question]]
id = "room"
kind = "one_of"
options_from = "rooms"
may_skip = true

[[question]]
id = "slip"
kind = "code"
form = "slip"

[[question]]
id = "why"
kind = "text"
may_skip = true

[[contradiction]]
id = "first-child"
when = [{ question = "child.2.born", answered = true }, { question = "room", is = "single" }]
note = "why"

[[print]]
id = "list"
layout = "sheet"
lines = 2

[[print]]
id = "pass"
layout = "pass"
ground = "born"
valid_days = 14
when = [{ question = "child.1.born", at_least = -14 }]

[[outcome]]
id = "received"
)";

inline constexpr const char* birth_words = R"(
[group.family]
title = "家族"
subtitle = "家族の こと"
[table.gifts.row]
nappies = "おむつ"
milk = "ミルク"
[table.gifts.detail]
nappies = "{value.yen}円"
[table.rooms.row]
single = "ひとりの 部屋"
[journey.birth]
title = "子どもが 生まれました"
subtitle = "申し込み"
purpose = "子どもの ために 使います。"
who_sees = "{section.child_desk}の 職員が 見ます。"
retention = "役場で 聞いてください。"
submit = "申し込む"
contact = "役場"
next.1 = "紙を 取る"
outcome.received = "うけつけました。"
contradiction.first-child = "ひとりの 部屋で いいですか"
print.list.title = "もちもの"
print.list.line.1 = "{name}"
print.list.line.2 = "{answer.child.1.name}"
print.pass.title = "カード"
[journey.birth.question]
person = { title = "カード", label = "あなた", why = "たしかめます。" }
name = { title = "{n}ばん目の 名前", label = "{n}ばん目の 名前", why = "たしかめます。" }
born = { title = "{n}ばん目の 日", label = "{n}ばん目の 日", why = "たしかめます。" }
hospital = { title = "どこ", label = "{n}ばん目の ところ", why = "たしかめます。" }
gifts = { title = "何", label = "もの", why = "わたします。" }
room = { title = "部屋", label = "部屋", why = "たしかめます。" }
slip = { title = "番号", label = "番号", why = "たしかめます。" }
why = { title = "わけ", label = "わけ", why = "たしかめます。" }
)";

inline town::PackSource birth_pack() {
    town::PackSource source = small_town();
    const auto put = [&](const char* path, const char* text) {
        source[path] = base::to_bytes(text);
    };
    put("journeys/birth.toml", birth_journey);
    put("words/birth.ja.toml", birth_words);
    put("words/birth.easy.toml", birth_words);
    put("codes/slip.toml",
        "id = \"slip\"\npattern = \"[A-Z]{2}-[0-9]{4,6}\"\nscan = [\"Code128\", \"QR\"]\n");
    put("tables/gifts.toml",
        "status = \"example\"\n[[row]]\nid = \"nappies\"\nyen = 980\n[[row]]\nid = \"milk\"\n");
    put("tables/rooms.toml", "[[row]]\nid = \"single\"\nto_staff = true\n");
    return source;
}

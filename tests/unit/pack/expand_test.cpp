// What the loader makes of repeat, account, proxy, tables, codes, papers and contradictions.
#include "tests/unit/pack/birth_pack.h"
#include "town/words.h"

namespace {

using Ids = std::vector<std::string>;
using town::Chosen;

const base::Date today = *base::from_iso_date("2026-11-22");

const town::Pack& pack() {
    static const town::Pack read = [] {
        auto opened = town::read(built(birth_pack()));
        REQUIRE(opened);
        return opened.take();
    }();
    return read;
}

const town::Journey& birth() { return *town::journey(pack(), "birth"); }
const town::Words& ja() { return pack().words.at("ja"); }

town::Written written(const char* text) { return {base::SecretText(text)}; }
town::Dated dated(const char* iso) { return {base::SecretText(iso)}; }

Ids asked(const town::Answers& answers) {
    Ids ids;
    for (const auto* question : town::questions_for(birth(), answers, today)) {
        ids.push_back(question->id);
    }
    return ids;
}

const Ids after_children{"money.bank", "money.branch", "money.type", "money.number", "money.holder",
                         "gifts",      "room",         "slip",       "why"};

Ids with_the_rest(Ids ids) {
    ids.insert(ids.end(), after_children.begin(), after_children.end());
    return ids;
}

town::Answers of_one_child() {
    return {{"filed_by", Chosen{{"mandate"}}},
            {"proxy_name", written("見本 太郎")},
            {"proxy_phone", written("0868-66-0000")},
            {"child.1.name", written("見本 一")},
            {"child.1.born", dated("2026-10-01")},
            {"child.1.more", Chosen{{"no"}}},
            {"money.bank", written("見本銀行")},
            {"money.branch", written("美咲支店")},
            {"money.type", Chosen{{"ordinary"}}},
            {"money.number", written("0012345")},
            {"money.holder", written("ミホン タロウ")},
            {"gifts", town::Lined{{{"milk", 2}, {"nappies", 1}}}},
            {"room", Chosen{{"single"}}},
            {"slip", written("AB-1234")}};
}

Ids complaints(const town::Answers& answers) {
    Ids all;
    for (const auto& [question, fault] : town::check(birth(), answers, today)) {
        all.push_back(question + " " + std::string(town::word(fault)));
    }
    return all;
}

}  // namespace

TEST_CASE("a group is asked once and again for whoever says there is one more") {
    town::Answers answers{{"filed_by", Chosen{{"self"}}}};
    CHECK(asked(answers) ==
          with_the_rest({"filed_by", "person", "child.1.name", "child.1.born", "child.1.more"}));
    answers["child.1.more"] = Chosen{{"yes"}};
    CHECK(asked(answers) ==
          with_the_rest({"filed_by", "person", "child.1.name", "child.1.born", "child.1.more",
                         "child.2.name", "child.2.born", "child.2.more"}));
    answers["child.2.more"] = Chosen{{"yes"}};
    const Ids of_three = asked(answers);
    CHECK(std::ranges::count(of_three, "child.3.born") == 1);
    CHECK(std::ranges::count(of_three, "child.3.more") == 0);  // No more than three.
    answers["child.1.more"] = Chosen{{"no"}};
    CHECK(std::ranges::count(asked(answers), "child.3.born") == 0);
}

TEST_CASE("a condition within a group looks at its own copy") {
    town::Answers answers{{"filed_by", Chosen{{"self"}}},
                          {"child.1.born", dated("2026-01-01")},
                          {"child.1.more", Chosen{{"yes"}}},
                          {"child.2.born", dated("2026-11-08")}};
    const Ids ids = asked(answers);
    CHECK(std::ranges::count(ids, "child.1.hospital") == 0);
    CHECK(std::ranges::count(ids, "child.2.hospital") == 1);
    answers["child.2.born"] = dated("2026-11-07");  // Fifteen days ago.
    CHECK(std::ranges::count(asked(answers), "child.2.hospital") == 0);
}

TEST_CASE("each copy is read back by its number and by the words of the one question") {
    const auto rows = town::summary(birth(), of_one_child(), today, ja());
    const auto label = [&](const char* question) {
        for (const auto& row : rows) {
            if (row.question == question) return row.label + "=" + row.value;
        }
        return std::string("none");
    };
    CHECK(label("child.1.name") == "1ばん目の 名前=見本 一");
    CHECK(label("money.type") == "口座の 種類=普通");
    CHECK(label("gifts") == "もの=おむつ（1）、ミルク（2）");
    CHECK(label("filed_by") == "手続きを する人=委任状で たのまれた");
    const auto& question = *town::question(birth(), "child.2.name");
    CHECK(town::say_of(birth(), question, "title", ja()) == "2ばん目の 名前");
    CHECK(town::say_of(birth(), question, "help", ja()).empty());
}

TEST_CASE("an account is five questions and its passbook is seen at the counter") {
    town::Answers answers = of_one_child();
    CHECK(complaints(answers).empty());
    answers["money.number"] = written("12345");
    CHECK(complaints(answers) == Ids{"money.number not_a_code"});
    answers.erase("money.holder");
    CHECK(complaints(answers) == Ids{"money.number not_a_code", "money.holder missing"});
    const auto things = town::what_to_bring(birth(), of_one_child(), today);
    CHECK(std::ranges::count(things, "account.passbook") == 1);
    CHECK(ja().say(town::bring_key(birth(), "account.passbook")).find("通帳") != std::string::npos);
    CHECK(town::what_to_bring(birth(), {}, today).empty());
}

TEST_CASE("an account's number is off the lobby's eyes until asked for") {
    for (const auto& row : town::summary(birth(), of_one_child(), today, ja())) {
        INFO(row.question);
        CHECK(row.personal == (row.question == "money.number" || row.question == "child.1.born"));
    }
}

TEST_CASE("who files for somebody else is named and never needs the other's card") {
    town::Answers answers = of_one_child();
    CHECK(complaints(answers).empty());  // Though it is evidence L2 and no card was read.
    CHECK(town::needs_staff(birth(), answers, today));
    CHECK(town::what_to_bring(birth(), answers, today).front() == "account.passbook");
    CHECK(std::ranges::count(town::what_to_bring(birth(), answers, today), "proxy.proof.mandate") ==
          1);
    answers.erase("proxy_phone");
    CHECK(complaints(answers) == Ids{"proxy_phone missing"});
    answers = of_one_child();
    answers["filed_by"] = Chosen{{"self"}};
    answers = town::pruned(birth(), answers, today);
    CHECK_FALSE(answers.contains("proxy_name"));
    CHECK(complaints(answers) == Ids{"person missing", "evidence missing"});
    answers["filed_by"] = Chosen{{"heir"}};  // A kind that this journey does not know.
    CHECK(complaints(answers).front() == "filed_by unknown_option");
}

TEST_CASE("who does not say who files is not taken for another") {
    const town::Answers answers{{"filed_by", town::DoesNotKnow{}}};
    const auto said = complaints(answers);
    CHECK(std::ranges::count(said, "filed_by may_not_be_unknown") == 1);
    CHECK(std::ranges::count(said, "evidence missing") == 1);
}

TEST_CASE("what cannot all be true is asked about until the note says why") {
    town::Answers answers = of_one_child();
    answers["child.1.more"] = Chosen{{"yes"}};
    answers["child.2.name"] = written("見本 二");
    answers["child.2.born"] = dated("2026-10-01");
    answers["child.2.more"] = Chosen{{"no"}};
    CHECK(complaints(answers) == Ids{"why contradiction"});
    REQUIRE(town::contradictions(birth(), answers, today).size() == 1);
    CHECK(town::contradictions(birth(), answers, today).front()->id == "first-child");
    answers["why"] = written("ふたりで ひと部屋でも よい。");
    CHECK(complaints(answers).empty());
}

TEST_CASE("the rows of a table are options with the table's own words") {
    const auto& room = *town::question(birth(), "room");
    REQUIRE(room.options.size() == 1);
    CHECK(room.options_from == "rooms");
    CHECK(room.options.front().to_staff);
    CHECK(ja().say(town::option_key(birth(), room, room.options.front())) == "ひとりの 部屋");
    CHECK(ja().say("table.gifts.detail.nappies") == "980円");
    CHECK(town::row(pack(), "gifts", "nappies")->values.at("yen") == "980");
    CHECK(town::row(pack(), "gifts", "bread") == nullptr);
    town::Answers answers = of_one_child();
    answers["gifts"] = town::Lined{{{"milk", 4}}};
    CHECK(complaints(answers) == Ids{"gifts out_of_range"});
    answers["gifts"] = town::Lined{{{"bread", 1}}};
    CHECK(complaints(answers) == Ids{"gifts unknown_option"});
    answers["gifts"] = town::Lined{};
    CHECK(complaints(answers) == Ids{"gifts missing"});
}

TEST_CASE("a code is what its form says whoever typed or scanned it") {
    const auto& slip = *town::question(birth(), "slip");
    REQUIRE(slip.form);
    CHECK(slip.form->scan == std::vector<std::string>{"Code128", "QR"});
    town::Answers answers = of_one_child();
    for (const char* text : {"ab-1234", "AB-123", "AB-1234567", "AB1234", "AB-1234 "}) {
        INFO(text);
        answers["slip"] = written(text);
        CHECK(complaints(answers) == Ids{"slip not_a_code"});
    }
}

TEST_CASE("papers come with their layout and days and only when they are due") {
    REQUIRE(birth().prints.size() == 2);
    CHECK(birth().prints[0].layout == town::Print::Layout::sheet);
    CHECK(birth().prints[0].lines == 2);
    const town::Print& pass = birth().prints[1];
    CHECK(pass.layout == town::Print::Layout::pass);
    CHECK(pass.ground == "born");
    CHECK(pass.valid_days == 14);
    town::Answers answers = of_one_child();
    CHECK_FALSE(town::holds(pass.when, birth(), answers, today));
    answers["child.1.born"] = dated("2026-11-20");
    CHECK(town::holds(pass.when, birth(), answers, today));
}

TEST_CASE("a journey knows its tile's group and that it goes to the clerks") {
    CHECK(birth().group == "family");
    CHECK(birth().act == "file");
    CHECK(birth().desk);
    CHECK_FALSE(birth().awaits);
    CHECK(ja().say("journey.birth.who_sees") ==
          ja().say("section.child_desk") + "の 職員が 見ます。");
}

#include <catch2/catch.hpp>

#include "tests/unit/pages/pages_town.h"
#include "town/carry_home.h"

using namespace pages_test;
using Kind = town::QuestionKind;
using server::http::Response;

namespace {

std::string_view header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

// Two pages and a review: a choice, then a name.
town::Journey two_pages(const std::string& id, std::vector<std::string> roles) {
    auto made = journey(id, std::move(roles));
    made.questions = {question("which", Kind::one_of), question("name", Kind::kanji)};
    made.questions[0].options = {{.id = "a"}, {.id = "b"}};
    return made;
}

Response at_review(PagesTown& town, const std::string& path) {
    auto page = town.post(path, {{"do", "start"}});
    page = town.press(path, page, "next", {{"which", "a"}});
    return town.press(path, page, "next", {{"name", "美咲 <b>花子</b>"}});
}

town::Table orders() {
    town::Table table;
    table.reg = "shop";
    table.view = "orders";
    table.columns = {"who", "day", "sum"};
    table.rows = {{.id = "7",
                   .cells = {{town::Cell::Kind::text, "<script>x</script>"},
                             {town::Cell::Kind::date, "2026-12-01"},
                             {town::Cell::Kind::yen, "1234567"}},
                   .acts = {"pack", "others"}},
                  {.id = "8",
                   .cells = {{town::Cell::Kind::text, "second, but \"first\""},
                             {town::Cell::Kind::date, ""},
                             {town::Cell::Kind::yen, "0"}},
                   .acts = {},
                   .attention = true}};
    return table;
}

void enrol(PagesTown& town, const std::string& role) {
    town.core.codes["SHOP-CODE"] = "shop-1|" + role;
    const auto done = town.post("/device", {{"code", " SHOP-CODE "}});
    REQUIRE(done.status == 303);
    const std::string cookie(header(done, "set-cookie"));
    town.cookie = cookie.substr(0, cookie.find(';'));
}

}  // namespace

TEST_CASE("home lists what the pack gives to home and nothing else") {
    PagesTown town({journey("mine", {"home", "hall"}), journey("theirs", {"hall"})});
    const auto page = town.get("/");
    CHECK(page.status == 200);
    CHECK(says(page, "href=\"/j/mine\""));
    CHECK_FALSE(says(page, "theirs"));
    CHECK(says(page, "href=\"/see/shop/orders\""));
    CHECK_FALSE(says(page, "days_ics"));
    CHECK(town.get("/j/theirs").status == 404);
    CHECK(town.get("/j/no-such").status == 404);
    CHECK(town.post("/j/theirs", {{"do", "start"}}).status == 404);
}

TEST_CASE("every page forbids scripts and frames of others and is kept nowhere") {
    PagesTown town({journey("mine", {"home"})});
    for (const auto* target : {"/", "/j/mine", "/no-such", "/pages.css", "/device", "/field"}) {
        INFO(target);
        const auto page = town.get(target);
        const std::string policy(header(page, "content-security-policy"));
        CHECK(policy.starts_with("default-src 'none'"));
        CHECK(policy.find("unsafe") == std::string::npos);
        CHECK(header(page, "referrer-policy") == "no-referrer");
        CHECK(count(page.body, "<script>") == 0);
        CHECK(count(page.body, " style=") == 0);
    }
}

TEST_CASE("a journey from home is answered page by page and sent once") {
    PagesTown town({two_pages("mine", {"home"})});
    const auto review = at_review(town, "/j/mine");
    CHECK(says(review, "&lt;b&gt;花子"));
    CHECK_FALSE(says(review, "<b>花子"));
    town.core.notes = {{"day", "2026-12-01"}};
    const auto sent = town.press("/j/mine", review, "send");
    REQUIRE(town.core.applications.size() == 1);
    CHECK(town.core.applications[0].actor == "home");
    CHECK(says(sent, town.core.applications[0].receipt_number));
    CHECK(says(sent, "class=\"qr\""));
    CHECK(says(sent, "register.shop.note.day"));
    CHECK(says(town.press("/j/mine", review, "send"), town.core.applications[0].receipt_number));
    CHECK(town.core.applications.size() == 1);
}

TEST_CASE("answers changed after sending are not thanked for") {
    PagesTown town({two_pages("mine", {"home"})});
    const auto review = at_review(town, "/j/mine");
    const auto sent = town.press("/j/mine", review, "send");
    auto page = town.press("/j/mine", review, "change:name");
    page = town.press("/j/mine", page, "next", {{"name", "太郎"}});
    page = town.press("/j/mine", page, "send");
    REQUIRE(town.core.applications.size() == 1);
    CHECK(says(page, "pages.sent.already_words"));
    CHECK_FALSE(says(page, "pages.sent.kept"));
    CHECK(says(page, town.core.applications[0].receipt_number));
}

TEST_CASE("the number shown is one the town has however late a form comes again") {
    PagesTown town({two_pages("mine", {"home"})});
    const auto review = at_review(town, "/j/mine");
    town.press("/j/mine", review, "send");
    town.clock.wind(std::chrono::minutes(31));
    const auto again = town.press("/j/mine", review, "send");
    REQUIRE(town.core.applications.size() == 1);
    CHECK(says(again, town.core.applications[0].receipt_number));
}

TEST_CASE("what the register refuses is said in the register's words") {
    PagesTown town({two_pages("mine", {"home"})});
    town.core.refused = "too-late";
    const auto sent = town.press("/j/mine", at_review(town, "/j/mine"), "send");
    CHECK(says(sent, "register.shop.refused.too-late"));
    CHECK(says(sent, "pages.sent.not_done"));
}

TEST_CASE("a record that the town could not read is not thanked for") {
    PagesTown town({two_pages("mine", {"home"})});
    town.core.state = "dead";
    const auto sent = town.press("/j/mine", at_review(town, "/j/mine"), "send");
    CHECK(says(sent, "pages.sent.dead"));
    CHECK(says(sent, "pages.sent.not_done"));
    CHECK_FALSE(says(sent, "pages.sent.kept"));
}

TEST_CASE("a wrong answer keeps what was typed and leads to its field") {
    PagesTown town({two_pages("mine", {"home"})});
    auto page = town.post("/j/mine", {{"do", "start"}});
    page = town.press("/j/mine", page, "next");
    CHECK(says(page, "href=\"#f-which\""));
    CHECK(says(page, "role=\"alert\""));
    page = town.press("/j/mine", page, "next", {{"which", "a"}});
    CHECK_FALSE(says(page, "role=\"alert\""));
    page = town.press("/j/mine", page, "next", {{"name", std::string(300, 'x')}});
    CHECK(says(page, "answer_fault.too_long"));
    CHECK(says(page, std::string(300, 'x')));
}

TEST_CASE("back and another language lose no answer") {
    PagesTown town({two_pages("mine", {"home"})});
    auto page = town.post("/j/mine", {{"do", "start"}});
    page = town.press("/j/mine", page, "next", {{"which", "b"}});
    page = town.press("/j/mine", page, "language:easy", {{"name", "花子"}});
    CHECK(says(page, "site-easy"));
    CHECK(says(page, "value=\"花子\""));
    page = town.press("/j/mine", page, "back", {{"name", "花"}});
    CHECK(says(page, "value=\"b\" id=") == false);
    CHECK(says(page, "value=\"b\" checked"));
    page = town.press("/j/mine", page, "back", {{"which", "a"}});
    CHECK(says(page, "value=\"start\""));
    page = town.press("/j/mine", page, "start");
    CHECK(says(page, "value=\"a\" id=\"f-which\" checked"));
    page = town.press("/j/mine", page, "next", {{"which", "a"}});
    CHECK(says(page, "value=\"花\""));
}

TEST_CASE("the review leads to an answer and comes back") {
    PagesTown town({two_pages("mine", {"home"})});
    auto page = town.press("/j/mine", at_review(town, "/j/mine"), "change:which");
    CHECK(says(page, "checked"));
    page = town.press("/j/mine", page, "next", {{"which", "b"}});
    CHECK(says(page, "value=\"send\""));
}

TEST_CASE("a forged or foreign form is refused in words") {
    PagesTown town({two_pages("mine", {"home"}), two_pages("other", {"home"})});
    const auto review = at_review(town, "/j/mine");
    CHECK(town.press("/j/other", review, "send").status == 400);
    CHECK(town.post("/j/mine", {{"do", "send"}, {"form", "AAAA"}}).status == 400);
    CHECK(town.post("/j/mine", {{"do", "send"}, {"form", sealed_in(review.body)}}, "cross-site")
              .status == 403);
    CHECK(town.core.applications.empty());
    town.clock.wind(std::chrono::hours(13));
    CHECK(town.press("/j/mine", review, "send").status == 400);
}

TEST_CASE("while the town is silent the review stays and says so") {
    PagesTown town({two_pages("mine", {"home"})});
    const auto review = at_review(town, "/j/mine");
    town.core.mood = FakeCore::Mood::is_silent;
    const auto page = town.press("/j/mine", review, "send");
    CHECK(says(page, "pages.trouble.not_sent"));
    town.core.mood = FakeCore::Mood::answers;
    CHECK(says(town.press("/j/mine", page, "send"), "pages.sent.title"));
    CHECK(town.core.applications.size() == 1);
}

TEST_CASE("a journey that wants the card is carried as a code and cannot be sent") {
    auto wants_card = two_pages("card", {"home", "hall"});
    wants_card.evidence = town::EvidenceLevel::l2;
    wants_card.questions.insert(wants_card.questions.begin(),
                                question("person", Kind::person_from_card));
    PagesTown town({wants_card});
    CHECK(says(town.get("/j/card"), "pages.card_at_terminal"));
    const auto review = at_review(town, "/j/card");
    CHECK_FALSE(says(review, "value=\"send\""));
    CHECK(says(town.press("/j/card", review, "send"), "pages.review"));
    CHECK(town.core.applications.empty());
    const auto carried = town.press("/j/card", review, "carry");
    const auto begin = carried.body.find("MDH1.");
    REQUIRE(begin != std::string::npos);
    const auto text = carried.body.substr(begin, carried.body.find('<', begin) - begin);
    const auto opened = town::open_carry_home(text, town.core.seal_key, town.clock.now());
    REQUIRE(opened);
    CHECK(opened.value().journey == "card");
    CHECK(std::get<town::Chosen>(opened.value().answers.at("which")).options ==
          std::vector<std::string>{"a"});
    CHECK(count(carried.body, "<svg") == 1);
}

TEST_CASE("without a cookie the field is a door with a code and a wrong code opens nothing") {
    PagesTown town({journey("work", {"shop"})});
    for (const auto* target : {"/field", "/field/j/work", "/field/see/shop/orders"}) {
        CHECK(header(town.get(target), "location") == "/device");
    }
    CHECK(town.post("/field/j/work", {{"do", "start"}}).status == 303);
    const auto wrong = town.post("/device", {{"code", "nonsense"}});
    CHECK(says(wrong, "pages.device.fault.wrong"));
    CHECK(header(wrong, "set-cookie").empty());
}

TEST_CASE("a typed code gives a cookie of which the core learns the digest only") {
    PagesTown town({journey("work", {"shop"})});
    town.core.codes["SHOP-CODE"] = "shop-1|shop";
    const auto done = town.post("/device", {{"code", "SHOP-CODE"}});
    const std::string cookie(header(done, "set-cookie"));
    for (const auto* part : {"; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"}) {
        CHECK(cookie.find(part) != std::string::npos);
    }
    const auto token = cookie.substr(cookie.find('=') + 1, 43);
    CHECK(base::from_base64url(token)->size() == 32);
    for (const auto& line : town.core.lines) CHECK(line.find(token) == std::string::npos);
    const auto digest = base::hex(base::crypto::sha256(base::view_of(token)));
    CHECK(town.core.devices.contains(digest));
}

TEST_CASE("guessing device codes is stopped") {
    PagesTown town({});
    int status = 200;
    for (int i = 0; i < 21; ++i) status = town.post("/device", {{"code", "x"}}).status;
    CHECK(status == 429);
}

TEST_CASE("a device does its own role's work and its form is nobody else's") {
    PagesTown town({two_pages("work", {"shop"}), two_pages("mine", {"home"})});
    enrol(town, "shop");
    const auto start = town.get("/field");
    CHECK(says(start, ">SHOP 1<"));
    CHECK_FALSE(says(start, "shop-1"));
    CHECK(says(start, "href=\"/field/j/work\""));
    CHECK_FALSE(says(start, "/j/mine"));
    CHECK(town.get("/field/j/mine").status == 404);
    auto page = town.get("/field/j/work");
    page = town.press("/field/j/work", page, "next", {{"which", "a"}});
    const auto review = town.press("/field/j/work", page, "next", {{"name", "花子"}});
    CHECK_FALSE(says(review, "value=\"carry\""));

    auto digest_to_role = town.core.devices;
    town.core.codes["SECOND"] = "shop-2|shop";
    const auto first_cookie = town.cookie;
    const std::string second(header(town.post("/device", {{"code", "SECOND"}}), "set-cookie"));
    town.cookie = second.substr(0, second.find(';'));
    CHECK(town.press("/field/j/work", review, "send").status == 400);
    town.cookie = first_cookie;
    CHECK(says(town.press("/field/j/work", review, "send"), "pages.sent.title"));
    REQUIRE(town.core.applications.size() == 1);
    CHECK(town.core.applications[0].actor == "device:shop-1");
}

TEST_CASE("a device that the town took back is at the door again") {
    PagesTown town({journey("work", {"shop"})});
    enrol(town, "shop");
    CHECK(town.get("/field").status == 200);
    town.core.devices.clear();
    CHECK(header(town.get("/field"), "location") == "/device");
}

TEST_CASE("a table shows what needs somebody first and offers this role's acts on a row") {
    auto pack = two_pages("pack", {"shop"});
    pack.subject = "which";
    pack.questions[0] = question("which", Kind::code);
    pack.questions[0].form = town::CodeForm{.id = "order", .pattern = "[0-9]+", .scan = {}};
    PagesTown town({pack, two_pages("others", {"home"})});
    town.core.table = orders();
    town.core.table_for = "shop";
    enrol(town, "shop");
    const auto page = town.get("/field/see/shop/orders");
    CHECK(page.body.find("second, but") < page.body.find("&lt;script&gt;x"));
    CHECK(says(page, "pages.attention"));
    CHECK(says(page, "href=\"/field/j/pack?subject=7&amp;from=shop%2Forders\""));
    CHECK_FALSE(says(page, "/j/others"));
    CHECK_FALSE(says(page, "<script>x"));
    auto act = town.get("/field/j/pack?subject=7&from=shop%2Forders");
    CHECK(says(act, "f-name"));
    CHECK_FALSE(says(act, "f-which"));
    act = town.press("/field/j/pack", act, "next", {{"name", "花子"}});
    CHECK_FALSE(says(act, "change:which"));
    CHECK(says(town.press("/field/j/pack", act, "send"), "href=\"/field/see/shop/orders\""));
    REQUIRE(town.core.applications.size() == 1);
    CHECK(std::get<town::Written>(town.core.applications[0].answers.at("which")).text.reveal() ==
          "7");
    CHECK(town.get("/field/j/pack?subject=x").status == 404);
    CHECK(town.get("/see/shop/orders").status == 404);  // at home it is nobody's
}

TEST_CASE("a table can be taken along as CSV and as a calendar") {
    PagesTown town({});
    town.core.table = orders();
    town.core.table_for = "shop";
    enrol(town, "shop");
    const auto csv = town.get("/field/csv/shop/orders");
    CHECK(header(csv, "content-disposition") == "attachment; filename=\"shop-orders.csv\"");
    CHECK(says(csv, "\"second, but \"\"first\"\"\""));
    CHECK(town.get("/field/ics/shop/orders").status == 404);
    town.core.table.view = "days_ics";
    CHECK(says(town.get("/field/see/shop/days_ics"), "/field/ics/shop/days_ics"));
    const auto ics = town.get("/field/ics/shop/days_ics");
    CHECK(says(ics, "DTSTART;VALUE=DATE:20261201\r\n"));
    CHECK(count(ics.body, "BEGIN:VEVENT") == 1);  // the other row has no day
    for (std::size_t at = 0; at < ics.body.size();) {
        const auto end = ics.body.find("\r\n", at);
        CHECK(end - at <= 75);
        at = end + 2;
    }
}

TEST_CASE("a look files nothing and shows the view that the answers ask for") {
    auto look = two_pages("look", {"home"});
    look.act = "look";
    look.shows = "orders";
    PagesTown town({look});
    town.core.table = orders();
    const auto page = at_review(town, "/j/look");
    CHECK(says(page, "&lt;script&gt;x"));
    CHECK(town.core.applications.empty());
    CHECK(town.core.lines.back().find("\"which\":\"a\"") != std::string::npos);
    const auto csv = town.press("/j/look", page, "csv");
    CHECK(header(csv, "content-disposition") == "attachment; filename=\"shop-orders.csv\"");
    CHECK(says(town.press("/j/look", page, "back"), "f-name"));
}

TEST_CASE("a receipt is looked up by number and birth date") {
    PagesTown town({two_pages("mine", {"home"})});
    town.press("/j/mine", at_review(town, "/j/mine"), "send");
    const auto number = town.core.applications.at(0).receipt_number;
    const auto ask = [&](const std::string& year) {
        return town.post("/look-up", {{"number", number},
                                      {"birth_date:year", year},
                                      {"birth_date:month", "2"},
                                      {"birth_date:day", "17"}});
    };
    CHECK(says(ask("1955"), "arrived"));
    CHECK(says(ask("1956"), "pages.look_up.fault.not_found"));
    CHECK(says(ask(""), "pages.look_up.fault.birth_date"));
    CHECK(says(town.post("/look-up", {{"number", "P1-AAAA"}}), "pages.look_up.fault.number"));
}

TEST_CASE("a contradiction is said on the page of its note and wants one") {
    auto survey = two_pages("survey", {"home"});
    survey.questions.push_back(question("note", Kind::text));
    survey.questions[2].may_skip = true;
    survey.contradictions = {
        {.id = "odd", .when = {{.question = "which", .option = "a"}}, .note = "note"}};
    PagesTown town({survey});
    auto page = at_review(town, "/j/survey");
    CHECK(says(page, "journey.survey.contradiction.odd"));
    page = town.press("/j/survey", page, "next");
    CHECK(says(page, "answer_fault.contradiction"));
    page = town.press("/j/survey", page, "next", {{"note", "because"}});
    CHECK(says(page, "value=\"send\""));
}

// What `pack check` refuses of the keys beyond plain questions. Each test spoils one thing.
#include "tests/unit/pack/birth_pack.h"

namespace {

using Source = town::PackSource;

Source with(const std::string& path, const std::string& from, const std::string& to) {
    Source source = birth_pack();
    std::string text = base::to_text(source.at(path));
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    source[path] = base::to_bytes(text);
    return source;
}

Source with_file(const std::string& path, const std::string& text) {
    Source source = birth_pack();
    source[path] = base::to_bytes(text);
    return source;
}

bool complains(const Source& source, const std::string& file, const std::string& what) {
    CHECK_FALSE(town::build(source, std::nullopt));
    for (const auto& complaint : town::check(source)) {
        UNSCOPED_INFO(complaint.file << ": " << complaint.what);
        if (complaint.file == file && complaint.what.find(what) != std::string::npos) return true;
    }
    return false;
}

const std::string birth = "journeys/birth.toml";
const std::string ja = "words/birth.ja.toml";

}  // namespace

TEST_CASE("the pack that these tests spoil is good") {
    for (const auto& [file, what] : town::check(birth_pack())) {
        UNSCOPED_INFO(file << ": " << what);
    }
    CHECK(town::check(birth_pack()).empty());
}

TEST_CASE("a repeating group stands together, is declared and tells its copies apart") {
    CHECK(complains(with(birth, "id = \"name\"\nkind = \"kanji\"\nrepeat = \"child\"",
                         "id = \"name\"\nkind = \"kanji\"\nrepeat = \"kid\""),
                    birth, "There is no [[repeat]] \"kid\"."));
    CHECK(complains(with(birth, "id = \"slip\"", "id = \"slip\"\nrepeat = \"child\""), birth,
                    "The questions of \"child\" must stand one after another."));
    CHECK(complains(with(birth, "[[repeat]]", "[[repeat]]\nid = \"pet\"\nmost = 2\n[[repeat]]"),
                    birth, "No question repeats as \"pet\"."));
    CHECK(complains(with(ja, "label = \"{n}ばん目の 名前\"", "label = \"名前\""), "words ja",
                    "\"journey.birth.question.name.label\": It is asked again and again"));
}

TEST_CASE("a kind of proxy or an account's number form that is not there is named") {
    CHECK(complains(with(birth, "\"mandate\"", "\"neighbour\""), birth,
                    "proxy: \"neighbour\" is not a kind of proxy."));
    Source source = birth_pack();
    source.erase("codes/account_number.toml");
    CHECK(complains(source, birth, "An account needs codes/account_number.toml."));
}

TEST_CASE("a card is asked of everybody but who files for another") {
    CHECK(complains(with(birth, "when = [{ question = \"filed_by\", is = \"self\" }]",
                         "when = [{ question = \"filed_by\", is = \"mandate\" }]"),
                    birth, "Evidence L2 needs a person_from_card question"));
}

TEST_CASE("a table or a form that is not there is named") {
    CHECK(complains(with(birth, "options_from = \"rooms\"", "options_from = \"halls\""), birth,
                    "There is no tables/halls.toml."));
    CHECK(complains(with(birth, "form = \"slip\"", "form = \"slap\""), birth,
                    "There is no codes/slap.toml."));
    CHECK(complains(with("tables/gifts.toml", "id = \"milk\"", "id = \"nappies\""),
                    "tables/gifts.toml", "The row \"nappies\" stands twice."));
    CHECK(complains(with_file("tables/none.toml", "status = \"old\"\n"), "tables/none.toml",
                    "A table has 1 to 2,000 rows."));
    CHECK(complains(with("codes/slip.toml", "[A-Z]{2}", "([A-Z]{2})"), "codes/slip.toml",
                    "\"pattern\" may hold signs"));
    CHECK(complains(with("codes/slip.toml", "\"QR\"", "\"PDF417\""), "codes/slip.toml",
                    "\"scan\" knows"));
    CHECK(complains(with("codes/slip.toml", "id = \"slip\"", "id = \"slop\""), "codes/slip.toml",
                    "must be the name of the file"));
}

TEST_CASE("the words of a table belong to its rows and its figures have a source") {
    CHECK(complains(with(ja, "milk = \"ミルク\"", ""), "words ja",
                    "\"table.gifts.row.milk\": The phrase is missing."));
    CHECK(complains(with(ja, "milk = \"ミルク\"", "milk = \"ミルク\"\nbread = \"パン\""),
                    "words ja", "\"table.gifts.row.bread\": Nothing in the pack uses"));
    CHECK(complains(with(ja, "{value.yen}", "{value.price}"), "words ja table.gifts.detail.nappies",
                    "The row has no value \"price\"."));
    const Source bare = with(ja, "{value.yen}", "980");
    CHECK(complains(bare, "words easy", "The {marks} differ"));  // But 980円 alone is an example's.
    CHECK(complains(with(ja, "ひとりの 部屋\"\n[journey.birth]", "980円の 部屋\"\n[journey.birth]"),
                    "words ja", "\"table.rooms.row.single\": A figure without a source"));
    CHECK(complains(with("tables/gifts.toml", "\"example\"", "\"verified\""), "tables/gifts.toml",
                    "A verified table names its source"));
}

TEST_CASE("a paper says only what is filled in and a pass how long it holds") {
    CHECK(complains(with(ja, "{answer.child.1.name}", "{answer.child.9.name}"), "words ja",
                    "Nothing fills {answer.child.9.name} on a paper."));
    CHECK(complains(with(birth, "valid_days = 14", ""), birth, "how many valid_days"));
    CHECK(complains(with(birth, "layout = \"sheet\"", "layout = \"poster\""), birth,
                    "\"layout\" is sheet or pass."));
    CHECK(complains(with(ja, "print.list.line.2 = \"{answer.child.1.name}\"\n", ""), "words ja",
                    "\"journey.birth.print.list.line.2\": The phrase is missing."));
}

TEST_CASE("a contradiction has a note that can be written whenever it holds") {
    CHECK(complains(with(birth, "note = \"why\"", "note = \"room\""), birth,
                    "Its note is a text question."));
    CHECK(complains(with(birth, "id = \"why\"\nkind = \"text\"\nmay_skip = true",
                         "id = \"why\"\nkind = \"text\""),
                    birth, "A note that everybody is asked may_skip."));
    CHECK(complains(with(birth, "id = \"why\"\nkind = \"text\"",
                         "id = \"why\"\nkind = \"text\"\n"
                         "when = [{ question = \"filed_by\", is = \"self\" }]"),
                    birth, "Its note must be asked whenever it holds."));
    CHECK(complains(with(ja, "contradiction.first-child", "contradiction.first"), "words ja",
                    "\"journey.birth.contradiction.first-child\": The phrase is missing."));
}

TEST_CASE("an act that makes no sense is named") {
    const auto head = [](const std::string& keys) {
        return with(birth, "group = \"family\"", "group = \"family\"\n" + keys);
    };
    CHECK(complains(head("act = \"look\""), birth, "A look says which view it shows."));
    CHECK(complains(head("signs = true"), birth, "Only a clerk signs"));
    CHECK(complains(head("subject = \"room\""), birth, "\"room\" is no code question."));
    CHECK(complains(head("practice = true"), birth, "Only what is kept has papers."));
    CHECK(complains(with(birth, "roles = [\"hall\", \"home\"]", "roles = [\"counter\"]"), birth,
                    "A tile is for residents"));
    CHECK(complains(with(birth, "next_steps = 1\n", ""), birth, "reads next_steps of 1 to 6"));
    CHECK(complains(with(ja, "subtitle = \"家族の こと\"", ""), "words ja",
                    "\"group.family.subtitle\": The phrase is missing."));
    CHECK(complains(with(ja, "{section.child_desk}", "{section.moon_desk}"),
                    "words ja journey.birth.who_sees", "There is no section \"moon_desk\"."));
}

TEST_CASE("a number in a condition suits a number or a date") {
    CHECK(complains(
        with(birth, "question = \"born\", at_least = -14", "question = \"name\", at_least = -14"),
        birth, "This test does not suit the question \"child.1.name\"."));
    CHECK(complains(with(birth, "question = \"born\", at_least = -14",
                         "question = \"born\", at_least = \"no_such\""),
                    birth, "must name a fact"));
}

TEST_CASE("a clerk's act of any section needs neither a reason nor what comes next") {
    Source source = birth_pack();
    source["journeys/dish-back.toml"] = base::to_bytes(
        "id = \"dish-back\"\nversion = 1\nregister = \"dishes\"\nact = \"back\"\n"
        "section = \"all\"\nroles = [\"counter\"]\nevidence = \"L0\"\ndesk = false\n"
        "subject = \"dish\"\nsource = \"a test\"\nchecked_on = 2026-11-22\nstatus = \"verified\"\n"
        "[[question]]\nid = \"dish\"\nkind = \"code\"\nform = \"slip\"\n"
        "[[question]]\nid = \"sure\"\nkind = \"one_of\"\noptions = [{ id = \"yes\" }]\n");
    const auto words = base::to_bytes(
        "[journey.dish-back]\ntitle = \"かえす\"\nsubmit = "
        "\"かえす\"\n[journey.dish-back.question]\n"
        "dish = { title = \"番号\", label = \"番号\" }\n"
        "sure = { title = \"いいですか\", label = \"いいですか\", option.yes = \"はい\" }\n");
    source["words/dish.ja.toml"] = words;
    source["words/dish.easy.toml"] = words;
    for (const auto& [file, what] : town::check(source)) UNSCOPED_INFO(file << ": " << what);
    CHECK(town::check(source).empty());
}

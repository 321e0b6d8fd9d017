#include "tests/unit/pages/pages_town.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/uuid.h"

namespace pages_test {

using nlohmann::json;
using server::http::Request;
using server::http::Response;

FakeCore::FakeCore()
    : seal_key(base::crypto::PrivateKey::make_p256()), terminal_(base::uuid_v7(base::Time{})) {}

std::optional<std::string> FakeCore::ask(const std::string& line) {
    lines.push_back(line);
    if (mood == Mood::is_silent) return std::nullopt;
    const auto asked = json::parse(line, nullptr, false);
    const auto who = [](const std::string& both) {
        const auto bar = both.find('|');
        return json{{"name", both.substr(0, bar)}, {"role", both.substr(bar + 1)}}.dump();
    };
    if (asked.contains("hello")) {
        return json{{"terminal", base::to_text(terminal_)},
                    {"incarnation", 1},
                    {"seq", seq},
                    {"prev_hash", base::hex(head)},
                    {"seal_key", seal_key.public_key().pem()},
                    {"short_name", "P1"}}
            .dump();
    }
    if (asked.contains("put")) {
        auto reply = put(asked["put"]);
        if (mood == Mood::stores_then_falls_silent) {
            mood = Mood::answers;
            return std::nullopt;
        }
        if (mood == Mood::stores_and_is_gone) {
            mood = Mood::is_silent;
            return std::nullopt;
        }
        return reply;
    }
    if (asked.contains("device")) {
        const auto known = devices.find(asked["device"]);
        return known == devices.end() ? "{}" : who(known->second);
    }
    if (asked.contains("enrol_device")) {
        const auto known = codes.find(asked["enrol_device"]);
        if (known == codes.end()) return "{}";
        devices[asked["token_sha256"]] = known->second;
        return who(known->second);
    }
    if (asked.contains("view")) {
        const auto& wish = asked["view"];
        if (wish["role"] != table_for) return "{}";
        return json{{"table", json::parse(town::to_json(table))}}.dump();
    }
    if (asked.contains("look_up")) {
        const bool known = asked["look_up"]["birth_date"] == "1955-02-17";
        return known ? json{{"state", "received"}, {"date", "2026-11-22"}}.dump() : "{}";
    }
    return "{}";
}

std::string FakeCore::put(const std::string& envelope) {
    const auto decoded = town::decode_envelope(*base::from_base64(envelope));
    REQUIRE(decoded);
    const auto& header = decoded.value().header;
    if (const auto known = said_.find(header.id); known != said_.end()) return known->second;
    if (header.seq != seq + 1 || header.prev_hash != head) return R"({"state":"gap"})";
    const auto body = town::open_envelope(decoded.value(), seal_key);
    REQUIRE(body);
    auto application = town::application_from(body.value());
    if (!application) {
        REQUIRE(application.error() == town::BodyFault::unknown_kind);
        seq = header.seq;
        head = header.hash;
        bodies.push_back(body.value().reveal());
        return R"({"state":"applied"})";
    }
    seq = header.seq;
    head = header.hash;
    applications.push_back(application.take());
    json reply{{"state", state}, {"refused", refused}, {"notes", notes}, {"number", ""}};
    if (state == "applied") reply["number"] = applications.back().receipt_number;
    said_[header.id] = reply.dump();
    reply["qr"] = "MDG1.abc";
    return reply.dump();
}

town::Question question(const std::string& id, town::QuestionKind kind) {
    town::Question made;
    made.id = id;
    made.kind = kind;
    return made;
}

town::Journey journey(const std::string& id, std::vector<std::string> roles) {
    town::Journey made;
    made.id = id;
    made.register_name = "shop";
    made.roles = std::move(roles);
    return made;
}

town::Journey journey_of_every_kind() {
    using Kind = town::QuestionKind;
    auto made = journey("every", {"home"});
    const auto options = [](town::Question asked) {
        asked.options = {{.id = "a"}, {.id = "b"}, {.id = "c", .alone = true}};
        return asked;
    };
    made.questions = {
        options(question("one", Kind::one_of)), options(question("several", Kind::several_of)),
        question("kana", Kind::kana),           question("kanji", Kind::kanji),
        question("number", Kind::number),       question("date", Kind::date),
        question("phone", Kind::phone),         question("consent", Kind::consent),
        question("text", Kind::text),           question("code", Kind::code),
        options(question("lines", Kind::lines))};
    for (auto& asked : made.questions) asked.may_not_know = true;
    made.questions[4].most = 10;
    made.questions[9].form = town::CodeForm{.id = "parcel", .pattern = "[0-9]{4}[A-Z]", .scan = {}};
    made.questions[10].options_from = "wares";
    made.questions[10].most = 9;
    return made;
}

PagesTown::PagesTown(std::vector<town::Journey> journeys, Files files) {
    pack.files = std::move(files);
    pack.town = "misaki";
    pack.languages = {"ja", "easy"};
    for (const std::string language : {"ja", "easy"}) {
        pack.words.emplace(
            language,
            town::Words(language, {{"pages.site", "site-" + language},
                                   {"place.shop", "SHOP"},
                                   {"pages.state.received", "arrived"},
                                   {"register.shop.view.calls_board.title", "called-" + language},
                                   {"register.shop.word.desk", "desk-" + language},
                                   {"register.shop.figure.waiting", "waiting-" + language},
                                   {"pages.ask.source", "{source} {date}"},
                                   {"register.shop.view.orders.title", "orders"},
                                   {"table.wares.detail.a", "180"}}));
    }
    pack.tables["wares"] = {{.id = "a", .values = {{"yen", "180"}}}};
    pack.journeys = std::move(journeys);
    door = std::make_unique<server::pages::PagesDoor>(
        pack, clock, core,
        std::vector<server::pages::ListedView>{
            {.reg = "shop", .view = "orders", .roles = {"home", "shop"}},
            {.reg = "shop", .view = "days_ics", .roles = {"shop"}},
            {.reg = "shop", .view = "calls_board", .roles = {"shop"}}});
}

Response PagesTown::get(const std::string& target) {
    const auto read = server::http::target_from(target);
    REQUIRE(read);
    Request request{.method = "GET",
                    .path = read->path,
                    .query = read->query,
                    .headers = {{"cookie", cookie}},
                    .body = {},
                    .remote = remote,
                    .certificate = {}};
    return door->answer(request);
}

Response PagesTown::post(const std::string& target, const Fields& fields, const std::string& site) {
    const auto read = server::http::target_from(target);
    REQUIRE(read);
    std::string body;
    for (const auto& [name, value] : fields) {
        body += (body.empty() ? "" : "&") + server::pages::for_url(name) + "=" +
                server::pages::for_url(value);
    }
    Request request{.method = "POST",
                    .path = read->path,
                    .query = read->query,
                    .headers = {{"cookie", cookie},
                                {"sec-fetch-site", site},
                                {"content-type", "application/x-www-form-urlencoded"}},
                    .body = base::to_bytes(body),
                    .remote = remote,
                    .certificate = {}};
    return door->answer(request);
}

Response PagesTown::press(const std::string& target, const Response& page, const std::string& what,
                          Fields fields) {
    fields.emplace_back("form", sealed_in(page.body));
    fields.emplace_back("do", what);
    return post(target, fields);
}

std::string sealed_in(const std::string& body) {
    constexpr std::string_view before = "name=\"form\" value=\"";
    const auto begin = body.find(before);
    if (begin == std::string::npos) return "";
    const auto from = begin + before.size();
    return body.substr(from, body.find('"', from) - from);
}

bool says(const Response& page, std::string_view words) {
    return page.body.find(words) != std::string::npos;
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

}  // namespace pages_test

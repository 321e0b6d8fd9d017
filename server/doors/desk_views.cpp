// What the registers show at a counter, and who is there for people.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/doors/desk_door.h"
#include "server/doors/replies.h"

namespace server {

using http::problem;
using http::Request;
using http::Response;

namespace {

using Json = nlohmann::json;

// The first line of a CSV: the columns as people of this office call them.
std::vector<std::string> heading_of(const town::Table& table, const town::Pack& pack) {
    std::vector<std::string> heading;
    const auto words = pack.words.find("ja");
    for (const auto& column : table.columns) {
        const auto key = "register." + table.reg + ".column." + column;
        heading.push_back(
            words != pack.words.end() && words->second.has(key) ? words->second.say(key) : column);
    }
    return heading;
}

Response csv_reply(const town::Table& table, const town::Pack& pack) {
    return {.status = 200,
            .body = town::to_csv(table, heading_of(table, pack)),
            .content_type = "text/csv; charset=utf-8",
            .headers = {{"Content-Disposition",
                         "attachment; filename=\"" + table.reg + "-" + table.view + ".csv\""}}};
}

}  // namespace

DeskDoor::Answer DeskDoor::list_views(Transaction&, const Asker& asker, const Request&,
                                      const std::string&) const {
    Json list = Json::array();
    if (pack_ != nullptr) {
        const ViewAsk ask{.now = clock_.now(),
                          .pack = *pack_,
                          .clerk = asker.clerk,
                          .device = asker.terminal.name,
                          .role = asker.terminal.role,
                          .person = std::nullopt,
                          .parameters = {}};
        for (const auto& [reg, view] : views_for(registers_, ask)) {
            list.push_back({{"register", reg}, {"view", view}});
        }
    }
    return json_reply(200, Json({{"items", std::move(list)}}).dump());
}

DeskDoor::Answer DeskDoor::see_view(Transaction& transaction, const Asker& asker,
                                    const Request& request, const std::string& name) const {
    if (pack_ == nullptr) return not_found();
    ViewAsk ask{.now = clock_.now(),
                .pack = *pack_,
                .clerk = asker.clerk,
                .device = asker.terminal.name,
                .role = asker.terminal.role,
                .person = std::nullopt,
                .parameters = request.query};
    const auto format = request.parameter("format");
    if (!format.empty() && format != "csv" && format != "json") {
        return problem(400, "malformed", "format is json or csv.");
    }
    ask.parameters.erase("format");
    const auto table = TRY(look(transaction, registers_, view_name_from(name), ask));
    if (!table) return not_found();
    TRY(audit_.add(transaction, clock_.now(),
                   {.actor = asker.clerk->id,
                    .action = format == "csv" ? "view.taken" : "view.seen",
                    .subject = name,
                    .purpose = ""}));
    if (format == "csv") return csv_reply(*table, *pack_);
    return json_reply(200, town::to_json(*table));
}

DeskDoor::Answer DeskDoor::set_presence(Transaction& transaction, const Asker& asker,
                                        const Request& request, const std::string&) const {
    if (pack_ == nullptr) return not_found();
    const auto body = Json::parse(request.body.begin(), request.body.end(), nullptr, false);
    const auto text = [&](const char* member) {
        const bool there = body.is_object() && body.contains(member) && body[member].is_string();
        return there ? body[member].get<std::string>() : std::string();
    };
    Presence presence{.place = text("place"), .who = text("who"), .since = clock_.now()};
    if (presence.place.empty()) presence.place = Presences::place_of(*pack_, asker.terminal);
    const bool known = std::ranges::any_of(
        pack_->places, [&](const auto& place) { return place.id == presence.place; });
    if (!known || !Presences::is_word(presence.who)) {
        return problem(400, "malformed", "who is present, on_call or closed, at a place we have.");
    }
    TRY(presences_.set(transaction, presence));
    TRY(audit_.add(transaction, clock_.now(),
                   {.actor = asker.clerk->id,
                    .action = "presence.set",
                    .subject = presence.place,
                    .purpose = presence.who}));
    return json_reply(201, to_json(presence));
}

}  // namespace server

#include "server/admin/officer.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/yardsticks/proposals_toml.h"

namespace server {

namespace {

using Json = nlohmann::json;

std::string error(const std::string& sentence) { return Json({{"error", sentence}}).dump(); }

std::string store_error(StoreFault fault) {
    return error("the store refused: " + std::string(word(fault)));
}

}  // namespace

std::string Officer::answer(const std::string& line) const {
    const auto asked = Json::parse(line, nullptr, false);
    const auto text = [&](const char* member) -> std::string {
        if (!asked.is_object()) return {};
        const auto found = asked.find(member);
        return found != asked.end() && found->is_string() ? found->get<std::string>() : "";
    };
    const auto what = text("do");
    if (what == "enrol") return enrol(text("name"), text("role"), text("section"));
    if (what == "staff") return add_clerk(text("name"), text("section"), text("key_sha256"));
    if (what == "revoke") return revoke(text("name"));
    if (what == "guide_proposals") return guide_proposals();
    return error("the server does not know this request");
}

std::string Officer::enrol(const std::string& name, const std::string& role,
                           const std::string& section) const {
    if (!Enrolments::is_name(name)) {
        return error("a name is 1 to 32 of a-z, 0-9 and -, beginning with a letter: " + name);
    }
    if (Devices::is_role(role))
        return enrol_device({.name = name, .role = role, .section = section});
    if (!Enrolments::is_role(role)) {
        return error(
            "a terminal's role is hall, library, counter, hub or post_office, a field "
            "device's taxi, shop, driver, commissioner, investigator, venue, teacher, "
            "midwife, board or committee: " +
            role);
    }
    if (name == pages_terminal_name) return error("pages is the server's own terminal");
    const auto code = enrolments_.make_code(name, role);
    if (!code) return store_error(code.error());
    return Json({{"code", code.value()}}).dump();
}

std::string Officer::enrol_device(const Device& device) const {
    const auto now = clock_.now();
    const auto code = in_transaction(store_, [&](Transaction& transaction) -> Stored<std::string> {
        auto made = TRY(devices_.make_code(transaction, device, now));
        TRY(audit_.add(transaction, now,
                       {.actor = "officer",
                        .action = "device.offered",
                        .subject = device.name,
                        .purpose = device.role}));
        return made;
    });
    if (!code) return store_error(code.error());
    return Json({{"device_code", code.value()}}).dump();
}

std::string Officer::add_clerk(const std::string& name, const std::string& section,
                               const std::string& key_sha256) const {
    const auto bytes = base::from_hex(key_sha256);
    if (name.empty() || name.size() > 200 || section.empty() || !bytes || bytes->size() != 32) {
        return error("a clerk needs a name, a section and a card's certificate");
    }
    if (pack_ != nullptr && std::ranges::find(pack_->sections, section) == pack_->sections.end()) {
        std::string known;
        for (const auto& id : pack_->sections) known += " " + id;
        return error("the pack has no section " + section + "; it has" + known);
    }
    const auto now = clock_.now();
    const auto clerk = in_transaction(store_, [&](Transaction& transaction) -> Stored<Clerk> {
        auto added = TRY(staff_.add(transaction, name, section, key_sha256, now));
        TRY(audit_.add(transaction, now,
                       {.actor = "officer",
                        .action = "staff.known",
                        .subject = added.id,
                        .purpose = section}));
        return added;
    });
    if (!clerk) return store_error(clerk.error());
    return Json({{"clerk", clerk.value().id}}).dump();
}

std::string Officer::revoke(const std::string& name) const {
    const auto done = in_transaction(store_, [&](Transaction& transaction) -> Stored<bool> {
        const bool terminal = TRY(terminals_.revoke(transaction, name));
        const bool device = TRY(devices_.revoke(transaction, name));
        if (!terminal && !device) return false;
        TRY(audit_.add(
            transaction, clock_.now(),
            {.actor = "officer", .action = "terminal.revoked", .subject = name, .purpose = ""}));
        return true;
    });
    if (!done) return store_error(done.error());
    if (!done.value()) return error("there is no terminal or device " + name);
    return Json({{"revoked", name}}).dump();
}

std::string Officer::guide_proposals() const {
    const auto all = in_transaction(store_, [&](Transaction& transaction) {
        return UnansweredQuestions(town_).proposals(transaction);
    });
    if (!all) return store_error(all.error());
    return Json({{"toml", proposals_toml(all.value())}}).dump();
}

}  // namespace server

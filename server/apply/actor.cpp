#include "server/apply/actor.h"

#include <algorithm>

#include "base/crypto/certificate.h"
#include "server/desk/sessions.h"
#include "server/registers/devices.h"
#include "town/pack_keys.h"

namespace server {

namespace {

using Believed = std::optional<Actor>;

constexpr std::string_view clerk_prefix = "clerk:";
constexpr std::string_view device_prefix = "device:";
constexpr std::string_view home = "home";
constexpr std::string_view pages = "pages";

bool offered_to(const town::Journey& journey, std::string_view role) {
    return std::ranges::find(journey.roles, role) != journey.roles.end();
}

bool is_theirs(const town::Journey& journey, const Clerk& clerk) {
    return journey.section == "all" || journey.section == clerk.section;
}

Stored<Believed> through_the_pages(Transaction& transaction, const std::string& town_id,
                                   const Terminal& terminal, const town::Application& application,
                                   const town::Journey& journey) {
    const std::string_view actor = application.actor;
    Actor believed{.place = terminal, .clerk = std::nullopt};
    believed.place.role = home;
    if (actor.starts_with(device_prefix)) {
        const auto device = TRY(
            Devices(town_id).by_name(transaction, std::string(actor.substr(device_prefix.size()))));
        if (!device) return Believed();
        believed.place.name = device->name;
        believed.place.role = device->role;
    } else if (actor != home) {
        return Believed();
    }
    if (!offered_to(journey, believed.place.role)) return Believed();
    return Believed(std::move(believed));
}

// The clerk's card signed exactly what the record says.
Stored<bool> is_signed_by(Transaction& transaction, const Staff& staff, const Clerk& clerk,
                          const town::Application& application) {
    const auto certificate = base::crypto::Certificate::from_der(application.evidence.certificate);
    if (!certificate || application.received_at < certificate->not_before() ||
        application.received_at > certificate->not_after()) {
        return false;
    }
    const auto key = certificate->public_key();
    const auto owner = TRY(staff.by_key(transaction, base::hex(key.fingerprint())));
    const auto text = town::signed_text(application);
    return owner && owner->id == clerk.id &&
           key.verifies(base::view_of(text.reveal()), application.evidence.signature);
}

}  // namespace

bool is_staff_act(const town::Journey& journey) { return !town::is_for_residents(journey); }

Stored<std::optional<Actor>> believed_actor(Transaction& transaction, const std::string& town_id,
                                            const Terminal& terminal,
                                            const town::Application& application,
                                            const town::Journey& journey) {
    if (terminal.role == pages) {
        return through_the_pages(transaction, town_id, terminal, application, journey);
    }
    const std::string_view actor = application.actor;
    const bool by_clerk = actor.starts_with(clerk_prefix);
    if (!offered_to(journey, terminal.role) || (!actor.empty() && !by_clerk)) return Believed();
    Actor believed{.place = terminal, .clerk = std::nullopt};
    const Staff staff(town_id);
    if (by_clerk) {
        const std::string id(actor.substr(clerk_prefix.size()));
        if (!TRY(DeskSessions(town_id).sat_there(transaction, terminal, id,
                                                 application.received_at))) {
            return Believed();
        }
        believed.clerk = TRY(staff.by_id(transaction, id));
        if (!believed.clerk) return Believed();
    }
    if (is_staff_act(journey) && !(believed.clerk && is_theirs(journey, *believed.clerk))) {
        return Believed();
    }
    if (journey.signs &&
        !(believed.clerk && TRY(is_signed_by(transaction, staff, *believed.clerk, application)))) {
        return Believed();
    }
    return Believed(std::move(believed));
}

}  // namespace server

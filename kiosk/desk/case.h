#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/calendar.h"
#include "base/secret.h"
#include "town/answers.h"
#include "town/application.h"

// What the town's desk tells, read from its JSON (server/openapi.yaml); anything else is no answer.
namespace kiosk {

// One line of the queue.
struct DeskItem {
    std::string id, number, journey, state, terminal;
    base::Time received_at{};
    bool needs_staff = false;
    bool clock_suspect = false;
};
// It waits for a clerk: nothing is settled yet, or what was missing may have come.
inline bool is_open(const DeskItem& item) {
    return item.state == "received" || item.state == "completion_asked";
}
struct DeskList {
    std::vector<DeskItem> items;
    std::string after;  // where the next page begins, "" = this was the last
};
std::optional<DeskList> desk_list_from(const std::string& json);

// A correction that was made; both values are kept.
struct DeskCorrection {
    std::string question, part, reason;
    std::optional<town::Answer> before;  // of a whole answer
    base::SecretText before_text;        // of a part of the person
};
struct DeskFile {
    DeskItem item;
    std::string etag;
    town::Answers answers;
    town::EvidenceLevel level = town::EvidenceLevel::l0;
    std::vector<DeskCorrection> corrections;  // oldest first
};
std::optional<DeskFile> desk_file_from(const std::string& json, const std::string& etag);

// Somebody at a terminal asks for staff.
struct DeskCall {
    std::string id, terminal, reason;
    base::Time at{};
    bool answered = false;
};
std::optional<std::vector<DeskCall>> desk_calls_from(const std::string& json);

struct DeskNonce {
    std::string session, terminal;
    base::Bytes nonce;
    base::Time time{};
};
std::optional<DeskNonce> desk_nonce_from(const std::string& json);
struct DeskClerk {
    base::SecretText token;
    std::string id, name, section;
};
std::optional<DeskClerk> desk_clerk_from(const std::string& json);

std::string sign_in_json(const std::string& session, base::ByteView certificate,
                         base::ByteView signature);
std::string confirmation_json();
// 補正: what is missing (a word of the pack), by when, and how that was said to the person.
std::string completion_json(const std::string& what, base::Date until, const std::string& reason);
std::string correction_json(const std::string& question, const std::string& part,
                            const town::Answer& value, const std::string& reason);

}  // namespace kiosk

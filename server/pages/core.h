#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/crypto/keys.h"
#include "base/uuid.h"
#include "server/pages/core_line.h"
#include "town/answers.h"
#include "town/table.h"

// What the pages may ask of the core, as values. Every reply is judged: a core that says nothing,
// or nothing we can read, is a CoreFault.
namespace server::pages {

enum class CoreFault { silent, garbled };
template <class T>
using FromCore = base::Result<T, CoreFault>;

// Where the chain of the terminal `pages` stands, and whom records are sealed to.
struct Position {
    base::Uuid terminal{};
    std::uint64_t incarnation = 0;
    std::uint64_t last_seq = 0;        // the last one the core has; 0 = none
    base::crypto::Digest last_hash{};  // zeros before the first
    base::crypto::PublicKey seal_key;
    std::string short_name;
};
FromCore<Position> hello(CoreLine& line);

// What the core needs to sign the receipt's QR; the secret is not kept there.
struct ReceiptWish {
    std::string number, secret_hex, received_at;
};
struct PutReply {
    enum class State { applied, waiting, dead, gap };
    State state = State::gap;
    std::string refused{};                       // word of the register, "" = not refused
    std::map<std::string, std::string> notes{};  // what the register tells
    std::string number{}, qr{};
};
FromCore<PutReply> put(CoreLine& line, base::ByteView envelope, const ReceiptWish& receipt);

// A device of somebody who works for the town in the field.
struct FieldDevice {
    std::string name, role, section;
};
FromCore<std::optional<FieldDevice>> device(CoreLine& line, const std::string& token_sha256);
FromCore<std::optional<FieldDevice>> enrol_device(CoreLine& line, const std::string& code,
                                                  const std::string& token_sha256);

struct ViewWish {
    std::string reg, view;
    std::string device;  // "" = somebody at home
    std::string role;
    std::map<std::string, std::string> parameters;
};
// Empty: no such view, or not for them.
FromCore<std::optional<town::Table>> view(CoreLine& line, const ViewWish& wish);

struct ReceiptSaid {
    enum class Found { yes, no, too_many_tries };
    Found found = Found::no;
    std::string state, date, until;  // `until`: the day by which something is asked for
};
FromCore<ReceiptSaid> look_up(CoreLine& line, const std::string& number,
                              const std::string& birth_date);

// An unfinished journey out of its code; `fault` is a CarryHomeFault's word, "" = none.
struct Carried {
    std::string fault;
    std::string journey, language;
    int version = 1;
    town::Answers answers;
};
FromCore<Carried> carried(CoreLine& line, const std::string& text);

}  // namespace server::pages

#include "server/registers/devices.h"

#include <algorithm>
#include <array>

#include "base/crypto/crypto.h"

namespace server {

namespace {

constexpr std::chrono::hours device_code_lives{24};
// Somebody guesses: the operator is told, and right codes stay right. The pages let one address try
// twenty in a quarter of an hour; against forty random bits a day of that finds nothing.
constexpr int wrong_codes_that_alarm = 1000;
constexpr std::string_view signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's base32
constexpr std::size_t code_signs = 8;

constexpr std::array device_roles = {"taxi",  "shop",    "driver",  "commissioner", "investigator",
                                     "venue", "teacher", "midwife", "board",        "committee"};

std::string new_code() {
    std::string code;
    for (const auto byte : base::crypto::random(code_signs)) {
        if (code.size() == code_signs / 2) code += '-';
        code += signs[byte % signs.size()];
    }
    return code;
}

// As it was printed: capitals, the letters that look like digits read as digits, no hyphen.
std::string plain(std::string_view typed) {
    std::string code;
    for (char sign : typed) {
        if (sign >= 'a' && sign <= 'z') sign = static_cast<char>(sign - 'a' + 'A');
        if (sign == 'O') sign = '0';
        if (sign == 'I' || sign == 'L') sign = '1';
        if (signs.find(sign) != std::string_view::npos) code += sign;
    }
    return code;
}

std::string code_hash(std::string_view typed) {
    return base::hex(base::crypto::sha256(base::view_of(plain(typed))));
}

std::optional<Device> device_from(const Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return Device{.name = rows[0].text(0), .role = rows[0].text(1), .section = rows[0].text(2)};
}

}  // namespace

Stored<void> Devices::create_tables(Transaction& transaction) {
    TRY(
        transaction.run("CREATE TABLE IF NOT EXISTS devices (town_id TEXT NOT NULL,"
                        " name TEXT NOT NULL, role TEXT NOT NULL, section TEXT NOT NULL,"
                        " token_sha256 TEXT NOT NULL, enrolled_at BIGINT NOT NULL,"
                        " PRIMARY KEY (town_id, name), UNIQUE (town_id, token_sha256))"));
    TRY(
        transaction.run("CREATE TABLE IF NOT EXISTS device_codes (town_id TEXT NOT NULL,"
                        " name TEXT NOT NULL, code_sha256 TEXT NOT NULL, role TEXT NOT NULL,"
                        " section TEXT NOT NULL, expires_at BIGINT NOT NULL,"
                        " PRIMARY KEY (town_id, name), UNIQUE (town_id, code_sha256))"));
    return {};
}

bool Devices::is_role(std::string_view role) {
    return std::ranges::any_of(device_roles, [&](std::string_view known) { return known == role; });
}

Stored<std::string> Devices::make_code(Transaction& transaction, const Device& device,
                                       base::Time now) const {
    auto code = new_code();
    TRY(transaction.run(
        "INSERT INTO device_codes (town_id, name, code_sha256, role, section, expires_at)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (town_id, name) DO UPDATE SET"
        " code_sha256 = excluded.code_sha256, role = excluded.role, section = excluded.section,"
        " expires_at = excluded.expires_at",
        {town_, device.name, code_hash(code), device.role, device.section,
         value_of(now + device_code_lives)}));
    return code;
}

Stored<std::optional<Device>> Devices::redeem(Transaction& transaction,
                                              const std::string& typed_code,
                                              const std::string& token_sha256,
                                              base::Time now) const {
    const auto day = base::tokyo_date(now);
    const auto device = device_from(
        TRY(transaction.run("DELETE FROM device_codes WHERE town_id = $1 AND code_sha256 = $2"
                            " AND expires_at > $3 RETURNING name, role, section",
                            {town_, code_hash(typed_code), value_of(now)})));
    if (!device) {
        TRY(tries_.add(transaction, "device code", "all", day));
        tell_of_guessing(TRY(tries_.count(transaction, "device code", "all", day)),
                         wrong_codes_that_alarm, "device-codes-guessed");
        return device;
    }
    TRY(transaction.run(
        "INSERT INTO devices (town_id, name, role, section, token_sha256, enrolled_at)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (town_id, name) DO UPDATE SET"
        " role = excluded.role, section = excluded.section, token_sha256 = excluded.token_sha256,"
        " enrolled_at = excluded.enrolled_at",
        {town_, device->name, device->role, device->section, token_sha256, value_of(now)}));
    return device;
}

Stored<std::optional<Device>> Devices::by_token(Transaction& transaction,
                                                const std::string& token_sha256) const {
    return device_from(TRY(transaction.run(
        "SELECT name, role, section FROM devices WHERE town_id = $1 AND token_sha256 = $2",
        {town_, token_sha256})));
}

Stored<std::optional<Device>> Devices::by_name(Transaction& transaction,
                                               const std::string& name) const {
    return device_from(TRY(
        transaction.run("SELECT name, role, section FROM devices WHERE town_id = $1 AND name = $2",
                        {town_, name})));
}

Stored<bool> Devices::revoke(Transaction& transaction, const std::string& name) const {
    TRY(transaction.run("DELETE FROM device_codes WHERE town_id = $1 AND name = $2",
                        {town_, name}));
    const auto gone = TRY(transaction.run(
        "DELETE FROM devices WHERE town_id = $1 AND name = $2 RETURNING 1", {town_, name}));
    return !gone.empty();
}

}  // namespace server

#pragma once

#include "server/registers/tries.h"
#include "server/store/store.h"

namespace server {

// A telephone or computer outside the town hall that works with the pages: a driver's, a shop's …
struct Device {
    std::string name;
    std::string role;
    std::string section;  // 課 it belongs to, "" = none
};

// Which field devices there are. One comes in by a code typed once on its page; of its token only
// the SHA-256 is kept.
class Devices {
public:
    explicit Devices(std::string town_id) : town_(town_id), tries_(std::move(town_id)) {}
    static Stored<void> create_tables(Transaction& transaction);
    static bool is_role(std::string_view role);

    // "7K3M-9P2Q", good once and for a day; the earlier code of this name ends.
    Stored<std::string> make_code(Transaction& transaction, const Device& device,
                                  base::Time now) const;
    // Empty for every kind of wrong code. What the device of this name had before opens no more.
    Stored<std::optional<Device>> redeem(Transaction& transaction, const std::string& typed_code,
                                         const std::string& token_sha256, base::Time now) const;
    Stored<std::optional<Device>> by_token(Transaction& transaction,
                                           const std::string& token_sha256) const;
    Stored<std::optional<Device>> by_name(Transaction& transaction, const std::string& name) const;
    // Says false when there is no such device.
    Stored<bool> revoke(Transaction& transaction, const std::string& name) const;

private:
    std::string town_;
    Tries tries_;
};

}  // namespace server

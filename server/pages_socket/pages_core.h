#pragma once

#include "server/intake/intake.h"
#include "server/pages_socket/pages_terminal.h"
#include "server/receipts/look_up.h"
#include "server/registers/devices.h"
#include "server/registers/views.h"

namespace server {

// The core's side of the pages' socket: one JSON line a request, one a reply. The pages have no
// store and no key; what they may not have is answered {}.
//   {"hello":"pages"} → {"terminal","incarnation","seq","prev_hash","seal_key","short_name"}: seq
//   is
//       the last record the town has, prev_hash its hash (zeros before the first)
//   {"put":BASE64,"receipt"?:{"number","secret","received_at"}} →
//   {"state":"applied|waiting|dead|gap",
//       "refused","notes","number","qr"?}
//   {"device":TOKEN_SHA256} → {"name","role","section"}
//   {"enrol_device":CODE,"token_sha256"} → the same
//   {"view":{"register","view","device","role","parameters"}} → {"table"}: device "" = at home
//   {"look_up":{"secret_sha256"}|{"number","birth_date"}} → {"state","date","completion"?} or
//       {"too_many":true}
//   {"carried":TEXT} → {"journey","version","language","answers"} or {"fault":WORD}
// and what the LINE sender asks: line_requests.h.
class PagesCore {
public:
    // `apply_now` files what waits before it returns.
    PagesCore(Store& store, const base::Clock& clock, const TownKeys& keys, const town::Pack& pack,
              const RegisterList& registers, PagesTerminal own, std::function<void()> apply_now)
        : store_(store),
          clock_(clock),
          keys_(keys),
          pack_(pack),
          registers_(registers),
          own_(std::move(own)),
          apply_now_(std::move(apply_now)),
          intake_(store, clock, keys.ack.key, keys.town(), [] {}),
          look_up_(store, clock, keys.town()),
          devices_(keys.town()),
          audit_(keys.town()) {}

    // A line that is no request of ours is answered {} too.
    std::string answer(const std::string& line) const;

private:
    Stored<Terminal> terminal() const;
    Stored<std::string> hello() const;
    Stored<std::string> put(const std::string& base64, const std::string& receipt_json) const;
    Stored<std::string> device(const std::string& token_sha256) const;
    Stored<std::string> enrol_device(const std::string& code,
                                     const std::string& token_sha256) const;
    Stored<std::string> view(const std::string& wish_json) const;
    Stored<std::string> look_up(const std::string& wish_json) const;
    Stored<std::string> carried(const std::string& text) const;

    Store& store_;
    const base::Clock& clock_;
    const TownKeys& keys_;
    const town::Pack& pack_;
    const RegisterList& registers_;
    PagesTerminal own_;
    std::function<void()> apply_now_;
    Intake intake_;
    LookUp look_up_;
    Devices devices_;
    Audit audit_;
};

}  // namespace server

#include "drivers/card/emulated/state.h"

#include <nlohmann/json.hpp>

#include "base/files.h"

namespace drivers::card {

namespace {

using base::crypto::Certificate;
using base::crypto::PrivateKey;
using nlohmann::json;

constexpr std::size_t largest_state = 256 * 1024;

// What the certificates were issued for; another address needs another certificate.
std::string certified_person(const CardPerson& person) {
    std::string all;
    for (const auto& field :
         {person.name, person.address, person.birth_date, person.sex, person.expires_on,
          person.pins && !person.pins->signing.empty() ? std::string("signs") : std::string()}) {
        all += field + "\n";
    }
    return base::hex(base::crypto::sha256(base::view_of(all)));
}

std::string state_text(const json& kept, const char* key) {
    const auto found = kept.find(key);
    return found != kept.end() && found->is_string() ? found->get<std::string>() : std::string();
}

json written(const CardKeys& keys, const std::string& certified) {
    return {{"certified_person", certified},
            {"authentication_key", keys.authentication.pem().reveal()},
            {"signing_key", keys.signing.pem().reveal()},
            {"authentication_certificate", base::base64(keys.authentication_certificate)},
            {"signing_certificate", base::base64(keys.signing_certificate)}};
}

// Empty when nothing usable is kept; then the card is new.
std::optional<CardKeys> kept_keys(const json& kept, const TestAuthority& authority,
                                  const CardPerson& person, base::Time now) {
    auto authentication = PrivateKey::from_pem(state_text(kept, "authentication_key"));
    auto signing = PrivateKey::from_pem(state_text(kept, "signing_key"));
    if (!authentication || !signing) return std::nullopt;
    const auto login = base::from_base64(state_text(kept, "authentication_certificate"));
    const auto sign = base::from_base64(state_text(kept, "signing_certificate"));
    const auto leaf = login ? Certificate::from_der(*login) : std::nullopt;
    const bool same_person = state_text(kept, "certified_person") == certified_person(person);
    const bool same_authority =
        leaf && base::crypto::check_chain(*leaf, authority.authentication_ca(), now) !=
                    base::crypto::Trust::bad_signature;
    if (!same_person || !same_authority || !sign) {
        return authority.certify(std::move(*authentication), std::move(*signing), person, now);
    }
    return CardKeys{.authentication = std::move(*authentication),
                    .signing = std::move(*signing),
                    .authentication_certificate = *login,
                    .signing_certificate = *sign,
                    .authentication_ca = authority.authentication_ca().der(),
                    .signing_ca = authority.signing_ca().der()};
}

}  // namespace

base::Result<KeptCard, std::string> KeptCard::open(const std::filesystem::path& person_file,
                                                   const std::filesystem::path& state,
                                                   base::Time now, ChipHabits habits) {
    CardPerson person = TRY(read_person(person_file));
    const auto folder = state.has_parent_path() ? state.parent_path() : std::filesystem::path(".");
    const TestAuthority authority = TRY(TestAuthority::kept_in(folder, now));

    json kept = json::object();
    if (const auto bytes = base::read_file(state, largest_state)) {
        kept = json::parse(bytes.value(), nullptr, false);
        if (!kept.is_object()) return base::Failure{state.string() + " is broken"};
    }
    auto keys = kept_keys(kept, authority, person, now);
    if (!keys) keys = authority.issue(person, now);
    const json keys_text = written(*keys, certified_person(person));
    EmulatedCard card(std::move(person), std::make_shared<const CardKeys>(std::move(*keys)),
                      std::move(habits));
    if (const auto tries = kept.find("tries"); tries != kept.end() && tries->is_object()) {
        for (const auto& [secret, left] : tries->items()) {
            if (left.is_number_integer()) card.set_tries(secret, left.get<int>());
        }
    }
    KeptCard opened(std::move(card), state, keys_text.dump());
    TRY(opened.keep());
    return opened;
}

base::Result<void, std::string> KeptCard::keep() {
    if (kept_ == card_.tries()) return {};
    json all = json::parse(keys_, nullptr, false);
    all["tries"] = card_.tries();
    if (!base::write_file(state_, base::view_of(all.dump(1)), 0600)) {
        return base::Failure{"cannot write " + state_.string()};
    }
    kept_ = card_.tries();
    return {};
}

}  // namespace drivers::card

#include "tests/unit/kiosk/hall.h"

#include <map>

#include "kiosk/session/card_worker.h"
#include "provisioning/tool/pack_folder.h"

namespace hall {

using namespace drivers::card;

base::Time start() { return *base::from_rfc3339("2026-11-22T01:38:00Z"); }

const town::Pack& misaki() {
    static const town::Pack pack = [] {
        auto source = tool::read_pack_folder(SOURCE_DIR "/provisioning/towns/misaki");
        REQUIRE(source);
        auto bytes = town::build(source.value(), std::nullopt);
        REQUIRE(bytes);
        auto read = town::read(bytes.value());
        REQUIRE(read);
        return read.take();
    }();
    return pack;
}

const base::crypto::PrivateKey& town_key() {
    static const auto key = base::crypto::PrivateKey::make_p256();
    return key;
}

namespace {

base::crypto::CertificateWish wish_for(const std::string& name, base::crypto::CertificateUse use) {
    return {.common_name = name,
            .organisation = "misaki",
            .use = use,
            .dns_names = {},
            .addresses = {},
            .not_before = start(),
            .not_after = start() + std::chrono::hours(24)};
}

const base::crypto::PrivateKey& authority_key() {
    static const auto key = base::crypto::PrivateKey::make_p256();
    return key;
}

}  // namespace

const base::crypto::Certificate& authority() {
    static const auto certificate = base::crypto::issue_self_signed(
        authority_key(), wish_for("the town", base::crypto::CertificateUse::authority));
    return certificate;
}

const kiosk::Terminal& terminal() {
    using namespace base::crypto;
    static const kiosk::Terminal made = [] {
        PrivateKey key = PrivateKey::make_p256();
        Certificate certificate =
            issue(key.public_key(), wish_for("hall-1", CertificateUse::tls_client), authority(),
                  authority_key());
        return kiosk::Terminal{misaki(),
                               "hall",
                               "hall-1",
                               "H1",
                               "",
                               certificate,
                               std::move(key),
                               true,
                               true,
                               true,
                               town_key().public_key()};
    }();
    return made;
}

kiosk::Terminal terminal_with(const town::Pack& pack, const std::string& role) {
    const kiosk::Terminal& like = terminal();
    auto key = base::crypto::PrivateKey::from_pem(like.key.pem().reveal());
    return {
        pack, role, like.name, like.short_name,        like.id, like.certificate, std::move(*key),
        true, true, true,      town_key().public_key()};
}

EmulatedCard card(const std::string& name) {
    static const TestAuthority authority = TestAuthority::make(start());
    static std::map<std::string, std::shared_ptr<const CardKeys>> keys;
    auto person = read_person(std::string(SOURCE_DIR "/tests/people/") + name + ".toml");
    REQUIRE(person);
    auto& kept = keys[name];
    if (!kept) kept = std::make_shared<const CardKeys>(authority.issue(person.value(), start()));
    return {person.take(), kept};
}

kiosk::Stored stored() { return {}; }

}  // namespace hall

Hall::Hall(std::optional<base::Time> last_kept, const kiosk::Terminal& terminal)
    : clock_(base::emulated_clock(hall::start())) {
    session_ = std::make_unique<kiosk::Resident>(
        terminal, *clock_, [this](kiosk::Order order) { return take(std::move(order)); },
        last_kept);
}

bool Hall::take(kiosk::Order order) {
    if (boxes_are_full) return false;
    // The question every terminal asks by itself all day is answered by who tests it.
    if (auto* asked = std::get_if<kiosk::AskTown>(&order);
        asked != nullptr && asked->request.path == "/v1/terminals/self/notices") {
        notices_asked.push_back(std::move(*asked));
        return true;
    }
    orders_.push_back(std::move(order));
    return true;
}

void Hall::print_all() {
    while (auto paper = ordered<kiosk::PrintPaper>())
        session_->on(kiosk::PaperDone{paper->ticket, {}});
}

void Hall::do_card_jobs() {
    while (auto job = ordered<kiosk::CardOrder>()) {
        session_->on(kiosk::done_with_card(reader_, *job, clock_->now()));
    }
}

void Hall::touch_one(const kiosk::view::Intent& intent) {
    session_->on(intent);
    session_->touched();
    if (!card_jobs_wait) do_card_jobs();
}

void Hall::place(const std::string& person) {
    reader_.place_card(hall::card(person));
    session_->on(kiosk::ReaderChanged{drivers::card::ReaderEvent::card_placed});
    if (!card_jobs_wait) do_card_jobs();
}

void Hall::pull() {
    (void)reader_.pull_card_away();
    session_->on(kiosk::ReaderChanged{drivers::card::ReaderEvent::card_removed});
}

void Hall::type_pin(const std::string& pin) {
    for (const char digit : pin) touch(kiosk::view::DigitPressed{digit - '0'});
    touch(kiosk::view::PinEntered{});
}

void Hall::type(const std::string& characters) {
    for (std::size_t i = 0; i < characters.size();) {
        const auto first = static_cast<unsigned char>(characters[i]);
        const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        touch(kiosk::view::CharacterTyped{characters.substr(i, size)});
        i += size;
    }
}

// Goes from timer to timer as the terminal's loop does.
void Hall::wait(std::chrono::seconds seconds) {
    const base::Instant end = clock_->monotonic() + seconds;
    while (clock_->monotonic() < end) {
        const auto due = session_->due();
        const base::Instant next = due && *due < end ? *due : end;
        clock_->advance(std::max<base::Instant>(next - clock_->monotonic(), base::Instant(1)));
        session_->tick();
    }
}

void Hall::begin(const std::string& journey) {
    touch(kiosk::view::Started{journey}, kiosk::view::Agreed{});
}

void Hall::begin_with_card(const std::string& journey, const std::string& person) {
    begin(journey);
    place(person);
    REQUIRE(state() == kiosk::State::enter_pin);
    type_pin("1234");
    REQUIRE(state() == kiosk::State::question);
}

void Hall::answer_taxi() {
    using namespace kiosk::view;
    touch(GoOn{});
    touch(OptionToggled{"none"}, GoOn{});
    touch(OptionToggled{"phone"}, GoOn{});
    type("0868660000");
    touch(GoOn{});
    REQUIRE(state() == kiosk::State::review);
}

#include "drivers/card/emulated/card.h"

#include <algorithm>

#include "base/crypto/crypto.h"

namespace drivers::card {

namespace {

// my-number-card.md §1, contactless; under T=0 the plainest there is.
const base::Bytes contactless_atr = {0x3B, 0x88, 0x80, 0x01, 0x00, 0x00, 0x05,
                                     0xE0, 0xB3, 0x81, 0xA1, 0x00, 0x7F};
const base::Bytes t0_atr = {0x3B, 0x00};

}  // namespace

EmulatedCard::EmulatedCard(CardPerson person, std::shared_ptr<const CardKeys> keys,
                           ChipHabits habits)
    : person_(std::move(person)),
      keys_(std::move(keys)),
      habits_(std::move(habits)),
      atr_(habits_.t0 ? t0_atr : contactless_atr),
      chip_(chip_of(person_, *keys_)),
      tries_(full_tries(chip_)) {
    if (ChipFile* record = file("text", 0x0002)) {
        const base::Bytes& before = habits_.before_text_record;
        record->content.insert(record->content.begin(), before.begin(), before.end());
    }
}

void EmulatedCard::power_off() {
    application_ = nullptr;
    current_ = nullptr;
    verified_.clear();
    pending_.clear();
    fresh_ = true;
}

void EmulatedCard::power_on() { power_off(); }

void EmulatedCard::reset() {
    const auto verified = verified_;
    ChipApplication* const application = application_;
    power_off();
    // What was verified outlives a warm reset on the card that was measured (§3.5).
    if (!habits_.warm_reset_forgets) {
        verified_ = verified;
        application_ = application;
    }
}

void EmulatedCard::set_tries(const std::string& secret, int left) {
    const auto found = tries_.find(secret);
    if (found != tries_.end()) found->second = left;
}

ChipFile* EmulatedCard::file(std::string_view application, std::uint16_t id) {
    for (auto& one : chip_) {
        if (one.name != application) continue;
        const auto found = std::ranges::find(one.files, id, &ChipFile::id);
        return found == one.files.end() ? nullptr : &*found;
    }
    return nullptr;
}

ChipFile* EmulatedCard::file_by_short_id(std::uint8_t short_id) {
    if (application_ == nullptr) return nullptr;
    const auto found = std::ranges::find(application_->files, short_id, &ChipFile::id);
    return found == application_->files.end() ? nullptr : &*found;
}

bool EmulatedCard::is_open(const ChipFile& file) const {
    return file.opened_by.empty() || std::ranges::any_of(file.opened_by, [this](auto secret) {
               return verified_.contains(secret);
           });
}

int& EmulatedCard::tries_of(const ChipFile& secret) {
    return tries_.at(tries_key(*application_, secret));
}

base::Bytes EmulatedCard::answer(base::ByteView bytes) {
    if (habits_.first_answer_6f00 && std::exchange(fresh_, false)) return status_word(0x6F00);
    const auto command = ChipCommand::from(bytes);
    if (!command) return status_word(0x6700);
    base::Bytes answer = dispatch(*command);
    return habits_.t0 ? in_t0_style(*command, std::move(answer)) : answer;
}

base::Bytes EmulatedCard::dispatch(const ChipCommand& command) {
    // The reader, not the card, would answer this: a random PUPI (§9).
    if (command.cla == 0xFF && command.ins == 0xCA) {
        return base::ByteWriter().bytes(base::crypto::random(4)).u16(0x9000).take();
    }
    if (command.cla == 0x08 || command.cla == 0x0C) {  // Secure messaging without a session.
        return status_word(command.ins == 0xA4 ? 0x6882 : 0x69FC);
    }
    if (command.cla <= 0x0F && (command.cla & 0x03) != 0) return status_word(0x6881);
    if (command.cla == 0x00) {
        switch (command.ins) {
            case 0xA4:
                return select(command);
            case 0x20:
                return verify(command);
            case 0x24:
                return status_word(0x6982);  // Nobody changes a PIN at a terminal.
            case 0xB0:
                return read_binary(command);
            case 0xB2:
                return read_record(command);
            case 0x84:
                return get_challenge(command);
            case 0xC0:
                return get_response(command);
            default:
                return status_word(0x6D00);
        }
    }
    if (command.cla == 0x80) {
        switch (command.ins) {
            case 0x2A:
                return compute_signature(command);
            case 0xAE:
                return status_word(0x6982);
            case 0xFC:
                return status_word(0x6700);
            default:
                return status_word(0x6D00);
        }
    }
    return status_word(0x6E00);
}

base::Bytes EmulatedCard::select(const ChipCommand& command) {
    if (command.p1 == 0x04) return select_application(command);
    if (command.p1 == 0x02 && command.p2 == 0x0C && command.data.size() == 2) {
        const auto id = static_cast<std::uint16_t>(command.data[0] << 8 | command.data[1]);
        if (application_ == nullptr) return status_word(0x6A82);
        const auto found = std::ranges::find(application_->files, id, &ChipFile::id);
        if (found == application_->files.end()) return status_word(0x6A82);
        current_ = &*found;
        return status_word(0x9000);
    }
    if (command.p1_p2() == 0x0000 && !command.has_data && application_ != nullptr) {
        return status_word(0x9000);  // With no effect (§3.5).
    }
    return status_word(0x6A86);
}

base::Bytes EmulatedCard::select_application(const ChipCommand& command) {
    if (command.p2 != 0x0C && command.p2 != 0x00) return status_word(0x6A86);
    const auto found = std::ranges::find(chip_, command.data, &ChipApplication::aid);
    if (found == chip_.end()) return status_word(0x6A82);
    application_ = &*found;
    current_ = nullptr;
    verified_.clear();
    if (command.p2 == 0x0C) return status_word(0x9000);
    base::ByteWriter control;  // FCI: its real content is not known.
    const auto size = static_cast<std::uint8_t>(found->aid.size());
    control.u8(0x6F).u8(static_cast<std::uint8_t>(size + 2)).u8(0x84).u8(size).bytes(found->aid);
    return control.u16(0x9000).take();
}

base::Bytes EmulatedCard::verify(const ChipCommand& command) {
    if (command.p1 != 0x00 || (command.p2 & 0x80) == 0) return status_word(0x6A86);
    if (habits_.no_short_ids && command.p2 != 0x80) return status_word(0x6A86);
    ChipFile* const secret = command.p2 == 0x80 ? current_ : file_by_short_id(command.p2 & 0x1F);
    if (secret == nullptr) return status_word(command.p2 == 0x80 ? 0x6986 : 0x6A88);
    if (secret->kind != FileKind::secret) return status_word(0x6981);
    if (command.le && !habits_.t0) return status_word(0x6700);
    if (command.data.size() > 16) return status_word(0x6700);

    int& left = tries_of(*secret);
    const auto counted = [&left] { return status_word(static_cast<std::uint16_t>(0x63C0 | left)); };
    if (!command.has_data) {
        const bool hides = habits_.verified_query_9000 && verified_.contains(secret->id);
        return hides ? status_word(0x9000) : counted();
    }
    if (left == 0) return status_word(habits_.blocked_is_6983 ? 0x6983 : 0x6984);
    if (command.data == secret->content) {
        left = secret->most_tries;
        verified_.insert(secret->id);
        return status_word(0x9000);
    }
    --left;
    verified_.erase(secret->id);
    return counted();
}

}  // namespace drivers::card

#pragma once

#include <memory>
#include <set>

#include "drivers/card/emulated/chip.h"
#include "drivers/card/emulated/command.h"

namespace drivers::card {

// What differs between chips, readers or years of issue and is not known for sure; the defaults are
// what was measured (my-number-card.md §11).
struct ChipHabits {
    bool t0 = false;                   // 61xx and 6Cxx instead of whole answers
    bool first_answer_6f00 = false;    // once after every power-up
    bool blocked_is_6983 = false;      // else 6984
    bool verified_query_9000 = false;  // the query does not tell the count once verified
    bool past_end_is_6282 = false;     // else 6B00
    bool warm_reset_forgets = false;   // a reset clears what was verified
    bool no_short_ids = false;         // 6A86 wherever a file is named by short id
    std::size_t longest_answer = 256;  // shorter answers than asked for are legal
    base::Bytes before_text_record;    // two bytes before FF20, seen on cards of about 2023
};

// A My Number card that answers real command bytes. Values in, values out: no line, no file, no
// time.
class EmulatedCard {
public:
    // The keys are shared by all cards that a test makes of one person.
    EmulatedCard(CardPerson person, std::shared_ptr<const CardKeys> keys, ChipHabits habits = {});
    EmulatedCard(EmulatedCard&&) noexcept = default;
    EmulatedCard& operator=(EmulatedCard&&) noexcept = default;

    void power_off();
    void power_on();
    void reset();  // warm
    const base::Bytes& atr() const { return atr_; }
    // Data and status word.
    base::Bytes answer(base::ByteView command);

    const Tries& tries() const { return tries_; }
    void set_tries(const std::string& secret, int left);  // e.g. "text/0011"
    const CardPerson& person() const { return person_; }
    const CardKeys& keys() const { return *keys_; }
    const std::shared_ptr<const CardKeys>& shared_keys() const { return keys_; }
    ChipHabits& habits() { return habits_; }
    // For faults that lie on the chip: another content for a file.
    ChipFile* file(std::string_view application, std::uint16_t id);

private:
    base::Bytes dispatch(const ChipCommand& command);
    base::Bytes select(const ChipCommand& command);
    base::Bytes select_application(const ChipCommand& command);
    base::Bytes verify(const ChipCommand& command);
    base::Bytes read_binary(const ChipCommand& command);
    base::Bytes read_record(const ChipCommand& command);
    base::Bytes compute_signature(const ChipCommand& command);
    base::Bytes sign_with(const ChipFile& key, const ChipCommand& command);
    base::Bytes get_challenge(const ChipCommand& command);
    base::Bytes get_response(const ChipCommand& command);
    base::Bytes in_t0_style(const ChipCommand& command, base::Bytes answer);
    ChipFile* file_by_short_id(std::uint8_t short_id);
    bool is_open(const ChipFile& file) const;
    int& tries_of(const ChipFile& secret);

    CardPerson person_;
    std::shared_ptr<const CardKeys> keys_;
    ChipHabits habits_;
    base::Bytes atr_;
    std::vector<ChipApplication> chip_;
    Tries tries_;

    ChipApplication* application_ = nullptr;
    ChipFile* current_ = nullptr;
    std::set<std::uint16_t> verified_;  // of the current application
    base::Bytes pending_;               // what GET RESPONSE fetches
    bool fresh_ = true;                 // no command since power-up
};

}  // namespace drivers::card

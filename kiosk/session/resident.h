#pragma once

#include <memory>

#include "kiosk/session/idle.h"
#include "kiosk/session/session.h"
#include "kiosk/session/terminal.h"
#include "kiosk/session/visit.h"

namespace kiosk {

// The session of a terminal for residents. It turns intents and facts into events of the table, and
// effects of the table into orders; all it knows of the visitor is in `visit_`.
class Resident final : public Session {
public:
    // `last_kept`: after a power cut, when the last record was stored.
    Resident(const Terminal& terminal, const base::Clock& clock, Give give,
             std::optional<base::Time> last_kept);

    void on(const view::Intent& intent) override;
    void on(Fact fact) override;
    void touched() override;
    void tick() override;
    std::optional<base::Instant> due() const override;
    view::Frame frame() const override;
    view::Say say() const override;

    State state() const { return state_; }
    const Visit& visit() const { return *visit_; }

private:
    enum class ReaderState { gone, empty, card };

    // The table.
    void happen(Event event);
    void carry_out(Effect effect);
    void forget_visitor();
    void leave(Event event);  // home, by way of take_card while anything is left in the machine
    bool is_untouched() const;
    void set_idle_limit();

    // Intents, by the state they are meant for.
    bool on_everywhere(const view::Intent& intent);
    void on_staff_call(const view::Intent& intent);
    void on_welcome(const view::Intent& intent);
    void on_purpose(const view::Intent& intent);
    void on_card_screens(const view::Intent& intent);
    void on_pin(const view::Intent& intent);
    void on_question(const view::Intent& intent);
    void on_review(const view::Intent& intent);
    void on_receipt(const view::Intent& intent);
    void on_look_up(const view::Intent& intent);
    void give_up();

    // The card.
    void on_reader(drivers::card::ReaderEvent event);
    void on_checked(const CardChecked& checked);
    void on_person(PersonRead read);
    void look_for_card();
    void read_person();
    void trouble(view::CardTrouble trouble);
    void go_without_card();
    bool can_try_again() const;

    // The record, the paper, the town.
    void keep_application();
    void print();
    void ask_town();
    void call_staff(const std::string& reason);
    void on_call_answered(const TownAnswered& answered);
    void on_town(const TownAnswered& answered);

    // What is shown.
    const town::Words& words() const;
    view::Body body() const;
    view::Welcome welcome() const;
    view::Purpose purpose() const;
    view::LookUpResult look_up_result() const;
    std::string journey_title() const;

    const Terminal& terminal_;
    const base::Clock& clock_;
    Give give_;
    std::optional<base::Time> last_kept_;
    State state_ = State::welcome;
    bool out_of_service_ = false;  // the disk is not to be trusted
    ReaderState reader_ = ReaderState::empty;
    Ticket next_ticket_ = 1;
    std::unique_ptr<Visit> visit_;
    Idle idle_;
};

}  // namespace kiosk

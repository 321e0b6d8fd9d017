#pragma once

#include <memory>

#include "kiosk/session/errands.h"
#include "kiosk/session/idle.h"
#include "kiosk/session/notices.h"
#include "kiosk/session/visit.h"
#include "kiosk/session/way_shown.h"

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
    void seen(view::Seen seen) override;
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
    void tell_where_left(Event event);
    void tell_how_it_was(const Visit& visit);
    void count_finished();
    void count_touch();
    bool is_untouched() const;
    void set_idle_limit();
    void look_for_codes();  // tells the camera whether anything is wanted of it
    bool any_paper_is_out() const;
    bool papers_are_coming() const;
    bool is_anything_left(Event event) const;
    void leave_papers(Papers papers);
    void leave_all_papers();
    void leave_record();
    bool is_of_left_papers(const PaperDone& done);

    // Intents, by the state they are meant for.
    bool on_everywhere(const view::Intent& intent);
    void on_staff_call(const view::Intent& intent);
    void on_welcome(const view::Intent& intent);
    void on_purpose(const view::Intent& intent);
    void on_card_screens(const view::Intent& intent);
    void on_pin(const view::Intent& intent);
    void on_question(const view::Intent& intent);
    void on_review(const view::Intent& intent);
    bool fits_today();
    void on_receipt(const view::Intent& intent);
    void on_table(const view::Intent& intent);
    void on_carry_home(const view::Intent& intent);
    void on_look_up(const view::Intent& intent);
    void on_guide_ask(const view::Intent& intent);
    void on_guide_answer(const view::Intent& intent);
    void on_life_question(const view::Intent& intent);
    void on_life_list(const view::Intent& intent);
    void touch(const view::Intent& intent);
    void give_up();
    void begin(const town::Journey& journey);
    // The guide and its lists (resident_guide.cpp).
    void begin_guide();
    void begin_from_guide(const std::string& entry);
    void begin_from_list(const std::string& procedure);
    void begin_life(const std::string& event);
    void on_guide(const GuideAnswered& answered);
    void tell_unserved();
    bool goes_back_to_guide();
    bool goes_on_with_list();
    void leave_purpose();
    void leave_card();
    void want_card();
    void leave_questions();
    void begin_act(const view::ActChosen& chosen);

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
    void on_paper(const PaperDone& done);
    void on_kept(const SyncWorker::Kept& kept);
    void ask_town();
    void ask_view();
    void call_staff(const std::string& reason);
    void on_town(const TownAnswered& answered);
    void on_looked_up(const TownAnswered& answered);
    void on_code(const CodeScanned& code);
    void on_brought_back(const TownAnswered& answered);
    void not_brought_back(const char* why);
    void go_on_after_kept();

    // The way in the building (resident_way.cpp).
    town::way::Need need_of_way() const;
    const town::way::Spot* known_desk(const std::string& section) const;
    const town::way::Spot* desk_of_receipt() const;
    view::GuideAnswer with_ways(view::GuideAnswer answer) const;
    bool begin_way_from_guide(const std::string& entry);
    bool begin_way();
    void on_way(const view::Intent& intent);
    void leave_way();

    // A clerk who sees this screen (resident_watch.cpp).
    bool on_watch(const view::Intent& intent);
    void take_from_clerk();
    void end_watch();
    bool shows_question() const;
    std::vector<base::SecretText> private_values() const;
    std::optional<view::Watched> watched() const;

    // What is shown.
    const town::Words& words() const;
    view::Body body() const;
    view::Body body_of_state() const;
    view::Welcome welcome() const;
    view::Receipt receipt() const;
    view::Table table() const;
    view::LookUpNumber look_up_number() const;
    view::LookUpBirthDate look_up_birth_date() const;
    view::Purpose purpose() const;
    view::LookUpResult look_up_result() const;
    std::string journey_title() const;
    bool is_practice() const;
    bool can_carry_home() const;

    const Terminal& terminal_;
    const base::Clock& clock_;
    Errands errands_;
    std::optional<base::Time> last_kept_;
    const std::optional<town::way::Site> site_;  // the buildings this terminal stands in
    State state_ = State::welcome;
    bool out_of_service_ = false;  // the disk is not to be trusted
    ReaderState reader_ = ReaderState::empty;
    std::unique_ptr<Visit> visit_;
    Idle idle_;
    Notices notices_;
    LookForCodes::Pace pace_ = LookForCodes::Pace::off;  // as the camera was last told
};

}  // namespace kiosk

#pragma once

#include <map>
#include <memory>

#include "kiosk/desk/act.h"
#include "kiosk/desk/edit.h"
#include "kiosk/desk/views.h"
#include "kiosk/desk/watching.h"
#include "kiosk/session/idle.h"
#include "kiosk/session/notices.h"

namespace kiosk {

// What the last act did, or why not.
struct DeskMessage {
    std::string key = {};    // of words
    std::string about = {};  // which application, where it is not the one that lies open
};

// Everything of one clerk at the desk; put away as a whole when the card leaves.
struct Shift {
    base::SecretText pin;
    int wrong_pins = 0;
    std::optional<DeskNonce> nonce;
    std::optional<DeskClerk> clerk;
    base::Instant until{};  // the town believes no longer sitting

    std::vector<DeskItem> items, arriving;  // the queue; its next reading, page by page
    std::vector<DeskCall> calls;
    std::string filter = "received";
    std::string wanted;  // the application last asked for
    std::optional<DeskFile> open;
    std::optional<DeskEdit> edit;  // of the one that lies open, which stays so meanwhile
    DeskMessage message;

    std::string tab = "queue";           // "acts", or a view's
    std::vector<DeskView> views;         // of the registers, this clerk's
    std::optional<Looking> looking;      // of a view's tab
    std::unique_ptr<DeskAct> act;        // over the desk until it is done or left
    std::unique_ptr<Watching> watching;  // the screen of a terminal that called, the same way
};

// As the town has it (server/desk/sessions.cpp), line or no line.
inline constexpr std::chrono::hours longest_sitting{12};

// Who waits longer than this is told so.
inline constexpr std::chrono::milliseconds told_after{300};

// The session of a counter terminal. A clerk is there while their card lies on the reader: it signs
// the town's challenge, and taking it away ends the session here and there.
class Desk final : public Session {
public:
    Desk(const Terminal& terminal, const base::Clock& clock, Give give);

    void on(const view::Intent& intent) override;
    void on(Fact fact) override;
    void touched() override { idle_.touched(clock_.monotonic()); }
    void tick() override;
    std::optional<base::Instant> due() const override;
    view::Frame frame() const override;
    view::Say say() const override;

private:
    using SignIn = view::DeskSignIn::State;
    enum class Asked {
        nonce,
        session,
        list,
        more,
        calls,
        call_answer,
        file,
        decision,
        views,
        presence,
        farewell
    };
    struct Waiting {
        Asked what;
        std::string id;  // of the application
        base::Instant since{};
        std::string said = {};  // of a decision, once it is made: key of words
    };

    // Signing in and out.
    void on_reader(drivers::card::ReaderEvent event);
    void on_checked(const CardChecked& checked);
    void on_pin(const view::Intent& intent);
    void on_signed(CardSigned made);
    void on_sign_in_answer(Asked asked, const HttpReply& reply);
    void stop_sign_in(SignIn why);
    void leave();  // the clerk is gone: tells the town, forgets everything
    void end_session();
    void set_idle_limit();
    void look_for_codes();

    // The town.
    bool ask(Asked what, HttpRequest request, std::string id = {}, std::string said = {});
    void on_town(const TownAnswered& answered);
    void on_answer(const TownAnswered& answered);
    void on_fault(const Waiting& waiting, RequestFault fault);
    void on_list(Asked asked, const HttpReply& reply);
    void refresh();
    void ask_list(const std::string& after);
    void ask_calls();
    void answer_call(const std::string& id);
    void open(const std::string& id);
    void decide(const std::string& json, const char* said);
    bool is_deciding() const;  // about what lies open
    bool lies_open(const std::string& id) const;
    DeskMessage message_about(const std::string& id, const std::string& key) const;
    void on_file(const Waiting& waiting, const HttpReply& reply);
    void on_decided(const Waiting& waiting);
    std::optional<base::Instant> waited_for_since() const;  // what a touch has asked
    void ask_views();
    void ask_table();

    // The clerk's hands.
    void on_desk(const view::Intent& intent);
    void on_edit(const view::Intent& intent);
    void save_edit();
    bool on_case(const view::Intent& intent);
    bool on_tabs(const view::Intent& intent);
    void on_act(const view::Intent& intent);
    void begin_act(const view::ActChosen& chosen);
    bool on_call(const std::string& id);
    void set_presence(const std::string& who);
    void after_act();
    void choose_tab(const std::string& id);
    const DeskView* view_of_tab() const;

    // What is shown.
    const town::Words& words() const;
    view::Desk shown() const;
    std::vector<view::DeskRow> rows() const;
    view::DeskRow call_row(const DeskCall& call) const;
    std::vector<view::DeskFilter> filters() const;
    view::DeskCase case_shown(const DeskFile& file) const;
    std::string age(base::Time since) const;
    std::vector<view::DeskTab> tabs() const;
    std::vector<view::ActButton> acts() const;
    view::Table table(const DeskView& of) const;

    const Terminal& terminal_;
    const base::Clock& clock_;
    Errands errands_;
    SignIn sign_in_ = SignIn::place_card;
    bool card_there_ = false;
    SyncFact sync_;
    bool line_is_up_ = true;  // as the last request found it
    Ticket card_ticket_ = 0;
    std::map<Ticket, Waiting> waiting_;
    base::Instant refresh_at_{};
    std::unique_ptr<Shift> shift_;
    Idle idle_;
    Notices notices_;
    LookForCodes::Pace pace_ = LookForCodes::Pace::off;  // as the camera was last told
};

}  // namespace kiosk

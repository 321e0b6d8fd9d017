#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/view/ask.h"
#include "kiosk/view/guide.h"
#include "kiosk/view/intent.h"
#include "kiosk/view/seen.h"
#include "kiosk/view/way.h"

// What the screens show: whole values made by the kiosk, words of the pack already in the visitor's
// language. A screen adds only phrases of its own through Say. Nothing here can hold a PIN.
namespace kiosk::view {

struct Preparing {};  // 準備中: not enrolled, or no pack.
// `reason`: word for staff ("disk", "pack" …). A record the disk refused may be tried again or
// left.
struct OutOfService {
    std::string reason;
    bool can_try_again = false;
    bool can_leave = false;
};

struct Tile {
    std::string id;  // journey id, or "lookup"
    std::string title, subtitle;
    int colour = 0;  // 0–7, the edge's hue
};
struct Welcome {
    std::string group_title;  // "" = the first page; else the group's tiles, with a way back
    std::vector<Tile> tiles;  // at most eight; ids "group:ID" open a group
    std::string notice;       // "" = none
    std::string
        last_kept;  // after a power cut: 「11月22日 10時38分の申し込みは受け付けています」, no name
    // While nobody is here: what draws people in, once in each language, one after the other.
    std::vector<std::string> invitations{};
};

// Purpose first (office.md): before the first question.
struct Purpose {
    std::string journey_title, purpose, who_sees, retention,
        needs;  // needs: "" or what card is used
};

struct PlaceCard {
    std::string journey_title;
    bool without_card_possible = false;
};

enum class CardTrouble {
    removed,
    wrong_pin_stop,
    last_try,
    locked,
    no_pin,
    no_card,
    other_card,
    reader_gone,
    unreadable,
    busy
};
struct CardProblem {
    std::string journey_title;
    CardTrouble trouble;
    bool can_try_again = false;
    bool without_card_possible = false;
};

struct EnterPin {
    std::string journey_title;
    int digits_typed = 0;
    int entries_left = 2;  // never the last try of the card
    bool wrong_before = false;
    std::string purpose{};  // what the card is for when not to read the person; "" = that
};

struct Reading {
    std::string journey_title;
};  // moving sign, words, way out

// How far: questions answered, this one, how many now known.
struct Progress {
    int number = 1;
    int of = 1;  // 0 = an answer still to come may change how many there are
};

struct CardAside {
    bool read = false;                      // the card was read in this visit
    bool shown = false;                     // 「表示する」 was pressed
    bool sample = false;                    // practice: no real card was asked for or read
    std::string name, birth_date, address;  // empty while hidden
};

struct Question {
    std::string journey_title, question_id;
    Progress progress;
    std::string title, help, why;
    std::variant<AskOptions, AskText, AskDate, AskPerson, AskConsent, AskLines> ask;
    std::optional<CardAside> aside;
    bool may_not_know = false;   // わからない
    bool does_not_know = false;  // … is chosen
    bool can_go_on = false;
    std::string missing;  // what is missing, shown when つぎへ is touched too early; "" = not yet
};

struct ReviewRow {
    std::string question_id, label, value;
    bool hidden = false;
    bool from_card = false;
    bool can_change = true;
};
struct Review {
    std::string journey_title, outcome, submit;  // submit: the act, 「申し込む」
    std::vector<ReviewRow> rows;
    int page = 1, pages = 1;
    bool personal_shown = false;
};

struct Saving {
    std::string journey_title;
};

// A QR code's dark modules, row by row, without its quiet zone of four modules.
struct Qr {
    int size = 0;
    std::vector<std::uint8_t> dark;
};
struct Receipt {
    std::string journey_title;
    std::string number;    // "H1-7K3M-9P2Q-X"
    std::string big{};     // what the register gave to be read from afar, 「12番」; "" = nothing
    bool has_way{};        // where its desk is can be shown
    std::string received;  // 「11月22日 10時38分(役場 1階)」
    Qr qr;
    std::string outcome;  // "" or what the town says; never a decision
    std::vector<std::string> bring, next;
    std::string contact;
    enum class Paper { none, printing, done, trouble } paper = Paper::none;
    bool card_in_reader = false;
    // What the register said (Journey::awaits): waiting shows a moving sign and why; `goes_on`: all
    // is right, and somebody else's part follows (a counter, a second person).
    enum class Answer { none, waiting, done, goes_on, refused, later } answer = Answer::none;
    std::vector<std::string> told;  // the register's notes or refusal, in words
    bool table_follows = false;     // the last button leads on to a table, not home
    bool asks_how_it_was = false;   // three faces; nobody has to press one
    std::string how_it_was;         // "good", "fair", "poor"; "" = not said
};

// A table of a register, one page: one's own records at a terminal, a view at the counter, a paper.
struct ActButton {
    std::string id, label;
};  // journey
struct TableRow {
    std::string id;
    std::vector<std::string> cells;
    std::vector<ActButton> acts;
    bool attention = false;
};
struct TableFigure {
    std::string label, value;
};
struct Table {
    std::string title, note, empty;  // `empty`: what to say when there are no rows
    std::vector<std::string> columns;
    std::vector<TableRow> rows;  // one page
    std::vector<TableFigure> figures;
    int page = 1, pages = 1;
    bool loading = false;
    std::string problem;  // no line, not allowed: in words; "" = none
    bool can_print = false;
    Receipt::Paper paper = Receipt::Paper::none;
};

// とっておく: the unfinished journey as a code to carry home, 30 days.
struct CarryHome {
    std::string journey_title, until;
    Qr qr;
    bool too_long = false;
    Receipt::Paper paper = Receipt::Paper::none;
};
// 練習 is over: nothing was kept or sent.
struct PracticeDone {
    std::string journey_title;
};
// An emergency notice takes over every terminal; the journey under it is kept.
struct Emergency {
    std::string title, text, level, since;
};
struct TakeCard {
    bool paper = false;
    bool card = true;
    bool paper_is_coming = false;
};  // 「紙とカードをお取りください」, calls while the card stays

struct LookUpNumber {
    AskText number;
    std::string problem;
    bool can_go_on = false;
};
struct LookUpBirthDate {
    AskDate date;
    std::string problem;
    bool can_go_on = false;
    bool may_not_know = false;  // the part being typed: the registry may not have it
    bool does_not_know = false;
};
struct LookingUp {};
struct LookUpResult {
    enum class Answer { found, not_found, no_line, too_many } answer;
    std::string state, date;  // words
};

struct CallStaff {
    std::string who;
    std::string reason;
    bool sent = false;
};  // who comes, or what to do

// Counter terminal.
struct DeskSignIn {
    enum class State {
        place_card,
        enter_pin,
        signing_in,
        not_staff,
        wrong_pin,
        card_trouble,
        no_line,
        session_over,     // the town has ended it: the PIN is asked for again
        not_this_counter  // the town does not admit this terminal, whoever signs in
    } state;
    int digits_typed = 0;
};
struct DeskRow {
    std::string id, title, number, detail, age;
    bool chosen = false;
    bool attention = false;
};
struct DeskField {
    std::string question_id, part, label, value, before, reason, proof;
    bool proven = false;
    bool can_correct = true;
};
struct DeskCase {
    std::string id, title, number, received, outcome, state;
    std::vector<DeskField> fields;
    bool clock_suspect = false;
    bool confirmed = false;
    bool may_confirm = true;
};
struct DeskFilter {
    std::string id, label;
    int count = 0;
    bool chosen = false;
};
struct DeskEdit {
    std::string question_id, part, label, before;
    std::variant<AskOptions, AskText, AskDate> ask;
    std::vector<OptionRow> reasons;  // chosen from the pack's list
    bool can_save = false;
    std::string problem;
};
struct DeskTab {
    std::string id, label;
    bool chosen = false;
};
// What waits, counted for the clerks and drawn as bars.
struct DeskBar {
    std::string label, count;
    float share = 0;         // of the longest bar, 0 to 1
    bool attention = false;  // waits too long
};
struct DeskChart {
    std::string id, title;
    std::vector<DeskBar> bars;
};
struct Desk {
    std::string section, clerk, time;
    std::vector<DeskTab> tabs;    // "queue", "acts", then one a view of a register
    std::vector<ActButton> acts;  // of the tab "acts": what a clerk can begin
    std::optional<Table> table;   // of a view's tab
    int unsent = 0;
    enum class Line { good, down } line = Line::good;
    std::vector<DeskFilter> filters;
    std::vector<DeskRow> rows;  // one page
    int page = 1, pages = 1;
    std::optional<DeskCase> open;
    std::optional<DeskEdit> edit;
    std::string message;            // what the last act did or why not
    std::vector<DeskChart> charts;  // beside the queue while no case is open
    bool waits = false;             // for the town's answer to a touch, long enough to say so
};

// The counter: the screen of a terminal whose visitor agreed to show it.
struct SharedScreen {
    std::string journey_title;  // whose screen
    std::string state;          // in words: asks, looks, is over
    std::optional<Seen> seen;   // nothing while there is none to see
    std::string pointed;        // id
    bool may_write = false;     // what is asked there can be filled in here
};

// What is to be done after a change in life.
struct LifeProcedure {
    std::string id, title, text, desk, bring;
    std::string deadline;  // with what says so; "" = none known
    std::string minutes;   // "" = not known
    std::string begin;     // 「…を はじめる」; "" = not here
    bool done = false;     // received in this visit
};
struct LifeList {
    std::string title, note;
    std::vector<LifeProcedure> procedures;
    Qr qr;  // the list for a telephone; size 0 = too long for one code
    bool can_print = false;
    Receipt::Paper paper = Receipt::Paper::none;
};

// The way to a place in the building: which place, then the plan, the steps and what is not known.
struct Way {
    std::vector<WayPlace> places;  // to choose from; none once one is chosen
    std::string to, where;         // its name, and the building and floor it is known to be in
    std::string title;             // the way to it, or no more than where it is
    std::string sketch;            // what a dashed line means; "" = there is none
    std::vector<WayFloor> floors;
    std::vector<std::string> steps;
    std::string unknown;  // what nobody told, and whom to ask; "" = all is known
    std::string checked;  // who told it and when; "" = nobody
    bool can_print = false;
    Receipt::Paper paper = Receipt::Paper::none;
};

using Body = std::variant<Preparing, OutOfService, Welcome, Purpose, PlaceCard, CardProblem,
                          EnterPin, Reading, Question, Review, Saving, Receipt, TakeCard,
                          LookUpNumber, LookUpBirthDate, LookingUp, LookUpResult, CallStaff,
                          DeskSignIn, Desk, Table, CarryHome, PracticeDone, Emergency, GuideAsk,
                          GuideAnswer, LifeList, SharedScreen, Way>;

// Asked over any screen after the idle limit, counting down; wipes at 0.
struct IdleQuestion {
    int seconds_left = 15;
};

// The colours of the screen: `contrast` has words ≥ 7:1 and edges ≥ 4.5:1 on plain grounds,
// `inverted` is light on dark.
enum class Colours { ordinary, contrast, inverted };
// What this visitor set; the pack's usual again for the next one.
struct Looks {
    Colours colours = Colours::ordinary;
    bool low = false;    // reach mode: whatever is touched lies in the lower part, for a wheelchair
    bool still = false;  // nothing moves
};
struct Voice {
    bool there = false;  // this terminal can speak
    bool on = false;
    bool headphones = false;    // only then are hidden digits said
    int speed = 0, volume = 0;  // steps of -2 … 2
};
// A clerk at a counter who sees this screen.
struct Watched {
    std::string clerk;             // section and place, never the clerk's own data
    bool allowed = false;          // false: asks whether they may
    std::string pointed;           // id of the element the clerk points at, "" = none
    bool asks_to_write = false;    // asks whether they may fill in, too
    bool wrote = false;            // a clerk filled this in and nobody has confirmed it yet
    bool cannot_see_this = false;  // this screen is kept from them
    bool gone = false;  // nobody looks any more: only what they wrote is still to confirm
};

struct Frame {
    Body body;
    std::optional<IdleQuestion> idle;
    std::string place;                 // where this terminal stands
    std::string language;              // "ja", "easy"
    std::vector<OptionRow> languages;  // offered in the header
    int text_size = 0;                 // 0 normal, 1 ×1.25, 2 ×1.5
    bool dialog_quit = false;          // 「やめる」 asked: really leave?
    bool practice = false;             // 練習: a red frame and the word on every screen
    bool can_carry_home = false;       // offers とっておく
    bool at_counter = false;           // a clerk sits here: nobody is to be called
    Looks looks{};
    bool looks_menu = false;  // 「見え方・音声」 is open over the screen
    Voice voice{};
    std::optional<Watched> watched{};
};

}  // namespace kiosk::view

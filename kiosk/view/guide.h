#pragma once

#include "kiosk/view/ask.h"

// The guide's part of what screens show.
namespace kiosk::view {

// The guide: a question in the visitor's own words …
struct GuideAsk {
    AskText text;
    std::string about;  // the answer that a short question belongs to, "" = none
    std::string kept;   // what becomes of the question
    bool can_go_on = false;
    bool life_events = false;  // there is a way by what has happened
};
// … and what the town's answers say to it, word for word.
struct GuideEntry {
    std::string id, title, text;
    std::string desk, source;  // source: with the day it was checked
    std::string begin;         // what begins from here, 「…を はじめる」; "" = nothing
    std::string life;          // the list of all that is to be done; "" = none
    std::string way{};         // 「…の 場所」: where its desk is; "" = nobody told
};
struct GuideTelephone {
    std::string name, number;
};
struct GuideHelp {
    std::string title, text;
    std::vector<GuideTelephone> telephones;
};
struct GuideAnswer {
    // staff: a person knows better, whatever else is shown. nothing: the guide is not there.
    enum class Kind { looking, answer, choose, asks_back, staff, urgent, nothing };
    Kind kind = Kind::looking;
    std::string asked;  // as it was typed; "" of urgent
    std::string title;  // of asks_back: what is asked
    std::vector<GuideEntry> entries;
    std::vector<OptionRow> options;  // of asks_back; else what is often asked next
    std::vector<GuideHelp> help;     // urgent, the first to be read first
    std::string called;              // urgent: what became of the call
};

}  // namespace kiosk::view

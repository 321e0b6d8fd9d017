// The desk's tabs: the queue, what a clerk can begin, and the registers' views.
#include <algorithm>

#include "kiosk/desk/desk.h"

#include "kiosk/view/as.h"

namespace kiosk {
namespace {

// What stands among the acts though it is no journey: whether somebody is here to come.
constexpr std::string_view presence_prefix = "presence:";

bool can_be_begun(const town::Journey& journey, const Terminal& terminal,
                  const std::string& section) {
    return may_act(journey, terminal.role, section) && can_do_without_card(journey);
}

}  // namespace

const DeskView* Desk::view_of_tab() const {
    const auto found = std::ranges::find(shift_->views, shift_->tab, &DeskView::tab);
    return found == shift_->views.end() ? nullptr : &*found;
}

void Desk::choose_tab(const std::string& id) {
    shift_->tab = id;
    shift_->message = {};
    shift_->looking.reset();
    if (view_of_tab() == nullptr) return;
    shift_->looking.emplace();
    ask_table();
}

void Desk::ask_views() {
    HttpRequest request;
    request.path = "/v1/desk/registers";
    (void)ask(Asked::views, std::move(request));
}

void Desk::ask_table() {
    const DeskView* of = view_of_tab();
    if (of == nullptr) return;
    HttpRequest request = desk_view_request(of->reg, of->view, {});
    request.bearer = shift_->clerk->token.reveal();
    shift_->looking->ask(errands_, std::move(request), TownClient::Door::desk);
}

// False: the touch means something to the queue.
bool Desk::on_tabs(const view::Intent& intent) {
    if (const auto* tab = as<view::TabChosen>(intent)) {
        choose_tab(tab->id);
    } else if (const auto* chosen = as<view::ActChosen>(intent)) {
        begin_act(*chosen);
    } else if (!shift_->looking) {
        return false;
    } else if (const auto* turned = as<view::PageTurned>(intent)) {
        shift_->looking->turn(turned->by);
    } else if (as<view::TablePrinted>(intent)) {
        const DeskView* of = view_of_tab();
        if (of != nullptr && terminal_.has_printer) {
            shift_->looking->print(errands_, of->reg, of->view, words(),
                                   printed_on(terminal_, clock_.now(), words()));
        }
    } else {
        return false;
    }
    return true;
}

// Said at the counter, told to whoever calls for staff (office.md, Hours and presence).
void Desk::set_presence(const std::string& who) {
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/desk/presence";
    request.body = "{\"who\":\"" + who + "\"}";
    if (!ask(Asked::presence, std::move(request))) shift_->message = {"desk_said.no_line"};
}

void Desk::begin_act(const view::ActChosen& chosen) {
    if (chosen.journey.starts_with(presence_prefix)) {
        const std::string who = chosen.journey.substr(presence_prefix.size());
        if (words().has("desk_presence." + who)) set_presence(who);
        return;
    }
    const town::Journey* journey = town::journey(terminal_.pack, chosen.journey);
    if (journey == nullptr || !may_act(*journey, terminal_.role, shift_->clerk->section)) return;
    shift_->message = {};
    shift_->act = DeskAct::begin(*journey, chosen.row,
                                 {terminal_, clock_, errands_, words(), *shift_->clerk});
    if (!shift_->act) shift_->message = {"desk_said.needs_their_card"};
}

void Desk::on_act(const view::Intent& intent) {
    shift_->act->on(intent);
    after_act();
}

// An act that is over shows what it has changed; one may lead on to the next.
void Desk::after_act() {
    if (const auto wanted = shift_->act->wanted()) return begin_act(*wanted);
    if (!shift_->act->is_over()) return;
    shift_->act.reset();
    refresh();
}

std::vector<view::DeskTab> Desk::tabs() const {
    std::vector<view::DeskTab> tabs;
    const auto add = [&](const std::string& id, const std::string& label) {
        tabs.push_back({id, label, id == shift_->tab});
    };
    add("queue", words().say("desk_tab.queue"));
    add("acts", words().say("desk_tab.acts"));
    for (const DeskView& view : shift_->views) {
        add(view.tab(), words().say("register." + view.reg + ".view." + view.view + ".title"));
    }
    return tabs;
}

std::vector<view::ActButton> Desk::acts() const {
    std::vector<view::ActButton> acts;
    for (const town::Journey& journey : terminal_.pack.journeys) {
        if (!can_be_begun(journey, terminal_, shift_->clerk->section)) continue;
        acts.push_back({journey.id, words().say("journey." + journey.id + ".title")});
    }
    for (const char* who : {"present", "on_call", "closed"}) {
        acts.push_back(
            {std::string(presence_prefix) + who, words().say(std::string("desk_presence.") + who)});
    }
    return acts;
}

view::Table Desk::table(const DeskView& of) const {
    view::Table shown = shift_->looking->shown(of.reg, of.view, terminal_.pack, words());
    keep_acts_of(shown, terminal_, shift_->clerk->section);
    shown.can_print = shown.can_print && terminal_.has_printer;
    return shown;
}

}  // namespace kiosk

#pragma once

#include "screens/chrome.h"

// Every screen: what to show in, what the visitor wants out. One file each; a view without a screen
// does not compile (stage.cpp).
namespace screens {

Wish show(const view::Preparing& preparing, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::OutOfService& out, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::Welcome& welcome, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::Purpose& purpose, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::PlaceCard& place, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::CardProblem& problem, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::EnterPin& pin, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::Reading& reading, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::Question& question, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::Review& review, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::Saving& saving, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::Receipt& receipt, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::TakeCard& take, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::LookUpNumber& look_up, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::LookUpBirthDate& look_up, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::LookingUp& looking, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::LookUpResult& result, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::CallStaff& call, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::DeskSignIn& sign_in, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::Table& table, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::CarryHome& carry, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::PracticeDone& done, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::Emergency& emergency, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::Way& way, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::Desk& desk, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::GuideAsk& ask, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::GuideAnswer& answer, const Phrases& say, ui::Sheet& sheet);
Wish urgent_help(const view::GuideAnswer& answer, const Phrases& say, ui::Sheet& sheet);
// The same in calm colours at the top of `area`, for what may be distress.
void calm_help(const view::GuideHelp& help, ui::Sheet& sheet, ui::Rect& area);
Wish show(const view::LifeList& list, const Phrases& say, ui::Sheet& sheet);
Wish show(const view::SharedScreen& shared, const Phrases& say, ui::Sheet& sheet);

// Whole screens of their own, asked over any other.
Wish show(const view::IdleQuestion& idle, const Phrases& say, ui::Sheet& sheet);
Wish really_quit(const Phrases& say, ui::Sheet& sheet);
Wish looks_menu(const view::Frame& frame, const Phrases& say, ui::Sheet& sheet);
Wish choose_language(const view::Frame& frame, const Phrases& say, ui::Sheet& sheet);

}  // namespace screens

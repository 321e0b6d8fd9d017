#include "screens/stage.h"

#include <type_traits>

#include "screens/all.h"
#include "screens/desk/parts.h"
#include "screens/watch.h"

namespace screens {
namespace {

// The name the accessibility socket gives each screen.
struct NameOf {
    std::string operator()(const view::Preparing&) const { return "preparing"; }
    std::string operator()(const view::OutOfService&) const { return "out_of_service"; }
    std::string operator()(const view::Welcome&) const { return "welcome"; }
    std::string operator()(const view::Purpose&) const { return "purpose"; }
    std::string operator()(const view::PlaceCard&) const { return "place_card"; }
    std::string operator()(const view::CardProblem&) const { return "card_problem"; }
    std::string operator()(const view::EnterPin&) const { return "enter_pin"; }
    std::string operator()(const view::Reading&) const { return "reading"; }
    std::string operator()(const view::Question&) const { return "question"; }
    std::string operator()(const view::Review&) const { return "review"; }
    std::string operator()(const view::Saving&) const { return "saving"; }
    std::string operator()(const view::Receipt&) const { return "receipt"; }
    std::string operator()(const view::TakeCard&) const { return "take_card"; }
    std::string operator()(const view::LookUpNumber&) const { return "look_up_number"; }
    std::string operator()(const view::LookUpBirthDate&) const { return "look_up_birth_date"; }
    std::string operator()(const view::LookingUp&) const { return "looking_up"; }
    std::string operator()(const view::LookUpResult&) const { return "look_up_result"; }
    std::string operator()(const view::CallStaff&) const { return "call_staff"; }
    std::string operator()(const view::DeskSignIn&) const { return "desk_sign_in"; }
    std::string operator()(const view::Desk&) const { return "desk"; }
    std::string operator()(const view::Table&) const { return "table"; }
    std::string operator()(const view::CarryHome&) const { return "carry_home"; }
    std::string operator()(const view::PracticeDone&) const { return "practice_done"; }
    std::string operator()(const view::Emergency&) const { return "emergency"; }
    std::string operator()(const view::GuideAsk&) const { return "guide_ask"; }
    std::string operator()(const view::GuideAnswer&) const { return "guide_answer"; }
    std::string operator()(const view::LifeList&) const { return "life_list"; }
    std::string operator()(const view::Way&) const { return "way"; }
    std::string operator()(const view::SharedScreen&) const { return "shared_screen"; }
};

bool is_desk(const view::Frame& frame) {
    return std::holds_alternative<view::Desk>(frame.body) ||
           std::holds_alternative<view::DeskSignIn>(frame.body) ||
           std::holds_alternative<view::SharedScreen>(frame.body);
}

// What lies over the body, if anything: a whole screen of its own.
std::string over(const view::Frame& frame, const ui::Leaf& leaf) {
    if (frame.idle) return "idle";
    if (frame.dialog_quit) return "quit";
    if (leaf.opened == languages_open) return std::string(languages_open);
    if (frame.looks_menu) return "looks";
    return asks_about_watching(frame) ? "watch_asked" : "";
}

std::string name_of(const view::Frame& frame, const ui::Leaf& leaf = {}) {
    if (std::string name = over(frame, leaf); !name.empty()) return name;
    return std::visit(NameOf{}, frame.body);
}

// The kept page of a question's options or wares.
std::string page_of(const view::Question& question) {
    return std::visit(
        [](const auto& ask) -> std::string {
            if constexpr (requires { ask.pages; }) return "/" + std::to_string(ask.page);
            return "";
        },
        question.ask);
}

// Which screen of the visitor's a clerk looks at: another one begins on its first line.
std::string what_is_seen(const view::SharedScreen& shared) {
    if (!shared.seen) return {};
    std::string name = shared.seen->screen;
    for (const view::SeenElement& one : shared.seen->elements) {
        if (one.role == "heading") name += "/" + one.id;
    }
    return name;
}

// What a leaf belongs to: another question or case begins on its first page.
std::string leaf_of(const view::Frame& frame) {
    std::string name = name_of(frame) + "/" + frame.language + std::to_string(frame.text_size);
    name += frame.looks.low ? "/low" : "";
    if (const auto* question = std::get_if<view::Question>(&frame.body)) {
        name += "/" + question->question_id + page_of(*question);
    } else if (const auto* table = std::get_if<view::Table>(&frame.body)) {
        name += "/" + std::to_string(table->page);
    } else if (const auto* receipt = std::get_if<view::Receipt>(&frame.body)) {
        name += "/" + std::to_string(static_cast<int>(receipt->answer));
    } else if (const auto* desk = std::get_if<view::Desk>(&frame.body)) {
        for (const view::DeskTab& tab : desk->tabs) name += tab.chosen ? "/" + tab.id : "";
        name += "/" + std::to_string(desk->table ? desk->table->page : desk->page);
        if (desk->open) name += "/" + desk->open->id;
        if (desk->edit) name += "/" + desk->edit->question_id + desk->edit->part;
    } else if (const auto* answer = std::get_if<view::GuideAnswer>(&frame.body)) {
        name += "/" + std::to_string(static_cast<int>(answer->kind));
        if (!answer->entries.empty()) name += "/" + answer->entries.front().id;
    } else if (const auto* way = std::get_if<view::Way>(&frame.body)) {
        name += "/" + way->to;
    } else if (const auto* review = std::get_if<view::Review>(&frame.body)) {
        name += "/" + std::to_string(review->page);
    } else if (const auto* shared = std::get_if<view::SharedScreen>(&frame.body)) {
        name += "/" + what_is_seen(*shared);
    }
    return name;
}

std::string title_of(const view::Frame& frame, const Phrases& say) {
    return std::visit(
        [&](const auto& body) -> std::string {
            if constexpr (requires { body.journey_title; }) {
                if (!body.journey_title.empty()) return body.journey_title;
            }
            return say("header.title");
        },
        frame.body);
}

ui::Stance stance_of(const view::Frame& frame, int width, int height) {
    // The counter's screens are made for a wide window; in a tall one they are only smaller.
    return {.text_size = frame.text_size,
            .tall = height > width && !is_desk(frame),
            .low = frame.looks.low && !is_desk(frame),
            .still = frame.looks.still,
            .letters_first = frame.language != "ja" && frame.language != "easy",
            .at_counter = frame.at_counter};
}

ui::Palette palette_of(view::Colours colours) {
    switch (colours) {
        case view::Colours::ordinary:
            return ui::Palette::ordinary;
        case view::Colours::contrast:
            return ui::Palette::contrast;
        case view::Colours::inverted:
            return ui::Palette::inverted;
    }
    return ui::Palette::ordinary;
}

ui::Script script_of(const std::string& language) {
    return language == "zh"   ? ui::Script::chinese
           : language == "vi" ? ui::Script::vietnamese
                              : ui::Script::japanese;
}

// Words that the keypad has reached are no control and draw no ring of their own.
void mark_words(ui::Painter& painter, float scale, const std::string& focused,
                std::vector<ui::Element>& elements) {
    for (ui::Element& each : elements) {
        if (focused.empty() || each.target || each.id != focused) continue;
        each.focused = true;
        const auto units = [&](int pixels) { return static_cast<float>(pixels) / scale; };
        const ui::Rect at{units(each.at.x), units(each.at.y), units(each.at.w), units(each.at.h)};
        const auto frame = [&](float distance, float width, ui::Colour colour) {
            const ui::Rect out = at.inset(-distance - width);
            painter.fill({out.x, out.y, out.w, width}, colour);
            painter.fill({out.x, out.bottom() - width, out.w, width}, colour);
            painter.fill({out.x, out.y, width, out.h}, colour);
            painter.fill({out.right() - width, out.y, width, out.h}, colour);
        };
        frame(0, ui::theme::focus_width_inside, ui::theme::focus_inside);
        frame(ui::theme::focus_width_inside, ui::theme::focus_width_outside,
              ui::theme::focus_outside);
        return;
    }
}

Wish show_over(const std::string& name, const view::Frame& frame, const Phrases& say,
               ui::Sheet& sheet) {
    if (name == "idle") return show(*frame.idle, say, sheet);
    if (name == "quit") return really_quit(say, sheet);
    if (name == languages_open) return choose_language(frame, say, sheet);
    if (name == "watch_asked") return watch_question(*frame.watched, say, sheet);
    return looks_menu(frame, say, sheet);
}

Wish show_frame(const view::Frame& frame, const Phrases& say, ui::Sheet& sheet) {
    Wish wanted;
    const auto* desk = std::get_if<view::Desk>(&frame.body);
    const std::string name = over(frame, sheet.leaf());
    if (desk != nullptr && name.empty()) {
        wish(wanted, desk::top(frame, *desk, say, sheet));
    } else {
        wish(wanted, header(frame, title_of(frame, say), say, sheet));
    }
    if (!name.empty()) {
        wish(wanted, show_over(name, frame, say, sheet));
    } else {
        wish(wanted,
             std::visit([&](const auto& body) { return show(body, say, sheet); }, frame.body));
    }
    practice_frame(frame, sheet);
    mark_watched(frame, sheet.elements(), sheet);
    return wanted;
}

}  // namespace

base::Result<std::unique_ptr<Stage>, std::string> Stage::open() {
    auto fonts = ui::Fonts::open();
    if (!fonts) return base::Failure{fonts.error()};
    return std::unique_ptr<Stage>(new Stage(fonts.take()));
}

const Sheeted& Stage::make(const view::Frame& frame, const view::Say& say, int width, int height,
                           const std::string& activated) {
    if (const std::string now = leaf_of(frame); now != leaf_of_) {
        leaf_ = {};
        leaf_of_ = now;
    }
    hands_.activated = activated;
    make_once(frame, say, width, height);
    // An atlas that was emptied half way left masks of an earlier frame on the sheet.
    if (painter_.glyphs().generation() != generation_) {
        generation_ = painter_.glyphs().generation();
        raster_.forget();
        make_once(frame, say, width, height);
    }
    return sheeted_;
}

void Stage::make_once(const view::Frame& frame, const view::Say& say, int width, int height) {
    const Phrases phrases(say);
    const ui::Stance stance = stance_of(frame, width, height);
    const float wide = stance.tall ? 1080.F : 1920.F, high = stance.tall ? 1920.F : 1080.F;
    const float scale =
        std::min(static_cast<float>(width) / wide, static_cast<float>(height) / high);
    painter_.begin(width, height, scale, palette_of(frame.looks.colours),
                   script_of(frame.language));
    const ui::Rect whole{0, 0, static_cast<float>(width) / scale,
                         static_cast<float>(height) / scale};
    painter_.fill(whole, ui::theme::ground);
    ui::Sheet sheet(painter_, hands_, leaf_, stance, whole);
    sheeted_ = {};
    sheeted_.wish = show_frame(frame, phrases, sheet);
    sheeted_.screen = name_of(frame, leaf_);
    sheeted_.elements = sheet.elements();
    sheeted_.place = leaf_of_ + "#" + std::to_string(leaf_.page) + leaf_.opened;
    mark_words(painter_, scale, hands_.focused, sheeted_.elements);
    sheeted_.overflows = sheet.overflows();
    sheeted_.written = sheet.written();
    sheeted_.moving = sheet.moving();
    sheeted_.turning = sheet.turning();
    sheeted_.missing_glyph = sheet.missing_glyph();
    hands_.activated.clear();
    if (!(sheet.next_leaf() == leaf_)) {
        leaf_ = sheet.next_leaf();
        Wish wanted = std::move(sheeted_.wish);
        make_once(frame, say, width, height);
        if (wanted) sheeted_.wish = std::move(wanted);
    }
}

std::vector<ui::PixelRect> Stage::paint(const ui::Surface& surface) {
    return raster_.draw(painter_.end(), painter_.glyphs().atlas(), surface);
}

}  // namespace screens

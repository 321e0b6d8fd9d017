// Where am I; how the screen looks and speaks, its language, とっておく.
#include <algorithm>

#include "screens/chrome.h"
#include "screens/ui/buttons.h"
#include "screens/watch.h"

namespace screens {
namespace {

constexpr float tool_height = 96;
constexpr ui::Style where_style{
    .size = ui::Size::body, .weight = ui::Weight::bold, .line_height = 1.2F, .smallest = 32};
constexpr float least_title = 460;  // the words' share of a strip that has buttons too

struct Tool {
    ui::Button button;
    Wish wanted;  // nothing: opens the menu of languages
};

Tool tool(std::string id, std::string label, Wish wanted) {
    return {{.id = std::move(id),
             .label = std::move(label),
             .look = ui::Look::quiet,
             .size = ui::Size::second,
             .drawn_inset = 8},
            std::move(wanted)};
}

float tool_width(ui::Sheet& sheet, const Tool& made) {
    return ui::button_width(sheet, made.button, 160) - 24;
}

std::string size_words(int text_size, const Phrases& say) {
    if (text_size <= 0) return say("header.text_larger");
    return text_size == 1 ? say("header.text_largest") : say("header.text_normal");
}

// What fits a strip, from its right end leftwards.
class Tools {
public:
    Tools(ui::Sheet& sheet, float room) : sheet_(sheet), room_(room) {}

    void add(Tool made) { add_at(tools_.size(), std::move(made)); }
    void add_at(std::size_t place, Tool made) {
        room_ -= tool_width(sheet_, made) + ui::theme::gap;
        tools_.insert(tools_.begin() + static_cast<std::ptrdiff_t>(place), std::move(made));
    }
    bool has_room_for(const std::vector<Tool>& more) const {
        float needed = 0;
        for (const Tool& made : more) needed += tool_width(sheet_, made) + ui::theme::gap;
        return needed <= room_;
    }
    const std::vector<Tool>& all() const { return tools_; }

private:
    ui::Sheet& sheet_;
    float room_;
    std::vector<Tool> tools_;
};

std::vector<Tool> other_languages(const view::Frame& frame) {
    std::vector<Tool> others;
    for (auto each = frame.languages.rbegin(); each != frame.languages.rend(); ++each) {
        if (each->chosen) continue;
        others.push_back(tool("language." + each->id, each->label, view::LanguageChosen{each->id}));
    }
    return others;
}

// Looks, text size, とっておく, then a row of languages, or the menu of all and the first of them.
std::vector<Tool> tools_of(const view::Frame& frame, const Phrases& say, ui::Sheet& sheet,
                           float room) {
    // The counter has no visitors whose wishes would be kept.
    if (frame.languages.empty()) return {};
    Tools tools(sheet, room);
    tools.add(tool("looks", say("header.looks"), view::LooksWanted{}));
    if (frame.can_carry_home) {
        tools.add(tool("keep_for_later", say("header.keep_for_later"), view::KeptForLater{}));
    }
    const Tool size = tool("text_size", size_words(frame.text_size, say), view::TextSizeChanged{});
    // The menu of languages has them all already.
    const bool listed = sheet.leaf().opened == languages_open;
    std::vector<Tool> others = listed ? std::vector<Tool>{} : other_languages(frame);
    std::vector<Tool> with_size = others;
    with_size.push_back(size);
    const bool row = others.size() == 1 || tools.has_room_for(with_size);
    if (row) {
        for (Tool& other : others) tools.add(std::move(other));
    } else if (!others.empty()) {
        tools.add(tool("languages", say("header.languages"), std::nullopt));
    }
    if (tools.has_room_for({size})) tools.add_at(1, size);
    if (!row && !others.empty() && tools.has_room_for({others.back()})) tools.add(others.back());
    return tools.all();
}

// While somebody looks, stopping it comes first; what else there is, as far as there is room.
std::vector<Tool> tools_while_watched(const view::Frame& frame, const Phrases& say,
                                      ui::Sheet& sheet, float room) {
    Tools tools(sheet, room);
    if (frame.watched->allowed) {
        Tool stop = tool("watch_stop", say("watched.stop"), view::WatchStopped{});
        stop.button.look = ui::Look::help;
        tools.add(std::move(stop));
    }
    const Tool languages = tool("languages", say("header.languages"), std::nullopt);
    const Tool looks = tool("looks", say("header.looks"), view::LooksWanted{});
    if (frame.languages.size() > 1 && tools.has_room_for({languages})) tools.add(languages);
    if (tools.has_room_for({looks})) tools.add(looks);
    return tools.all();
}

// Who looks, or what they did, on yellow in the place of the title.
void watching(const view::Frame& frame, const Phrases& say, ui::Sheet& sheet, ui::Rect area) {
    if (frame.practice) town_sign(true, say, sheet, area);
    const ui::Rect box = area.inset(0, 10);
    sheet.painter().box(box,
                        {.ground = ui::theme::attention_ground, .edge = ui::theme::attention_edge});
    const ui::Rect inside = box.inset(20, 4);
    ui::Style style = where_style;
    style.line_height = 1.15F;
    const std::string words = watching_words(*frame.watched, say, sheet, style, inside.w);
    const float height = sheet.lay(words, style, inside.w, inside.h).height;
    sheet.words("watched", ui::Role::alert,
                {inside.x, inside.y + (inside.h - height) / 2, inside.w, height + 2}, words, style);
}

Wish draw_tools(std::vector<Tool> tools, ui::Sheet& sheet, ui::Rect& area) {
    Wish wanted;
    if (sheet.tall()) {
        for (Tool& made : tools) made.button.drawn_inset = 0;  // room for two lines
    }
    float needed = -ui::theme::gap;
    for (const Tool& made : tools) needed += tool_width(sheet, made) + ui::theme::gap;
    // The largest words on a tall sheet: each button gives way, and its words with it.
    const float share = std::min(1.F, area.w / needed);
    for (const Tool& made : tools) {
        const ui::Rect place = area.cut_right(tool_width(sheet, made) * share, ui::theme::gap);
        const float y = area.y + (area.h - tool_height) / 2;
        if (!ui::button(sheet, made.button, {place.x, y, place.w, tool_height})) continue;
        if (!made.wanted) sheet.open(std::string(languages_open));
        wish(wanted, made.wanted);
    }
    return wanted;
}

// A sign stands for a character that no font draws: whoever reads this can say so.
void missing_glyph(const Phrases& say, ui::Sheet& sheet, ui::Rect& area) {
    const ui::Style style{.size = ui::Size::second,
                          .weight = ui::Weight::bold,
                          .colour = ui::theme::danger_words,
                          .line_height = 1.15F,
                          .smallest = 32};
    const std::string words = say("header.missing_glyph");
    const ui::Rect at = area.cut_right(area.w * .55F, 24);
    const float height = sheet.lay(words, style, at.w, at.h).height;
    sheet.words("missing_glyph", ui::Role::alert,
                {at.x, at.y + (at.h - height) / 2, at.w, height + 2}, words, style);
}

void where(const view::Frame& frame, const std::string& title, const Phrases& say, ui::Sheet& sheet,
           ui::Rect area) {
    town_sign(frame.practice, say, sheet, area);
    if (sheet.leaf().missing_glyph) missing_glyph(say, sheet, area);
    const ui::Laid laid = sheet.lay(title, where_style, area.w, area.h - 8);
    const float top = area.y + (area.h - laid.height) / 2 - 2;
    sheet.words("where", {area.x, top, area.w, area.h - 8}, title, where_style);
    area.cut_left(laid.width + 32);
    const ui::Style second{
        .size = ui::Size::second, .colour = ui::theme::second_ink, .line_height = 1.2F};
    const ui::Laid place = sheet.lay(frame.place, second, 1e5F);
    if (place.width > area.w || sheet.leaf().missing_glyph) return;
    sheet.words("place", {area.x, area.y + (area.h - place.height) / 2, area.w, area.h - 4},
                frame.place, second);
}

void strip(ui::Sheet& sheet, const ui::Rect& at) {
    sheet.painter().fill(at, ui::theme::paper);
    const bool below = sheet.low() && at.y > sheet.whole().y;
    const float y = below ? at.y : at.bottom() - 3;
    sheet.painter().fill({at.x, y, at.w, 3}, ui::theme::line);
}

}  // namespace

Wish header(const view::Frame& frame, const std::string& title, const Phrases& say,
            ui::Sheet& sheet) {
    const float margin = sheet.tall() ? ui::theme::tall_edge_margin : ui::theme::edge_margin;
    const ui::Rect tools = sheet.tools_strip();
    ui::Rect area = tools.inset(margin, 0);
    if (sheet.tall()) {
        const ui::Rect words = sheet.title_strip();
        sheet.painter().fill(words, ui::theme::paper);
        strip(sheet, tools);
        if (sheet.low()) strip(sheet, words);
        if (tells_of_watching(frame)) {
            watching(frame, say, sheet, words.inset(margin, 0));
            return draw_tools(tools_while_watched(frame, say, sheet, area.w), sheet, area);
        }
        where(frame, title, say, sheet, words.inset(margin, 0));
        return draw_tools(tools_of(frame, say, sheet, area.w), sheet, area);
    }
    strip(sheet, tools);
    if (tells_of_watching(frame)) {
        const float told = area.w * (sheet.text_size() == 0 ? .44F : .5F);
        Wish stop = draw_tools(tools_while_watched(frame, say, sheet, area.w - told), sheet, area);
        watching(frame, say, sheet, area);
        return stop;
    }
    // Two lines of the smallest words, unless one of the ordinary fits.
    ui::Style small = where_style;
    small.size = ui::Size::second;
    const float two_lines = sheet.lay(title, small, 1e5F, 1).width * .58F + 100;
    const float alert = sheet.leaf().missing_glyph ? 400 : 0;
    const float words = std::max(least_title, two_lines) + alert;
    Wish wanted = draw_tools(tools_of(frame, say, sheet, area.w - words), sheet, area);
    where(frame, title, say, sheet, area);
    return wanted;
}

void town_sign(bool practice, const Phrases& say, ui::Sheet& sheet, ui::Rect& area) {
    if (!practice) {
        sheet.painter().box({area.x, area.y + (area.h - 58) / 2, 20, 58},
                            {.ground = ui::theme::town_yellow, .edge_width = 0, .radius = 8});
        area.cut_left(40);
        return;
    }
    const ui::Style white{.size = ui::Size::body,
                          .weight = ui::Weight::bold,
                          .colour = ui::theme::paper,
                          .align = ui::Painter::Align::centre,
                          .line_height = 1.2F,
                          .smallest = 40};
    const std::string word = say("practice.word");
    const ui::Rect badge{area.x, area.y + 16, sheet.lay(word, white, 1e5F).width + 56, area.h - 34};
    sheet.painter().box(badge, {.ground = ui::theme::danger_words, .edge_width = 0, .radius = 12});
    sheet.draw_words("practice", badge.inset(20, 0), word, white);
    sheet.say({.id = "practice", .role = ui::Role::alert, .label = word}, badge);
    area.cut_left(badge.w, 24);
}

}  // namespace screens

#include <algorithm>

#include "screens/all.h"
#include "screens/ui/buttons.h"
#include "screens/ui/cards.h"

namespace screens {
namespace {

// One line of the menu: what it is about, and what there is to choose or to press.
struct LooksRow {
    std::string id, label;
    std::vector<ui::Choice> choices{};
    std::vector<ui::Button> steps{};  // less and more, with where it stands between them
    std::string value{};
};

constexpr ui::Style row_label{.weight = ui::Weight::bold, .line_height = 1.25F, .smallest = 36};
constexpr float looks_gap = ui::theme::gap;

ui::Choice one(std::string id, std::string label, bool chosen) {
    return {.id = std::move(id), .label = std::move(label), .chosen = chosen};
}
ui::Choice on_or_off(std::string id, std::string label, bool chosen) {
    return {.id = std::move(id), .label = std::move(label), .chosen = chosen, .several = true};
}

constexpr int least_step = -2, most_step = 2;

LooksRow stepped(const std::string& id, std::string label, int step, const std::string& less,
                 const std::string& more, const Phrases& say) {
    LooksRow row{.id = id, .label = std::move(label)};
    row.steps = {{.id = "looks." + id + ".less", .label = less, .ready = step > least_step},
                 {.id = "looks." + id + ".more", .label = more, .ready = step < most_step}};
    row.value = say("looks.steps", {{"n", std::to_string(step - least_step + 1)},
                                    {"of", std::to_string(most_step - least_step + 1)}});
    return row;
}

std::vector<LooksRow> rows_of_menu(const view::Frame& frame, const Phrases& say) {
    const view::Looks& looks = frame.looks;
    std::vector<LooksRow> rows;
    rows.push_back(
        {.id = "size",
         .label = say("looks.size"),
         .choices = {one("looks.size.0", say("looks.size_normal"), frame.text_size == 0),
                     one("looks.size.1", say("looks.size_large"), frame.text_size == 1),
                     one("looks.size.2", say("looks.size_largest"), frame.text_size == 2)}});
    const auto is = [&](view::Colours colours) { return looks.colours == colours; };
    rows.push_back(
        {.id = "colours",
         .label = say("looks.colours"),
         .choices = {one("looks.ordinary", say("looks.ordinary"), is(view::Colours::ordinary)),
                     one("looks.contrast", say("looks.contrast"), is(view::Colours::contrast)),
                     one("looks.inverted", say("looks.inverted"), is(view::Colours::inverted))}});
    rows.push_back({.id = "posture",
                    .label = say("looks.posture"),
                    .choices = {on_or_off("looks.low", say("looks.low"), looks.low),
                                on_or_off("looks.still", say("looks.still"), looks.still)}});
    if (!frame.voice.there) return rows;
    rows.push_back({.id = "voice",
                    .label = say("looks.voice"),
                    .choices = {on_or_off("looks.voice", say("looks.voice_on"), frame.voice.on)}});
    if (!frame.voice.on) return rows;
    rows.push_back(stepped("speed", say("looks.speed"), frame.voice.speed, say("looks.slower"),
                           say("looks.faster"), say));
    rows.push_back(stepped("volume", say("looks.volume"), frame.voice.volume, say("looks.quieter"),
                           say("looks.louder"), say));
    return rows;
}

Wish meaning_of(const std::string& id) {
    if (id.starts_with("looks.size.")) return view::TextSizeChosen{id.back() - '0'};
    if (id == "looks.low") return view::ReachChanged{};
    if (id == "looks.still") return view::StillChanged{};
    if (id == "looks.voice") return view::VoiceChanged{};
    if (id == "looks.speed.less") return view::VoiceFaster{-1};
    if (id == "looks.speed.more") return view::VoiceFaster{1};
    if (id == "looks.volume.less") return view::VoiceLouder{-1};
    if (id == "looks.volume.more") return view::VoiceLouder{1};
    return view::ColoursChosen{id.substr(6)};
}

// Label left of its choices, or above them where they need the width.
struct Shape {
    float label_width = 0;  // 0 = above
    float hands_width = 0;
};

Shape shape_of(const ui::Sheet& sheet, float width) {
    if (sheet.tall() || sheet.text_size() > 1) return {0, width};
    const float label = 330 * sheet.scale();
    return {label, width - label - 32};
}

float hands_height(ui::Sheet& sheet, const LooksRow& row, float width) {
    float height = ui::theme::target;
    const auto count = static_cast<float>(std::max<std::size_t>(row.choices.size(), 1));
    const float each = (width - looks_gap * (count - 1)) / count;
    for (const ui::Choice& choice : row.choices) {
        height = std::max(height, ui::choice_height(sheet, choice.label, each, ui::theme::target));
    }
    return height;
}

float label_height(ui::Sheet& sheet, const LooksRow& row, const Shape& shape) {
    if (shape.label_width > 0) return 0;
    return sheet.lay(row.label, row_label, shape.hands_width).height + 6;
}

void draw_steps(const LooksRow& row, ui::Sheet& sheet, ui::Rect at, Wish& wanted) {
    at.h = ui::theme::target;
    const float width = std::min(320.F, (at.w - 200) / 2);
    for (const ui::Button& step : row.steps) {
        ui::Button made = step;
        made.size = ui::Size::body;
        made.speech = row.label + " " + step.label;
        const bool less = &step == &row.steps.front();
        const ui::Rect place = less ? at.cut_left(width) : at.cut_right(width);
        if (ui::button(sheet, made, place) && made.ready) wanted = meaning_of(made.id);
    }
    const ui::Style style{.weight = ui::Weight::bold,
                          .align = ui::Painter::Align::centre,
                          .line_height = 1.2F,
                          .smallest = 36};
    const std::string id = "looks." + row.id + ".value";
    sheet.draw_words(id, at, row.value, style);
    sheet.say({.id = id, .role = ui::Role::text, .label = row.value}, at);
}

void draw_looks(const LooksRow& row, const Shape& shape, ui::Sheet& sheet, ui::Rect at,
                Wish& wanted) {
    ui::Rect label = shape.label_width > 0 ? at.cut_left(shape.label_width, 32)
                                           : at.cut_top(label_height(sheet, row, shape));
    const float words = sheet.lay(row.label, row_label, label.w).height;
    if (shape.label_width > 0) label.y += (label.h - words) / 2;
    label.h = words + 4;
    sheet.words("looks." + row.id + ".label", label, row.label, row_label);
    if (!row.steps.empty()) return draw_steps(row, sheet, at, wanted);
    int place = 0;
    // One alone is as wide as one of two.
    const int columns = std::max(2, static_cast<int>(row.choices.size()));
    for (const ui::Choice& choice : row.choices) {
        if (ui::choice(sheet, choice, at.cell(place++, columns, at.h, looks_gap))) {
            wanted = meaning_of(choice.id);
        }
    }
}

}  // namespace

// How the screen looks, where it is touched, and whether it speaks: for this visitor only.
Wish looks_menu(const view::Frame& frame, const Phrases& say, ui::Sheet& sheet) {
    Wish wanted;
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 16, area.w, area.h + 28};
    ui::heading(sheet, "title", area, say("looks.title"), 100, ui::Size::title);
    const Shape shape = shape_of(sheet, area.w);
    const std::vector<LooksRow> rows = rows_of_menu(frame, say);
    std::vector<float> heights;
    for (const LooksRow& row : rows) {
        const auto least = static_cast<float>(row.choices.size() == 1 ? 2 : 1);
        heights.push_back(label_height(sheet, row, shape) +
                          hands_height(sheet, row, shape.hands_width / least));
    }
    area = sheet.reachable(area);
    const float gap = shape.label_width > 0 ? looks_gap : 24;
    const ui::PageOf page = ui::page_of(sheet, heights, area.h, gap);
    ui::pager(sheet, area, page, page_words(page, say));
    float used = -gap;
    for (std::size_t i = page.first; i < page.last; ++i) used += heights[i] + gap;
    area = sheet.sunk(area, used);
    for (std::size_t i = page.first; i < page.last; ++i) {
        draw_looks(rows[i], shape, sheet, area.cut_top(heights[i], gap), wanted);
    }
    wish(wanted, footer({.quit = false, .onward = say("looks.close"), .then = view::LooksLeft{}},
                        say, sheet));
    return wanted;
}

// Every language by its own name.
Wish choose_language(const view::Frame& frame, const Phrases& say, ui::Sheet& sheet) {
    Wish wanted;
    ui::Rect area = sheet.body();
    ui::heading(sheet, "title", area, say("languages.title"), 130);
    area = sheet.reachable(area);
    const int columns = sheet.tall() ? 1 : 2;
    const auto count = static_cast<int>(frame.languages.size());
    const int rows = (count + columns - 1) / columns;
    const float each = ui::theme::answer;
    area = sheet.sunk(area, static_cast<float>(rows) * (each + looks_gap) - looks_gap);
    int place = 0;
    for (const view::OptionRow& language : frame.languages) {
        const ui::Choice made = one("language." + language.id, language.label, language.chosen);
        if (!ui::choice(sheet, made, area.cell(place++, columns, each, looks_gap))) continue;
        sheet.open("");
        if (!language.chosen) wanted = view::LanguageChosen{language.id};
    }
    wish(wanted, footer({.quit = false, .onward = say("languages.close"), .onward_id = "close"},
                        say, sheet));
    if (sheet.activated("close")) {
        sheet.open("");
        return std::nullopt;
    }
    return wanted;
}

}  // namespace screens

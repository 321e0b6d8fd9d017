#include "screens/all.h"
#include "screens/card_words.h"
#include "screens/message.h"

namespace screens {
namespace {

constexpr float in_answer = 32, between_answers = 20;

Footer guide_foot(const Phrases& say) {
    return {.back = true, .onward = say("guide_answer.again"), .then = view::TriesAgain{}};
}

std::string foot_words(const view::GuideEntry& entry) {
    return entry.desk + "\u3000" + entry.source;
}

struct EntryAct {
    ui::Button made;
    std::string meaning;
};

// What can be done from an answer; what begins something is the blue one.
std::vector<EntryAct> acts_of(const view::GuideEntry& entry) {
    std::vector<EntryAct> acts;
    const auto add = [&](const std::string& name, const std::string& label, ui::Look look) {
        if (label.empty()) return;
        acts.push_back(
            {{.id = name + "." + entry.id, .label = label, .look = look, .size = ui::Size::body},
             name + ":" + entry.id});
    };
    add("begin", entry.begin, ui::Look::action);
    add("list", entry.life, ui::Look::plain);
    add("way", entry.way, ui::Look::plain);
    return acts;
}

// Side by side as far as their words allow; each row's acts.
std::vector<std::vector<EntryAct>> act_rows(const view::GuideEntry& entry, ui::Sheet& sheet,
                                            float width) {
    std::vector<std::vector<EntryAct>> rows;
    float left = 0;
    for (EntryAct& act : acts_of(entry)) {
        const float own = std::min(width, ui::button_width(sheet, act.made, 240));
        if (rows.empty() || own > left) {
            rows.emplace_back();
            left = width;
        }
        rows.back().push_back(std::move(act));
        left -= own + ui::theme::gap;
    }
    return rows;
}

float acts_height(const view::GuideEntry& entry, ui::Sheet& sheet, float width) {
    const auto rows = static_cast<float>(act_rows(entry, sheet, width).size());
    return rows * (ui::theme::target + ui::theme::gap);
}

// A card with its acts, or where that would not fit a page its words and each row of acts.
struct AnswerPiece {
    const view::GuideEntry* entry = nullptr;
    enum class Part { whole, words, acts } part = Part::whole;
    std::size_t row = 0;  // of acts
    float height = 0;
};

void add_pieces(std::vector<AnswerPiece>& pieces, const view::GuideEntry& entry, ui::Sheet& sheet,
                float width, float most) {
    using Part = AnswerPiece::Part;
    const float inside = width - 2 * in_answer;
    const float words = sheet.lay(entry.title, card_title, inside).height + 8 +
                        sheet.lay(entry.text, card_words, inside).height + 10 +
                        sheet.lay(foot_words(entry), card_foot, inside).height + 2 * in_answer + 4;
    const float acts = acts_height(entry, sheet, inside);
    if (words + acts <= most) return pieces.push_back({&entry, Part::whole, 0, words + acts});
    pieces.push_back({&entry, Part::words, 0, std::min(words, most)});
    for (std::size_t row = 0; row < act_rows(entry, sheet, width).size(); ++row)
        pieces.push_back({&entry, Part::acts, row, ui::theme::target});
}

Wish draw_act_row(const std::vector<EntryAct>& acts, ui::Sheet& sheet, ui::Rect row) {
    Wish wanted;
    for (const EntryAct& act : acts) {
        const float width = std::min(row.w, ui::button_width(sheet, act.made, 240));
        if (ui::button(sheet, act.made, row.cut_left(width, ui::theme::gap)))
            wanted = view::GuideChosen{act.meaning};
    }
    return wanted;
}

// An answer word for word, with who knows more and what says so.
Wish draw_answer(const AnswerPiece& piece, ui::Sheet& sheet, const ui::Rect& at) {
    using Part = AnswerPiece::Part;
    const view::GuideEntry& entry = *piece.entry;
    if (piece.part == Part::acts)
        return draw_act_row(act_rows(entry, sheet, at.w).at(piece.row), sheet, at);
    Wish wanted;
    ui::Rect inside = ui::card(sheet, at, in_answer);
    const std::string id = "entry." + entry.id;
    const float acts = piece.part == Part::whole ? acts_height(entry, sheet, inside.w) : 0;
    if (acts > 0) {
        ui::Rect below = inside.cut_bottom(acts);
        for (const auto& row : act_rows(entry, sheet, inside.w)) {
            below.cut_top(ui::theme::gap);
            wish(wanted, draw_act_row(row, sheet, below.cut_top(ui::theme::target)));
        }
    }
    const float title = sheet.lay(entry.title, card_title, inside.w, inside.h * .3F).height;
    sheet.words(id + ".title", ui::Role::heading, inside.cut_top(title + 2, 6), entry.title,
                card_title);
    const float foot = sheet.lay(foot_words(entry), card_foot, inside.w, inside.h * .4F).height;
    const ui::Rect last = inside.cut_bottom(foot + 2, 6);
    sheet.words(id, ui::Role::item, inside, entry.text, card_words);
    sheet.words(id + ".source", ui::Role::text, last, foot_words(entry), card_foot);
    return wanted;
}

// Buttons of many words: two columns where they fit beside each other.
struct Offered {
    std::vector<ui::Button> buttons;
    int columns = 1;
    std::vector<float> rows;
};

Offered offered(std::vector<ui::Button> buttons, ui::Sheet& sheet, float width) {
    Offered made{std::move(buttons), 1, {}};
    if (sheet.roomy() && made.buttons.size() > 3) made.columns = 2;
    const auto columns = static_cast<std::size_t>(made.columns);
    const float own =
        (width - ui::theme::gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t i = 0; i < made.buttons.size(); ++i) {
        if (i % columns == 0) made.rows.push_back(0);
        made.rows.back() =
            std::max(made.rows.back(),
                     std::min(220.F, ui::choice_height(sheet, made.buttons[i].label, own, 112)));
    }
    return made;
}

std::string draw_offered(const Offered& made, std::size_t row, ui::Sheet& sheet,
                         const ui::Rect& at) {
    std::string pressed;
    const auto columns = static_cast<std::size_t>(made.columns);
    for (std::size_t i = row * columns; i < std::min(made.buttons.size(), (row + 1) * columns);
         ++i) {
        const ui::Rect place =
            at.cell(static_cast<int>(i - row * columns), made.columns, at.h, ui::theme::gap);
        if (ui::button(sheet, made.buttons[i], place)) pressed = made.buttons[i].id;
    }
    return pressed;
}

Wish meant_by(const std::string& pressed) {
    constexpr std::string_view prefix = "answer.";
    if (pressed == "staff_first") return view::CallsStaff{};
    if (pressed == "none") return view::GuideChosen{"none"};
    if (pressed.starts_with(prefix)) return view::GuideChosen{pressed.substr(prefix.size())};
    return std::nullopt;
}

std::vector<ui::Button> buttons_of(const std::vector<view::OptionRow>& options) {
    std::vector<ui::Button> made;
    for (const view::OptionRow& option : options)
        made.push_back({.id = "answer." + option.id, .label = option.label});
    return made;
}

// Things to choose from under a title or a card of telephones: what is asked back, or what may be
// meant beside asking somebody.
Wish choose_from(std::vector<ui::Button> buttons, const std::string& title,
                 const std::string& words, const Phrases& say, ui::Sheet& sheet,
                 const view::GuideHelp* help = nullptr) {
    ui::Rect area = sheet.body();
    if (help != nullptr) {
        area = {area.x, area.y - 14, area.w, area.h + 26};
        calm_help(*help, sheet, area);
    } else {
        ui::heading(sheet, "title", area, title, area.h * .26F);
    }
    ui::Rect told = area;
    told.h = area.h * .3F;
    if (!words.empty()) {
        area.cut_top(sheet.words("words", told, words, card_words), 20);
    }
    area = sheet.reachable(area);
    const Offered made = offered(std::move(buttons), sheet, area.w);
    const ui::PageOf page = ui::page_of(sheet, made.rows, area.h, ui::theme::gap);
    ui::pager(sheet, area, page, page_words(page, say));
    float used = -ui::theme::gap;
    for (std::size_t i = page.first; i < page.last; ++i) used += made.rows[i] + ui::theme::gap;
    area = sheet.sunk(area, used);
    std::string pressed;
    for (std::size_t i = page.first; i < page.last; ++i) {
        const auto one = draw_offered(made, i, sheet, area.cut_top(made.rows[i], ui::theme::gap));
        if (!one.empty()) pressed = one;
    }
    Wish wanted = meant_by(pressed);
    wish(wanted, footer(guide_foot(say), say, sheet));
    return wanted;
}

Wish asks_back(const view::GuideAnswer& answer, const Phrases& say, ui::Sheet& sheet) {
    auto buttons = buttons_of(answer.options);
    buttons.push_back({.id = "none", .label = say("guide_answer.none"), .look = ui::Look::quiet});
    return choose_from(std::move(buttons), answer.title,
                       say("guide_answer.asked", {{"question", answer.asked}}), say, sheet);
}

Wish staff_first(const view::GuideAnswer& answer, const Phrases& say, ui::Sheet& sheet) {
    std::vector<ui::Button> buttons{
        {.id = "staff_first", .label = say("guide_answer.call"), .look = ui::Look::help}};
    for (ui::Button& one : buttons_of(answer.options)) buttons.push_back(std::move(one));
    if (!answer.help.empty())
        return choose_from(std::move(buttons), "", "", say, sheet, &answer.help.front());
    std::string words = say("guide_answer.staff_words");
    if (!answer.options.empty()) words += "\n" + say("guide_answer.maybe");
    return choose_from(std::move(buttons), say("guide_answer.staff"), words, say, sheet);
}

// Answers one under the other, then what may be asked next.
Wish answers(const view::GuideAnswer& answer, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 14, area.w, area.h + 26};
    const bool sure = answer.kind == view::GuideAnswer::Kind::answer;
    ui::heading(sheet, "title", area, say(sure ? "guide_answer.found" : "guide_answer.choose"),
                area.h * .14F, ui::Size::title);
    area = sheet.reachable(area);
    auto buttons = buttons_of(answer.options);
    if (!sure) {
        buttons.push_back(
            {.id = "none", .label = say("guide_answer.none"), .look = ui::Look::quiet});
    }
    const Offered next = offered(std::move(buttons), sheet, area.w);
    const bool named = !answer.options.empty();
    const float name = named ? sheet.lay(say("guide_answer.further"), card_foot, area.w).height : 0;
    std::vector<float> heights;
    const float most = area.h - ui::pager_height;
    std::vector<AnswerPiece> pieces;
    for (const view::GuideEntry& entry : answer.entries)
        add_pieces(pieces, entry, sheet, area.w, most);
    for (const AnswerPiece& piece : pieces) heights.push_back(piece.height);
    for (const float row : next.rows) heights.push_back(row);
    if (named) heights[pieces.size()] += name + 8;
    const ui::PageOf page = ui::page_of(sheet, heights, area.h, between_answers);
    ui::pager(sheet, area, page, page_words(page, say));
    float used = -between_answers;
    for (std::size_t i = page.first; i < page.last; ++i) used += heights[i] + between_answers;
    area = sheet.sunk(area, used);
    Wish wanted;
    for (std::size_t i = page.first; i < page.last; ++i) {
        ui::Rect at = area.cut_top(heights[i], between_answers);
        if (i < pieces.size()) {
            wish(wanted, draw_answer(pieces[i], sheet, at));
            continue;
        }
        const std::size_t row = i - pieces.size();
        if (row == 0 && named)
            sheet.words("further", at.cut_top(name + 2, 6), say("guide_answer.further"), card_foot);
        wish(wanted, meant_by(draw_offered(next, row, sheet, at)));
    }
    wish(wanted, footer(guide_foot(say), say, sheet));
    return wanted;
}

}  // namespace

// The town's answers, word for word; what the guide asks back; a person where it does not know.
Wish show(const view::GuideAnswer& answer, const Phrases& say, ui::Sheet& sheet) {
    using Kind = view::GuideAnswer::Kind;
    switch (answer.kind) {
        case Kind::looking:
            message({.sign = Message::Sign::waiting,
                     .title = say("guide_answer.looking"),
                     .words = say("guide_answer.looking_words")},
                    sheet);
            return footer({.back = true}, say, sheet);
        case Kind::nothing:
            message({.sign = Message::Sign::help,
                     .title = say("guide_answer.nothing"),
                     .words = say("guide_answer.nothing_words")},
                    sheet);
            return footer({.back = true}, say, sheet);
        case Kind::staff:
            return staff_first(answer, say, sheet);
        case Kind::urgent:
            return urgent_help(answer, say, sheet);
        case Kind::asks_back:
            return asks_back(answer, say, sheet);
        case Kind::answer:
        case Kind::choose:
            return answers(answer, say, sheet);
    }
    return std::nullopt;
}

}  // namespace screens

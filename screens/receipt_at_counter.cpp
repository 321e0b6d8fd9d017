#include "screens/receipt_at_counter.h"

namespace screens {
namespace {

struct KeptLine {
    std::string id, words;
    ui::Style style;
};

constexpr float kept_gap = 18, kept_inside = 36;
constexpr ui::Style kept_told{
    .size = ui::Size::label, .weight = ui::Weight::bold, .line_height = 1.35F, .smallest = 34};
constexpr ui::Style kept_plain{.line_height = 1.4F, .smallest = 34};
constexpr ui::Style kept_second{
    .size = ui::Size::second, .colour = ui::theme::second_ink, .line_height = 1.4F, .smallest = 32};

std::string kept_title(view::Receipt::Answer answer, const Phrases& say) {
    switch (answer) {
        case view::Receipt::Answer::waiting:
            return say("receipt.waiting");
        case view::Receipt::Answer::refused:
            return say("receipt.refused");
        case view::Receipt::Answer::none:
        case view::Receipt::Answer::done:
        case view::Receipt::Answer::goes_on:
        case view::Receipt::Answer::later:
            return say("desk_kept.title");
    }
    return say("desk_kept.title");
}

std::string paper_at_counter(view::Receipt::Paper paper, const Phrases& say) {
    switch (paper) {
        case view::Receipt::Paper::none:
            return "";
        case view::Receipt::Paper::printing:
            return say("desk_kept.printing");
        case view::Receipt::Paper::done:
            return say("desk_kept.printed");
        case view::Receipt::Paper::trouble:
            return say("desk_kept.paper_trouble");
    }
    return "";
}

std::vector<KeptLine> kept_lines(const view::Receipt& receipt, const Phrases& say) {
    std::vector<KeptLine> lines;
    if (!receipt.big.empty()) {
        lines.push_back(
            {"big", receipt.big, {.size = ui::Size::number, .weight = ui::Weight::bold}});
    }
    const auto add = [&](const std::string& id, const std::vector<std::string>& all,
                         const ui::Style& style) {
        int number = 0;
        for (const std::string& words : all)
            lines.push_back({id + "." + std::to_string(++number), words, style});
    };
    add("told", receipt.told, kept_told);
    add("next", receipt.next, kept_plain);
    std::vector<std::string> bring;
    for (const std::string& thing : receipt.bring)
        bring.push_back(say("receipt.bring", {{"what", thing}}));
    add("bring", bring, kept_plain);
    return lines;
}

void kept_top(const view::Receipt& receipt, const Phrases& say, ui::Sheet& sheet, ui::Rect& area) {
    const ui::Rect at{area.x, area.y + 4, 112, 112};
    const bool refused = receipt.answer == view::Receipt::Answer::refused;
    if (receipt.answer == view::Receipt::Answer::waiting) {
        ui::waiting(sheet, at);
    } else {
        ui::sign(sheet, at, refused ? ui::Mark::note : ui::Mark::check,
                 refused ? ui::Tone::help : ui::Tone::done);
    }
    ui::Rect words = area;
    words.cut_left(148);
    ui::heading(sheet, "title", words, kept_title(receipt.answer, say), 130);
    ui::paragraph(sheet, "received", words, receipt.received, kept_second, 0);
    area.cut_top(std::max(124.F, words.y - area.y), 24);
}

}  // namespace

Wish receipt_at_counter(const view::Receipt& receipt, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    kept_top(receipt, say, sheet, area);
    const bool trouble = receipt.paper == view::Receipt::Paper::trouble;
    const std::string paper = paper_at_counter(receipt.paper, say);
    if (trouble) ui::notice(sheet, "paper", area, paper, "", ui::Role::alert);
    if (!trouble && !paper.empty()) ui::paragraph(sheet, "paper", area, paper, kept_second, 24);
    ui::Rect number = ui::card(sheet, area.cut_top(72 + 110 * sheet.scale(), 24), kept_inside);
    ui::paragraph(sheet, "number.label", number, say("receipt.number"), kept_second, 0);
    sheet.draw_words("number", number, receipt.number,
                     {.size = ui::Size::title,
                      .weight = ui::Weight::bold,
                      .line_height = 1.25F,
                      .smallest = 40});
    sheet.say({.id = "number",
               .role = ui::Role::text,
               .label = say("receipt.number"),
               .value = receipt.number},
              number);
    const std::vector<KeptLine> lines = kept_lines(receipt, say);
    std::vector<float> heights;
    for (const KeptLine& line : lines)
        heights.push_back(sheet.lay(line.words, line.style, area.w - 2 * kept_inside).height + 2);
    const auto starts = ui::page_starts(heights, area.h - 2 * kept_inside, kept_gap);
    ui::PageOf page;
    page.pages = std::max(1, static_cast<int>(starts.size()));
    page.page = std::clamp(sheet.leaf().page, 0, page.pages - 1);
    if (!lines.empty()) {
        const auto at = static_cast<std::size_t>(page.page);
        const std::size_t last = at + 1 < starts.size() ? starts[at + 1] : lines.size();
        float used = 2 * kept_inside - kept_gap;
        for (std::size_t i = starts[at]; i < last; ++i) used += heights[i] + kept_gap;
        ui::Rect inside = ui::card(sheet, area.cut_top(std::min(used, area.h)), kept_inside);
        for (std::size_t i = starts[at]; i < last; ++i) {
            sheet.words(lines[i].id, ui::Role::item, inside.cut_top(heights[i], kept_gap),
                        lines[i].words, lines[i].style);
        }
    }
    Footer foot{.quit = false, .onward = say("common.finish"), .then = view::Finished{}};
    if (receipt.paper != view::Receipt::Paper::none) {
        foot.beside = {.id = "print", .label = say("receipt.print_again"), .size = ui::Size::body};
        foot.then_beside = view::Printed{};
    }
    return footer_with_pages(foot, page, say, sheet);
}

}  // namespace screens

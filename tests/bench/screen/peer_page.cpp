#include "tests/bench/screen/peer_page.h"

#include <fmt/core.h>

#include <array>
#include <cmath>

#include "screens/ui/theme.h"

namespace bench::screen {

namespace {

namespace theme = screens::ui::theme;
using screens::ui::Colour;

std::string css(Colour colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b);
}

std::string escaped(const std::string& words) {
    std::string safe;
    for (const char sign : words) {
        if (sign == '&') {
            safe += "&amp;";
        } else if (sign == '<') {
            safe += "&lt;";
        } else if (sign == '"') {
            safe += "&quot;";
        } else {
            safe += sign;
        }
    }
    return safe;
}

// How many ems wide the words are: Latin letters are about half as wide as kana.
double ems(const std::string& words) {
    double wide = 0;
    for (const char sign : words) {
        const auto byte = static_cast<unsigned char>(sign);
        if (byte < 0x80) {
            wide += .55;
        } else if (byte >= 0xc0) {
            wide += 1;
        }
    }
    return wide;
}

// The list says where words stand, not how large: the largest size of the theme that fits there.
int points(const std::string& words, double width, double height, int most) {
    constexpr std::array<int, 6> sizes{60, 48, 44, 40, 34, 32};
    for (const int size : sizes) {
        const double lines = std::max(1.0, std::ceil(ems(words) * size / std::max(width, 1.0)));
        if (size <= most && lines * size * 1.25 <= height + 6) return size;
    }
    return sizes.back();
}

struct Looks {
    Colour ground = theme::paper, edge = theme::control, words = theme::ink;
    Colour pressed = theme::pressed_ground;
    int edge_width = static_cast<int>(theme::edge);
};

Looks looks_of(const Element& element) {
    if (!element.enabled)
        return {.ground = theme::ground,
                .edge = theme::line,
                .words = theme::second_ink,
                .pressed = theme::ground};
    if (element.id == "onward")
        return {.ground = theme::action,
                .edge = theme::action,
                .words = theme::paper,
                .pressed = theme::action_pressed};
    if (element.id == "call_staff")
        return {
            .edge = theme::help_edge, .words = theme::help_words, .pressed = theme::help_ground};
    if (element.value == "chosen")
        return {.ground = theme::chosen_ground,
                .edge = theme::action,
                .edge_width = static_cast<int>(theme::chosen_edge)};
    return {};
}

bool is_target(const Element& element) {
    return element.role == "button" || element.role == "choice" || element.role == "check" ||
           element.role == "key";
}

std::string place(const Element& element, int inset = 0) {
    return fmt::format("left:{}px;top:{}px;width:{}px;height:{}px", element.x, element.y + inset,
                       element.w, element.h - 2 * inset);
}

// Two classes of rules a button: at rest and pressed.
std::string target(const Element& element, const std::string& act, int number) {
    const bool tile = element.id.starts_with("tile.");
    const bool choice = element.role == "choice" || element.role == "check";
    const Looks looks = looks_of(element);
    const int left = tile ? 50 : choice ? 116 : 20;
    const int second = tile && !element.value.empty() ? 44 : 0;
    const int size = points(element.label, element.w - left - 24, element.h - 20 - second,
                            tile ? (element.w > 700 ? 60 : 48) : 44);
    std::string edge = fmt::format("border:{}px solid {};", looks.edge_width, css(looks.edge));
    if (tile) {
        edge += fmt::format("border-left:20px solid {};",
                            css(theme::hues[static_cast<std::size_t>(number) % 8]));
    }
    const bool header = element.y < static_cast<int>(theme::header);
    std::string html = fmt::format(
        "<button style=\"{};background:{};color:{};{}font-size:{}px;--pressed:{};{}\"{}>",
        place(element, header ? 8 : 0), css(looks.ground), css(looks.words), edge, size,
        css(looks.pressed),
        tile || choice ? fmt::format("text-align:left;padding:0 24px 0 {}px;",
                                     left - (tile ? 20 : looks.edge_width))
                       : "",
        act.empty() ? "" : fmt::format(" onclick=\"{}\"", act));
    if (choice) html += "<i></i>";
    html += escaped(element.label);
    if (second != 0) html += "<small>" + escaped(element.value) + "</small>";
    return html + "</button>\n";
}

std::string words(const Element& element) {
    const bool bold = element.role == "heading" || element.id == "where" ||
                      element.id.ends_with(".label") || element.id.ends_with(".title");
    const int size = points(element.label, element.w, element.h,
                            element.id == "place"       ? 34
                            : element.role == "heading" ? 60
                                                        : 40);
    return fmt::format("<p style=\"{};font-size:{}px;{}\">{}</p>\n", place(element), size,
                       bold ? "font-weight:bold" : "", escaped(element.label));
}

std::string style() {
    return fmt::format(
        "*{{margin:0;box-sizing:border-box}}"
        "body{{font:40px 'BIZ UDPGothic',sans-serif;background:{0};color:{1};overflow:hidden;"
        "user-select:none;touch-action:manipulation}}"
        "section{{position:absolute;left:0;top:0;width:1920px;height:1080px;display:none}}"
        "section.now{{display:block}}"
        "section>*{{position:absolute;line-height:1.35}}"
        "header{{left:0;top:0;width:1920px;height:{2}px;background:{3};border-bottom:3px solid "
        "{4}}}"
        "footer{{left:0;bottom:0;width:1920px;height:{5}px;background:{3};border-top:3px solid "
        "{4}}}"
        "button{{font:bold 44px 'BIZ UDPGothic',sans-serif;border-radius:{6}px;line-height:1.25}}"
        "button:active{{background:var(--pressed)!important}}"
        "small{{display:block;font-weight:normal;font-size:34px;color:{7}}}"
        "i{{position:absolute;left:33px;top:calc(50% - 26px);width:52px;height:52px;"
        "border:4px solid {8};border-radius:50%}}",
        css(theme::ground), css(theme::ink), theme::header, css(theme::paper), css(theme::line),
        theme::footer, theme::radius, css(theme::second_ink), css(theme::control));
}

}  // namespace

std::string peer_page(const Course& course) {
    // Without the two words against translation Chromium lays a bubble over the page.
    std::string html =
        "<!DOCTYPE html><html lang=\"ja\" translate=\"no\"><head><meta charset=\"utf-8\">"
        "<meta name=\"google\" content=\"notranslate\"><title>madoguchi</title><style>" +
        style() + "</style></head><body>\n";
    for (std::size_t i = 0; i < course.sheets.size(); ++i) {
        html += fmt::format("<section id=\"s{}\"{}><header></header><footer></footer>\n", i,
                            i == 0 ? " class=\"now\"" : "");
        const std::size_t next = (i + 1) % course.sheets.size();
        int number = 0;
        for (const Element& element : course.sheets[i].elements) {
            if (is_target(element)) {
                const bool leads_on = element.id == course.steps[i].id;
                html += target(element, leads_on ? fmt::format("go({})", next) : "", number++);
            } else if (element.role != "field" && element.role != "list") {
                html += words(element);
            }
        }
        html += "</section>\n";
    }
    return html +
           "<script>function go(n){document.querySelector('.now').className='';"
           "document.getElementById('s'+n).className='now'}</script></body></html>\n";
}

}  // namespace bench::screen

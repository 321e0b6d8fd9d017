#include "server/pages/pass_check.h"

#include <array>

#include "town/pass_list.h"

namespace server::pages {

namespace {

constexpr std::array verdicts = {"good",     "revoked", "expired",    "not_yet", "unknown_terminal",
                                 "not_real", "no_pass", "newer_list", "old_list"};

}  // namespace

Html pass_check(const town::Table& table, const Reading& reading) {
    Html html;
    const auto list = table.figures.find(std::string(town::signed_figure));
    if (list == table.figures.end()) return html;
    html.open("section", {{"hidden", ""},
                          {"data-pass-list", list->second.text},
                          {"data-today", base::iso_date(reading.today())}});
    html.open("h2").open("label", {{"for", "pass"}});
    html.text(reading.say("pages.field.check.title")).close().close();
    html.element("p", reading.say("pages.field.check.words"));
    html.open("p", {{"class", "typing"}});
    html.lone("input", {{"type", "text"},
                        {"id", "pass"},
                        {"autocomplete", "off"},
                        {"autocapitalize", "none"},
                        {"spellcheck", "false"}});
    html.close();
    html.open("div", {{"role", "status"}, {"aria-live", "assertive"}});
    for (const auto* verdict : verdicts) {
        const bool fine =
            std::string_view(verdict) == "good" || std::string_view(verdict) == "newer_list";
        html.element("p",
                     {{"hidden", ""}, {"class", fine ? "good" : "stop"}, {"data-verdict", verdict}},
                     reading.say(std::string("pages.field.check.") + verdict));
    }
    html.element("p", {{"class", "number"}, {"data-pass-number", ""}, {"hidden", ""}}, "");
    html.close();
    html.open("script", {{"src", "/pass.js"}, {"defer", ""}}).close();
    html.close();
    return html;
}

}  // namespace server::pages

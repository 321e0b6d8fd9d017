#include "server/pages/frame.h"

#include "town/place_words.h"

namespace server::pages {

namespace {

Html head_of(const Page& page, const Reading& reading) {
    Html head;
    head.open("head").lone("meta", {{"charset", "utf-8"}});
    head.lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    const auto title = page.title + reading.say("pages.title_joint") + reading.say("pages.site");
    head.element("title", page.faulty ? reading.say("pages.error.mark") + title : title);
    head.lone("link", {{"rel", "stylesheet"}, {"href", "/pages.css"}});
    if (!page.style.empty()) head.lone("link", {{"rel", "stylesheet"}, {"href", page.style}});
    head.open("script", {{"src", "/pages.js"}, {"defer", ""}}).close();
    return head.close();
}

Html languages_of(const Page& page, const Reading& reading) {
    Html html;
    if (page.self.empty()) return html;
    html.open("nav", {{"class", "languages"}, {"aria-label", reading.say("pages.languages")}});
    for (const auto& language : reading.pack.languages) {
        const auto name = reading.say("language." + language);
        Html::Attributes attributes = {{"href", page.self + "?lang=" + for_url(language)},
                                       {"lang", lang_of(language)}};  // It names itself.
        if (language == reading.visitor.language) attributes.emplace_back("aria-current", "true");
        html.element("a", attributes, name);
    }
    return html.close();
}

void add_header(const Page& page, const Reading& reading, Html& html) {
    html.element("a", {{"class", "skip"}, {"href", "#main"}}, reading.say("pages.skip_link"));
    html.open("header");
    html.element("a", {{"class", "site"}, {"href", reading.link("")}}, reading.say("pages.site"));
    if (reading.visitor.device) {
        html.element("span", {{"class", "device"}},
                     town::place_words(reading.visitor.device->name, reading.words));
    }
    html.add(languages_of(page, reading)).close();
}

}  // namespace

std::string lang_of(const std::string& language) { return language == "easy" ? "ja" : language; }

std::string Reading::path(const std::string& below) const {
    if (!visitor.is_home()) return "/field" + below;
    return below.empty() ? "/" : below;
}

std::string Reading::link(const std::string& below, const std::string& query) const {
    const std::string made = path(below);
    std::string values = query;
    if (visitor.language != pack.languages.front()) {
        values += (values.empty() ? "" : "&") + ("lang=" + for_url(visitor.language));
    }
    return values.empty() ? made : made + "?" + values;
}

http::Response framed(const Page& page, const Reading& reading) {
    Html html;
    html.open("html", {{"lang", lang_of(reading.visitor.language)}});
    html.add(head_of(page, reading));
    html.open("body");
    const bool frame = page.around == Page::Around::frame;
    if (frame) add_header(page, reading, html);
    html.open("main", {{"id", "main"}}).add(page.main).close();
    if (frame) html.open("footer").element("p", reading.say("pages.footer")).close();
    html.close().close();
    http::Response response{.status = page.status,
                            .body = "<!DOCTYPE html>\n" + html.written(),
                            .content_type = "text/html; charset=utf-8",
                            .headers = {}};
    // Browsers fetch the page again by this header alone (HTML §4.2.5.3), without a script.
    if (page.again.count() > 0)
        response.headers.emplace_back("refresh", std::to_string(page.again.count()));
    return guarded(std::move(response));
}

http::Response problem_page(int status, const std::string& word, const Reading& reading) {
    Page page{.status = status, .title = reading.say("pages.problem.title"), .main = {}};
    page.main.element("h1", page.title);
    page.main.open("div", {{"class", "fault_box"}, {"role", "alert"}});
    page.main.element("p", reading.say("pages.problem." + word)).close();
    page.main.open("p").element("a", {{"href", reading.link("")}}, reading.say("pages.to_start"));
    page.main.close();
    return framed(page, reading);
}

http::Response redirect(const std::string& to) {
    return guarded({.status = 303, .body = "", .content_type = "", .headers = {{"location", to}}});
}

http::Response guarded(http::Response response) {
    auto& headers = response.headers;
    headers.emplace_back("content-security-policy",
                         "default-src 'none'; style-src 'self'; script-src 'self'; "
                         "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    headers.emplace_back("referrer-policy", "no-referrer");
    headers.emplace_back("x-content-type-options", "nosniff");
    headers.emplace_back("cross-origin-opener-policy", "same-origin");
    headers.emplace_back("cross-origin-resource-policy", "same-origin");
    headers.emplace_back("permissions-policy", "camera=(), microphone=(), geolocation=()");
    headers.emplace_back("strict-transport-security", "max-age=31536000");
    return response;
}

}  // namespace server::pages

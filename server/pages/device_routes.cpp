#include "server/pages/device_routes.h"

#include "base/crypto/crypto.h"

namespace server::pages {

namespace {

// The prefix makes the browser insist on Secure, no Domain and this path (RFC 6265bis §4.1.3.2).
constexpr std::string_view cookie_name = "__Host-field";
constexpr std::size_t token_bytes = 32;
constexpr std::string_view a_year_s = "31536000";

std::string cookie(std::string_view value, std::string_view seconds) {
    return std::string(cookie_name) + "=" + std::string(value) +
           "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=" + std::string(seconds);
}

std::string_view token_in(std::string_view cookies) {
    while (!cookies.empty()) {
        const auto end = cookies.find(';');
        auto one = cookies.substr(0, end);
        cookies = end == std::string_view::npos ? std::string_view() : cookies.substr(end + 1);
        while (one.starts_with(' ')) one.remove_prefix(1);
        if (one.size() > cookie_name.size() && one.starts_with(cookie_name) &&
            one[cookie_name.size()] == '=') {
            return one.substr(cookie_name.size() + 1);
        }
    }
    return {};
}

std::string digest_of(std::string_view token) {
    return base::hex(base::crypto::sha256(base::view_of(token)));
}

}  // namespace

FromCore<std::optional<Visitor>> DeviceRoutes::visitor(const http::Request& request,
                                                       const std::string& language) const {
    const auto token = token_in(request.header("cookie"));
    if (token.size() < token_bytes || token.size() > 4 * token_bytes) {
        return std::optional<Visitor>();
    }
    const auto digest = digest_of(token);
    auto known = TRY(device(line_, digest));
    if (!known) return std::optional<Visitor>();
    return std::optional(
        Visitor{.language = language, .device = std::move(known), .bound_to = digest});
}

Page DeviceRoutes::page(const std::string& trouble, const Reading& reading) const {
    Page page{.title = reading.say("pages.device.title"), .main = {}, .faulty = !trouble.empty()};
    if (trouble.empty()) page.self = "/device";
    auto& html = page.main;
    if (!trouble.empty()) {
        html.open(
            "div",
            {{"class", "fault_box"}, {"role", "alert"}, {"tabindex", "-1"}, {"autofocus", ""}});
        html.element("p", reading.say("pages.device.fault." + trouble)).close();
    }
    html.element("h1", page.title);
    html.element("p", reading.say("pages.device.intro"));
    html.open("form",
              {{"method", "post"}, {"action", reading.link("/device")}, {"autocomplete", "off"}});
    html.open("p", {{"class", "typing"}});
    html.open("label", {{"for", "code"}}).element("span", reading.say("pages.device.code")).close();
    html.lone("input", {{"type", "text"},
                        {"id", "code"},
                        {"name", "code"},
                        {"maxlength", "200"},
                        {"autocapitalize", "off"},
                        {"spellcheck", "false"}});
    html.close();
    html.open("div", {{"class", "steps"}});
    html.element("button", {{"type", "submit"}, {"class", "main"}},
                 reading.say("pages.device.submit"));
    html.close().close();
    return page;
}

http::Response DeviceRoutes::enrol(const http::Request& request, const Form& form,
                                   const Reading& reading) {
    if (!tries_.lets_in(request.remote)) return problem_page(429, "too_often", reading);
    const auto code = half_width(form.first("code"));
    if (code.empty()) return framed(page("missing", reading), reading);
    const auto token = base::base64url(base::crypto::random(token_bytes));
    const auto enrolled = enrol_device(line_, code, digest_of(token));
    if (!enrolled) return problem_page(503, "town_silent", reading);
    if (!enrolled.value()) return framed(page("wrong", reading), reading);
    auto response = redirect("/field");
    response.headers.emplace_back("set-cookie", cookie(token, a_year_s));
    return response;
}

http::Response DeviceRoutes::leave(const Reading& home) {
    auto response = redirect(home.link("/device"));
    response.headers.emplace_back("set-cookie", cookie("", "0"));
    return response;
}

}  // namespace server::pages

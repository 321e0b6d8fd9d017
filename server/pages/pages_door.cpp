#include "server/pages/pages_door.h"

#include <algorithm>

#include "server/pages/assets.h"
#include "server/pages/board_page.h"
#include "server/pages/look_up_pages.h"
#include "server/pages/tables.h"

namespace server::pages {

namespace {

// Of one address in a quarter of an hour.
constexpr int most_posts = 2'000;
constexpr int most_look_ups = 60;

bool has(const std::vector<std::string>& roles, const std::string& role) {
    return std::ranges::find(roles, role) != roles.end();
}

http::Response asset(std::string_view text, std::string_view type) {
    return guarded({.status = 200,
                    .body = std::string(text),
                    .content_type = std::string(type),
                    .headers = {}});
}

// A form of another site, in a browser that says so. Our referrer policy makes Origin "null".
bool comes_from_elsewhere(const http::Request& request) {
    const auto site = request.header("sec-fetch-site");
    if (!site.empty()) return site != "same-origin" && site != "none";
    const auto origin = request.header("origin");
    if (origin.empty() || origin == "null") return false;
    return origin != "https://" + std::string(request.header("host"));
}

bool is_form(const http::Request& request) {
    return request.header("content-type").starts_with("application/x-www-form-urlencoded");
}

// "/see/R/V" → R, V below `prefix`.
std::optional<std::pair<std::string, std::string>> view_in(std::string_view path) {
    const auto first = path.find('/', 1);
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = path.find('/', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    return std::pair(std::string(path.substr(first + 1, second - first - 1)),
                     std::string(path.substr(second + 1)));
}

std::string query_of(const http::Request& request) {
    std::string query;
    for (const auto& [name, value] : request.query) {
        if (name == "lang") continue;
        query += (query.empty() ? "" : "&") + for_url(name) + "=" + for_url(value);
    }
    return query;
}

constexpr std::string_view journey_path = "/j/";

}  // namespace

PagesDoor::PagesDoor(const town::Pack& pack, const base::Clock& clock, CoreLine& line,
                     std::vector<ListedView> views)
    : pack_(pack),
      clock_(clock),
      line_(line),
      views_(std::move(views)),
      sending_(line, clock),
      devices_(line, clock),
      journeys_(line, seal_, sending_),
      guide_(pack),
      posts_(clock, most_posts),
      look_ups_(clock, most_look_ups) {}

http::Response PagesDoor::answer(const http::Request& request) {
    if (request.path == "/pages.css") return asset(style_sheet(), "text/css; charset=utf-8");
    if (request.path == "/board.css") return asset(board_style(), "text/css; charset=utf-8");
    if (request.path == "/pages.js") return asset(script(), "text/javascript; charset=utf-8");
    if (request.path == "/pass.js") return asset(pass_script(), "text/javascript; charset=utf-8");
    const std::string wanted(request.parameter("lang"));
    const bool known = pack_.words.contains(wanted);
    const Visitor visitor{.language = known ? wanted : pack_.languages.front(), .device = {}};
    const Reading reading{.pack = pack_,
                          .words = pack_.words.find(visitor.language)->second,
                          .visitor = visitor,
                          .now = clock_.now()};
    if (request.method != "GET" && request.method != "POST" && request.method != "HEAD") {
        return problem_page(405, "not_there", reading);
    }
    if (request.method == "POST") {
        if (comes_from_elsewhere(request)) return problem_page(403, "from_elsewhere", reading);
        if (!is_form(request)) return problem_page(415, "not_readable", reading);
        if (!posts_.lets_in(request.remote)) return problem_page(429, "too_often", reading);
    }
    const bool field = request.path == "/field" || request.path.starts_with("/field/");
    return field ? answer_in_the_field(request, reading) : answer_at_home(request, reading);
}

http::Response PagesDoor::answer_at_home(const http::Request& request, const Reading& reading) {
    const auto& path = request.path;
    if (request.method == "POST") {
        const auto form = Form::from(request.body);
        if (!form) return problem_page(400, "not_readable", reading);
        if (path == "/device") return devices_.enrol(request, *form, reading);
        if (path == "/look-up") {
            const bool in = look_ups_.lets_in(request.remote);
            return in ? look_up_answer(line_, *form, reading)
                      : problem_page(429, "too_often", reading);
        }
        if (path == "/resume") return resume(*form, reading);
        if (path == "/ask" && guide_.is_there()) {
            return framed(guide_.answers(*form, reading), reading);
        }
        if (path == "/ask/tell" && guide_.is_there()) {
            return framed(guide_.told(*form, sending_, reading), reading);
        }
        return post(path, request, *form, reading);
    }
    if (path == "/device") return framed(devices_.page("", reading), reading);
    if (path == "/look-up") return framed(look_up_page({}, "", reading), reading);
    if (path == "/resume") return framed(resume_page("", reading), reading);
    if (path == "/ask" && guide_.is_there()) {
        return framed(guide_.question("", reading), reading);
    }
    return route(path == "/" ? "" : std::string_view(path), request, reading);
}

http::Response PagesDoor::answer_in_the_field(const http::Request& request, const Reading& home) {
    const auto visitor = devices_.visitor(request, home.visitor.language);
    if (!visitor && is_board(request.path)) return framed(silent_board(home), home);
    if (!visitor) return problem_page(503, "town_silent", home);
    if (!visitor.value()) return redirect(home.link("/device"));
    const Reading reading{
        .pack = pack_, .words = home.words, .visitor = *visitor.value(), .now = home.now};
    std::string_view path = request.path;
    path.remove_prefix(std::string_view("/field").size());
    if (request.method != "POST") return route(path == "/" ? "" : path, request, reading);
    const auto form = Form::from(request.body);
    if (!form) return problem_page(400, "not_readable", reading);
    if (path == "/leave") return DeviceRoutes::leave(home);
    return post(path, request, *form, reading);
}

http::Response PagesDoor::route(std::string_view path, const http::Request& request,
                                const Reading& reading) {
    if (path.empty()) return framed(start_page(views_, guide_.is_there(), reading), reading);
    if (path.starts_with(journey_path)) {
        const auto* journey = town::journey(pack_, path.substr(journey_path.size()));
        if (journey == nullptr || !has(journey->roles, reading.visitor.role())) {
            return problem_page(404, "not_there", reading);
        }
        const JourneyRoutes::Row row{.subject = std::string(request.parameter("subject")),
                                     .from = std::string(request.parameter("from"))};
        return journeys_.begin(*journey, row, reading);
    }
    const bool table =
        path.starts_with("/see/") || path.starts_with("/csv/") || path.starts_with("/ics/");
    return table ? see(path, request, reading) : problem_page(404, "not_there", reading);
}

http::Response PagesDoor::post(std::string_view path, const http::Request&, const Form& form,
                               const Reading& reading) {
    if (!path.starts_with(journey_path)) return problem_page(404, "not_there", reading);
    const auto* journey = town::journey(pack_, path.substr(journey_path.size()));
    if (journey == nullptr || !has(journey->roles, reading.visitor.role())) {
        return problem_page(404, "not_there", reading);
    }
    return journeys_.go_on(*journey, form, reading);
}

http::Response PagesDoor::see(std::string_view path, const http::Request& request,
                              const Reading& reading) {
    const auto wanted = view_in(path);
    const auto listed = std::ranges::find_if(views_, [&](const ListedView& one) {
        return wanted && one.reg == wanted->first && one.view == wanted->second &&
               has(one.roles, reading.visitor.role());
    });
    if (listed == views_.end()) return problem_page(404, "not_there", reading);
    const auto& device = reading.visitor.device;
    ViewWish wish{.reg = listed->reg,
                  .view = listed->view,
                  .device = device ? device->name : "",
                  .role = reading.visitor.role(),
                  .parameters = {request.query.begin(), request.query.end()}};
    wish.parameters.erase("lang");
    const bool board = is_board(wish.view) && path.starts_with("/see/");
    const auto table = view(line_, wish);
    if (!table && board) return framed(silent_board(reading), reading);
    if (!table) return problem_page(503, "town_silent", reading);
    if (!table.value()) return problem_page(404, "not_there", reading);
    if (path.starts_with("/csv/")) return table_csv(*table.value(), reading);
    if (path.starts_with("/ics/")) {
        if (!is_calendar(*table.value())) return problem_page(404, "not_there", reading);
        return table_ics(*table.value(), reading);
    }
    if (board) return framed(board_page(*table.value(), reading), reading);
    return framed(table_page(*table.value(), reading, query_of(request)), reading);
}

http::Response PagesDoor::resume(const Form& form, const Reading& reading) {
    const auto text = half_width(form.first("text"));
    if (text.empty()) return framed(resume_page("missing", reading), reading);
    const auto opened = carried(line_, text);
    if (!opened) return problem_page(503, "town_silent", reading);
    const auto& known = opened.value();
    const auto* journey = town::journey(pack_, known.journey);
    if (!known.fault.empty()) {
        const bool old = known.fault == "too_old";
        return framed(resume_page(old ? "too_old" : "not_readable", reading), reading);
    }
    if (journey == nullptr || !has(journey->roles, "home") || journey->version != known.version) {
        return framed(resume_page("not_here", reading), reading);
    }
    return journeys_.resume(*journey, known.answers, reading);
}

}  // namespace server::pages

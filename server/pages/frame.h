#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "server/http/message.h"
#include "server/pages/core.h"
#include "server/pages/html.h"
#include "town/pack.h"

namespace server::pages {

// Who reads a page: somebody at home without an account, or a field device that the town enrolled.
struct Visitor {
    std::string language;
    std::optional<FieldDevice> device;
    std::string bound_to = "home";  // the digest of the device's token

    std::string role() const { return device ? device->role : "home"; }
    bool is_home() const { return !device; }
};

// The pack as this visitor reads it, and the town's day.
struct Reading {
    const town::Pack& pack;
    const town::Words& words;
    const Visitor& visitor;
    base::Time now{};

    base::Date today() const { return base::tokyo_date(now); }
    std::string say(std::string_view key) const { return words.say(key); }
    // Words that a journey of staff need not have; "" = it has none.
    std::string say_if(std::string_view key) const { return words.has(key) ? words.say(key) : ""; }
    // A path of this visitor's side: "/j/ID" or "/field/j/ID".
    std::string path(const std::string& below) const;
    // The same in their language.
    std::string link(const std::string& below, const std::string& query = "") const;
};

// One whole page before its frame is around it.
struct Page {
    int status = 200;
    std::string title{};
    Html main{};
    std::string self{};  // its path for the language links; "" = it came from a form
    bool faulty = false;
    // What hangs on a wall has neither header nor footer, a sheet of its own, and comes again.
    enum class Around { frame, nothing } around = Around::frame;
    std::string style{};
    std::chrono::seconds again{0};
};

// Plain Japanese is Japanese: a screen reader needs the language, not the register.
std::string lang_of(const std::string& language);

http::Response framed(const Page& page, const Reading& reading);

// A page that says in words why something is not there; `word` is a key below pages.problem.
http::Response problem_page(int status, const std::string& word, const Reading& reading);

http::Response redirect(const std::string& to);

// Content-Security-Policy and its companions: on everything that leaves the pages.
http::Response guarded(http::Response response);

}  // namespace server::pages

#include "server/pages/start_page.h"

#include <algorithm>
#include <map>

#include "server/pages/tables.h"

namespace server::pages {

namespace {

bool has_tile(const std::vector<std::string>& roles, const std::string& role) {
    return std::ranges::find(roles, role) != roles.end();
}

// A group with its journeys, in the order of the least tile; "" are those without one.
struct Group {
    std::string id;
    int tile = 0;
    std::vector<const town::Journey*> journeys;
};

std::vector<Group> groups_for(const Reading& reading) {
    std::vector<const town::Journey*> theirs;
    for (const auto& journey : reading.pack.journeys) {
        if (!journey.practice && has_tile(journey.roles, reading.visitor.role()))
            theirs.push_back(&journey);
    }
    const auto order = [](const town::Journey* journey) {
        return journey->tile > 0 ? journey->tile : 1'000;
    };
    std::ranges::stable_sort(theirs, {}, order);
    std::vector<Group> groups;
    for (const auto* journey : theirs) {
        auto group = std::ranges::find(groups, journey->group, &Group::id);
        if (group == groups.end()) {
            groups.push_back({.id = journey->group, .tile = order(journey), .journeys = {}});
            group = std::prev(groups.end());
        }
        group->journeys.push_back(journey);
    }
    return groups;
}

void add_tile(const std::string& link, const std::string& title, const std::string& subtitle,
              Html& html) {
    html.open("li").open("a", {{"href", link}}).element("b", title);
    if (!subtitle.empty()) html.element("span", subtitle);
    html.close().close();
}

void add_journeys(const Reading& reading, Html& html) {
    for (const auto& group : groups_for(reading)) {
        const auto title = group.id.empty() ? reading.say("pages.journeys")
                                            : reading.say("group." + group.id + ".title");
        html.element("h2", title).open("ul", {{"class", "tiles"}});
        for (const auto* journey : group.journeys) {
            const auto key = "journey." + journey->id + ".";
            add_tile(reading.link("/j/" + for_url(journey->id)), reading.say(key + "title"),
                     reading.say_if(key + "subtitle"), html);
        }
        html.close();
    }
}

void add_views(const std::vector<ListedView>& views, const Reading& reading, Html& html) {
    std::vector<const ListedView*> theirs;
    for (const auto& view : views) {
        const auto title = "register." + view.reg + ".view." + view.view + ".title";
        if (has_tile(view.roles, reading.visitor.role()) && reading.words.has(title)) {
            theirs.push_back(&view);
        }
    }
    if (theirs.empty()) return;
    html.element("h2", reading.say(reading.visitor.is_home() ? "pages.views" : "pages.own_work"));
    html.open("ul", {{"class", "tiles"}});
    for (const auto* view : theirs) {
        add_tile(reading.link("/see/" + for_url(view->reg) + "/" + for_url(view->view)),
                 view_title(view->reg, view->view, reading.words), "", html);
    }
    html.close();
}

void add_leave(const Reading& reading, Html& html) {
    html.open("form", {{"method", "post"}, {"action", reading.link("/leave")}, {"class", "steps"}});
    html.element("button", {{"type", "submit"}}, reading.say("pages.device.leave"));
    html.close();
}

}  // namespace

Page start_page(const std::vector<ListedView>& views, bool has_guide, const Reading& reading) {
    const bool home = reading.visitor.is_home();
    Page page{.title = reading.say(home ? "pages.home.title" : "pages.field.title"), .main = {}};
    page.self = reading.path("");
    auto& html = page.main;
    html.element("h1", page.title);
    html.element("p", reading.say(home ? "pages.home.intro" : "pages.field.intro"));
    if (home && has_guide) {
        html.open("ul", {{"class", "tiles"}});
        add_tile(reading.link("/ask"), reading.say("pages.ask.title"),
                 reading.say("pages.ask.subtitle"), html);
        html.close();
    }
    if (!home) add_views(views, reading, html);
    add_journeys(reading, html);
    if (home) {
        add_views(views, reading, html);
        html.element("h2", reading.say("pages.after")).open("ul", {{"class", "tiles"}});
        add_tile(reading.link("/look-up"), reading.say("pages.look_up.title"),
                 reading.say("pages.look_up.subtitle"), html);
        add_tile(reading.link("/resume"), reading.say("pages.resume.title"),
                 reading.say("pages.resume.subtitle"), html);
        html.close();
    } else {
        add_leave(reading, html);
    }
    return page;
}

}  // namespace server::pages

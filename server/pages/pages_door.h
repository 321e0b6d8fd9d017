#pragma once

#include "server/pages/device_routes.h"
#include "server/pages/guide_pages.h"
#include "server/pages/journey_routes.h"
#include "server/pages/start_page.h"

namespace server::pages {

// Who may ask what at the pages. Everybody at home sees what the pack gives the role `home`; below
// /field an enrolled device sees what its own role has, and its own work only.
class PagesDoor {
public:
    PagesDoor(const town::Pack& pack, const base::Clock& clock, CoreLine& line,
              std::vector<ListedView> views);
    http::Response answer(const http::Request& request);

private:
    http::Response answer_at_home(const http::Request& request, const Reading& reading);
    http::Response answer_in_the_field(const http::Request& request, const Reading& home);
    // What home and field have alike, seen from below "/" or "/field".
    http::Response route(std::string_view path, const http::Request& request,
                         const Reading& reading);
    http::Response post(std::string_view path, const http::Request& request, const Form& form,
                        const Reading& reading);
    http::Response see(std::string_view path, const http::Request& request, const Reading& reading);
    http::Response resume(const Form& form, const Reading& reading);

    const town::Pack& pack_;
    const base::Clock& clock_;
    CoreLine& line_;
    const std::vector<ListedView> views_;
    FormSeal seal_;
    Sending sending_;
    DeviceRoutes devices_;
    JourneyRoutes journeys_;
    const GuidePages guide_;
    Turnstile posts_, look_ups_;
};

}  // namespace server::pages

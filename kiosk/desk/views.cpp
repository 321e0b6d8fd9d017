#include "kiosk/desk/views.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "kiosk/desk/act.h"

namespace kiosk {
namespace {

// RFC 3986 §2.1: everything but the unreserved signs.
std::string escaped(const std::string& text) {
    std::string out;
    for (const char sign : text) {
        const bool plain = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
                           (sign >= '0' && sign <= '9') || sign == '-' || sign == '_' ||
                           sign == '.' || sign == '~';
        if (plain)
            out += sign;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(sign));
    }
    return out;
}

}  // namespace

std::vector<DeskView> desk_views_from(const std::string& json) {
    const auto said = nlohmann::json::parse(json, nullptr, false);
    std::vector<DeskView> views;
    if (!said.is_object() || !said.contains("items") || !said["items"].is_array()) return views;
    for (const auto& one : said["items"]) {
        const bool whole = one.is_object() && one.contains("register") && one.contains("view") &&
                           one["register"].is_string() && one["view"].is_string();
        if (whole)
            views.push_back({one["register"].get<std::string>(), one["view"].get<std::string>()});
    }
    return views;
}

HttpRequest desk_view_request(const std::string& reg, const std::string& view,
                              const std::map<std::string, std::string>& parameters) {
    HttpRequest request;
    request.path = "/v1/desk/registers/" + escaped(reg) + "/" + escaped(view);
    char before = '?';
    for (const auto& [name, value] : parameters) {
        request.path += before + escaped(name) + "=" + escaped(value);
        before = '&';
    }
    return request;
}

void keep_acts_of(view::Table& table, const Terminal& terminal, const std::string& section) {
    for (view::TableRow& row : table.rows) {
        std::erase_if(row.acts, [&](const view::ActButton& act) {
            const town::Journey* journey = town::journey(terminal.pack, act.id);
            return journey == nullptr || !may_act(*journey, terminal.role, section);
        });
    }
}

}  // namespace kiosk

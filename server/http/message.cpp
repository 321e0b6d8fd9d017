#include "server/http/message.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace server::http {

namespace {

std::optional<std::string> decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        const auto byte = base::from_hex(text.substr(i + 1, 2));
        if (text.size() < i + 3 || !byte || byte->size() != 1) return std::nullopt;
        plain += static_cast<char>((*byte)[0]);
        i += 2;
    }
    for (const char sign : plain) {
        if (static_cast<unsigned char>(sign) < 0x20 || sign == 0x7f) return std::nullopt;
    }
    if (!base::is_utf8(base::view_of(plain))) return std::nullopt;
    return plain;
}

bool climbs(std::string_view path) {
    return path.find("..") != std::string_view::npos || path.find("//") != std::string_view::npos ||
           path.find('\\') != std::string_view::npos;
}

std::string_view found(const TextMap& map, std::string_view name) {
    const auto place = map.find(name);
    return place == map.end() ? std::string_view() : std::string_view(place->second);
}

Response problem_from(nlohmann::json body, int status) {
    return {.status = status,
            .body = body.dump(),
            .content_type = "application/problem+json",
            .headers = {}};
}

nlohmann::json problem_body(int status, std::string_view type, std::string_view title) {
    return {{"type", type}, {"title", title}, {"status", status}};
}

}  // namespace

std::string_view Request::header(std::string_view name) const { return found(headers, name); }
std::string_view Request::parameter(std::string_view name) const { return found(query, name); }

Response problem(int status, std::string_view type, std::string_view title) {
    return problem_from(problem_body(status, type, title), status);
}

Response problem(int status, std::string_view type, std::string_view title, std::string_view member,
                 std::uint64_t number) {
    auto body = problem_body(status, type, title);
    body[std::string(member)] = number;
    return problem_from(std::move(body), status);
}

std::optional<Target> target_from(std::string_view text) {
    if (text.empty() || text[0] != '/') return std::nullopt;
    const auto mark = text.find('?');
    auto path = decoded(text.substr(0, mark));
    if (!path || climbs(*path)) return std::nullopt;
    Target target{.path = std::move(*path), .query = {}};
    if (mark == std::string_view::npos) return target;
    auto rest = text.substr(mark + 1);
    while (!rest.empty()) {
        const auto end = rest.find('&');
        const auto pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        const auto equals = pair.find('=');
        auto name = decoded(pair.substr(0, equals));
        auto value = decoded(equals == std::string_view::npos ? "" : pair.substr(equals + 1));
        if (!name || !value || target.query.size() >= 16) return std::nullopt;
        if (!name->empty()) target.query.insert_or_assign(std::move(*name), std::move(*value));
    }
    return target;
}

}  // namespace server::http

#include "server/store/store.h"

#include <cassert>

namespace server {

std::string_view word(StoreFault fault) {
    switch (fault) {
        case StoreFault::full:
            return "full";
        case StoreFault::busy:
            return "busy";
        case StoreFault::broken:
            return "broken";
        case StoreFault::refused:
            return "refused";
    }
    return "";
}

Value value_of(base::Time time) { return std::int64_t{time.time_since_epoch().count()}; }

base::Time time_of(std::int64_t milliseconds) {
    return base::Time(std::chrono::milliseconds(milliseconds));
}

bool Row::is_null(std::size_t column) const {
    return std::holds_alternative<std::monostate>(values_.at(column));
}

std::int64_t Row::number(std::size_t column) const {
    const auto* number = std::get_if<std::int64_t>(&values_.at(column));
    assert(number);
    return *number;
}

const std::string& Row::text(std::size_t column) const {
    const auto* text = std::get_if<std::string>(&values_.at(column));
    assert(text);
    return *text;
}

const base::Bytes& Row::bytes(std::size_t column) const {
    const auto* bytes = std::get_if<base::Bytes>(&values_.at(column));
    assert(bytes);
    return *bytes;
}

}  // namespace server

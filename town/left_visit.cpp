#include "town/left_visit.h"

#include <algorithm>
#include <array>

#include "town/json_fields.h"

namespace town {

namespace {

constexpr std::string_view left_kind = "visit_left";
constexpr std::size_t most_left_bytes = 1024;  // ids of a pack are far shorter
constexpr std::array left_hows = {LeftHow::gave_up, LeftHow::idle, LeftHow::card};

}  // namespace

std::string_view word(LeftHow how) {
    switch (how) {
        case LeftHow::gave_up:
            return "gave_up";
        case LeftHow::idle:
            return "idle";
        case LeftHow::card:
            return "card";
    }
    return "";
}

base::SecretText to_body(const LeftVisit& left) {
    return base::SecretText(written(OrderedJson{{"kind", left_kind},
                                                {"journey", left.journey},
                                                {"step", left.step},
                                                {"how", word(left.how)},
                                                {"day", base::iso_date(left.day)}}));
}

std::optional<LeftVisit> left_visit_from(const base::SecretText& body) {
    if (body.reveal().size() > most_left_bytes) return std::nullopt;
    const auto object = object_from(body.reveal());
    if (!object || text_at(*object, "kind") != left_kind) return std::nullopt;
    const auto journey = text_at(*object, "journey");
    const auto step = text_at(*object, "step");
    const auto how = text_at(*object, "how");
    const auto day = base::from_iso_date(text_at(*object, "day").value_or(""));
    if (!journey || !step || !how || !day) return std::nullopt;
    const auto* const known =
        std::ranges::find_if(left_hows, [&](LeftHow one) { return word(one) == *how; });
    if (known == left_hows.end()) return std::nullopt;
    return LeftVisit{*journey, *step, *known, *day};
}

}  // namespace town

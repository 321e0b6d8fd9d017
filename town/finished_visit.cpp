#include "town/finished_visit.h"

#include <algorithm>
#include <array>

#include "town/json_fields.h"

namespace town {

namespace {

constexpr std::string_view finished_kind = "visit_finished";
constexpr std::size_t most_finished_bytes = 1024;  // ids of a pack are far shorter
constexpr std::array hows_it_was = {HowItWas::not_said, HowItWas::good, HowItWas::fair,
                                    HowItWas::poor};

}  // namespace

std::string_view word(HowItWas how) {
    switch (how) {
        case HowItWas::not_said:
            return "not_said";
        case HowItWas::good:
            return "good";
        case HowItWas::fair:
            return "fair";
        case HowItWas::poor:
            return "poor";
    }
    return "";
}

std::optional<HowItWas> how_it_was_from(std::string_view text) {
    const auto* const known =
        std::ranges::find_if(hows_it_was, [&](HowItWas one) { return word(one) == text; });
    return known == hows_it_was.end() ? std::nullopt : std::optional(*known);
}

base::SecretText to_body(const FinishedVisit& finished) {
    return base::SecretText(
        written(OrderedJson{{"kind", finished_kind},
                            {"journey", finished.journey},
                            {"minutes", std::clamp(finished.minutes, 0, most_visit_minutes)},
                            {"how", word(finished.how)},
                            {"day", base::iso_date(finished.day)}}));
}

std::optional<FinishedVisit> finished_visit_from(const base::SecretText& body) {
    if (body.reveal().size() > most_finished_bytes) return std::nullopt;
    const auto object = object_from(body.reveal());
    if (!object || text_at(*object, "kind") != finished_kind) return std::nullopt;
    const auto journey = text_at(*object, "journey");
    const auto how = how_it_was_from(text_at(*object, "how").value_or(""));
    const auto day = base::from_iso_date(text_at(*object, "day").value_or(""));
    const auto minutes = number_at(*object, "minutes");
    if (!journey || !how || !day || !minutes) return std::nullopt;
    if (*minutes > std::uint64_t{most_visit_minutes}) return std::nullopt;
    return FinishedVisit{*journey, static_cast<int>(*minutes), *how, *day};
}

}  // namespace town

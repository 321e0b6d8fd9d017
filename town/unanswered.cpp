#include "town/unanswered.h"

#include <algorithm>
#include <array>

#include "town/json_fields.h"

namespace town {

namespace {

using UnansweredHow = UnansweredQuestion::How;

constexpr std::string_view unanswered_kind = "question_unanswered";
constexpr std::size_t most_unanswered_bytes = 2048;  // what without_identity leaves is far shorter
constexpr std::array unanswered_hows = {UnansweredHow::staff_first, UnansweredHow::left,
                                        UnansweredHow::none_fit};

}  // namespace

std::string_view word(UnansweredHow how) {
    switch (how) {
        case UnansweredHow::staff_first:
            return "staff_first";
        case UnansweredHow::left:
            return "left";
        case UnansweredHow::none_fit:
            return "none_fit";
    }
    return "";
}

base::SecretText to_body(const UnansweredQuestion& question) {
    return base::SecretText(written(OrderedJson{{"kind", unanswered_kind},
                                                {"text", question.text},
                                                {"language", question.language},
                                                {"how", word(question.how)},
                                                {"day", base::iso_date(question.day)}}));
}

std::optional<UnansweredQuestion> unanswered_from(const base::SecretText& body) {
    if (body.reveal().size() > most_unanswered_bytes) return std::nullopt;
    const auto object = object_from(body.reveal());
    if (!object || text_at(*object, "kind") != unanswered_kind) return std::nullopt;
    const auto text = text_at(*object, "text");
    const auto language = text_at(*object, "language");
    const auto how = text_at(*object, "how");
    const auto day = base::from_iso_date(text_at(*object, "day").value_or(""));
    if (!text || text->empty() || !language || !how || !day) return std::nullopt;
    const auto* const known =
        std::ranges::find_if(unanswered_hows, [&](UnansweredHow one) { return word(one) == *how; });
    if (known == unanswered_hows.end()) return std::nullopt;
    return UnansweredQuestion{*text, *language, *known, *day};
}

}  // namespace town

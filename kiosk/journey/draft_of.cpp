// Answers given before (corrected at the counter, carried home and back) as drafts again.
#include <algorithm>

#include "kiosk/journey/draft.h"
#include "town/eras.h"

namespace kiosk {

DateDraft date_draft_of(const std::string& iso) {
    DateDraft draft;
    const auto date = base::from_iso_date(iso);
    const auto era = date ? town::in_era(*date) : std::nullopt;
    if (!era) return draft;
    draft.era = town::word(era->era);
    draft.year = std::to_string(era->year);
    draft.month = std::to_string(era->month);
    draft.day = std::to_string(era->day);
    draft.part = 1;
    return draft;
}

Draft draft_of(const town::Answer& answer) {
    Draft draft;
    draft.does_not_know = std::holds_alternative<town::DoesNotKnow>(answer);
    if (const auto* chosen = std::get_if<town::Chosen>(&answer)) draft.chosen = chosen->options;
    if (const auto* written = std::get_if<town::Written>(&answer)) draft.text = written->text;
    if (const auto* counted = std::get_if<town::Counted>(&answer)) {
        draft.text = base::SecretText(std::to_string(counted->number));
    }
    if (const auto* dated = std::get_if<town::Dated>(&answer)) {
        draft.date = date_draft_of(dated->iso.reveal());
    }
    if (const auto* consented = std::get_if<town::Consented>(&answer)) {
        draft.consent = consented->given;
    }
    if (const auto* lined = std::get_if<town::Lined>(&answer)) draft.counts = lined->counts;
    return draft;
}

}  // namespace kiosk

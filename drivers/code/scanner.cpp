#include "drivers/code/scanner.h"

#include <algorithm>

namespace drivers::code {

namespace {
constexpr int frames_to_believe = 2;
}

Seen Scanner::look(GrayView frame, base::Instant now) {
    return consider(read_codes(frame, declared_), now);
}

Seen Scanner::consider(Seen seen, base::Instant now) {
    const auto is_gone = [&](base::Instant last_seen) { return now - last_seen >= until_gone; };
    std::erase_if(sightings_, [&](const Sighting& s) { return is_gone(s.last_seen); });
    if (individual_number_ && is_gone(*individual_number_)) individual_number_.reset();

    Seen news;
    if (seen.individual_number) {
        news.individual_number = !individual_number_;
        individual_number_ = now;
        return news;
    }
    for (Code& code : seen.codes) {
        auto known = std::ranges::find_if(sightings_, [&](const Sighting& s) {
            return s.code.format == code.format && s.code.text.reveal() == code.text.reveal();
        });
        if (known == sightings_.end()) {
            sightings_.push_back({std::move(code), now, 1});
            continue;
        }
        known->last_seen = now;
        if (known->frames == frames_to_believe) continue;
        if (++known->frames == frames_to_believe) news.codes.push_back(known->code);
    }
    return news;
}

void Scanner::forget() {
    sightings_.clear();
    individual_number_.reset();
}

}  // namespace drivers::code

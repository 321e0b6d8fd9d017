#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "drivers/code/read.h"

namespace drivers::code {

// A code is believed once two frames say the same, and told once until it left the picture for
// this long: a card held before the camera for a minute is one scan.
inline constexpr base::Instant until_gone{1000};

// What the worker of a camera does with its frames, one after the other. No thread and no clock of
// its own: `now` is the time of the frame and never goes back.
//
//   Scanner scanner(declared);
//   while (!stop.stop_requested()) {
//       auto frame = camera.next_frame(stop);
//       if (!frame) …  // a fault: tell it once, wait a second, ask again
//       const Seen news = scanner.look(frame.value().picture.view(), frame.value().taken_at);
//       if (news.individual_number) …  // the card's back: ask to put it away
//       for (const Code& code : news.codes) …  // post it to the UI's mailbox
//   }
class Scanner {
public:
    explicit Scanner(Declared declared = {}) : declared_(std::move(declared)) {}

    // Only what is new. The back of a card is told at the first frame, and while it is to be seen
    // no other code is told.
    Seen look(GrayView frame, base::Instant now);
    // The same for what was read elsewhere.
    Seen consider(Seen seen, base::Instant now);
    // The next visitor begins: nothing of the last one is remembered. What still lies before the
    // camera is told again.
    void forget();

private:
    struct Sighting {
        Code code;
        base::Instant last_seen{};
        int frames = 0;
    };

    Declared declared_;
    std::vector<Sighting> sightings_;
    std::optional<base::Instant> individual_number_;  // last seen
};

}  // namespace drivers::code

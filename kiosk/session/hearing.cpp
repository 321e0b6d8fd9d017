#include "kiosk/session/hearing.h"

#include <algorithm>

namespace kiosk {
namespace {

int stepped(int step, int by) { return std::clamp(step + by, -2, 2); }

}  // namespace

bool Hearing::take(const view::Intent& intent) {
    if (std::holds_alternative<view::VoiceChanged>(intent)) {
        on_ = !on_;
    } else if (const auto* faster = std::get_if<view::VoiceFaster>(&intent)) {
        speed_ = stepped(speed_, faster->by);
    } else if (const auto* louder = std::get_if<view::VoiceLouder>(&intent)) {
        volume_ = stepped(volume_, louder->by);
    } else if (const auto* plugged = std::get_if<view::HeadphonesPlugged>(&intent)) {
        // Pulled out, nothing more is said: the lobby would hear it.
        headphones_ = plugged->in;
        on_ = plugged->in;
    } else {
        return false;
    }
    return true;
}

view::Voice Hearing::shown(bool can_speak) const {
    return {can_speak, can_speak && on_, headphones_, speed_, volume_};
}

bool is_spoken(std::string_view language) { return language == "ja" || language == "easy"; }

}  // namespace kiosk

#include "server/yardsticks/proposals_toml.h"

#include <fmt/core.h>

namespace server {

namespace {

using Proposal = UnansweredQuestions::Proposal;

// A basic string of TOML.
std::string quoted_toml(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) {
            quoted += fmt::format("\\u{:04X}", byte);
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

std::string origin(const Proposal& one) {
    return fmt::format("# {}: {} questions\n", one.day, one.n);
}

}  // namespace

std::string proposals_toml(const std::vector<Proposal>& proposals) {
    std::string synonyms, asked, wanted;
    for (const auto& one : proposals) {
        if (one.state != "accepted") continue;
        if (one.kind == "wanted") {
            wanted +=
                fmt::format("\n{}[[wanted]]\nasked = [{}]\n", origin(one), quoted_toml(one.asked));
            continue;
        }
        asked += fmt::format("\n{}[[asked]]\nentry = {}\nasked = [{}]\n", origin(one),
                             quoted_toml(one.entry), quoted_toml(one.asked));
        if (one.town_word.empty()) continue;
        synonyms += fmt::format("\n{}[[synonym]]\nwords = [{}, {}]\n", origin(one),
                                quoted_toml(one.town_word), quoted_toml(one.asked));
    }
    return "# Proposals accepted by staff: read each before it goes into a pack.\n"
           "# [[synonym]] belongs into guide/words.toml, [[asked]] into `asked` of its entry in\n"
           "# guide/faq, [[wanted]] is an entry nobody has written yet.\n" +
           synonyms + asked + wanted;
}

}  // namespace server

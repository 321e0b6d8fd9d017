// What the pads are to offer first: whether it can be read, and is there for who asks for it.
#include "town/pack_lint.h"
#include "town/spellings.h"

namespace town {
namespace {

// How many it holds; 0 with a complaint when it cannot be read.
template <class T>
std::size_t rows_in(const base::Result<T, PackComplaint>& read, PackComplaints& complaints) {
    if (read) return read.value().size();
    complaints.push_back(read.error());
    return 0;
}

}  // namespace

void lint_typing(LoadedPack& loaded) {
    const Pack& pack = loaded.pack;
    const std::size_t family = rows_in(family_names_in(pack), loaded.complaints);
    const std::size_t given = rows_in(given_names_in(pack), loaded.complaints);
    const std::size_t words = rows_in(own_words_in(pack), loaded.complaints);
    const std::size_t places = rows_in(places_in(pack), loaded.complaints);
    const std::size_t areas = rows_in(postal_areas_in(pack), loaded.complaints);
    const auto is_there = [&](Typing typing) {
        switch (typing) {
            case Typing::anything:
                return true;
            case Typing::name:
                return family > 0 && given > 0;
            case Typing::family_name:
                return family > 0;
            case Typing::given_name:
                return given > 0;
            case Typing::address:
                return places > 0 && areas > 0;
            case Typing::words:
                return words > 0;
        }
        return false;
    };
    for (const Journey& journey : pack.journeys) {
        for (const Question& question : journey.questions) {
            // Who files for another is asked by every pack, with names of its own or without.
            const bool asked_for = question.words.find('.') == std::string::npos;
            if (!asked_for || is_there(question.typing)) continue;
            loaded.complaints.push_back(
                {"journeys/" + journey.id + ".toml",
                 "\"" + question.id + "\": The pack has nothing of this \"typing\" in typing/."});
        }
    }
}

}  // namespace town

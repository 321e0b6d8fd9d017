#include "screens/paper.h"

namespace screens {

std::string paper_words(view::Receipt::Paper paper, const std::string& trouble,
                        const Phrases& say) {
    switch (paper) {
        case view::Receipt::Paper::none:
            return "";
        case view::Receipt::Paper::printing:
            return say("receipt.printing");
        case view::Receipt::Paper::done:
            return say("receipt.printed");
        case view::Receipt::Paper::trouble:
            return trouble;
    }
    return "";
}

}  // namespace screens

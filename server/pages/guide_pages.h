#pragma once

#include "server/pages/form.h"
#include "server/pages/frame.h"
#include "server/pages/sending.h"
#include "town/guide/answer.h"
#include "town/guide/ordinary.h"

namespace server::pages {

// The guide at home: a question in the visitor's own words, and the town's answers word for word.
// The question comes by POST, so that no address and no log holds it, and is forgotten with the
// page; unless the visitor, who reads what would be kept, for what, by whom and for how long, sends
// it to the town without names and numbers.
class GuidePages {
public:
    explicit GuidePages(const town::Pack& pack);

    // False: this pack has no guide, and no page leads to it.
    bool is_there() const { return guide_.has_value(); }
    Page question(const std::string& trouble, const Reading& reading) const;
    Page answers(const Form& form, const Reading& reading) const;
    // The question on its way to those who write the answers.
    Page told(const Form& form, Sending& sending, const Reading& reading) const;

private:
    // What may be sent of a question: only what is ordinary word for word, never of an urgent one,
    // and nothing where there is nothing to be answered (chatter).
    std::string may_be_sent(const town::guide::Answer& answer, const std::string& typed,
                            const Reading& reading) const;

    std::optional<town::guide::Guide> guide_;
    std::optional<town::guide::OrdinaryWords> ordinary_;
};

}  // namespace server::pages

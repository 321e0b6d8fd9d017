#pragma once

#include "server/pages/form.h"
#include "server/pages/frame.h"
#include "server/pages/sending.h"
#include "town/guide/answer.h"

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
    std::optional<town::guide::Guide> guide_;
};

}  // namespace server::pages

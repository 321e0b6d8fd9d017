#pragma once

#include "server/pages/journey_pages.h"
#include "server/pages/progress.h"
#include "server/pages/sending.h"

namespace server::pages {

// Walks a visitor through a journey, one request at a time: all it knows comes with the form.
class JourneyRoutes {
public:
    JourneyRoutes(CoreLine& line, const FormSeal& seal, Sending& sending)
        : line_(line), seal_(seal), sending_(sending) {}

    // The row of a table it is about, and that table as "REGISTER/VIEW"; "" = none.
    struct Row {
        std::string subject, from;
    };
    http::Response begin(const town::Journey& journey, const Row& row,
                         const Reading& reading) const;
    http::Response go_on(const town::Journey& journey, const Form& form,
                         const Reading& reading) const;
    // A journey that was begun elsewhere and carried here.
    http::Response resume(const town::Journey& journey, town::Answers answers,
                          const Reading& reading) const;

private:
    Progress fresh(const town::Journey& journey, const Reading& reading) const;
    http::Response show(const town::Journey& journey, const Progress& progress,
                        const QuestionPage& page, const Reading& reading) const;
    http::Response review(const town::Journey& journey, const Progress& progress,
                          const std::string& trouble, const Reading& reading) const;
    http::Response answered(const town::Journey& journey, Progress progress, const Form& form,
                            const Reading& reading) const;
    http::Response step_back(const town::Journey& journey, Progress progress,
                             const Reading& reading) const;
    http::Response reviewed(const town::Journey& journey, Progress progress,
                            const std::string& what, const Reading& reading) const;
    http::Response send(const town::Journey& journey, const Progress& progress,
                        const Reading& reading) const;
    http::Response carry(const town::Journey& journey, const Progress& progress,
                         const Reading& reading) const;
    // `what`: "csv" or "ics" for a file, else the page.
    http::Response look(const town::Journey& journey, const Progress& progress,
                        const std::string& what, const Reading& reading) const;
    Html shown_after(const town::Journey& journey, const Progress& progress, const Sent& sent,
                     const Reading& reading) const;

    CoreLine& line_;
    const FormSeal& seal_;
    Sending& sending_;
};

}  // namespace server::pages

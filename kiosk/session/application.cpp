#include "kiosk/session/application.h"

#include <fmt/core.h>

#include "drivers/code/qr.h"
#include "town/application.h"

namespace kiosk {
namespace {

std::string journey_key(const Visit& visit) {
    return "journey." + visit.runner->journey().id + ".";
}

std::string received_text(const Visit& visit, const Terminal& terminal, const town::Words& words) {
    return words.say("kiosk.received_at",
                     {{"time", town::spoken_time(visit.receipt->received_at, words)},
                      {"place", place_of(terminal, words)}});
}

// Paper is kept for years: with the year, in its era.
std::string received_on_paper(const Visit& visit, const Terminal& terminal,
                              const town::Words& words) {
    const base::Time at = visit.receipt->received_at;
    const auto minutes = base::tokyo_minute_of_day(at).count();
    return words.say("kiosk.received_on_paper",
                     {{"date", town::spoken_date(base::iso_date(base::tokyo_date(at)), words)},
                      {"time", fmt::format("{}:{:02}", minutes / 60, minutes % 60)},
                      {"place", place_of(terminal, words)}});
}

}  // namespace

base::SecretText body_of(const Visit& visit) {
    const Runner& runner = *visit.runner;
    town::Application application;
    application.journey = runner.journey().id;
    application.journey_version = runner.journey().version;
    application.language = visit.language;
    application.answers = runner.answers();
    if (runner.person_was_read()) {
        application.evidence.level = town::EvidenceLevel::l2;
        application.evidence.method = "card_pin";
    } else {
        application.evidence.method = "none";
    }
    application.received_at = visit.receipt->received_at;
    application.receipt_number = visit.receipt->number;
    application.receipt_secret_sha256 = base::hex(base::crypto::sha256(visit.receipt->secret));
    return town::to_body(application);
}

void sign_receipt(Visit& visit, const Terminal& terminal) {
    visit.receipt_text = town::receipt_qr(*visit.receipt, terminal.certificate, terminal.key);
    const auto modules = drivers::code::qr_modules(visit.receipt_text);
    if (modules) visit.receipt_code = {modules->size, modules->dark};
}

view::Receipt receipt_of(const Visit& visit, const Terminal& terminal, const town::Words& words) {
    const Runner& runner = *visit.runner;
    const std::string key = journey_key(visit);
    view::Receipt shown;
    shown.journey_title = words.say(key + "title");
    shown.number = visit.receipt->number;
    shown.received = received_text(visit, terminal, words);
    shown.qr = visit.receipt_code;
    if (const auto* said = town::outcome(runner.journey(), runner.answers(), runner.today())) {
        shown.outcome = words.say(key + "outcome." + said->id);
    }
    for (const auto& id : town::what_to_bring(runner.journey(), runner.answers(), runner.today())) {
        shown.bring.push_back(words.say(key + "bring." + id));
    }
    for (int i = 1; i <= runner.journey().next_steps; ++i) {
        shown.next.push_back(words.say(key + "next." + std::to_string(i)));
    }
    shown.contact = words.say(key + "contact");
    shown.paper = visit.paper;
    return shown;
}

drivers::printer::Paper paper_of(const Visit& visit, const Terminal& terminal,
                                 const town::Words& words) {
    const view::Receipt shown = receipt_of(visit, terminal, words);
    drivers::printer::Paper paper;
    paper.title = words.say("paper.title");
    paper.big = shown.number;
    paper.rows = {{words.say("paper.received"), received_on_paper(visit, terminal, words)},
                  {words.say("paper.journey"), shown.journey_title}};
    const auto list = [&](const char* label, const std::vector<std::string>& things) {
        if (things.empty()) return;
        std::string lines;
        for (const std::string& thing : things) {
            lines += (lines.empty() ? "" : "\n") + words.say("paper.item", {{"thing", thing}});
        }
        paper.rows.emplace_back(words.say(label), lines);
    };
    if (!shown.outcome.empty()) paper.paragraphs.push_back(shown.outcome);
    list("paper.bring", shown.bring);
    list("paper.next", shown.next);
    paper.rows.emplace_back(words.say("paper.contact"), shown.contact);
    paper.paragraphs.push_back(words.say("paper.look_up"));
    paper.qr = visit.receipt_text;
    return paper;
}

}  // namespace kiosk

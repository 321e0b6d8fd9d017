#include "kiosk/session/application.h"

#include "drivers/code/qr.h"
#include "kiosk/session/papers.h"

namespace kiosk {
namespace {

constexpr std::size_t receipt_random_bytes = 21;  // 40 bits of the number, 128 of the secret

std::string received_text(const Given& given, const Terminal& terminal, const town::Words& words) {
    return words.say("kiosk.received_at",
                     {{"time", town::spoken_time(given.receipt.received_at, words)},
                      {"place", place_of(terminal, words)}});
}

}  // namespace

town::Application application_of(const Runner& runner, const std::string& language,
                                 const town::Receipt& receipt) {
    town::Application application;
    application.journey = runner.journey().id;
    application.journey_version = runner.journey().version;
    application.language = language;
    application.answers = runner.answers();
    if (runner.person_was_read()) {
        application.evidence.level = town::EvidenceLevel::l2;
        application.evidence.method = "card_pin";
    } else {
        application.evidence.method = "none";
    }
    application.received_at = receipt.received_at;
    application.receipt_number = receipt.number;
    application.receipt_secret_sha256 = base::hex(base::crypto::sha256(receipt.secret));
    return application;
}

Given new_given(const Terminal& terminal, base::Time now) {
    return {
        town::make_receipt(terminal.short_name, now, base::crypto::random(receipt_random_bytes)),
        {},
        {}};
}

void sign_receipt(Given& given, const Terminal& terminal) {
    given.text = town::receipt_qr(given.receipt, terminal.certificate, terminal.key);
    const auto modules = drivers::code::qr_modules(given.text);
    if (modules) given.code = {modules->size, modules->dark};
}

view::Receipt receipt_of(const Runner& runner, const Given& given, const Terminal& terminal,
                         const town::Words& words) {
    const std::string key = "journey." + runner.journey().id + ".";
    view::Receipt shown;
    shown.journey_title = words.say(key + "title");
    shown.number = given.receipt.number;
    shown.received = received_text(given, terminal, words);
    shown.qr = given.code;
    if (const auto* said = town::outcome(runner.journey(), runner.answers(), runner.today())) {
        shown.outcome = words.say(key + "outcome." + said->id);
    }
    for (const auto& id : town::what_to_bring(runner.journey(), runner.answers(), runner.today())) {
        shown.bring.push_back(words.say(town::bring_key(runner.journey(), id)));
    }
    for (int i = 1; i <= runner.journey().next_steps; ++i) {
        shown.next.push_back(words.say(key + "next." + std::to_string(i)));
    }
    // What only staff use may leave this unsaid.
    if (words.has(key + "contact")) shown.contact = words.say(key + "contact");
    return shown;
}

drivers::printer::Paper paper_of(const view::Receipt& shown, const Given& given,
                                 const Terminal& terminal, const town::Words& words) {
    drivers::printer::Paper paper = paper_of_town(words);
    // What is to be read from afar comes first, and what is said of it under it; the receipt's own
    // number then stands below.
    const bool ticket = !shown.big.empty();
    paper.title = words.say(ticket ? "paper.ticket" : "paper.title");
    paper.big_label = ticket ? "" : words.say("paper.number");
    paper.big = ticket ? shown.big : shown.number;
    for (const std::string& line : shown.told) {
        if (ticket) paper.rows.emplace_back("", line);
    }
    paper.rows.emplace_back(words.say("paper.received"),
                            printed_on(terminal, given.receipt.received_at, words));
    paper.rows.emplace_back(words.say("paper.journey"), shown.journey_title);
    if (ticket) paper.rows.emplace_back(words.say("paper.number"), shown.number);
    const auto list = [&](const char* label, const std::vector<std::string>& things) {
        if (things.empty()) return;
        std::string lines;
        for (const std::string& thing : things) {
            lines += (lines.empty() ? "" : "\n") + words.say("paper.item", {{"thing", thing}});
        }
        paper.rows.emplace_back(words.say(label), lines);
    };
    if (!shown.outcome.empty()) paper.paragraphs.push_back(shown.outcome);
    for (const std::string& line : shown.told) {
        if (!ticket) paper.paragraphs.push_back(line);
    }
    list("paper.bring", shown.bring);
    list("paper.next", shown.next);
    const std::string phone = phone_on_paper(terminal, words);
    const std::string between = shown.contact.empty() || phone.empty() ? "" : "\n";
    if (!shown.contact.empty() || !phone.empty())
        paper.rows.emplace_back(words.say("paper.contact"), shown.contact + between + phone);
    // 「この番号」 would be the one that stands large: what is read from afar is not looked up by
    // it.
    if (!ticket) paper.paragraphs.push_back(words.say("paper.look_up"));
    paper.qr = given.text;
    return paper;
}

}  // namespace kiosk

#include "kiosk/session/after_kept.h"

#include "kiosk/session/prints.h"

namespace kiosk {

void AfterKept::begin(Errands& errands, const Runner& runner, Given& given,
                      const Terminal& terminal, const town::Words& words, const std::string& record,
                      base::Instant now) {
    sign_receipt(given, terminal);
    if (runner.journey().awaits) word_.ask(errands, record, now);
    go_on(errands, runner, given, terminal, words, now);
}

void AfterKept::go_on(Errands& errands, const Runner& runner, const Given& given,
                      const Terminal& terminal, const town::Words& words, base::Instant now) {
    word_.tick(errands, now);
    if (printed_ || word_.is_waited_for() || !terminal.has_printer) return;
    printed_ = true;
    view::Receipt shown = receipt_of(runner, given, terminal, words);
    show(shown, runner, words);
    std::vector<drivers::printer::Paper> papers{kiosk::paper_of(shown, given, terminal, words)};
    if (word_.answer() != RegisterWord::Answer::refused) {
        for (auto& paper : prints_of(runner, given, terminal, words))
            papers.push_back(std::move(paper));
    }
    papers_.print(errands, std::move(papers));
}

void AfterKept::show(view::Receipt& receipt, const Runner& runner, const town::Words& words) const {
    receipt.paper = papers_.state();
    receipt.answer = word_.answer();
    receipt.big = word_.big(runner.journey().register_name, words);
    receipt.told = word_.told(runner.journey().register_name, words);
    receipt.table_follows = !runner.journey().shows.empty() &&
                            word_.answer() != RegisterWord::Answer::waiting &&
                            word_.answer() != RegisterWord::Answer::later;
    // What the register says of it stands for what was to be expected of it.
    if (receipt.answer == RegisterWord::Answer::goes_on) receipt.outcome.clear();
    if (receipt.answer != RegisterWord::Answer::refused) return;
    // Nothing of what follows a success stands beside a refusal.
    receipt.outcome.clear();
    receipt.bring.clear();
    receipt.next.clear();
    receipt.told.push_back(words.say("kiosk.refused_ask_staff"));
}

}  // namespace kiosk

#pragma once

#include "drivers/card/application.h"

// How a secret is tried, the same for every secret (my-number-card.md §3.1): asked first how many
// tries are left, never sent when it would be the last.
namespace drivers::card {

bool is_digits(const base::SecretText& secret, std::size_t count);

// Blocked, or issued without PINs? Leaves another application selected.
JobFault why_blocked(Card& card);

template <class Application>
JobResult<void> open(Card& card, Application& application, typename Application::Secret which,
                     const base::SecretText& secret) {
    using Why = PinNotTried::Why;
    const std::optional<int> before = TRY(application.tries_left(which));
    if (!before) return base::Failure{JobFault(PinNotTried{Why::unreadable})};
    if (*before == 0) return base::Failure{why_blocked(card)};
    if (*before == 1) return base::Failure{JobFault(PinNotTried{Why::last_try})};

    const Verified verified = TRY(application.verify(which, secret));
    const auto* wrong = std::get_if<Wrong>(&verified);
    if (wrong == nullptr) return {};
    if (wrong->tries_left) return base::Failure{JobFault(PinWrong{*wrong->tries_left})};
    const std::optional<int> after = TRY(application.tries_left(which));
    return base::Failure{JobFault(PinWrong{after.value_or(*before - 1)})};
}

}  // namespace drivers::card

#include "drivers/card/pcsc/context.h"

#include <algorithm>

#include "drivers/card/pcsc/reader.h"

namespace drivers::card {

CardFault fault_of(LONG pcsc) {
    switch (pcsc) {
        case SCARD_E_NO_SERVICE:
        case SCARD_E_SERVICE_STOPPED:
        case SCARD_E_INVALID_HANDLE:  // pcscd started anew and does not know us.
        case SCARD_F_COMM_ERROR:
        case SCARD_F_INTERNAL_ERROR:
            return CardFault::no_service;
        case SCARD_E_UNKNOWN_READER:
        case SCARD_E_READER_UNAVAILABLE:
        case SCARD_E_NO_READERS_AVAILABLE:
            return CardFault::no_reader;
        case SCARD_E_NO_SMARTCARD:
            return CardFault::no_card;
        case SCARD_E_SHARING_VIOLATION:
            return CardFault::busy;
        case SCARD_W_REMOVED_CARD:
        case SCARD_W_RESET_CARD:
        case SCARD_W_UNPOWERED_CARD:
        case SCARD_E_COMM_DATA_LOST:
        case SCARD_E_NOT_TRANSACTED:
            return CardFault::removed;
        default:
            return CardFault::garbled;
    }
}

CardResult<Context> Context::establish() {
    SCARDCONTEXT context = 0;
    const LONG done = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context);
    if (done != SCARD_S_SUCCESS) return base::Failure{CardFault::no_service};
    return Context(context);
}

CardResult<std::vector<std::string>> Context::reader_names() const {
    // The list may grow between asking for its size and reading it.
    for (int round = 0; round < 5; ++round) {
        DWORD size = 0;
        LONG done = SCardListReaders(get(), nullptr, nullptr, &size);
        std::vector<char> joined(size + 1);
        if (done == SCARD_S_SUCCESS) {
            done = SCardListReaders(get(), nullptr, joined.data(), &size);
        }
        if (done == SCARD_E_NO_READERS_AVAILABLE) return std::vector<std::string>();
        if (done == SCARD_E_INSUFFICIENT_BUFFER) continue;
        if (done != SCARD_S_SUCCESS) return base::Failure{fault_of(done)};
        std::vector<std::string> names;
        for (const char* at = joined.data(); *at != '\0'; at += names.back().size() + 1) {
            names.emplace_back(at);
        }
        return names;
    }
    return base::Failure{CardFault::no_service};
}

CardResult<std::vector<ReaderStatus>> look_at(const Context& context,
                                              const std::vector<std::string>& names) {
    std::vector<SCARD_READERSTATE> states(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        states[i].szReader = names[i].c_str();
        states[i].dwCurrentState = SCARD_STATE_UNAWARE;
    }
    if (states.empty()) return std::vector<ReaderStatus>();
    const LONG done = SCardGetStatusChange(context.get(), 0, states.data(), states.size());
    if (done != SCARD_S_SUCCESS && done != SCARD_E_TIMEOUT) return base::Failure{fault_of(done)};
    std::vector<ReaderStatus> seen;
    for (const auto& state : states) {
        ReaderStatus reader;
        reader.name = state.szReader;
        reader.card = (state.dwEventState & SCARD_STATE_PRESENT) != 0;
        const std::size_t size = std::min<std::size_t>(state.cbAtr, sizeof state.rgbAtr);
        if (reader.card) reader.atr.assign(state.rgbAtr, state.rgbAtr + size);
        seen.push_back(std::move(reader));
    }
    return seen;
}

std::vector<std::string> matching(const std::vector<std::string>& names,
                                  const std::string& wanted) {
    if (std::ranges::find(names, wanted) != names.end()) return {wanted};
    std::vector<std::string> found;
    for (const auto& name : names) {
        if (name.starts_with(wanted)) found.push_back(name);
    }
    return found;
}

CardResult<std::vector<ReaderStatus>> list_readers() {
    const Context context = TRY(Context::establish());
    return look_at(context, TRY(context.reader_names()));
}

}  // namespace drivers::card

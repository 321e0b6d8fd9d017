#include "drivers/card/pcsc/card.h"

#include <openssl/crypto.h>

#include <array>

namespace drivers::card {

namespace {

// Of several readers the one that holds a card: two-slot readers show each slot as a reader.
CardResult<ReaderStatus> choose(const Context& context, const std::string& wanted) {
    const auto names = matching(TRY(context.reader_names()), wanted);
    if (names.empty()) return base::Failure{CardFault::no_reader};
    auto readers = TRY(look_at(context, names));
    for (auto& reader : readers) {
        if (reader.card) return std::move(reader);
    }
    return base::Failure{CardFault::no_card};
}

}  // namespace

CardResult<CardHandle> CardHandle::connect(const Context& context, const std::string& reader) {
    SCARDHANDLE handle = 0;
    DWORD active = 0;
    const LONG done = SCardConnect(context.get(), reader.c_str(), SCARD_SHARE_EXCLUSIVE,
                                   SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &handle, &active);
    if (done != SCARD_S_SUCCESS) return base::Failure{fault_of(done)};
    return CardHandle(handle, active == SCARD_PROTOCOL_T0 ? Protocol::t0 : Protocol::t1);
}

CardResult<std::unique_ptr<Card>> PcscCard::connect(const std::string& wanted_reader) {
    Context context = TRY(Context::establish());
    ReaderStatus reader = TRY(choose(context, wanted_reader));
    CardHandle handle = TRY(CardHandle::connect(context, reader.name));
    return std::unique_ptr<Card>(
        std::make_unique<PcscCard>(std::move(context), std::move(handle), std::move(reader.atr)));
}

CardResult<base::Bytes> PcscCard::exchange(base::ByteView command) {
    ++apdus_;
    const SCARD_IO_REQUEST* pci = handle_.protocol() == Protocol::t0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
    std::array<std::uint8_t, 258> answer;
    DWORD size = answer.size();
    const LONG done = SCardTransmit(handle_.get(), pci, command.data(), command.size(), nullptr,
                                    answer.data(), &size);
    if (done != SCARD_S_SUCCESS) return base::Failure{fault_of(done)};
    // A card that went in the middle of a command was answered with success and no bytes.
    if (size < 2) return base::Failure{CardFault::removed};
    base::Bytes bytes(answer.begin(), answer.begin() + static_cast<std::ptrdiff_t>(size));
    OPENSSL_cleanse(answer.data(), answer.size());
    return bytes;
}

CardResult<Reply> PcscCard::transmit(base::ByteView command) {
    return transmit_whole([this](base::ByteView raw) { return exchange(raw); }, command,
                          handle_.protocol());
}

}  // namespace drivers::card

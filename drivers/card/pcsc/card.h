#pragma once

#include "drivers/card/chaining.h"
#include "drivers/card/pcsc/context.h"

namespace drivers::card {

// Sole owner of one SCARDHANDLE. Powers the card down on the way out, so a PIN verified by this
// visitor is never still open for the next.
class CardHandle {
public:
    static CardResult<CardHandle> connect(const Context& context, const std::string& reader);
    CardHandle(CardHandle&& other) noexcept
        : handle_(std::exchange(other.handle_, {})), protocol_(other.protocol_) {}
    CardHandle& operator=(CardHandle&& other) noexcept {
        std::swap(handle_, other.handle_);
        std::swap(protocol_, other.protocol_);
        return *this;
    }
    ~CardHandle() {
        if (handle_) SCardDisconnect(*handle_, SCARD_UNPOWER_CARD);
    }
    SCARDHANDLE get() const { return *handle_; }
    Protocol protocol() const { return protocol_; }

private:
    CardHandle(SCARDHANDLE handle, Protocol protocol) : handle_(handle), protocol_(protocol) {}
    std::optional<SCARDHANDLE> handle_;  // Empty once moved from.
    Protocol protocol_;
};

// A card in a reader of pcscd.
class PcscCard final : public Card {
public:
    PcscCard(Context context, CardHandle handle, base::Bytes atr)
        : context_(std::move(context)), handle_(std::move(handle)), atr_(std::move(atr)) {}
    static CardResult<std::unique_ptr<Card>> connect(const std::string& wanted_reader);
    const base::Bytes& atr() const override { return atr_; }
    CardResult<Reply> transmit(base::ByteView command) override;
    std::size_t apdus() const override { return apdus_; }

private:
    CardResult<base::Bytes> exchange(base::ByteView command);

    Context context_;  // Before handle_: it ends last.
    CardHandle handle_;
    base::Bytes atr_;
    std::size_t apdus_ = 0;
};

}  // namespace drivers::card

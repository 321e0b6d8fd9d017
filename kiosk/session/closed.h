#pragma once

#include "kiosk/session/session.h"
#include "town/words.h"

namespace kiosk {

// A terminal that accepts nothing: not enrolled (準備中), or its disk cannot be trusted.
class Closed final : public Session {
public:
    Closed(view::Body body, town::Words words) : body_(std::move(body)), words_(std::move(words)) {}

    void on(const view::Intent&) override {}
    void on(Fact) override {}
    void touched() override {}
    void tick() override {}
    std::optional<base::Instant> due() const override { return std::nullopt; }
    view::Frame frame() const override {
        view::Frame frame;
        frame.body = body_;
        frame.language = words_.language();
        return frame;
    }
    // A phrase that an early pack lacks is left out.
    view::Say say() const override {
        return [this](std::string_view key,
                      const std::vector<std::pair<std::string_view, std::string>>& values) {
            return words_.has(key) ? words_.say(key, values) : std::string();
        };
    }

private:
    view::Body body_;
    town::Words words_;
};

}  // namespace kiosk

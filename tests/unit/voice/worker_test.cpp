#include "kiosk/session/voice_worker.h"

#include <catch2/catch.hpp>
#include <future>

#include "base/emulated_clock.h"
#include "kiosk/session/hearing.h"

namespace {

using drivers::voice::Manner;
using drivers::voice::Piece;

// A voice that writes down what reaches it, and can be held in the middle of its first piece.
class WrittenVoice final : public drivers::voice::Voice {
public:
    struct Notes {
        base::Mailbox<std::string> heard;
        std::promise<void> began, let_go;
        bool holds = false;
    };
    explicit WrittenVoice(Notes& notes) : notes_(notes) {}

    void say(std::vector<Piece> pieces, Manner manner) override {
        left_ = std::move(pieces);
        manner_ = manner;
    }
    void stop() override {
        left_.clear();
        (void)notes_.heard.post("(stop)");
    }
    bool go_on(const Interrupted& interrupted) override {
        if (left_.empty()) {
            (void)notes_.heard.post("(end)");
            return false;
        }
        if (std::exchange(notes_.holds, false)) {
            notes_.began.set_value();
            notes_.let_go.get_future().wait();
        }
        if (interrupted()) return true;
        (void)notes_.heard.post(left_.front().text + (left_.front().may_keep ? "*" : ""));
        left_.erase(left_.begin());
        return true;
    }
    std::string saying() const override { return left_.empty() ? "" : left_.front().text; }
    void forget() override {
        left_.clear();
        (void)notes_.heard.post("(forget)");
    }

private:
    Notes& notes_;
    std::vector<Piece> left_;
    Manner manner_;
};

struct Said {
    std::unique_ptr<base::EmulatedClock> clock = base::emulated_clock(base::Time{});
    WrittenVoice::Notes notes;
    std::unique_ptr<base::Alarm> alarm = clock->alarm([] {});
    kiosk::VoiceWorker worker;

    explicit Said(bool holds = false)
        : worker((notes.holds = holds, std::make_unique<WrittenVoice>(notes)),
                 {{"美咲町", "ミサキチョウ"}}, *clock) {}

    // Everything heard until a piece that ends so.
    std::vector<std::string> until(const std::string& last) {
        std::vector<std::string> all;
        while (all.empty() || all.back() != last) {
            if (auto one = notes.heard.wait(*alarm, std::nullopt)) all.push_back(*one);
        }
        return all;
    }
};

kiosk::VoiceOrder order(std::string text) {
    kiosk::view::Aloud aloud{{{std::move(text), false, false}}, 0, 0};
    return {std::move(aloud), false};
}

}  // namespace

TEST_CASE("what the screen wants said is said with the town's readings") {
    Said said;
    kiosk::view::Aloud aloud{{{"美咲町です。", true, false}, {"0868", false, true}}, 1, 0};
    REQUIRE(said.worker.give({std::move(aloud), false}));
    CHECK(said.until("(end)") ==
          std::vector<std::string>{"ミサキチョウです。*", "0、8、6、8", "(end)"});
}

TEST_CASE("a newer text takes the place of the one being said") {
    Said said(true);
    REQUIRE(said.worker.give(order("ひとつめ。ふたつめ。")));
    said.notes.began.get_future().wait();
    REQUIRE(said.worker.give(order("みっつめ。")));
    said.notes.let_go.set_value();
    CHECK(said.until("(end)") == std::vector<std::string>{"みっつめ。", "(end)"});
}

TEST_CASE("silence is an order like any other") {
    Said said;
    REQUIRE(said.worker.give(kiosk::VoiceOrder{}));
    CHECK(said.until("(end)").front() == "(stop)");
}

TEST_CASE("a visit that ends while something is said leaves no sound behind") {
    Said said(true);
    REQUIRE(said.worker.give(order("なまえ。")));
    said.notes.began.get_future().wait();
    REQUIRE(said.worker.give(kiosk::VoiceOrder{{}, true}));
    REQUIRE(said.worker.give(order("ようこそ。")));
    said.notes.let_go.set_value();
    CHECK(said.until("(end)") == std::vector<std::string>{"(forget)", "ようこそ。", "(end)"});
}

TEST_CASE("headphones turn the voice on and pulled out silence it") {
    kiosk::Hearing hearing;
    CHECK(!hearing.shown(true).on);
    CHECK(hearing.take(kiosk::view::HeadphonesPlugged{true}));
    CHECK(hearing.shown(true).on);
    CHECK(hearing.shown(true).headphones);
    CHECK(hearing.take(kiosk::view::HeadphonesPlugged{false}));
    CHECK(!hearing.shown(true).on);
}

TEST_CASE("speed and volume stay within their steps and begin anew with a visit") {
    kiosk::Hearing hearing(true);
    for (int i = 0; i < 9; ++i) hearing.take(kiosk::view::VoiceFaster{1});
    for (int i = 0; i < 9; ++i) hearing.take(kiosk::view::VoiceLouder{-1});
    CHECK(hearing.shown(true).speed == 2);
    CHECK(hearing.shown(true).volume == -2);
    CHECK(!hearing.is_usual());
    const kiosk::Hearing next(hearing.headphones());
    CHECK(next.is_usual());
    CHECK(next.shown(true).speed == 0);
    CHECK(next.shown(true).on);
}

TEST_CASE("a terminal without a voice is never on") {
    kiosk::Hearing hearing;
    hearing.take(kiosk::view::VoiceChanged{});
    CHECK(!hearing.shown(false).on);
    CHECK(!kiosk::is_spoken("vi"));
    CHECK(kiosk::is_spoken("easy"));
}

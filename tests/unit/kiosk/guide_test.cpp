// The guide at the terminal: from a question in one's own words to the town's answers, a journey,
// or a person.
#include "kiosk/session/guide_worker.h"
#include "tests/unit/kiosk/hall.h"
#include "town/guide/talk.h"
#include "town/unanswered.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace std::chrono_literals;

namespace {

// The guide's thread, done by hand: the real answers by words alone.
class AtGuide : public Hall {
public:
    AtGuide() { touch(Started{"guide"}); }

    void ask(const std::string& question) {
        type(question);
        touch(GoOn{});
        answer_guide();
    }
    void answer_guide() {
        while (auto order = ordered<AskGuide>()) session().on(answered(*order));
    }
    GuideAnswer answer_shown() { return shown<GuideAnswer>(); }
    std::optional<town::UnansweredQuestion> told() {
        const auto order = ordered<SyncWorker::Order>();
        if (!order) return std::nullopt;
        const auto question = town::unanswered_from(order->body);
        REQUIRE(question);
        return question;
    }

private:
    static GuideAnswered answered(const AskGuide& order) {
        static const town::guide::Talk talk = [] {
            auto opened = town::guide::Talk::open({}, hall::misaki().files);
            REQUIRE(opened);
            return opened.take();
        }();
        GuideAnswered answer{order.ticket, std::nullopt, {}};
        const std::string& question = order.question.reveal();
        if (order.what == AskGuide::What::choose) answer.turn = talk.chosen(question);
        if (order.what == AskGuide::What::ask) {
            answer.turn = talk.ask(question, order.language, order.about);
            if (!answer.turn->entries.empty()) answer.may_keep = "kept of " + question;
        }
        return answer;
    }
};

bool offers(const std::vector<OptionRow>& options, const std::string& id) {
    return std::ranges::find(options, id, &OptionRow::id) != options.end();
}

}  // namespace

TEST_CASE("the first page has a tile for asking in one's own words") {
    Hall hall;
    const auto tiles = hall.shown<Welcome>().tiles;
    CHECK(std::ranges::find(tiles, "guide", &Tile::id) != tiles.end());
    CHECK(tiles.size() <= 8);
}

TEST_CASE("touching the tile has the guide opened and asks for the question") {
    Hall hall;
    hall.touch(Started{"guide"});
    CHECK(hall.state() == State::guide_ask);
    const auto order = hall.ordered<AskGuide>();
    REQUIRE(order);
    CHECK(order->what == AskGuide::What::open);
    CHECK_FALSE(hall.shown<GuideAsk>().can_go_on);
    CHECK_FALSE(hall.shown<GuideAsk>().kept.empty());
    hall.touch(GoOn{});
    CHECK(hall.state() == State::guide_ask);  // nothing was typed
}

TEST_CASE("answers stand word for word with source and day and desk") {
    AtGuide hall;
    hall.ask("犬をもらった");
    const auto answer = hall.answer_shown();
    REQUIRE_FALSE(answer.entries.empty());
    CHECK(answer.entries.size() <= 3);
    const auto& first = answer.entries.front();
    CHECK(first.id == "dog-register");
    CHECK(first.text.find("飼いはじめた 日から 30日以内") == 0);
    CHECK(first.source.find("狂犬病予防法4条") != std::string::npos);
    CHECK(first.source.find("令和8年11月22日") != std::string::npos);
    CHECK(first.desk.find("住民票") != std::string::npos);
    CHECK(answer.asked == "犬をもらった");
}

TEST_CASE("what may mean two things is asked back and what is chosen is shown alone") {
    AtGuide hall;
    hall.ask("住民票");
    auto answer = hall.answer_shown();
    REQUIRE(answer.kind == GuideAnswer::Kind::asks_back);
    CHECK(answer.title == "住民票の どんな ことですか");
    REQUIRE(offers(answer.options, "juminhyo-copy"));
    hall.touch(GuideChosen{"juminhyo-copy"});
    hall.answer_guide();
    answer = hall.answer_shown();
    REQUIRE(answer.entries.size() == 1);
    CHECK(answer.entries.front().id == "juminhyo-copy");
    CHECK(offers(answer.options, "juminhyo-fee"));
}

TEST_CASE("いくら after 住民票 gives its fee and the question says what it goes on about") {
    AtGuide hall;
    hall.ask("住民票");
    hall.touch(TriesAgain{});
    CHECK(hall.shown<GuideAsk>().text.unconverted.empty());
    CHECK_FALSE(hall.shown<GuideAsk>().about.empty());
    hall.ask("いくら");
    const auto answer = hall.answer_shown();
    REQUIRE(answer.entries.size() == 1);
    CHECK(answer.entries.front().id == "juminhyo-fee");
}

TEST_CASE("going back leaves the question to be mended") {
    AtGuide hall;
    hall.ask("住民票");
    hall.touch(GoBack{});
    CHECK(hall.shown<GuideAsk>().text.unconverted == "住民票");
}

TEST_CASE("an answer begins its journey with what it knows filled in") {
    AtGuide hall;
    hall.ask("転入届");
    const auto answer = hall.answer_shown();
    if (answer.kind == GuideAnswer::Kind::asks_back) {
        hall.touch(GuideChosen{"move-in"});
        hall.answer_guide();
    }
    hall.touch(GuideChosen{"begin:move-in"});
    REQUIRE(hall.state() == State::purpose);
    CHECK(hall.visit().runner->journey().id == "life-event");
    const auto& answers = hall.visit().runner->answers();
    REQUIRE(answers.contains("event"));
    CHECK(std::get<town::Chosen>(answers.at("event")).options.front() == "moved_in");
    hall.touch(GoBack{});
    CHECK(hall.state() == State::guide_answer);
}

TEST_CASE("what nobody's answer offered begins nothing") {
    AtGuide hall;
    hall.ask("犬をもらった");
    hall.touch(GuideChosen{"begin:taxi-apply"}, GuideChosen{"list:death-list"},
               GuideChosen{"no-such-answer"});
    CHECK(hall.state() == State::guide_answer);
    CHECK_FALSE(hall.visit().runner);
}

TEST_CASE("distress shows whom to call and calls staff at once and keeps nothing") {
    AtGuide hall;
    hall.ask("死にたい");
    auto answer = hall.answer_shown();
    REQUIRE(answer.kind == GuideAnswer::Kind::urgent);
    CHECK(answer.asked.empty());
    REQUIRE_FALSE(answer.help.empty());
    CHECK_FALSE(answer.help.front().telephones.empty());
    const auto call = hall.ordered<AskTown>();
    REQUIRE(call);
    CHECK(call->request.path == "/v1/terminals/self/calls");
    CHECK(call->request.body == R"({"reason":"urgent"})");
    CHECK_FALSE(answer.called.empty());
    hall.touch(LanguageChosen{"en"});
    answer = hall.answer_shown();
    CHECK(answer.help.front().title.find("You are not alone") == 0);
    hall.touch(GoBack{});
    CHECK(hall.shown<GuideAsk>().text.unconverted.empty());
    hall.wait(200s);
    CHECK(hall.state() == State::welcome);
    CHECK_FALSE(hall.told());
}

TEST_CASE("what may be distress shows telephones above the answers and calls and keeps nothing") {
    AtGuide hall;
    hall.ask("家で介護しています。もう限界で少し休みたい");
    const auto answer = hall.answer_shown();
    REQUIRE(answer.kind == GuideAnswer::Kind::staff);
    REQUIRE(answer.help.size() == 1);
    CHECK_FALSE(answer.help.front().telephones.empty());
    CHECK(answer.called.empty());
    CHECK_FALSE(answer.options.empty());
    CHECK_FALSE(hall.ordered<AskTown>());
    hall.touch(GuideChosen{answer.options.front().id});
    hall.answer_guide();
    CHECK(hall.answer_shown().kind == GuideAnswer::Kind::answer);
    CHECK(hall.answer_shown().help.empty());
    hall.touch(GaveUp{});
    CHECK_FALSE(hall.told());
}

TEST_CASE(
    "where the guide does not know staff come first and the question is told without a name") {
    AtGuide hall;
    hall.ask("ぬるぬるしたへんなやつの申請");
    const auto answer = hall.answer_shown();
    REQUIRE(answer.kind == GuideAnswer::Kind::staff);
    const auto told = hall.told();
    REQUIRE(told);
    CHECK(told->how == town::UnansweredQuestion::How::staff_first);
    CHECK(told->text.find("kept of") == 0);
    // The same once more from the same visitor is no second question.
    hall.touch(GoBack{}, GoOn{});
    hall.answer_guide();
    CHECK(hall.answer_shown().kind == GuideAnswer::Kind::staff);
    CHECK_FALSE(hall.told());
}

TEST_CASE("none of these goes to staff and is told once") {
    AtGuide hall;
    hall.ask("住民票");
    hall.touch(GuideChosen{"none"});
    CHECK(hall.answer_shown().kind == GuideAnswer::Kind::staff);
    const auto told = hall.told();
    REQUIRE(told);
    CHECK(told->how == town::UnansweredQuestion::How::none_fit);
    hall.touch(GaveUp{});
    CHECK_FALSE(hall.told());
}

TEST_CASE("who walks away from answers to choose from is counted as having left them") {
    AtGuide hall;
    hall.ask("住民票");
    hall.wait(300s);
    REQUIRE(hall.state() == State::welcome);
    const auto told = hall.told();
    REQUIRE(told);
    CHECK(told->how == town::UnansweredQuestion::How::left);
    CHECK(told->day == base::tokyo_date(hall::start()));
}

TEST_CASE("who took up an answer is not counted") {
    AtGuide hall;
    hall.ask("住民票");
    hall.touch(GuideChosen{"juminhyo-copy"});
    hall.answer_guide();
    hall.touch(GaveUp{});
    CHECK(hall.state() == State::welcome);
    CHECK_FALSE(hall.told());
}

TEST_CASE("the guide is closed when its visitor leaves and an answer for them is thrown away") {
    AtGuide hall;
    hall.type("住民票");
    hall.touch(GoOn{});
    (void)hall.ordered<AskGuide>();
    auto asked = hall.ordered<AskGuide>();
    REQUIRE(asked);
    hall.touch(GaveUp{});
    REQUIRE(hall.state() == State::welcome);
    const auto closed = hall.ordered<AskGuide>();
    REQUIRE(closed);
    CHECK(closed->what == AskGuide::What::close);
    hall.session().on(GuideAnswered{asked->ticket, town::guide::Turn{}, {}});
    CHECK(hall.state() == State::welcome);
}

TEST_CASE("without its dictionary the guide says so and sends to staff") {
    AtGuide hall;
    hall.type("住民票");
    hall.touch(GoOn{});
    while (auto order = hall.ordered<AskGuide>())
        hall.session().on(GuideAnswered{order->ticket, std::nullopt, {}});
    CHECK(hall.answer_shown().kind == GuideAnswer::Kind::nothing);
}

// Changes in life: a few questions, the list, and its procedures one after another.
#include "drivers/code/read.h"
#include "kiosk/session/living.h"
#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using namespace kiosk::view;

namespace {

const AskOptions& asked(const Question& question) { return std::get<AskOptions>(question.ask); }

// The list of what is to be done after moving in, with the first of every answer.
class MovedIn : public Hall {
public:
    MovedIn() {
        touch(Started{"guide"}, GuideChosen{"list:"});
        REQUIRE(state() == State::life_question);
        touch(OptionToggled{"moved_in"}, GoOn{});
        while (state() == State::life_question)
            touch(OptionToggled{asked(shown<Question>()).options.front().id}, GoOn{});
        REQUIRE(state() == State::life_list);
    }

    // The first procedure of the list that begins `journey`.
    std::string beginning(const std::string& journey) {
        for (const auto& procedure : shown<LifeList>().procedures) {
            const auto* known = visit().living->procedure(procedure.id);
            if (known->journey == journey && !procedure.begin.empty()) return procedure.id;
        }
        FAIL("nothing begins " + journey);
        return {};
    }
};

}  // namespace

TEST_CASE("what has happened is asked first and then no more than its questions") {
    Hall hall;
    hall.touch(Started{"guide"}, GuideChosen{"list:"});
    auto question = hall.shown<Question>();
    CHECK(asked(question).options.size() >= 10);
    CHECK(question.progress.of == 0);  // Nobody knows yet how many will follow.
    CHECK_FALSE(question.can_go_on);
    hall.touch(GoOn{});
    CHECK_FALSE(hall.shown<Question>().missing.empty());
    hall.touch(OptionToggled{"death"}, GoOn{});
    question = hall.shown<Question>();
    CHECK(question.progress.number == 2);
    CHECK(question.progress.of == 13);
    CHECK(question.may_not_know);
    hall.touch(GoBack{});
    CHECK(asked(hall.shown<Question>()).options.size() >= 10);
    hall.touch(GoBack{});
    CHECK(hall.state() == State::guide_ask);
}

TEST_CASE("who knows nothing is shown everything that may have to be done") {
    Hall hall;
    hall.touch(Started{"guide"}, GuideChosen{"list:"}, OptionToggled{"death"}, GoOn{});
    while (hall.state() == State::life_question) hall.touch(DoesNotKnowPressed{}, GoOn{});
    const auto list = hall.shown<LifeList>();
    CHECK(list.procedures.size() >= 15);
    for (const auto& procedure : list.procedures) {
        CAPTURE(procedure.id);
        CHECK_FALSE(procedure.desk.empty());
        CHECK(procedure.minutes.empty());  // nobody has told the town's own times
    }
}

TEST_CASE("a deadline says what sets it") {
    MovedIn hall;
    const auto list = hall.shown<LifeList>();
    REQUIRE(list.procedures.front().id == "report");
    CHECK(list.procedures.front().deadline ==
          "期限：住みはじめてから 14日以内（住民基本台帳法22条）");
}

TEST_CASE("the list is printed whole with a code that a telephone reads") {
    MovedIn hall;
    const auto list = hall.shown<LifeList>();
    REQUIRE(list.qr.size > 0);
    hall.touch(Printed{});
    const auto paper = hall.ordered<PrintPaper>();
    REQUIRE(paper);
    CHECK(paper->paper.table.rows.size() == list.procedures.size());
    CHECK(paper->paper.qr.find("転入届") != std::string::npos);
    CHECK(paper->paper.qr.find("14日以内") != std::string::npos);
    CHECK(paper->paper.qr.size() <= 1000);
    hall.session().on(PaperDone{paper->ticket, {}});
    CHECK(hall.shown<LifeList>().paper == Receipt::Paper::done);
}

TEST_CASE("a procedure begins with what was answered filled in and the next knows the person") {
    MovedIn hall;
    const std::string first = hall.beginning("life-event");
    hall.touch(GuideChosen{"begin:" + first});
    REQUIRE(hall.state() == State::purpose);
    hall.touch(Agreed{});
    hall.place("hanako");
    REQUIRE(hall.state() == State::enter_pin);
    hall.type_pin("1234");
    REQUIRE(hall.state() == State::question);
    const auto& answers = hall.visit().runner->answers();
    CHECK(std::get<town::Chosen>(answers.at("event")).options.front() == "moved_in");
    CHECK(std::get<town::Chosen>(answers.at("insurance")).options.front() == "work");
    hall.pull();
    CHECK(hall.shown<Question>().progress.number == 1);
    hall.touch(GoOn{});  // the person; what happened and the insurance were said before
    CHECK(hall.shown<Question>().question_id == "day");
    CHECK(hall.shown<Question>().progress.number == 2);
    hall.touch(DoesNotKnowPressed{}, GoOn{});
    CHECK(hall.shown<Question>().question_id == "children");
    hall.touch(GoBack{});
    CHECK(hall.shown<Question>().question_id == "day");
    hall.touch(GoOn{});
    hall.type("0");
    hall.touch(GoOn{}, DoesNotKnowPressed{}, GoOn{});
    REQUIRE(hall.state() == State::review);
    hall.touch(ChangeWanted{"event"});  // It stands there, and may be changed.
    CHECK(hall.shown<Question>().question_id == "event");
    hall.touch(GoOn{});
    REQUIRE(hall.state() == State::review);
    hall.touch(Submitted{});
    const auto order = hall.ordered<SyncWorker::Order>();
    REQUIRE(order);
    hall.session().on(SyncWorker::Kept{order->ticket, hall::stored()});
    REQUIRE(hall.state() == State::receipt);
    hall.touch(Finished{});
    REQUIRE(hall.state() == State::life_list);
    for (const auto& procedure : hall.shown<LifeList>().procedures) {
        if (procedure.id == first) CHECK(procedure.done);
    }
    hall.touch(GuideChosen{"begin:" + hall.beginning("taxi-pass")}, Agreed{});
    REQUIRE(hall.state() == State::question);  // the card is not asked for again
    CHECK(hall.visit().runner->person_was_read());
}

TEST_CASE("the button of a procedure says what of it is made here") {
    MovedIn hall;
    const std::string first = hall.beginning("life-event");
    for (const auto& procedure : hall.shown<LifeList>().procedures) {
        if (procedure.id == first) CHECK(procedure.begin == "「転入届」の 下書きを 作る");
    }
}

TEST_CASE("back from a purpose leads to the list and its end forgets everything") {
    MovedIn hall;
    hall.touch(GuideChosen{"begin:" + hall.beginning("life-event")}, GoBack{});
    CHECK(hall.state() == State::life_list);
    hall.touch(Finished{});
    CHECK(hall.state() == State::welcome);
    CHECK_FALSE(hall.visit().living);
}

TEST_CASE("what begins is only what the list offers") {
    MovedIn hall;
    hall.touch(GuideChosen{"begin:no-such-procedure"}, GuideChosen{"begin:seal"});
    CHECK(hall.state() == State::life_list);
}

TEST_CASE("another thing that happened takes back what was said of the first") {
    Hall hall;
    hall.touch(Started{"guide"}, GuideChosen{"list:"}, OptionToggled{"moved_in"}, GoOn{});
    hall.touch(OptionToggled{"japan"}, GoOn{}, GoBack{}, GoBack{});
    hall.touch(OptionToggled{"retired"}, GoOn{});
    CHECK_FALSE(hall.shown<Question>().can_go_on);
}

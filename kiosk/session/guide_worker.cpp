#include "kiosk/session/guide_worker.h"

#include "town/guide/ordinary.h"
#include "town/guide/talk.h"
#include "town/unanswered.h"

namespace kiosk {
namespace {

using town::guide::OrdinaryWords;
using town::guide::Talk;
using town::guide::Turn;

// Lives on the worker's thread only.
class GuideDesk {
public:
    explicit GuideDesk(const town::Pack& pack) : pack_(pack) {}

    GuideAnswered answer(const AskGuide& job) {
        GuideAnswered answered{job.ticket, std::nullopt, {}};
        if (job.what == AskGuide::What::close) {
            talk_.reset();
            ordinary_.reset();  // MeCab remembers what it read last.
            return answered;
        }
        if (!talk_) {
            auto opened = Talk::open(pack_.guide_model, pack_.files);
            if (!opened) return answered;
            talk_.emplace(opened.take());
            if (auto words = OrdinaryWords::from(pack_.files)) ordinary_ = words.take();
        }
        if (job.what == AskGuide::What::open) return answered;
        if (job.what == AskGuide::What::choose) {
            answered.turn = talk_->chosen(job.question.reveal());
            return answered;
        }
        answered.turn = talk_->ask(job.question.reveal(), job.language, job.about);
        // Only what is ordinary word for word: all else is nobody's to read later.
        const bool calm = answered.turn->kind != Turn::Kind::urgent &&
                          answered.turn->perhaps.empty() && !answered.turn->entries.empty();
        if (calm && ordinary_ && ordinary_->is_ordinary(job.question.reveal()))
            answered.may_keep = town::without_identity(job.question.reveal(), pack_.files);
        return answered;
    }

private:
    const town::Pack& pack_;
    std::optional<Talk> talk_;
    std::optional<OrdinaryWords> ordinary_;
};

}  // namespace

std::unique_ptr<Worker<AskGuide>> guide_worker(const town::Pack& pack, base::Clock& clock,
                                               std::function<void(Fact)> post) {
    // The function is copied once into its thread and keeps one desk.
    auto desk = std::make_shared<GuideDesk>(pack);  // owners: the function and its copies
    return std::make_unique<Worker<AskGuide>>(
        clock, [desk](const AskGuide& job) -> Fact { return desk->answer(job); }, std::move(post));
}

}  // namespace kiosk

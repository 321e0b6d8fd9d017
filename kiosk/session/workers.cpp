#include "kiosk/session/workers.h"

namespace kiosk {

void Workers::start_reader(std::unique_ptr<drivers::card::CardReader> reader) {
    card_worker_ = std::make_unique<CardWorker>(std::move(reader), clock_, post_);
}

void Workers::start_camera(std::unique_ptr<drivers::camera::Camera> camera,
                           drivers::code::Declared declared) {
    camera_worker_ =
        std::make_unique<CameraWorker>(std::move(camera), std::move(declared), clock_, post_);
}

void Workers::start_voice(std::unique_ptr<drivers::voice::Voice> voice,
                          std::vector<town::Reading> readings) {
    voice_worker_ = std::make_unique<VoiceWorker>(std::move(voice), std::move(readings), clock_);
}

void Workers::start_printer(std::unique_ptr<drivers::printer::Printer> printer) {
    printer_ = std::move(printer);
    printing_ = std::make_unique<Worker<PrintPaper>>(
        clock_,
        [this](const PrintPaper& job) -> Fact {
            return PaperDone{job.ticket, printer_->print(job.paper)};
        },
        post_);
}

void Workers::start_line(std::unique_ptr<TownClient> terminals, std::unique_ptr<TownClient> desk) {
    terminals_ = std::move(terminals);
    desk_ = std::move(desk);
    asking_ = std::make_unique<Worker<AskTown>>(
        clock_,
        [this](const AskTown& job) -> Fact {
            const auto& door = job.door == TownClient::Door::desk ? desk_ : terminals_;
            if (!door) return TownAnswered{job.ticket, base::Failure{RequestFault::no_line}};
            return TownAnswered{job.ticket, door->send(job.request)};
        },
        post_);
}

void Workers::start_watch(std::unique_ptr<TownClient> terminals) {
    watch_ = std::move(terminals);
    watching_ = std::make_unique<Worker<AskTown>>(
        clock_,
        [this](const AskTown& job) -> Fact {
            return TownAnswered{job.ticket, watch_->send(job.request)};
        },
        post_);
}

void Workers::start_guide(const town::Pack& pack) { guide_ = guide_worker(pack, clock_, post_); }

void Workers::start_sync(std::unique_ptr<Outbox> outbox, const TerminalKeys& keys) {
    sync_ = SyncWorker::start(std::move(outbox), keys, clock_, [post = post_](auto fact) {
        std::visit([&](auto& one) { post(std::move(one)); }, fact);
    });
}

bool Workers::give(Order order) {
    if (auto* job = std::get_if<CardOrder>(&order)) {
        return card_worker_ && card_worker_->give(std::move(*job));
    }
    if (auto* job = std::get_if<PrintPaper>(&order))
        return printing_ && printing_->give(std::move(*job));
    if (auto* job = std::get_if<AskTown>(&order)) {
        auto& worker = job->lane == AskTown::Lane::watch ? watching_ : asking_;
        return worker && worker->give(std::move(*job));
    }
    if (const auto* job = std::get_if<LookForCodes>(&order))
        return camera_worker_ && camera_worker_->give(*job);
    if (auto* job = std::get_if<VoiceOrder>(&order))
        return voice_worker_ && voice_worker_->give(std::move(*job));
    if (auto* job = std::get_if<AskGuide>(&order)) return guide_ && guide_->give(std::move(*job));
    return sync_ && sync_->store(std::get<SyncWorker::Order>(std::move(order)));
}

}  // namespace kiosk

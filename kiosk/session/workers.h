#pragma once

#include <functional>
#include <memory>

#include "kiosk/session/camera_worker.h"
#include "kiosk/session/card_worker.h"
#include "kiosk/session/guide_worker.h"
#include "kiosk/session/worker.h"
#include "kiosk/sync/sync.h"

namespace kiosk {

// The threads beside the UI's, each with its box of orders; they end with this value. A device that
// is not there takes no orders.
class Workers {
public:
    using Post = std::function<void(Fact)>;

    Workers(base::Clock& clock, Post post) : clock_(clock), post_(std::move(post)) {}

    void start_reader(std::unique_ptr<drivers::card::CardReader> reader);
    void start_camera(std::unique_ptr<drivers::camera::Camera> camera,
                      drivers::code::Declared declared);
    void start_voice(std::unique_ptr<drivers::voice::Voice> voice,
                     std::vector<town::Reading> readings);
    void start_printer(std::unique_ptr<drivers::printer::Printer> printer);
    // A counter has both doors, a residents' terminal its own only.
    void start_line(std::unique_ptr<TownClient> terminals, std::unique_ptr<TownClient> desk);
    // A connection of its own for what the terminal asks by itself.
    void start_watch(std::unique_ptr<TownClient> terminals);
    // From here on the guide can be asked; its thread opens it when it first is.
    void start_guide(const town::Pack& pack);
    void start_sync(std::unique_ptr<Outbox> outbox, const TerminalKeys& keys);

    bool give(Order order);  // false: that worker is not there or its box is full

private:
    base::Clock& clock_;
    Post post_;
    std::unique_ptr<drivers::printer::Printer> printer_;
    std::unique_ptr<TownClient> terminals_, desk_, watch_;
    std::unique_ptr<CardWorker> card_worker_;
    std::unique_ptr<CameraWorker> camera_worker_;
    std::unique_ptr<VoiceWorker> voice_worker_;
    std::unique_ptr<Worker<PrintPaper>> printing_;
    std::unique_ptr<Worker<AskTown>> asking_, watching_;
    std::unique_ptr<Worker<AskGuide>> guide_;
    std::unique_ptr<SyncWorker> sync_;
};

}  // namespace kiosk

#include "kiosk/session/camera_worker.h"

#include <algorithm>

#include "base/log.h"
#include "base/used_stack.h"

namespace kiosk {
namespace {

using drivers::camera::CameraFault;
using Pace = LookForCodes::Pace;

constexpr std::chrono::seconds after_a_fault{1};
// Somebody who comes with a code holds it still for a second or two.
constexpr std::chrono::milliseconds between_glances{500};

}  // namespace

CameraWorker::CameraWorker(std::unique_ptr<drivers::camera::Camera> camera,
                           drivers::code::Declared declared, base::Clock& clock, Post post)
    : camera_(std::move(camera)),
      scanner_(std::move(declared)),
      clock_(clock),
      post_(std::move(post)),
      alarm_(clock.alarm([this] { orders_.nudge(); })),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

CameraWorker::~CameraWorker() {
    thread_.request_stop();
    orders_.nudge();
}

void CameraWorker::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (pace_ == Pace::off)
            rest(std::nullopt);
        else
            look(stop);
        base::wipe_used_stack();
    }
}

// Each order begins a new screen, often a new person: what was seen before is forgotten.
void CameraWorker::obey(std::optional<LookForCodes> order) {
    for (; order; order = orders_.take()) {
        pace_ = order->pace;
        scanner_.forget();
    }
}

void CameraWorker::rest(std::optional<base::Instant> until) { obey(orders_.wait(*alarm_, until)); }

void CameraWorker::look(const std::stop_token& stop) {
    // Waiting for a picture is waiting: a wound clock is not held up by it.
    (void)alarm_->waits_until(std::nullopt);
    const auto frame = camera_->next_frame(stop);
    alarm_->works();
    if (!frame) {
        if (frame.error() == CameraFault::stopped) return;
        base::log(base::Event::device_checked,
                  {{"device", "camera"}, {"state", drivers::camera::word(frame.error())}});
        return rest(clock_.monotonic() + after_a_fault);
    }
    const auto news = scanner_.look(frame.value().picture.view(), frame.value().taken_at);
    if (news.individual_number) post_(CodeScanned{{}, {}, true});
    for (const auto& code : news.codes)
        post_(CodeScanned{std::string(drivers::code::word(code.format)), code.text, false});
    if (pace_ == Pace::glances)
        rest(clock_.monotonic() + between_glances);
    else
        obey(orders_.take());
}

drivers::code::Declared declared_in(const town::Pack& pack) {
    return [&forms = pack.codes](drivers::code::Format format, std::string_view text) {
        return std::ranges::any_of(forms, [&](const town::CodeForm& form) {
            return std::ranges::find(form.scan, drivers::code::word(format)) != form.scan.end() &&
                   town::fits(form, text);
        });
    };
}

}  // namespace kiosk

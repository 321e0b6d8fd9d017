// The terminal: the one place where its parts are tied together.
#include <fmt/core.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <cstring>
#include <filesystem>
#include <future>
#include <memory>
#include <vector>

#include "base/emulated_clock.h"
#include "base/files.h"
#include "base/log.h"
#include "base/used_stack.h"
#include "drivers/camera/emulated/camera.h"
#include "drivers/card/pcsc/reader.h"
#include "drivers/printer/pdf/printer.h"
#include "drivers/voice/open.h"
#include "kiosk/check.h"
#include "kiosk/desk/desk.h"
#include "kiosk/fetched.h"
#include "kiosk/run_mark.h"
#include "kiosk/session/closed.h"
#include "kiosk/session/resident.h"
#include "kiosk/session/workers.h"
#include "kiosk/settings.h"
#include "kiosk/sync/sync.h"
#include "screens/screens.h"
#include "town/pack_container.h"

namespace {

using namespace kiosk;

// Secrets of a visitor are not to be found in a core file or by a debugger of the same user.
void close_memory() {
    prctl(PR_SET_DUMPABLE, 0);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    umask(077);
}

// glibc lets the heap of a thread of its own grow page by page, a call into the kernel each:
// whoever reads the pack at the start waited for that longer than for the reading.
void share_one_heap() { mallopt(M_ARENA_MAX, 1); }

int not_done(const std::string& why) {
    fmt::print(stderr, "madoguchi-kiosk: {}\n", why);
    return 1;
}

bool make_state_folder(const std::filesystem::path& state) {
    std::error_code trouble;
    std::filesystem::create_directories(state, trouble);
    if (!trouble) std::filesystem::permissions(state, std::filesystem::perms(0700), trouble);
    return !trouble;
}

std::unique_ptr<drivers::card::CardReader> reader_for(const Settings& settings) {
    if (settings.reader.empty()) return nullptr;
    auto reader = drivers::card::pcsc_reader(settings.reader.size() > 5 ? settings.reader.substr(5)
                                                                        : std::string());
    return reader ? reader.take() : nullptr;
}

std::filesystem::path paper_folder(const Settings& settings) { return settings.printer.substr(4); }

auto open_printer(const Settings& settings) {
    using drivers::printer::PaperSize;
    return drivers::printer::pdf_printer(paper_folder(settings), PaperSize::roll_80mm);
}

std::unique_ptr<drivers::printer::Printer> printer_for(const Settings& settings) {
    if (settings.printer.empty()) return nullptr;
    auto printer = open_printer(settings);
    if (printer) return printer.take();
    base::log(base::Event::printer_fault, {{"fault", word(printer.error())}});
    return nullptr;
}

std::unique_ptr<drivers::camera::Camera> camera_for(const Settings& settings,
                                                    const base::Clock& clock) {
    constexpr std::string_view emulated = "emulated:";
    if (!settings.camera.starts_with(emulated)) return nullptr;
    return std::make_unique<drivers::camera::EmulatedCamera>(
        settings.camera.substr(emulated.size()), clock);
}

// A terminal that cannot speak is a terminal all the same; why is told to who started it.
std::unique_ptr<drivers::voice::Voice> voice_for(const Settings& settings) {
    if (!settings.voice) return nullptr;
    auto voice = drivers::voice::open_voice(settings.voice_sink, settings.voice_file);
    if (voice) return voice.take();
    base::log(base::Event::device_checked, {{"device", "voice"}, {"state", word(voice.error())}});
    return nullptr;
}

// The UI thread: facts and touches in, orders and pictures out. It waits only here.
void run(screens::Window& window, Session& session, base::Mailbox<Fact>& inbox,
         base::Alarm& alarm) {
    bool open = true;
    while (open) {
        while (auto fact = inbox.take()) session.on(std::move(*fact));
        session.tick();
        // Made on the heap, which forgets what is given back to it.
        const std::unique_ptr<const view::Frame> frame(new view::Frame(session.frame()));
        window.show(*frame, session.say());
        // In one step, so that a wound clock never overtakes a letter (docs/decisions/001).
        std::optional<std::chrono::milliseconds> how_long;
        const auto rests = [&] { how_long = alarm.waits_until(session.due()); };
        if (auto fact = inbox.take_or(rests)) {
            session.on(std::move(*fact));
            continue;
        }
        base::wipe_used_stack();
        open = window.wait(how_long, [&](const view::Intent& intent) { session.on(intent); });
        alarm.works();
        if (window.touched()) session.touched();
    }
}

// Words for the one sign of a terminal that accepts nothing; their signature cannot be judged yet.
base::Result<town::Words, PackRefusal> words_before_enrolment(const std::filesystem::path& file) {
    const auto bytes = base::read_file(file, town::most_pack_bytes);
    if (!bytes) return base::Failure{PackRefusal{bytes.error()}};
    const auto pack = town::read(bytes.value());
    if (!pack) return base::Failure{PackRefusal{pack.error()}};
    if (pack.value().languages.empty()) return base::Failure{PackRefusal{town::PackFault::content}};
    return words_in(pack.value(), pack.value().languages.front());
}

using OpenedWindow = base::Result<std::unique_ptr<screens::Window>, std::string>;
OpenedWindow open_window(const Settings& settings) {
    return screens::Window::open({settings.width, settings.height, settings.windowed,
                                  settings.accessibility_socket, "madoguchi"});
}

struct Ground {
    const Settings& settings;
    base::Clock& clock;
    screens::Window& window;
};

void run_closed(Ground ground, view::Body body, town::Words words) {
    Closed session(std::move(body), std::move(words));
    base::Mailbox<Fact> inbox;
    const auto alarm = ground.clock.alarm([&] { ground.window.wake(); });
    run(ground.window, session, inbox, *alarm);
}

// An empty outbox: the disk is not to be trusted.
void run_enrolled(Ground ground, const EnrolledTerminal& as, const Terminal& terminal,
                  std::unique_ptr<Outbox> outbox, std::unique_ptr<drivers::voice::Voice> voice) {
    const RunMark mark(ground.settings.state / "running");
    if (!outbox) {
        const auto& words = words_in(terminal.pack, terminal.pack.languages.front());
        return run_closed(ground, view::OutOfService{"disk"}, words);
    }
    const auto last_kept = mark.was_cut_off() ? outbox->last_stored() : std::nullopt;
    base::Mailbox<Fact> inbox;
    const auto alarm = ground.clock.alarm([&] { ground.window.wake(); });
    inbox.read_by(alarm.get());
    const Workers::Post post = [&](Fact fact) {
        // A box that is full for this long means a UI thread that is stuck: nothing is lost by it.
        (void)inbox.post(std::move(fact));
        ground.window.wake();
    };
    {
        Workers workers(ground.clock, post);
        const Session::Give give = [&](Order order) { return workers.give(std::move(order)); };
        const bool desk = terminal.role == "counter";
        std::unique_ptr<Session> session;
        if (desk) {
            session = std::make_unique<Desk>(terminal, ground.clock, give);
        } else {
            session = std::make_unique<Resident>(terminal, ground.clock, give, last_kept);
        }
        if (voice) workers.start_voice(std::move(voice), usual_readings(terminal.pack));
        ground.window.speaks_by(
            [&](view::Aloud aloud) { (void)workers.give(VoiceOrder{std::move(aloud)}); });
        ground.window.seen_by([&](view::Seen seen) { session->seen(std::move(seen)); });
        // There is something to look at before the devices and the line are begun with.
        ground.window.show(session->frame(), session->say());
        if (auto reader = reader_for(ground.settings)) workers.start_reader(std::move(reader));
        if (auto printer = printer_for(ground.settings)) workers.start_printer(std::move(printer));
        if (auto camera = camera_for(ground.settings, ground.clock))
            workers.start_camera(std::move(camera), declared_in(terminal.pack));
        workers.start_line(TownClient::make(as.keys, TownClient::Door::terminals),
                           desk ? TownClient::make(as.keys, TownClient::Door::desk) : nullptr);
        workers.start_watch(TownClient::make(as.keys, TownClient::Door::terminals));
        if (!desk) workers.start_guide(terminal.pack);
        workers.start_sync(std::move(outbox), as.keys);
        run(ground.window, *session, inbox, *alarm);
        ground.window.seen_by({});
        ground.window.speaks_by({});
    }
    inbox.read_by(nullptr);
}

// A sign without words would help nobody: then it does not start.
int start_unenrolled(const Settings& settings, base::Clock& clock, OpenedWindow window) {
    if (!settings.pack)
        return not_done("not enrolled; give --pack FILE so that the screen can say so");
    auto words = words_before_enrolment(*settings.pack);
    if (!words) return not_done("not enrolled, and " + why_refused(settings, words.error()));
    if (!window) return not_done(window.error());
    run_closed({settings, clock, *window.value()}, view::Preparing{}, words.take());
    return 0;
}

int start(const Settings& settings, base::Clock& clock) {
    base::log(base::Event::program_started, {{"program", "madoguchi-kiosk"}, {"version", "0.1.0"}});
    auto fetching = std::async(std::launch::async, [&] { return fetch(settings, clock); });
    auto window = open_window(settings);
    auto fetched = fetching.get();
    if (!fetched) return not_done(fetched.error());
    if (!fetched.value()) return start_unenrolled(settings, clock, std::move(window));
    if (!window) return not_done(window.error());
    if (const auto why = why_not(settings, *fetched.value())) return not_done(*why);
    const EnrolledTerminal& as = fetched.value()->as;
    const town::Enrolment& enrolment = as.enrolment;
    auto voice = voice_for(settings);
    const Terminal terminal{std::move(*fetched.value()->choice.active),
                            fetched.value()->role,
                            enrolment.name,
                            enrolment.short_name,
                            enrolment.terminal,
                            std::move(*fetched.value()->certificate),
                            std::move(*fetched.value()->key),
                            !settings.reader.empty(),
                            !settings.printer.empty(),
                            !settings.camera.empty(),
                            as.manifest.seal_keys.front(),
                            voice != nullptr};
    auto& outbox = fetched.value()->outbox;
    run_enrolled({settings, clock, *window.value()}, as, terminal, outbox ? outbox.take() : nullptr,
                 std::move(voice));
    return 0;
}

// What is amiss with the pack a start would run; "" = nothing.
std::string pack_fault(const Settings& settings, const town::Manifest& manifest) {
    const PackChoice choice = open_best(settings.state, settings.pack,
                                        {*manifest.pack_key, manifest.town}, Offer::judged);
    if (choice.refusal) return why_refused(settings, *choice.refusal);
    return choice.active ? "" : "none";
}

// Opens it only where that makes nothing new.
std::unique_ptr<drivers::printer::Printer> check_paper(const Settings& settings, Devices& devices) {
    if (settings.printer.empty()) return nullptr;
    const auto folder = paper_folder(settings);
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) {
        devices.printer_fault = "there is no folder " + folder.string();
        return nullptr;
    }
    auto printer = open_printer(settings);
    if (printer) return printer.take();
    devices.printer_fault = word(printer.error());
    return nullptr;
}

int check(const Settings& settings) {
    const auto as = enrolled_for(settings);
    const EnrolledTerminal* terminal = as && as.value() ? &*as.value() : nullptr;
    Devices devices;
    devices.state = settings.state;
    if (terminal == nullptr) devices.enrolment_fault = as ? "not enrolled" : as.error();
    devices.wants_reader = !settings.reader.empty();
    const auto reader = reader_for(settings);
    const auto printer = check_paper(settings, devices);
    devices.reader = reader.get();
    devices.printer = printer.get();
    const auto clock = base::system_clock();
    const auto camera = camera_for(settings, *clock);
    devices.camera = camera.get();
    devices.wants_voice = settings.voice;
    if (settings.voice) {
        const auto voice = drivers::voice::open_voice(settings.voice_sink, settings.voice_file);
        if (!voice) devices.voice_fault = word(voice.error());
    }
    devices.pack_fault = "not enrolled";
    std::unique_ptr<TownClient> town;
    if (terminal != nullptr) {
        devices.pack_fault = pack_fault(settings, terminal->manifest);
        town = TownClient::make(terminal->keys, TownClient::Door::terminals);
        devices.town = town.get();
    }
    return check_devices(devices) ? 0 : not_done("not every device is ready");
}

}  // namespace

int main(int argc, char** argv) {
    close_memory();
    std::signal(SIGPIPE, SIG_IGN);  // Whoever stops listening (voice, line, eyes) ends nothing.
    share_one_heap();
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto settings = settings_from(words);
    if (!settings && settings.error().kind != SettingsFault::Kind::usage)
        return not_done(settings.error().what);
    if (!settings) {
        fmt::print(stderr, "madoguchi-kiosk: {}; see --help\n", settings.error().what);
        return 2;
    }
    if (settings.value().help) {
        fmt::print("{}", help_text());
        return 0;
    }
    if (settings.value().check) return check(settings.value());
    if (!make_state_folder(settings.value().state))
        return not_done("the state folder cannot be made");
    if (!settings.value().enrol.empty()) {
        const auto& wish = settings.value();
        const auto done = enrol(wish.state, wish.server, wish.enrol);
        return done ? 0 : not_done(done.error());
    }
    const auto clock = base::clock_for(settings.value().clock);
    if (!clock) return not_done(clock.error());
    return start(settings.value(), *clock.value());
}

// Wires the town server together: settings, keys, store, stages, doors.
#include <fmt/core.h>

#include <unistd.h>

#include <atomic>
#include <csignal>

#include "base/emulated_clock.h"
#include "base/log.h"
#include "server/admin/admin_socket.h"
#include "server/admin/officer.h"
#include "server/apply/apply_stage.h"
#include "server/doors/desk_door.h"
#include "server/doors/terminal_door.h"
#include "server/http/http_server.h"
#include "server/line/serve_line.h"
#include "server/pack_file.h"
#include "server/pages/serve_pages.h"
#include "server/pages_socket/pages_core.h"
#include "server/relay/shared_screens.h"
#include "server/settings.h"
#include "server/store/sqlite_store.h"
#include "server/tables.h"

namespace {

constexpr std::string_view help =
    "madoguchi-server --config DIR/server.toml\n\n"
    "Every flag is the key of the same name in server.toml and goes before it:\n"
    "  --store sqlite:FILE           where the town's rows are\n"
    "  --part all|pages|line         intake, apply and desk in this process; or the pages, which\n"
    "                                have no store and only the TLS key; or the LINE sender, "
    "which\n"
    "                                has neither\n"
    "  --pack FILE                   the signed town pack; \"\" takes records but opens none\n"
    "  --listen 127.0.0.1:8443       terminals\n"
    "  --desk-listen 127.0.0.1:8444  counters\n"
    "  --pages-listen 127.0.0.1:8445 browsers, with --part pages\n"
    "  --pages-socket PATH           where core, pages and sender meet, at most 107 bytes\n"
    "  --line-url https://api.line.me, --line-token-file FILE, --line-ca FILE: with --part line\n"
    "  --line-secret-file FILE       with --part pages: opens POST /line/webhook\n"
    "  --admin-socket PATH           for madoguchi town enrol|staff|revoke, at most 107 bytes\n"
    "  --keys DIR                    the folder of madoguchi town init\n"
    "  --clock system|emulated:SOCKET\n\n"
    "Prints `ready` when every door accepts. SIGTERM ends it.\n";

using server::Settings;

base::Result<std::unique_ptr<server::Store>, std::string> open_store(
    const Settings& settings, std::function<void()> on_broken) {
    constexpr std::string_view sqlite = "sqlite:";
    const std::string_view word = settings.store;
    if (word.starts_with("postgresql:")) {
        return base::Failure{std::string("PostgreSQL is not built yet; use --store sqlite:FILE")};
    }
    return server::open_sqlite(word.substr(sqlite.size()), std::move(on_broken));
}

base::Result<void, std::string> check_part(const Settings& settings) {
    if (settings.part == "all") return {};
    return base::Failure{"--part " + settings.part +
                         " needs PostgreSQL: with SQLite all parts are one process"};
}

server::http::Listener listener(const server::TownKeys& keys, const std::string& address) {
    server::http::Listener made;
    made.address = address;
    made.certificate_chain_pem = keys.tls_chain_pem;
    made.key_pem = keys.tls_key_pem.reveal();
    return made;
}

int wait_for_the_end() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    int which = 0;
    sigwait(&signals, &which);
    return which;
}

// A process of its own: no store, no key but the one of its TLS side.
base::Result<void, std::string> serve_pages(const Settings& settings) {
    const auto clock = TRY(base::clock_for(settings.clock));
    const auto served = TRY(server::pages::serve_pages(settings, *clock));
    fmt::print("ready\n");
    std::fflush(stdout);
    wait_for_the_end();
    return {};
}

// Another one: no store and no key at all.
base::Result<void, std::string> serve_line(const Settings& settings) {
    const auto clock = TRY(base::clock_for(settings.clock));
    const auto served = TRY(server::line::serve_line(settings, *clock));
    fmt::print("ready\n");
    std::fflush(stdout);
    wait_for_the_end();
    return {};
}

// The core's end of the pages' socket. A town without pages goes on without them, and says so.
struct ToPages {
    std::unique_ptr<server::PagesCore> core;
    std::unique_ptr<server::AdminSocket> socket;  // Goes first.
};

ToPages open_to_pages(const Settings& settings, server::Store& store, const base::Clock& clock,
                      const server::TownKeys& keys, const town::Pack& pack,
                      const server::RegisterList& registers, server::ApplyStage& apply) {
    ToPages made;
    auto own = server::open_pages_terminal(store, clock, keys, settings.keys);
    if (!own) {
        fmt::print(stderr, "madoguchi-server: no pages: {}\n", own.error());
        return made;
    }
    made.core = std::make_unique<server::PagesCore>(store, clock, keys, pack, registers, own.take(),
                                                    [&apply] { apply.settle(); });
    auto opened = server::AdminSocket::open(
        settings.pages_socket,
        [core = made.core.get()](const std::string& line) { return core->answer(line); },
        {.most_line_bytes = 1 << 20, .group_too = true});
    if (opened) {
        made.socket = opened.take();
    } else {
        fmt::print(stderr, "madoguchi-server: no pages: {}; give --pages-socket\n", opened.error());
    }
    return made;
}

base::Result<void, std::string> serve(const Settings& settings) {
    if (settings.part == "pages") return serve_pages(settings);
    if (settings.part == "line") return serve_line(settings);
    TRY(check_part(settings));
    const auto clock = TRY(base::clock_for(settings.clock));
    const auto keys = TRY(server::read_town_keys(settings.keys));
    // A failed disk ends the process as a signal would; the supervisor decides what comes next.
    std::atomic<bool> store_broken = false;
    const auto store = TRY(open_store(settings, [&store_broken] {
        store_broken = true;
        ::kill(::getpid(), SIGTERM);
    }));
    const auto registers = server::all_registers(keys.town());
    if (!server::create_tables(*store, registers)) {
        return base::Failure{std::string("cannot make the tables of the store")};
    }
    std::optional<town::Pack> pack;
    if (!settings.pack.empty()) pack = TRY(server::open_pack_file(settings.pack, keys, *store));
    std::unique_ptr<server::ApplyStage> apply;
    if (pack) {
        // A key cannot be copied but by its text: the doors open carried codes with the other.
        town::Opener opener(*base::crypto::PrivateKey::from_pem(keys.seal.pem().reveal()));
        apply = server::ApplyStage::start(*store, *clock, std::move(opener), *pack, registers,
                                          keys.town());
    }
    const auto records_came = [&apply] {
        if (apply) apply->records_came();
    };
    const auto apply_now = [&apply] {
        if (apply) apply->settle();
    };
    server::SharedScreens screens(*clock);
    const server::TerminalDoor terminal_door(*store, *clock, keys, pack ? &*pack : nullptr,
                                             registers, records_came, screens, apply_now);
    const server::DeskDoor desk_door(*store, *clock, keys, pack ? &*pack : nullptr, registers,
                                     records_came, screens);
    const server::Officer officer(*store, *clock, keys, pack ? &*pack : nullptr);

    auto terminals = listener(keys, settings.listen);
    terminals.client_ca_pem = keys.terminals.certificate.pem();
    terminals.handler = [&](const auto& request) { return terminal_door.answer(request); };
    auto desk = listener(keys, settings.desk_listen);
    desk.client_ca_pem = keys.staff.certificate.pem();
    desk.client_certificate = server::http::Listener::ClientCertificate::required;
    desk.limits.body_bytes = 64 * 1024;
    desk.handler = [&](const auto& request) { return desk_door.answer(request); };
    const auto http = TRY(server::http::HttpServer::start({terminals, desk}, *clock));
    const auto admin = TRY(server::AdminSocket::open(
        settings.admin_socket, [&](const std::string& line) { return officer.answer(line); }));

    ToPages to_pages;
    if (apply) {
        to_pages = open_to_pages(settings, *store, *clock, keys, *pack, registers, *apply);
    }

    base::log(base::Event::server_ready, {{"terminals", http->port(0)}, {"desk", http->port(1)}});
    fmt::print("ready\n");
    std::fflush(stdout);
    wait_for_the_end();
    if (store_broken) {
        return base::Failure{
            std::string("the store failed; look at its disk before starting again")};
    }
    return {};
}

// Before any thread starts, so that only `serve` hears the signals.
void block_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (!words.empty() && words[0] == "--help") {
        fmt::print("{}", help);
        return 0;
    }
    const auto settings = server::settings_from(words);
    if (!settings) {
        fmt::print(stderr, "madoguchi-server: {}\n", settings.error().sentence);
        return settings.error().exit_code;
    }
    block_signals();
    base::log(base::Event::program_started, {{"program", "madoguchi-server"}});
    const auto served = serve(settings.value());
    if (!served) {
        fmt::print(stderr, "madoguchi-server: {}\n", served.error());
        return 1;
    }
    return 0;
}

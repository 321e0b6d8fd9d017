#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/clock.h"
#include "base/crypto/crypto.h"
#include "base/files.h"
#include "drivers/card/my_number.h"
#include "drivers/card/pcsc/reader.h"
#include "provisioning/tool/card_faults.h"
#include "provisioning/tool/card_options.h"
#include "provisioning/tool/writable_place.h"

// madoguchi card list|status|attributes|authenticate|sign (design.md §6).
namespace tool {

namespace {

using namespace drivers::card;
using Json = nlohmann::ordered_json;

constexpr const char* help =
    "madoguchi card list [--json]\n"
    "madoguchi card status [--reader NAME] [--json] [--count]\n"
    "madoguchi card attributes --pin-fd N | --code-b-fd N [--reader NAME] [--json] [--count]\n"
    "madoguchi card authenticate --pin-fd N --challenge FILE --signature FILE --certificate FILE\n"
    "                            [--reader NAME] [--json] [--count]\n"
    "madoguchi card sign --pin-fd N --content FILE --signature FILE --certificate FILE\n"
    "                    [--reader NAME] [--json] [--count]\n"
    "\n"
    "Uses the card readers of pcscd. NAME is a reader's name or its beginning; without it the\n"
    "reader that holds a card. --pin-fd and --code-b-fd name a descriptor that holds the secret,\n"
    "ended by newline or end of file; `sign` takes the signing password there. status uses no "
    "try,\n"
    "and a last try is never spent. --count adds how many commands went to the card.\n"
    "exit: 0 done, 1 not done (one line on stderr), 2 wrong usage\n";

constexpr std::size_t largest_content = 256U << 20;

int fail(const std::string& sentence) {
    fmt::print(stderr, "madoguchi card: {}\n", sentence);
    return 1;
}

int misused(const std::string& sentence) {
    fmt::print(stderr, "madoguchi card: {}; see madoguchi card --help\n", sentence);
    return 2;
}

// One object a line, or the same as plain lines.
void print(const CardOptions& options, const Json& answer) {
    if (options.has("--json")) {
        fmt::print("{}\n", answer.dump());
        return;
    }
    for (const auto& [name, value] : answer.items()) {
        fmt::print("{}: {}\n", name, value.is_string() ? value.get<std::string>() : value.dump());
    }
}

void print(const CardOptions& options, Json answer, const Card& card) {
    if (options.has("--count")) answer["apdus"] = card.apdus();
    print(options, answer);
}

Json atr_of(const ReaderStatus& reader) {
    return reader.card ? Json(base::hex(reader.atr)) : Json(nullptr);
}

int list(const CardOptions& options) {
    const auto readers = list_readers();
    if (!readers) return fail(sentence(readers.error()));
    if (readers.value().empty()) return fail(sentence(CardFault::no_reader));
    for (const auto& reader : readers.value()) {
        print(options, {{"reader", reader.name}, {"card", reader.card}, {"atr", atr_of(reader)}});
    }
    return 0;
}

// Of the readers that may be meant, the first with a card, else the first.
CardResult<ReaderStatus> chosen_reader(const CardOptions& options) {
    std::string wanted = options.value("--reader");
    if (wanted == "pcsc") wanted.clear();
    if (wanted.starts_with("pcsc:")) wanted.erase(0, 5);
    const auto readers = TRY(list_readers());
    const ReaderStatus* chosen = nullptr;
    for (const auto& reader : readers) {
        if (reader.name == wanted) return reader;
        if (!reader.name.starts_with(wanted)) continue;
        if (chosen == nullptr || (reader.card && !chosen->card)) chosen = &reader;
    }
    if (chosen == nullptr) return base::Failure{CardFault::no_reader};
    return *chosen;
}

CardResult<std::unique_ptr<Card>> connect(const ReaderStatus& reader) {
    const auto pcsc = TRY(pcsc_reader(reader.name));
    return pcsc->connect();
}

Json count(std::optional<int> tries) { return tries ? Json(*tries) : Json(nullptr); }

Json status_object(const ReaderStatus& reader, std::string_view kind, const CardStatus& card) {
    return {{"reader", reader.name},
            {"atr", atr_of(reader)},
            {"kind", kind},
            {"certificates",
             {{"authentication", card.authentication_certificate},
              {"signing", card.signing_certificate}}},
            {"tries_left",
             {{"authentication_pin", count(card.authentication_pin)},
              {"signing_password", count(card.signing_password)},
              {"text_pin", count(card.text_pin)},
              {"code_b", count(card.code_b)}}}};
}

int show_status(const CardOptions& options, const ReaderStatus& reader) {
    auto connected = connect(reader);
    if (!connected && connected.error() == CardFault::no_card) {
        ReaderStatus empty = reader;
        empty.card = false;
        Json answer = status_object(empty, "none", {});
        if (options.has("--count")) answer["apdus"] = 0;
        print(options, answer);
        return 0;
    }
    if (!connected) return fail(sentence(connected.error()));
    const auto card = connected.take();
    const auto told = status(*card);
    if (!told) return fail(sentence(told.error()));
    print(options, status_object(reader, word(told.value().kind), told.value()), *card);
    return 0;
}

int attributes(const CardOptions& options, Card& card, const base::SecretText& secret) {
    const auto read = options.has("--code-b-fd") ? read_attributes_by_code_b(card, secret)
                                                 : read_attributes(card, secret);
    if (!read) return fail(sentence(read.error()));
    const Attributes& person = read.value();
    print(options,
          {{"name", person.name.reveal()},
           {"address", person.address.reveal()},
           {"birth_date", person.birth_date.reveal()},
           {"sex", person.sex}},
          card);
    return 0;
}

int keep_signed(const CardOptions& options, const Card& card, const JobResult<Signed>& made) {
    if (!made) return fail(sentence(made.error()));
    const auto& [signature, certificate] = made.value();
    const std::string signature_file = options.value("--signature");
    if (!base::write_file(signature_file, signature, 0644)) {
        return fail("cannot write " + signature_file);
    }
    if (!base::write_file(options.value("--certificate"), certificate, 0644)) {
        std::error_code ignored;  // A signature alone proves nothing: both stay or none.
        if (std::filesystem::is_regular_file(signature_file, ignored)) {
            std::filesystem::remove(signature_file, ignored);
        }
        return fail("cannot write " + options.value("--certificate"));
    }
    print(options,
          {{"kind", word(CardKind::my_number)},
           {"certificate_sha256", base::hex(base::crypto::sha256(certificate))}},
          card);
    return 0;
}

// The jobs that need a secret. `content` names the flag of what is signed; empty for attributes.
int with_secret(const std::string& job, const CardOptions& options, const std::string& content) {
    const std::string fd_flag = options.has("--code-b-fd") ? "--code-b-fd" : "--pin-fd";
    const auto descriptor = options.number(fd_flag, 0, 1 << 20);
    if (!descriptor) return misused(fd_flag + " N is needed");
    base::Bytes message;
    if (!content.empty()) {
        auto read = base::read_file(options.value(content), largest_content);
        if (!read) return fail("cannot read " + options.value(content));
        message = read.take();
        for (const auto* flag : {"--signature", "--certificate"}) {
            const auto file = options.value(flag);
            if (!is_writable_place(file)) return fail("cannot write " + file);
        }
    }
    const auto secret = secret_on(static_cast<int>(*descriptor));
    if (!secret) return fail(fmt::format("cannot read descriptor {}", *descriptor));

    const auto reader = chosen_reader(options);
    if (!reader) return fail(sentence(reader.error()));
    auto connected = connect(reader.value());
    if (!connected) return fail(sentence(connected.error()));
    const auto card = connected.take();
    if (job == "attributes") return attributes(options, *card, *secret);
    const auto now = base::system_clock()->now();
    return keep_signed(options, *card,
                       job == "sign" ? sign(*card, *secret, message, now)
                                     : authenticate(*card, *secret, message, now));
}

int run(const std::string& job, Words words) {
    std::vector<std::string> with_value = {"--reader"};
    std::string content;
    if (job == "attributes") with_value.insert(with_value.end(), {"--pin-fd", "--code-b-fd"});
    if (job == "authenticate") content = "--challenge";
    if (job == "sign") content = "--content";
    if (!content.empty()) {
        with_value.insert(with_value.end(), {"--pin-fd", content, "--signature", "--certificate"});
    }
    const auto parsed = CardOptions::parse(words, with_value, {"--json", "--count"});
    if (!parsed) return misused(parsed.error());
    const CardOptions& options = parsed.value();
    if (options.has("--pin-fd") && options.has("--code-b-fd")) {
        return misused("--pin-fd and --code-b-fd exclude each other");
    }
    if (job == "list") return list(options);
    if (job == "status") {
        const auto reader = chosen_reader(options);
        return reader ? show_status(options, reader.value()) : fail(sentence(reader.error()));
    }
    for (const std::string& flag : with_value) {
        if (content.empty() || flag == "--reader") continue;
        if (options.value(flag).empty()) return misused(flag + " is needed");
    }
    return with_secret(job, options, content);
}

}  // namespace

int card_command(Words words) {
    for (const auto& one : words) {
        if (one != "--help") continue;
        fmt::print("{}", help);
        return 0;
    }
    constexpr std::array jobs = {"list", "status", "attributes", "authenticate", "sign"};
    if (words.empty() || std::ranges::find(jobs, words[0]) == jobs.end()) {
        return misused("one of list, status, attributes, authenticate, sign is needed");
    }
    return run(words[0], words.subspan(1));
}

}  // namespace tool

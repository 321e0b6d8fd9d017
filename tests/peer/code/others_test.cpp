// Others read what we write, and we read what others write.
#include <catch2/catch.hpp>

#include "base/calendar.h"
#include "drivers/code/read.h"
#include "tests/peer/code/programs.h"
#include "tests/unit/code/pictures.h"
#include "town/carry_home.h"

using drivers::code::GrayPicture;
using Texts = std::vector<std::string>;

namespace {

const base::Time made_at = *base::from_rfc3339("2026-11-22T01:38:05.123Z");

// A questionnaire of forty answers, as long as a code may be.
town::CarryHome forty_answers() {
    town::CarryHome carried{.journey = "handbook_eight_months",
                            .journey_version = 1,
                            .language = "ja",
                            .answers = {},
                            .made_at = made_at};
    for (int i = 0; i < 40; ++i) {
        const auto id = "question_" + std::to_string(i);
        if (i % 8 == 7) {
            carried.answers[id] =
                town::Written{base::SecretText("ねむれない日が" + std::to_string(i * 37 % 11))};
        } else {
            carried.answers[id] = town::Chosen{{i % 3 == 0 ? "often" : "sometimes"}};
        }
    }
    return carried;
}

Texts read_by_zbar(const GrayPicture& picture) {
    const peers::Folder folder;
    peers::write_pgm(folder.file("code.pgm"), picture);
    return peers::read_by_zbar({folder.file("code.pgm")})[0].texts;
}

// Bars as GNU barcode lists them in its SVG: "(space first): 9a1a3211…", a letter is a longer bar.
std::optional<std::string> widths_by_gnu_barcode(const std::string& form, const std::string& text) {
    // Without the check sign it would add to the forms that need none (-c).
    std::vector<std::string> words = {"barcode", "-S", "-e", form, "-b", text};
    if (form == "cbr" || form == "i25") words.emplace_back("-c");
    const auto svg = peers::output_of(words);
    if (!svg) return std::nullopt;
    const std::string before = "(space first): ";
    const auto at = svg->find(before);
    if (at == svg->npos) return std::nullopt;
    const auto start = at + before.size() + 1;  // without the space in front
    std::string widths = svg->substr(start, svg->find(' ', start) - start);
    for (char& width : widths) {
        if (width >= 'a' && width <= 'i') width = static_cast<char>(width - 'a' + '1');
    }
    return widths;
}

}  // namespace

TEST_CASE("zbar reads the QR we write") {
    if (!peers::is_here_to_judge("zbarimg")) return;
    for (const std::string& text : {std::string("MDG1.AbC-_012"), std::string(300, 'x')}) {
        CHECK(read_by_zbar(pictures::qr(text)) == Texts{text});
    }
}

TEST_CASE("②-2 the code of a journey carried home is read by zbar and by us and opened") {
    const auto seal_key = base::crypto::PrivateKey::make_p256();
    const auto text = town::carry_home_text(forty_answers(), seal_key.public_key());
    REQUIRE(text);
    INFO(text->size() << " characters");
    const auto picture = pictures::qr(*text);
    REQUIRE(peers::read_by_us(picture) == Texts{*text});
    const auto opened = town::open_carry_home(peers::read_by_us(picture)[0], seal_key, made_at);
    REQUIRE(opened);
    CHECK(opened.value().answers.size() == 40);
    if (peers::is_here_to_judge("zbarimg")) CHECK(read_by_zbar(picture) == Texts{*text});
}

TEST_CASE("the longest text that may be carried home is read at three pixels a module") {
    std::string text = "MDH1.";
    while (text.size() < town::most_carry_home_text) {
        text += static_cast<char>('A' + text.size() * 7 % 26);
    }
    CHECK(peers::read_by_us(pictures::qr(text, 3)) == Texts{text});
}

TEST_CASE("we read the QR that qrencode writes") {
    if (!peers::is_here_to_judge("qrencode")) return;
    const peers::Folder folder;
    for (const std::string level : {"L", "M", "Q", "H"}) {
        for (const std::string text : {"MDG1.hello", "美咲町 たろう", "0868661111"}) {
            const std::string file = folder.file("qr.png");
            REQUIRE(peers::output_of({"qrencode", "-8", "-l", level, "-o", file, text}));
            INFO(level << " " << text);
            CHECK(peers::read_by_us(peers::read_picture(file)) == Texts{text});
        }
    }
}

TEST_CASE("the back of a card written by qrencode is refused in every way of writing it") {
    if (!peers::is_here_to_judge("qrencode")) return;
    const peers::Folder folder;
    const std::string file = folder.file("back.png");
    for (const std::string way : {"-8", "-i", "-k"}) {
        for (const std::string version : {"1", "4", "10"}) {
            REQUIRE(peers::output_of({"qrencode", way, "-v", version, "-o", file, "123456789018"}));
            const auto seen = drivers::code::read_codes(peers::read_picture(file).view());
            CHECK(seen.individual_number);
            CHECK(seen.codes.empty());
        }
    }
}

TEST_CASE("we read what zint writes in every form of the counter") {
    if (!peers::is_here_to_judge("zint")) return;
    const peers::Folder folder;
    const std::string file = folder.file("code.png");
    struct Sample {
        std::string type, data, text;
    };
    const std::vector<Sample> samples = {
        {"CODABAR", "A1234567B", "A1234567B"},
        {"CODABAR", "C0012-34/5D", "C0012-34/5D"},
        {"EANX", "490123456789", "4901234567894"},
        {"CODE128", "MDK-2026/11 22", "MDK-2026/11 22"},
        {"CODE128", "20261122334455", "20261122334455"},
        {"C25INTER", "14901234567891", "14901234567891"},
        {"QRCODE", "MDH1.hello", "MDH1.hello"},
    };
    for (const auto& [type, data, text] : samples) {
        REQUIRE(peers::output_of(
            {"zint", "-b", type, "-d", data, "-o", file, "--scale", "2", "--quietzones"}));
        INFO(type << " " << data);
        CHECK(peers::read_by_us(peers::read_picture(file)) == Texts{text});
    }
}

TEST_CASE("we read what GNU barcode writes in every form it knows") {
    if (!peers::is_here_to_judge("barcode")) return;
    struct Sample {
        std::string form, data, text;
    };
    const std::vector<Sample> samples = {
        {"cbr", "A40156B", "A40156B"},
        {"ean-13", "978410101001", "9784101010014"},
        {"code128", "MDK-20261122", "MDK-20261122"},
        {"i25", "14901234567891", "14901234567891"},
    };
    for (const auto& [form, data, text] : samples) {
        const auto widths = widths_by_gnu_barcode(form, data);
        REQUIRE(widths);
        INFO(form << " " << *widths);
        CHECK(peers::read_by_us(pictures::bars(*widths)) == Texts{text});
    }
}

// `madoguchi-bench scan`: the terminal's scanner beside zbarimg and ZXingReader on the shared
// sample pictures, and beside ZXingReader's library on frames of a camera, in alternation.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "drivers/camera/picture.h"
#include "drivers/code/read.h"
#include "tests/bench/bench.h"

namespace bench {

namespace {

namespace fs = std::filesystem;
using drivers::code::GrayPicture;
using drivers::code::GrayView;
using Texts = std::vector<std::string>;

constexpr int frame_width = 1280;
constexpr int frame_height = 720;
constexpr double most_frame_ms = 25;  // the goal of design §7
constexpr std::size_t most_picture_bytes = std::size_t{64} << 20;

struct Sample {
    std::string file, text;
    GrayPicture picture;
};

std::vector<Sample> samples() {
    const char* const shared = std::getenv("MADOGUCHI_SHARED");
    const auto folder =
        fs::path(shared != nullptr ? shared : SOURCE_DIR "/../shared") / "data/codes";
    std::vector<Sample> all;
    std::error_code fault;
    for (fs::recursive_directory_iterator entry(folder, fault), end; !fault && entry != end;
         entry.increment(fault)) {
        if (entry->path().extension() != ".png") continue;
        const auto bytes = base::read_file(entry->path().string(), most_picture_bytes);
        auto picture = bytes ? drivers::camera::picture_from(bytes.value()) : std::nullopt;
        if (!picture) continue;
        std::ifstream text(fs::path(entry->path()).replace_extension(".txt"), std::ios::binary);
        all.push_back({entry->path().string(),
                       {std::istreambuf_iterator<char>(text), {}},
                       std::move(*picture)});
    }
    std::ranges::sort(all, {}, &Sample::file);
    return all;
}

Texts read_by_us(GrayView picture) {
    Texts texts;
    for (const auto& code : drivers::code::read_codes(picture).codes)
        texts.emplace_back(code.text.reveal());
    return texts;
}

// What a program says about a picture, between these marks.
Texts said_by(const std::string& program, const std::string& file, const std::string& before,
              const std::string& after) {
    std::string said;
    // The names of the samples hold no quotation marks.
    std::FILE* const pipe = ::popen((program + " '" + file + "' 2>/dev/null").c_str(), "r");
    if (pipe == nullptr) return {};
    char bytes[4096];
    for (std::size_t got = 0; (got = std::fread(bytes, 1, sizeof bytes, pipe)) > 0;)
        said.append(bytes, got);
    ::pclose(pipe);
    Texts texts;
    for (auto at = said.find(before); at != said.npos; at = said.find(before, at)) {
        at += before.size();
        const auto end = said.find(after, at);
        if (end == said.npos) break;
        texts.push_back(said.substr(at, end - at));
    }
    return texts;
}

// ZXingReader writes the ends of lines so.
Texts with_line_ends(Texts texts) {
    for (std::string& text : texts) {
        for (const auto& [written, meant] : {std::pair{"<CR>", "\r"}, {"<LF>", "\n"}}) {
            for (auto at = text.find(written); at != text.npos; at = text.find(written, at))
                text.replace(at, 4, meant);
        }
    }
    return texts;
}

struct Tally {
    int read = 0, false_texts = 0;
    std::vector<bool> which{};

    // ZXingReader always leaves the letters of NW-7 out: that is not held against it.
    void count(const Sample& sample, const Texts& texts) {
        const std::string& whole = sample.text;
        const bool is_nw_7 = sample.file.find("codabar") != std::string::npos && whole.size() > 2;
        const std::string inner = is_nw_7 ? whole.substr(1, whole.size() - 2) : whole;
        const auto is_right = [&](const std::string& t) { return t == whole || t == inner; };
        which.push_back(std::ranges::any_of(texts, is_right));
        read += which.back() ? 1 : 0;
        false_texts += static_cast<int>(std::ranges::count_if(texts, std::not_fn(is_right)));
    }
};

// A sample in the middle of a frame, cut where it is larger; without one the empty counter.
GrayPicture frame_with(const GrayPicture* picture) {
    GrayPicture frame{frame_width, frame_height, {}};
    frame.pixels.resize(std::size_t{frame_width} * frame_height, 170);
    if (picture == nullptr) return frame;
    const int width = std::min(picture->width, frame_width);
    const int height = std::min(picture->height, frame_height);
    for (int y = 0; y < height; ++y) {
        const int from =
            (y + (picture->height - height) / 2) * picture->width + (picture->width - width) / 2;
        const int to = (y + (frame_height - height) / 2) * frame_width + (frame_width - width) / 2;
        std::copy_n(picture->pixels.begin() + from, width, frame.pixels.begin() + to);
    }
    return frame;
}

void look_as_zxing_reader_does(GrayView frame) {
    ZXing::DecodeHints hints;
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    hints.setMaxNumberOfSymbols(
        1);  // Two that say the same end the program (drivers/code/zxing.h).
    ZXing::ReadBarcodes(
        {frame.pixels, frame.width, frame.height, ZXing::ImageFormat::Lum, frame.stride}, hints);
}

double milliseconds(const std::function<void()>& act) {
    const auto start = std::chrono::steady_clock::now();
    act();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    return took.count();
}

struct Frames {
    std::vector<double> ours{}, peer{}, empty{};
};

// Pair by pair, who is first changes.
Frames look_at_frames(const std::vector<Sample>& all, int pairs) {
    Frames took;
    const GrayPicture empty = frame_with(nullptr);
    for (int pair = 0; pair < pairs; ++pair) {
        took.empty.push_back(milliseconds([&] { (void)read_by_us(empty.view()); }));
        for (const Sample& sample : all) {
            const GrayPicture frame = frame_with(&sample.picture);
            const auto ours = [&] {
                took.ours.push_back(milliseconds([&] { (void)read_by_us(frame.view()); }));
            };
            const auto peer = [&] {
                took.peer.push_back(milliseconds([&] { look_as_zxing_reader_does(frame.view()); }));
            };
            pair % 2 == 0 ? (ours(), peer()) : (peer(), ours());
        }
    }
    for (auto* const list : {&took.ours, &took.peer, &took.empty}) std::ranges::sort(*list);
    return took;
}

struct Line {
    std::string what, peer_name;
    double ours = 0, peer = 0;
    std::optional<double> ratio{};
    int pairs = 1;
    nlohmann::json more = nlohmann::json::object();
};

void print(const Line& line, bool json) {
    if (json) {
        nlohmann::json told = {{"what", line.what}, {"ours", line.ours},
                               {"peer", line.peer}, {"peer_name", line.peer_name},
                               {"ratio", nullptr},  {"pairs", line.pairs}};
        if (line.ratio) told["ratio"] = *line.ratio;
        told.update(line.more);
        fmt::print("{}\n", told.dump());
    } else {
        const auto ratio = line.ratio ? fmt::format("{:.2f}", *line.ratio) : "";
        const auto more = line.more.empty() ? "" : line.more.dump();
        fmt::print("{:9} {:>8.2f} {:>8.2f} {:>7}  {} {}\n", line.what, line.ours, line.peer, ratio,
                   line.peer_name, more);
    }
}

double median(const std::vector<double>& sorted) { return sorted[sorted.size() / 2]; }

}  // namespace

int scan_bench(const ScanWishes& wishes) {
    const auto all = samples();
    if (all.empty()) {
        fmt::print(stderr, "madoguchi-bench: no sample pictures in ../shared/data/codes\n");
        return 1;
    }
    Tally ours, zbar, zxing;
    for (const Sample& sample : all) {
        ours.count(sample, read_by_us(sample.picture.view()));
        zbar.count(sample, said_by("zbarimg -q --xml", sample.file, "<![CDATA[", "]]>"));
        zxing.count(sample, with_line_ends(said_by("ZXingReader -1", sample.file, " \"", "\"\n")));
    }
    int missed = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        missed += (zbar.which[i] || zxing.which[i]) && !ours.which[i] ? 1 : 0;
    const Frames took = look_at_frames(all, wishes.pairs);
    const auto count = static_cast<int>(all.size());

    if (!wishes.json) fmt::print("{:9} {:>8} {:>8} {:>7}  peer\n", "what", "ours", "peer", "ratio");
    for (const auto& [name, peer] : {std::pair{"zbarimg", &zbar}, {"ZXingReader", &zxing}}) {
        Line read{"read",
                  name,
                  double(ours.read),
                  double(peer->read),
                  {},
                  1,
                  {{"pictures", count}, {"missed", missed}}};
        if (peer->read > 0) read.ratio = read.ours / read.peer;
        print(read, wishes.json);
        // Of nothing false there is no ratio.
        Line wrong{"false", name, double(ours.false_texts), double(peer->false_texts)};
        if (ours.false_texts > 0) wrong.ratio = wrong.peer / wrong.ours;
        print(wrong, wishes.json);
    }
    const double slowest = took.ours[took.ours.size() * 95 / 100];
    print({"frame_ms",
           "ZXingReader's library",
           median(took.ours),
           median(took.peer),
           median(took.peer) / median(took.ours),
           wishes.pairs,
           {{"p95_ms", slowest}, {"empty_ms", median(took.empty)}}},
          wishes.json);
    return missed == 0 && ours.false_texts == 0 && slowest <= most_frame_ms ? 0 : 1;
}

}  // namespace bench

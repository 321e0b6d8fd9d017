#include "tests/unit/screens/samples.h"

namespace samples {
namespace {

view::SeenElement seen(const char* id, const char* role, const char* label, int x, int y, int w,
                       int h, const char* value = "") {
    view::SeenElement made;
    made.id = id;
    made.role = role;
    made.label = label;
    made.value = value;
    made.target = made.role == "button" || made.role == "choice";
    made.x = x;
    made.y = y;
    made.w = w;
    made.h = h;
    return made;
}

// What a counter gets of a question at a hall.
view::Seen question_seen() {
    view::Seen made;
    made.screen = "question";
    made.language = "ja";
    made.width = 1920;
    made.height = 1080;
    made.elements = {
        seen("watched", "alert", "旭総合支所（住民票の窓口）の 職員が 見ています", 68, 20, 760, 70),
        seen("watch_stop", "button", "見せるのを やめる", 1500, 4, 380, 96),
        seen("progress", "progress", "3 / 5", 64, 140, 1000, 50),
        seen("question.notice", "heading", "お知らせは どのように しますか", 64, 210, 1200, 90),
        seen("option.phone", "choice", "電話で", 64, 340, 600, 132, "chosen"),
        seen("option.letter", "choice", "手紙で", 690, 340, 600, 132),
        seen("option.line", "choice", "LINEで", 64, 492, 600, 132),
        seen("card.1", "text", "", 1340, 260, 460, 60),
        seen("back", "button", "もどる", 48, 964, 240, 96),
        seen("call_staff", "button", "職員を呼ぶ", 817, 964, 286, 96),
        seen("onward", "button", "つぎへ", 1452, 964, 420, 96)};
    made.elements[7].hidden = true;
    return made;
}

}  // namespace

void add_watched(std::vector<Sample>& samples, const view::Frame& plain, const view::Frame& asked) {
    view::Frame frame = asked;
    const std::string clerk = plain.language == "vi"
                                  ? "Chi nhánh tổng hợp Asahi, Quầy cư trú (住民票の窓口)"
                              : plain.language == "en" ? "Asahi Branch Office (Residents' counter)"
                              : plain.language == "zh" ? "旭综合支所（居民窗口）"
                                                       : "旭総合支所（住民票の窓口）";
    frame.watched.emplace();
    frame.watched->clerk = clerk;
    samples.push_back({"watch_asked", frame});
    frame.watched->allowed = true;
    samples.push_back({"watched", frame});
    frame.watched->pointed = "onward";
    samples.push_back({"watched_pointed", frame});
    frame.watched->asks_to_write = true;
    samples.push_back({"watch_asks_to_write", frame});
    frame.watched->asks_to_write = false;
    frame.watched->wrote = true;
    samples.push_back({"watched_wrote", frame});
    frame.watched->allowed = false;
    frame.watched->gone = true;
    samples.push_back({"watched_wrote_gone", frame});

    view::Frame desk = plain;
    desk.languages.clear();
    view::SharedScreen shared;
    shared.journey_title = "hall-1の画面";
    shared.state = "画面を 見てもよいか、端末の前の人に たずねています。";
    desk.body = shared;
    samples.push_back({"desk_shared_asks", desk});
    shared.state = "見せてもらっています。行を押すと、そこを指します。";
    shared.seen = question_seen();
    shared.pointed = "option.letter";
    shared.may_write = true;
    desk.body = shared;
    samples.push_back({"desk_shared", desk});
}

}  // namespace samples

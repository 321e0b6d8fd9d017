#include "tests/unit/screens/sampling.h"

namespace samples {
namespace {

view::ReviewRow about(const char* id, const char* label, std::string value) {
    view::ReviewRow made;
    made.question_id = std::string("about.") + id;
    made.label = label;
    made.value = std::move(value);
    made.can_change = false;
    return made;
}

std::string times(int count, const std::string& sentence) {
    std::string all;
    for (int i = 0; i < count; ++i) all += sentence;
    return all;
}

}  // namespace

// What an act is about, before it counts: the longest a notice and a draft may be.
void add_about(std::vector<Sample>& all, const view::Frame& plain) {
    Samples samples(all, plain);
    view::Review notice;
    notice.journey_title = "お知らせを 確認する";
    notice.submit = "確認して 出す";
    notice.rows = {about("level", "種類", "警戒レベル5 緊急安全確保"),
                   about("areas", "地区", "中央、旭、柵原"),
                   about("title", "見出し", "大雨による災害が すでに起きているおそれがあります"),
                   about("text", "内容", times(15, "命を守る行動を いま すぐ とってください。")),
                   about("topic", "分野", "防災"),
                   about("until", "終わりの 日", "令和8年11月30日"),
                   about("by", "書いた人", "見本 太郎"),
                   about("written", "書いた日時", "令和8年11月23日 13時22分"),
                   about("state", "ようす", "2人目の 確認を 待っています"),
                   about("number", "番号", "C1-7K3M-9P2Q-X")};
    samples.add("desk_about_notice", notice);
    samples.last().at_counter = true;
    view::Review draft;
    draft.journey_title = "合議・決裁する";
    draft.submit = "読みました";
    draft.rows = {about("number", "番号", "C1-7K3M-9P2Q-X"),
                  about("title", "件名", "窓口の いすの 購入"),
                  about("text", "内容", times(20, "窓口の いすを 5つ 買いかえる。")),
                  about("yen", "金額", "5,000円"),
                  about("drafter", "起案した人", "見本 太郎"),
                  about("drafted_in", "部署", "介護の窓口"),
                  about("at", "起案の 日時", "令和8年11月23日 13時22分"),
                  about("step", "いま", "決裁を 待っています")};
    samples.add("desk_about_draft", draft);
    samples.last().at_counter = true;
    draft.submit = "署名する";
    draft.rows[2].value = times(80, "いすを 買う。");
    draft.rows.push_back(about("decision", "結果", "これで よい"));
    draft.rows.back().question_id = "decision";
    draft.rows.back().can_change = true;
    samples.add("desk_about_decision", draft);
    samples.last().at_counter = true;
    view::Review month;
    month.journey_title = "月を 締める";
    month.submit = "この月を 締める";
    month.rows = {
        about("month", "月", "令和8年11月"),  about("operator", "事業者", "タクシーの 事業者 1"),
        about("rides", "乗車数", "2"),        about("meter", "メーター", "2,380円"),
        about("own", "本人の 負担", "400円"), about("town", "町の 負担", "1,980円"),
        about("to_check", "確認待ち", "1")};
    samples.add("desk_about_month", month);
    samples.last().at_counter = true;
    view::Table nobody;
    nobody.title = "つぎの 番号";
    nobody.empty = "いま 待っている方は いません。";
    samples.add("desk_about_nobody", nobody);
    samples.last().at_counter = true;
    nobody.problem =
        "いま 内容を 見られません。見てから 進む手続きです。回線を たしかめて、もう一度 "
        "はじめてください。";
    samples.add("desk_about_no_line", nobody);
    samples.last().at_counter = true;
}

}  // namespace samples

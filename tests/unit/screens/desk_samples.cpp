#include "tests/unit/screens/sampling.h"

namespace samples {
namespace {

view::DeskRow row(const char* id, const char* title, const char* number, const char* detail,
                  const char* age) {
    view::DeskRow made;
    made.id = id;
    made.title = title;
    made.number = number;
    made.detail = detail;
    made.age = age;
    return made;
}

view::DeskField field(const char* id, const char* part, const char* label, const char* value,
                      const char* proof, bool proven) {
    view::DeskField made;
    made.question_id = id;
    made.part = part;
    made.label = label;
    made.value = value;
    made.proof = proof;
    made.proven = proven;
    return made;
}

view::Desk desk() {
    view::Desk made;
    made.section = "くらし安全課";
    made.clerk = "見本 太郎";
    made.time = "10:42";
    made.filters = {{"received", "待ち", 6, true},
                    {"called", "呼び出し", 1, false},
                    {"confirmed", "確認済", 12, false}};
    made.rows = {row("a1", "黄福タクシー 利用者証", "H1-7K3M-9P2Q-X", "65歳以上", "4分"),
                 row("a2", "黄福タクシー 利用者証", "H1-4T8B-2W6E-3", "手帳の確認", "26分"),
                 row("a3", "住民票の写し", "L1-9D5C-7N1A-P", "2通", "1時間"),
                 row("a4", "困りごと相談", "H2-3F7G-8H2J-K", "11月26日 希望", "1日"),
                 row("a5", "黄福タクシー 利用者証", "H1-5V9X-1Y4Z-6", "65歳以上", "1日"),
                 row("a6", "住民票の写し", "H1-6R2S-3Q8M-T", "1通", "2日")};
    made.rows[0].chosen = true;
    made.rows[3].attention = true;
    return made;
}

view::DeskCase open_case() {
    view::DeskCase made;
    made.id = "a1";
    made.title = "黄福タクシー 利用者証";
    made.number = "H1-7K3M-9P2Q-X";
    made.received = "11月22日 10時38分（役場）";
    made.state = "確認待ち";
    made.fields = {
        field("person", "name", "氏名", "見本 花子", "カード（暗証番号）", true),
        field("person", "birth_date", "生年月日", "昭和30年2月17日（71歳）", "カード（暗証番号）",
              true),
        field("person", "address", "住所", "岡山県久米郡美咲町原田1234番地5", "カード（暗証番号）",
              true),
        field("phone", "", "電話番号", "0868-66-0000", "", false),
        field("grounds", "", "対象", "65歳以上", "規則：年齢（要綱 第2条）", true),
        field("identity", "", "本人確認", "カード・暗証番号", "電子証明書の失効：確認中", false)};
    made.fields[3].before = "0868-66-000";
    made.fields[3].reason = "本人から窓口で聞いた";
    made.fields[5].can_correct = false;
    return made;
}

view::DeskEdit edit() {
    view::DeskEdit made;
    made.question_id = "phone";
    made.label = "電話番号";
    made.before = "0868-66-000";
    made.reasons = {{"asked", "本人から窓口で聞いた", true},
                    {"paper", "書類で確認した", false},
                    {"typing", "打ちまちがい", false},
                    {"other", "そのほか", false}};
    made.can_save = true;
    view::AskText text;
    text.pad = view::KeyPad::phone;
    text.text = "0868-66-0000";
    made.ask = text;
    return made;
}

view::TableRow pass(const char* id, const char* number, const char* name, const char* until,
                    const char* state) {
    view::TableRow made;
    made.id = id;
    made.cells = {number, name, until, "65歳以上", state};
    made.acts = {{"pass-stop", "止める"}, {"pass-again", "再発行"}};
    return made;
}

view::Table passes() {
    view::Table made;
    made.title = "黄福タクシー 利用者証";
    made.note = "11月22日 10時42分。住所は 出しません。";
    made.columns = {"番号", "氏名", "有効", "対象", "状態"};
    made.rows = {pass("p1", "TX-2041-0388", "見本 花子", "2027年3月31日まで", "使える"),
                 pass("p2", "TX-2041-0391", "見本 太郎", "2027年3月31日まで", "仮（12月22日まで）"),
                 pass("p3", "TX-2041-0402", "例示 次郎", "2027年3月31日まで",
                      "止めた（紛失の届け出があり、新しい利用者証を郵送する予定）"),
                 pass("p4", "TX-2041-0417", "例示 三千代", "2026年11月30日まで", "使える"),
                 pass("p5", "TX-2041-0420", "例示 四郎", "2027年3月31日まで", "使える")};
    made.rows[3].attention = true;
    made.rows[4].acts.push_back({"pass-history", "乗った記録"});
    made.figures = {{"使える利用者証", "1,204"}, {"仮", "18"}, {"今月止めた", "3"}};
    made.page = 2;
    made.pages = 9;
    made.can_print = true;
    return made;
}

void set_tabs(view::Desk& desk, const std::string& chosen) {
    desk.tabs = {{"queue", "受付", false},
                 {"acts", "事務を始める", false},
                 {"passes/passes", "利用者証", false},
                 {"rides/rides", "乗った記録", false},
                 {"claims/claims", "タクシー会社の請求", false},
                 {"notices/notices", "緊急のお知らせ", false},
                 {"notices/read", "確認されていない端末", false},
                 {"stock/rolls", "ロール紙", false},
                 {"report/month", "今月の集計", false}};
    for (view::DeskTab& tab : desk.tabs) tab.chosen = tab.id == chosen;
}

// What a clerk reads after an act.
void add_kept(Samples& samples) {
    view::Receipt kept;
    kept.journey_title = "紙の乗車券を入力する";
    kept.number = "C1-7K3M-9P2Q-X";
    kept.received = "11月22日 10時38分（役場の窓口）";
    kept.qr = qr(69);
    kept.next = {"本人の負担を 受け取ります。"};
    kept.contact = "くらし安全課";
    kept.paper = view::Receipt::Paper::done;
    kept.answer = view::Receipt::Answer::done;
    kept.told = {"本人の負担は 500円です。", "町の負担は 680円です。"};
    samples.add("desk_receipt", kept);
    samples.last().at_counter = true;
    kept.answer = view::Receipt::Answer::waiting;
    kept.paper = view::Receipt::Paper::trouble;
    kept.told.clear();
    kept.next.clear();
    samples.add("desk_receipt_waiting", kept);
    samples.last().at_counter = true;
    kept.answer = view::Receipt::Answer::refused;
    kept.paper = view::Receipt::Paper::none;
    kept.told = {"この番号は もう 終わっています。"};
    samples.add("desk_receipt_refused", kept);
    samples.last().at_counter = true;
}

}  // namespace

void add_desk(std::vector<Sample>& all, const view::Frame& plain) {
    Samples samples(all, plain);
    using State = view::DeskSignIn::State;
    samples.add("desk_sign_in", view::DeskSignIn{State::place_card, 0});
    samples.add("desk_pin", view::DeskSignIn{State::enter_pin, 2});
    samples.add("desk_pin_wrong", view::DeskSignIn{State::wrong_pin, 0});
    samples.add("desk_session_over", view::DeskSignIn{State::session_over, 0});
    samples.add("desk_not_this_counter", view::DeskSignIn{State::not_this_counter, 0});
    view::EnterPin signing;
    signing.journey_title = "支給の決裁";
    signing.purpose = "職員カードで 署名するために 使います。";
    samples.add("desk_sign_pin", signing);
    samples.add("desk_signing_in", view::DeskSignIn{State::signing_in, 0});
    samples.add("desk_not_staff", view::DeskSignIn{State::not_staff, 0});
    samples.add("desk_card_trouble", view::DeskSignIn{State::card_trouble, 0});
    samples.add("desk_no_line", view::DeskSignIn{State::no_line, 0});
    view::Desk shown = desk();
    shown.charts = {{"queue",
                     "受付の ようす",
                     {{"待ち", "6件", .5F, false},
                      {"補正待ち", "0件", 0, false},
                      {"確認済", "12件", 1, false},
                      {"呼び出し", "1件", .08F, true}}},
                    {"waiting",
                     "待っている 時間",
                     {{"1時間 まで", "2件", 1, false},
                      {"1日 まで", "2件", 1, false},
                      {"3日 まで", "1件", .5F, false},
                      {"7日 まで", "0件", 0, false},
                      {"7日を こえた", "1件", .5F, true}}},
                    {"journeys",
                     "手続きごとの 待ち",
                     {{"黄福タクシー 利用者証", "3件", 1, false},
                      {"住民票の写し", "2件", .67F, false},
                      {"困りごと相談", "1件", .33F, false}}}};
    samples.add("desk_list", shown);
    shown.charts.clear();
    shown.open = open_case();
    samples.add("desk", shown);
    shown.open->clock_suspect = true;
    shown.line = view::Desk::Line::down;
    shown.unsent = 3;
    shown.message = "ほかの職員が 先に 直しました。もういちど 見てください。";
    samples.add("desk_message", shown);
    shown = desk();
    set_tabs(shown, "queue");
    shown.open = open_case();
    samples.add("desk_tabs", shown);
    shown = desk();
    set_tabs(shown, "acts");
    shown.acts = {{"ride-enter", "紙の乗車券を入力する"},
                  {"pass-issue", "利用者証を窓口で出す"},
                  {"notice-open", "緊急のお知らせを出す"},
                  {"notice-lift", "緊急のお知らせを終える"},
                  {"month-close", "今月を締める"}};
    samples.add("desk_acts", shown);
    shown.acts.clear();
    shown.message = "紙の乗車券を 入力しました。";
    samples.add("desk_acts_none", shown);
    shown = desk();
    set_tabs(shown, "passes/passes");
    shown.table = passes();
    samples.add("desk_table", shown);
    shown.table->paper = view::Receipt::Paper::trouble;
    shown.table->pages = 1;
    shown.table->figures.clear();
    samples.add("desk_table_no_paper", shown);
    shown.table->rows.clear();
    shown.table->empty = "この条件の利用者証は ありません。";
    samples.add("desk_table_empty", shown);
    shown.table->loading = true;
    samples.add("desk_table_loading", shown);
    shown = desk();
    shown.open = open_case();
    shown.edit = edit();
    samples.add("desk_edit_phone", shown);
    view::AskText kanji;
    kanji.pad = view::KeyPad::kanji;
    kanji.text = "見本";
    kanji.unconverted = "はな";
    shown.edit->ask = kanji;
    shown.edit->label = "氏名";
    shown.edit->before = "見本 花子";
    shown.edit->can_save = false;
    shown.edit->problem = "理由を えらんでください。";
    samples.add("desk_edit_name", shown);
    view::AskOptions options;
    options.options = {
        {"phone", "電話で", true}, {"letter", "手紙で", false}, {"desk", "窓口で", false}};
    shown.edit->ask = options;
    samples.add("desk_edit_options", shown);
    view::AskDate born;
    born.eras = {{"reiwa", "令和", false}, {"heisei", "平成", false}, {"showa", "昭和", true}};
    born.era = "showa";
    born.year = "30";
    born.part = 2;
    shown.edit->ask = born;
    samples.add("desk_edit_date", shown);
    shown.edit->question_id.clear();
    shown.edit->part = "completion";
    shown.edit->label = "補正を いつまでに もとめますか";
    shown.edit->reasons = {{"proof", "証明する書類", false},
                           {"account", "口座の写し", true},
                           {"mandate", "委任状", false},
                           {"other", "そのほか", false}};
    samples.add("desk_completion", shown);
    add_kept(samples);
    add_about(all, plain);
}

}  // namespace samples

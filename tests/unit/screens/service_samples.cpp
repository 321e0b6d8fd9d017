#include "tests/unit/screens/sampling.h"

namespace samples {
namespace {

view::Question question(const JapaneseOrEasy& words, const char* id, std::string title) {
    view::Question made;
    made.journey_title = words("買い物の注文", "買い物");
    made.question_id = id;
    made.title = std::move(title);
    made.progress = {2, 5};
    made.can_go_on = true;
    return made;
}

view::LineRow line(const char* id, std::string label, std::string detail, int count) {
    return {id, std::move(label), std::move(detail), count};
}

void add_lines(Samples& samples, const JapaneseOrEasy& words) {
    view::Question wares =
        question(words, "wares", words("何を いくつ 注文しますか", "何を いくつ 買いますか"));
    wares.why =
        words("お店が品物をそろえて、移動販売車で運びます。", "お店の 人が 車で もって来ます。");
    view::AskLines ask;
    ask.rows = {line("bread", words("食パン（6枚切り）", "パン"), words("180円", "180円"), 0),
                line("milk", words("牛乳 1リットル", "牛乳"), words("250円", "250円"), 2),
                line("eggs", words("たまご 10個", "たまご"), words("280円", "280円"), 1),
                line("tofu", words("木綿どうふ", "とうふ"), words("90円", "90円"), 0),
                line("paper", words("トイレットペーパー", "トイレの 紙"),
                     words("460円（1人 2つまで）", "460円"), 0)};
    ask.rows.push_back(line("soy", words("しょうゆ 1リットル", "しょうゆ"), "310円", 0));
    ask.rows.push_back(line("rice", words("美咲のお米 5キロ", "お米"), "2,400円", 1));
    ask.rows.push_back(line("banana", words("バナナ 1ふさ", "バナナ"), "200円", 0));
    ask.total = words("合計 3,180円", "ぜんぶで 3,180円");
    wares.ask = ask;
    samples.add("question_lines", wares);
    ask.rows[4].label = words("トイレットペーパー やわらか 12ロール", "トイレの 紙");
    ask.rows[4].detail = words("460円（大きいので 1人 2つまで）", "460円");
    for (const char* id : {"a", "b", "c", "d", "e", "f", "g", "h", "i"}) {
        ask.rows.push_back(line(id, words("季節の品", "きせつの もの"), "120円", 0));
    }
    wares.ask = ask;
    samples.add("question_lines_many", wares);
    ask.rows.resize(5);
    ask.page = 2;
    ask.pages = 3;
    wares.ask = ask;
    samples.add("question_lines_kept", wares);
    ask.page = ask.pages = 1;
    ask.rows.resize(2);
    wares.why.clear();
    wares.ask = ask;
    samples.add("question_lines_few", wares);
    samples.last().can_carry_home = true;
}

void add_options(Samples& samples, const JapaneseOrEasy& words) {
    view::Question places =
        question(words, "place", words("どこで 受け取りますか", "どこで もらいますか"));
    places.why = words("近い受け取り場所へ 届けるためです。", "近い ところへ もって行くためです。");
    places.may_not_know = true;
    view::AskOptions ask;
    for (const char* name : {"原田集会所", "打穴公民館", "柵原総合支所", "旭コミュニティ",
                             "吉ヶ原広場", "飯岡ふれあい館", "大垪和の店", "江与味集会所"}) {
        ask.options.push_back(
            {"p" + std::to_string(ask.options.size()), name, ask.options.size() == 2});
    }
    ask.page = 2;
    ask.pages = 3;
    places.ask = ask;
    samples.add("question_option_pages", places);
    ask.page = ask.pages = 1;
    for (int i = 0; i < 9; ++i) {
        ask.options.push_back({"q" + std::to_string(i), "北の集会所", false});
    }
    places.ask = ask;
    samples.add("question_option_many", places);
    samples.last().can_carry_home = true;
}

void add_texts(Samples& samples, const JapaneseOrEasy& words) {
    view::Question asked = question(
        words, "worry", words("困っていることを 書いてください", "困った ことを 書いてください"));
    asked.help = words("書ける分だけで かまいません。名前は 書かなくて けっこうです",
                       "少しで いいです。名前は いりません");
    asked.why = words("担当の職員が 先に 読んでおくためです。", "役場の 人が 先に 読みます。");
    view::AskText text;
    text.pad = view::KeyPad::text;
    text.text =
        "夜中に父が外へ出てしまうことがあり、母だけでは見ていられません。\n"
        "日曜日に帰りますが、平日は";
    text.unconverted = "むずかしい";
    asked.ask = text;
    samples.add("question_text", asked);
    text.text.clear();
    text.unconverted.clear();
    asked.ask = text;
    asked.may_not_know = true;
    samples.add("question_text_empty", asked);

    view::Question kana =
        question(words, "kana_name",
                 words("お名前の よみかたを 入れてください", "名前を ひらがなで 入れてください"));
    kana.help = words("姓と名の あいだを「あける」で あけてください",
                      "「あける」を 押して 上の 名前と 下の 名前を 分けてください");
    kana.why = words("役場の名簿と 合わせるためです。", "役場の 紙と 同じに するためです。");
    text.pad = view::KeyPad::kana;
    text.text = "みほん はな";
    kana.ask = text;
    samples.add("question_kana_help", kana);
}

void add_codes(Samples& samples, const JapaneseOrEasy& words) {
    view::Question asked =
        question(words, "book", words("本の番号を 入れてください", "本の 番号を 入れてください"));
    view::AskText text;
    text.pad = view::KeyPad::code;
    text.camera = true;
    text.text = "MB-2041";
    asked.ask = text;
    asked.why = words("どの本かを まちがえないためです。", "どの 本か 知るためです。");
    samples.add("question_code", asked);
    text.problem = words("図書館の番号では ありません。本のうらの バーコードを かざしてください。",
                         "図書館の 番号では ありません。本の うしろの 番号を 見せてください。");
    asked.ask = text;
    samples.add("question_code_problem", asked);
    text.problem.clear();
    text.camera = false;
    asked.why.clear();
    asked.ask = text;
    samples.add("question_code_typed", asked);
    text.pad = view::KeyPad::number;
    text.camera = true;
    text.text = "20410388";
    asked.may_not_know = true;
    asked.ask = text;
    samples.add("question_code_digits", asked);
    text.problem = words("マイナンバーカードの うら面です。ここでは 使いません。しまってください。",
                         "カードの うらは 見せないで ください。");
    asked.ask = text;
    samples.add("question_code_digits_problem", asked);
}

view::TableRow row(const char* id, std::vector<std::string> cells,
                   std::vector<view::ActButton> acts = {}) {
    view::TableRow made;
    made.id = id;
    made.cells = std::move(cells);
    made.acts = std::move(acts);
    return made;
}

view::Table loans(const JapaneseOrEasy& words) {
    view::Table made;
    made.title = words("借りている本", "借りている 本");
    made.note = words("11月22日 10時38分の ようすです。", "11月22日 10時38分の ことです。");
    made.columns = {words("本", "本"), words("返す日", "返す日"), words("場所", "場所")};
    const view::ActButton longer{"loan-longer", words("のばす", "長く 借りる")};
    made.rows = {row("l1", {"里山の四季と暮らし", "12月6日", "本館"}, {longer}),
                 row("l2", {"はじめての家庭菜園 小さな畑で一年じゅう楽しむ", "11月20日", "旭"}),
                 row("l3", {"銀河鉄道の夜", "12月1日", "本館"},
                     {longer, {"loan-back", words("返した と知らせる", "返した と 言う")}})};
    made.rows[1].attention = true;
    made.figures = {{words("借りている本", "本"), "3冊"}, {words("予約", "予約"), "1冊"}};
    made.can_print = true;
    return made;
}

void add_tables(Samples& samples, const JapaneseOrEasy& words) {
    view::Table shown = loans(words);
    samples.add("table", shown);
    shown.figures.clear();
    shown.note.clear();
    shown.columns = {words("日", "日"), words("どこから", "どこから"),
                     words("どこまで", "どこまで"), words("料金", "お金"),
                     words("あなたの分", "あなたの お金")};
    shown.rows.clear();
    for (const char* id : {"r1", "r2", "r3", "r4", "r5", "r6", "r7"}) {
        shown.rows.push_back(row(id, {"11月12日", "原田", "中央病院", "2,480円", "500円"}));
    }
    shown.rows[2].acts = {{"ride-wrong", words("ちがう", "ちがいます")}};
    shown.page = 1;
    shown.pages = 4;
    shown.paper = view::Receipt::Paper::done;
    samples.add("table_rides", shown);
    shown.rows.clear();
    shown.pages = 1;
    shown.can_print = false;
    shown.empty = words("乗った記録は まだ ありません。", "まだ ありません。");
    samples.add("table_empty", shown);
    shown.loading = true;
    samples.add("table_loading", shown);
    shown.loading = false;
    shown.problem = words("役場との回線が つながっていません。しばらくしてから ためしてください。",
                          "いま しらべることが できません。あとで してください。");
    samples.add("table_problem", shown);
}

void add_receipts(Samples& samples, const JapaneseOrEasy& words) {
    view::Receipt made;
    made.journey_title = words("本を借りる", "本を 借りる");
    made.number = "L1-7K3M-9P2Q-X";
    made.received = words("11月22日 10時38分（図書館）", "11月22日 10時38分（図書館）");
    made.qr = qr(69);
    made.next = {words("返す日までに 図書館か 役場へ 返す", "返す日までに 返してください")};
    made.contact = words("図書館", "図書館");
    made.answer = view::Receipt::Answer::waiting;
    samples.add("receipt_waiting", made);
    made.answer = view::Receipt::Answer::done;
    made.told = {words("返す日は 12月6日（日）です。", "12月6日に 返してください。"),
                 words("いま 3冊 借りています。", "いま 3冊 借りています。")};
    made.paper = view::Receipt::Paper::printing;
    made.asks_how_it_was = true;
    made.how_it_was = "good";
    samples.add("receipt_done", made);
    const auto done = made;
    made.answer = view::Receipt::Answer::goes_on;
    made.told = {words("下書きが でき、窓口に 届いています。カードを 持って お越しください。",
                       "下書きが できました。カードを もって 窓口へ 来てください。")};
    made.outcome = words("この機械では 終わりません。", "ここでは 終わりません。");
    samples.add("receipt_goes_on", made);
    made = done;
    made.table_follows = true;
    made.answer = view::Receipt::Answer::refused;
    made.told = {words("この本は 予約した人が 待っています。カウンターへ お持ちください。",
                       "ほかの 人が 待っています。図書館の 人に 見せてください。")};
    samples.add("receipt_refused", made);
    made.table_follows = false;
    made.answer = view::Receipt::Answer::later;
    made.told.clear();
    samples.add("receipt_later", made);
    made.answer = view::Receipt::Answer::none;
    made.paper = view::Receipt::Paper::trouble;
    made.card_in_reader = true;
    made.outcome = words("児童手当は、認められると 届け出の つぎの月の分から 受けられます。",
                         "いいと きまったら、つぎの 月から お金が 出ます。");
    made.next = {
        words("役場が 届け出の内容と 住民票を たしかめる", "役場の 人が 見ます"),
        words("足りないものが あれば 電話で 知らせる", "足りない ものを 電話で 言います"),
        words("認定の通知を 手紙で送る（およそ2週間）", "手紙を 送ります（2週間）"),
        words("新しい保険証は 受付の日から 使える", "新しい カードを 使うことが できます")};
    made.bring = {words("通帳（振込先の口座がわかるもの）", "銀行の 通帳"),
                  words("前の町の転出証明書", "前の 町の 紙"),
                  words("家族全員のマイナンバーカード", "家族 みんなの カード")};
    made.contact =
        words("くらし安全課 0868-66-1115（平日 8時30分から）", "くらし安全課 0868-66-1115");
    samples.add("receipt_long", made);
}

void add_welcomes(Samples& samples, const JapaneseOrEasy& words) {
    view::Welcome made;
    made.tiles = {
        tile("group:file", words("申し込み・届け出", "申し込み"),
             words("住民票・税・介護・保険", "住民票・税・介護"), 0),
        tile("group:move", words("引っ越し", "引っ越し"),
             words("町へ・町から・町の中で", "町へ 来た・町から 出る"), 1),
        tile("group:child", words("赤ちゃん・子育て", "子ども"),
             words("手当・健診・予防接種", "お金・けんしん"), 2),
        tile("group:farewell", words("ご家族が亡くなられたら", "家族が 死んだ とき"), "", 3),
        tile("group:taxi", words("黄福タクシー", "タクシー"),
             words("利用者証・乗った記録", "カード・きろく"), 4),
        tile("group:points", words("健康ポイント", "ポイント"),
             words("たまったポイント・交換", "ポイントを 使う"), 5),
        tile("group:library", words("図書館", "図書館"),
             words("さがす・借りる・予約", "本を 借りる"), 6),
        tile("lookup", words("申し込みの確認", "申し込みは どうなったか"),
             words("控えの番号でしらべる", "番号で しらべます"), 7)};
    samples.add("welcome_eight", made);
    made.group_title = words("引っ越し", "引っ越し");
    made.tiles = {
        tile("move-in", words("町へ 引っ越してきた", "町へ 来た"), words("転入届", "てんにゅう"),
             1),
        tile("move-out", words("町から 引っ越す", "町から 出る"), words("転出届", "てんしゅつ"), 1),
        tile("move-within", words("町の中で 引っ越した", "町の 中で"), words("転居届", "てんきょ"),
             1)};
    samples.add("welcome_group", made);
}

}  // namespace

void add_services(std::vector<Sample>& all, const view::Frame& plain) {
    const JapaneseOrEasy words(plain.language);
    Samples samples(all, plain);
    add_lines(samples, words);
    add_options(samples, words);
    add_texts(samples, words);
    add_codes(samples, words);
    add_tables(samples, words);
    add_receipts(samples, words);
    add_welcomes(samples, words);
    view::CarryHome carry;
    carry.journey_title = words("町へ 引っ越してきた", "町へ 来た");
    carry.until = words("12月22日", "12月22日");
    carry.qr = qr(113);
    samples.add("carry_home", carry);
    carry.paper = view::Receipt::Paper::trouble;
    samples.add("carry_home_no_paper", carry);
    carry.too_long = true;
    samples.add("carry_home_too_long", carry);
    samples.add("practice_done", view::PracticeDone{words("練習", "練習")});
    samples.last().practice = true;
    view::Question practice =
        question(words, "taste", words("どちらを えらびますか", "どちらを えらびますか"));
    view::AskOptions ask;
    ask.options = {{"tea", words("お茶", "お茶"), true},
                   {"coffee", words("コーヒー", "コーヒー"), false}};
    practice.ask = ask;
    samples.add("practice_question", practice);
    samples.last().practice = true;
    samples.last().can_carry_home = true;
    view::Emergency notice;
    notice.title = words("避難指示　吉井川の はんらん", "にげて ください　川の 水");
    notice.level = words("警戒レベル4　全員避難", "レベル4　みんな にげる");
    notice.since = words("11月22日 10時30分から", "11月22日 10時30分から");
    notice.text = words(
        "柵原・飯岡の川ぞいの かたは、いますぐ 避難してください。\n"
        "避難所：柵原体育館、飯岡ふれあい館\n"
        "ひとりで動けないかたは 職員を 呼んでください。",
        "川の 近くの 人は、いま すぐ にげてください。\n"
        "にげる ところ：柵原体育館\n"
        "歩けない 人は、人を よんでください。");
    samples.add("emergency", notice);
    samples.add("not_kept_leave", view::OutOfService{"disk", false, true});
}

}  // namespace samples

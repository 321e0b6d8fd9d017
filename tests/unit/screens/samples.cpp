#include "tests/unit/screens/sampling.h"

namespace samples {
namespace {

view::Welcome welcome(const JapaneseOrEasy& words) {
    view::Welcome made;
    made.tiles = {tile("taxi-pass", taxi(words), words("申し込む", "申し込みます"), 4),
                  tile("resident-record", words("住民票の写し", "住民票"),
                       words("窓口で受け取る用意", "窓口で もらう 準備"), 1),
                  tile("consultation", words("困りごと相談", "困ったことを 話す"),
                       words("日にちを予約する", "日を きめます"), 2),
                  tile("lookup", words("申し込みの確認", "申し込みは どうなったか"),
                       words("控えの番号でしらべる", "番号で しらべます"), 7)};
    return made;
}

view::Purpose purpose(const JapaneseOrEasy& words) {
    view::Purpose made;
    made.journey_title = taxi(words);
    made.purpose = words("タクシーの料金を補助する「利用者証」を作るために使います。",
                         "タクシーに 安く 乗る カードを 作るために 使います。");
    made.who_sees = words("くらし安全課の職員だけが見ます。", "役場の 人だけが 見ます。");
    made.retention = words("利用者証が終わってから5年たつと消します。",
                           "カードが 終わってから 5年で 消します。");
    made.needs =
        words("マイナンバーカードと暗証番号（数字4つ）", "マイナンバーカードと 番号（数字 4つ）");
    return made;
}

view::Review review(const JapaneseOrEasy& words) {
    view::Review made;
    made.journey_title = taxi(words);
    made.submit = words("申し込む", "申し込む");
    const auto row = [&](const char* id, std::string label, std::string value, bool hidden) {
        view::ReviewRow added;
        added.question_id = id;
        added.label = std::move(label);
        added.value = std::move(value);
        added.hidden = hidden;
        added.from_card = hidden;
        added.can_change = !hidden;
        made.rows.push_back(added);
    };
    row("person", words("氏名", "名前"), "見本 花子", false);
    made.rows.back().can_change = false;
    row("person", words("生年月日", "生まれた日"), "", true);
    row("person", words("住所", "住所"), "", true);
    row("grounds", words("申し込めるわけ", "どうして"), words("65歳以上", "65歳より 上"), false);
    row("other_grounds", words("ほかに あてはまるもの", "ほかに"),
        words("要介護・要支援の認定、障害などの手帳", "介護の 認定、障害の 手帳"), false);
    row("phone", words("電話番号", "電話番号"), "0868-66-0000", false);
    row("notice", words("お知らせの方法", "知らせる 方法"), words("電話で", "電話"), false);
    return made;
}

view::Receipt receipt(const JapaneseOrEasy& words) {
    view::Receipt made;
    made.journey_title = taxi(words);
    made.number = "H1-7K3M-9P2Q-X";
    made.received = words("11月22日 10時38分（役場）", "11月22日 10時38分（役場）");
    made.qr = qr(69);
    made.outcome = words("利用者証は、役場がたしかめてから お渡しします。",
                         "カードは、役場の 人が 見てから わたします。");
    made.bring = {words("障害などの手帳", "障害などの 手帳")};
    made.next = {words("役場が内容をたしかめる", "役場の 人が 見ます"),
                 words("電話で知らせる", "電話で 知らせます")};
    made.contact = words("くらし安全課", "くらし安全課");
    made.paper = view::Receipt::Paper::printing;
    made.card_in_reader = true;
    made.asks_how_it_was = true;
    return made;
}

void add_cards(Samples& samples, const JapaneseOrEasy& words) {
    samples.add("place_card", view::PlaceCard{taxi(words), false});
    using Trouble = view::CardTrouble;
    const std::vector<std::pair<Trouble, std::string>> troubles{
        {Trouble::removed, "removed"},       {Trouble::wrong_pin_stop, "wrong_pin_stop"},
        {Trouble::last_try, "last_try"},     {Trouble::locked, "locked"},
        {Trouble::no_pin, "no_pin"},         {Trouble::no_card, "no_card"},
        {Trouble::other_card, "other_card"}, {Trouble::reader_gone, "reader_gone"},
        {Trouble::unreadable, "unreadable"}, {Trouble::busy, "busy"}};
    for (const auto& [trouble, name] : troubles) {
        const bool again = trouble == Trouble::removed || trouble == Trouble::other_card ||
                           trouble == Trouble::unreadable || trouble == Trouble::busy;
        samples.add("card_problem_" + name, view::CardProblem{taxi(words), trouble, again, true});
    }
    samples.add("enter_pin", view::EnterPin{taxi(words), 2, 2, false});
    samples.add("enter_pin_wrong", view::EnterPin{taxi(words), 4, 1, true});
    samples.add("reading", view::Reading{taxi(words)});
    samples.add("saving", view::Saving{taxi(words)});
    samples.add("take_card", view::TakeCard{false});
    samples.add("take_paper", view::TakeCard{true});
    samples.add("take_only_paper", view::TakeCard{true, false});
}

}  // namespace

std::vector<view::OptionRow> languages(const std::string& chosen) {
    return {option("ja", "日本語", chosen == "ja"),
            option("easy", "やさしい日本語", chosen == "easy"),
            option("en", "English", chosen == "en"), option("zh", "中文", chosen == "zh"),
            option("vi", "Tiếng Việt", chosen == "vi")};
}

std::vector<Sample> all(const std::string& language, int text_size) {
    const JapaneseOrEasy words(language);
    view::Frame plain;
    plain.place = words("役場 1階", "役場 1階");
    plain.language = language;
    plain.languages = languages(language);
    plain.text_size = text_size;
    std::vector<Sample> all;
    Samples samples(all, plain);
    samples.add("preparing", view::Preparing{});
    samples.add("out_of_service", view::OutOfService{"disk", false, false});
    samples.add("not_kept", view::OutOfService{"disk", true, true});
    samples.add("welcome", welcome(words));
    view::Welcome invites = welcome(words);
    invites.invitations = {"画面に さわると はじまります", "がめんに さわってください",
                           "Touch the screen to begin", "触摸屏幕即可开始",
                           "Chạm vào màn hình để bắt đầu"};
    samples.add("welcome_invites", invites);
    view::Welcome kept = welcome(words);
    kept.notice = words("11月24日（火）の午前は、窓口で証明書をお渡しできません。",
                        "11月24日の 午前は、証明書を もらうことが できません。");
    kept.last_kept = words("11月22日 10時38分の申し込みは受け付けています。",
                           "11月22日 10時38分の 申し込みは できています。");
    samples.add("welcome_notices", kept);
    samples.add("purpose", purpose(words));
    add_cards(samples, words);
    add_questions(all, plain);
    samples.add("review", review(words));
    samples.add("receipt", receipt(words));
    samples.add("call_staff",
                view::CallStaff{words("くらし安全課の職員が まいります。そのまま お待ちください。",
                                      "役場の 人が 来ます。ここで 待ってください。"),
                                "", true});
    samples.add(
        "call_staff_nobody",
        view::CallStaff{
            words("ただいま 職員が いません。電話 0868-66-1111 に おかけください。",
                  "いま 人が いません。電話を してください：0868-66-1111"),
            words("役場は 8時30分から 17時15分までです。", "役場は 8時30分から 17時15分までです。"),
            false});
    view::Frame asked = plain;
    asked.body = view::EnterPin{taxi(words), 1, 2, false};
    asked.idle = view::IdleQuestion{12};
    all.push_back({"idle", asked});
    asked.idle.reset();
    asked.dialog_quit = true;
    all.push_back({"quit", asked});
    asked.dialog_quit = false;
    asked.looks_menu = true;
    all.push_back({"looks", asked});
    asked.voice.there = asked.voice.on = true;
    all.push_back({"looks_voice", asked});
    add_services(all, plain);
    add_guide(all, plain);
    add_way(all, plain, receipt(words));
    add_desk(all, plain);
    view::Frame seen = plain;
    seen.body = asked_of_grounds(language);
    add_watched(all, plain, seen);
    return all;
}

}  // namespace samples

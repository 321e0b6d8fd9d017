#include "tests/unit/screens/samples.h"

namespace samples {
namespace {

// Picks the phrase of the language the samples are made in.
class Words {
public:
    explicit Words(std::string language) : easy_(language == "easy") {}
    std::string operator()(const char* ja, const char* easy) const { return easy_ ? easy : ja; }

private:
    bool easy_;
};

view::Tile tile(std::string id, std::string title, std::string subtitle, int colour) {
    view::Tile made;
    made.id = std::move(id);
    made.title = std::move(title);
    made.subtitle = std::move(subtitle);
    made.colour = colour;
    return made;
}

view::OptionRow option(std::string id, std::string label, bool chosen = false) {
    return {std::move(id), std::move(label), chosen};
}

std::string taxi(const Words& words) {
    return words("黄福タクシー 利用者証", "きふくタクシーの カード");
}

view::Welcome welcome(const Words& words) {
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

view::Purpose purpose(const Words& words) {
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

view::Question question(const Words& words, const char* id, std::string title, int number) {
    view::Question made;
    made.journey_title = taxi(words);
    made.question_id = id;
    made.title = std::move(title);
    made.progress = {number, 5};
    return made;
}

view::CardAside aside(bool shown) {
    view::CardAside made;
    made.read = true;
    made.shown = shown;
    if (shown) {
        made.name = "見本 花子";
        made.birth_date = "昭和30年2月17日";
        made.address = "岡山県久米郡美咲町原田1234番地5";
    }
    return made;
}

view::Question grounds(const Words& words, bool shown) {
    view::Question made =
        question(words, "other_grounds",
                 words("65歳以上なので申し込めます。ほかに あてはまるものは ありますか",
                       "65歳より 上なので 申し込むことが できます。ほかに ありますか"),
                 3);
    made.why = words("手帳があると、割引が変わることがあります。",
                     "手帳が あると、もっと 安く なることが あります。");
    made.aside = aside(shown);
    made.may_not_know = true;
    made.can_go_on = true;
    view::AskOptions ask;
    ask.several = true;
    ask.options = {option("handbook", words("障害などの手帳", "障害などの 手帳")),
                   option("care", words("要介護・要支援の認定", "介護の 認定"), true),
                   option("illness", words("特定疾患の受給者証", "病気の 証明書")),
                   option("none", words("どれも ない", "ありません"))};
    made.ask = ask;
    return made;
}

view::Question eight_options(const Words& words) {
    view::Question made = question(
        words, "areas", words("相談したいことを えらんでください", "何を 話したいですか"), 1);
    made.missing = words("ひとつ えらんでください。", "1つ えらんでください。");
    view::AskOptions ask;
    ask.options = {option("money", words("お金・生活費", "お金の こと")),
                   option("health", words("体や心の健康", "体や 心の こと")),
                   option("care", words("介護・家族の世話", "家族の 世話")),
                   option("children", words("子育て・学校", "子どもの こと")),
                   option("work", words("仕事", "仕事の こと")),
                   option("home", words("住まい", "家の こと")),
                   option("violence", words("家族からの暴力・つらいこと", "つらいこと")),
                   option("other", words("そのほか", "ほかの こと"))};
    made.ask = ask;
    return made;
}

view::Question typed(const Words& words, view::KeyPad pad, const char* id, std::string title) {
    view::Question made = question(words, id, std::move(title), 4);
    made.may_not_know = pad == view::KeyPad::phone;
    made.why = words("役場から 連絡するときに 使います。", "役場から 電話するためです。");
    view::AskText ask;
    ask.pad = pad;
    made.ask = ask;
    return made;
}

void add_typed(std::vector<Sample>& samples, const view::Frame& plain, const Words& words) {
    const auto add = [&](const char* name, view::Question made, view::AskText ask) {
        made.ask = std::move(ask);
        view::Frame frame = plain;
        frame.body = std::move(made);
        samples.push_back({name, frame});
    };
    view::AskText text;
    text.pad = view::KeyPad::phone;
    text.text = "0868-66-00";
    add("question_phone",
        typed(words, text.pad, "phone",
              words("電話番号を 押してください", "電話番号を 押してください")),
        text);
    text.pad = view::KeyPad::number;
    text.text = "2";
    text.unit = words("通", "まい");
    add("question_number",
        typed(words, text.pad, "copies", words("何通 必要ですか", "何まい いりますか")), text);
    text = {};
    text.pad = view::KeyPad::kana;
    text.text = "みほん はな";
    add("question_kana",
        typed(words, text.pad, "kana_name",
              words("お名前の よみかたを 入れてください", "名前を ひらがなで 入れてください")),
        text);
    text.pad = view::KeyPad::kanji;
    text.text = "見本";
    text.unconverted = "はなこ";
    const std::string kanji =
        words("お名前を 漢字で 入れてください", "名前を 漢字で 入れてください");
    add("question_kanji", typed(words, text.pad, "kanji_name", kanji), text);
    text.candidates = {"花子", "華子", "はな子", "葉奈子", "ハナコ", "はなこ"};
    add("question_candidates", typed(words, text.pad, "kanji_name", kanji), text);
    text = {};
    text.pad = view::KeyPad::text;
    text.address = true;
    text.unconverted = "は";
    const std::string address =
        words("届け先の 住所を 入れてください", "とどける 家の 住所を 入れてください");
    add("question_address", typed(words, text.pad, "address", address), text);
    text.candidates = {"岡山県久米郡美咲町原田",
                       "岡山県久米郡美咲町羽仁",
                       "岡山県久米郡美咲町大垪和西",
                       "岡山県久米郡美咲町西垪和",
                       "早島町",
                       "葉",
                       "は",
                       "ハ"};
    add("question_address_candidates", typed(words, text.pad, "address", address), text);
}

view::AskDate date(int part) {
    view::AskDate made;
    made.eras = {option("reiwa", "令和"), option("heisei", "平成"), option("showa", "昭和"),
                 option("taisho", "大正"), option("western", "西暦")};
    made.part = part;
    if (part > 0) {
        made.era = "showa";
        made.eras[2].chosen = true;
        made.year = "30";
        made.month = "2";
        made.day = "17";
        made.read_back = "昭和30年2月17日";
    }
    return made;
}

view::Review review(const Words& words) {
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

view::Qr qr(int size) {
    view::Qr made;
    made.size = size;
    std::uint32_t seed = 7;
    for (int i = 0; i < size * size; ++i) {
        seed = seed * 1664525U + 1013904223U;
        made.dark.push_back(static_cast<std::uint8_t>((seed >> 30U) & 1U));
    }
    return made;
}

view::Receipt receipt(const Words& words) {
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

void add_cards(std::vector<Sample>& samples, const view::Frame& plain, const Words& words) {
    const auto add = [&](const std::string& name, view::Body body) {
        view::Frame frame = plain;
        frame.body = std::move(body);
        samples.push_back({name, frame});
    };
    add("place_card", view::PlaceCard{taxi(words), false});
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
        add("card_problem_" + name, view::CardProblem{taxi(words), trouble, again, true});
    }
    add("enter_pin", view::EnterPin{taxi(words), 2, 2, false});
    add("enter_pin_wrong", view::EnterPin{taxi(words), 4, 1, true});
    add("reading", view::Reading{taxi(words)});
    add("saving", view::Saving{taxi(words)});
    add("take_card", view::TakeCard{false});
    add("take_paper", view::TakeCard{true});
    add("take_only_paper", view::TakeCard{true, false});
}

void add_questions(std::vector<Sample>& samples, const view::Frame& plain, const Words& words) {
    const auto add = [&](const char* name, view::Question made) {
        view::Frame frame = plain;
        frame.body = std::move(made);
        samples.push_back({name, frame});
    };
    add("question", grounds(words, false));
    add("question_shown", grounds(words, true));
    add("question_eight", eight_options(words));
    view::Question born = question(words, "birth_date",
                                   words("生まれた日は いつですか", "生まれた日は いつですか"), 2);
    born.ask = date(0);
    add("question_era", born);
    born.ask = date(2);
    born.can_go_on = true;
    born.may_not_know = true;
    add("question_date", born);
    view::Question person = question(
        words, "person", words("カードの内容は こちらで よろしいですか", "これで いいですか"), 1);
    person.can_go_on = true;
    person.why = words("申し込む人を たしかめるためです。", "だれが 申し込むか 見るためです。");
    view::AskPerson ask;
    ask.name = "見本 花子";
    person.ask = ask;
    add("question_person", person);
    ask.shown = true;
    ask.birth_date = "昭和30年2月17日";
    ask.address = "岡山県久米郡美咲町原田1234番地5 コーポみさき203号";
    ask.sex = words("女", "女");
    person.ask = ask;
    add("question_person_shown", person);
    view::Question share = question(
        words, "share",
        words("相談の内容を 担当の課に 伝えても よいですか", "ほかの 人に 話しても いいですか"), 5);
    view::AskConsent consent;
    consent.text = words(
        "相談に のる職員どうしで、内容を 共有します。ほかの目的には 使いません。"
        "あとから 取り消すことも できます。",
        "役場の 人が いっしょに 考えます。ほかの ことには 使いません。"
        "あとで やめることも できます。");
    consent.given = true;
    share.ask = consent;
    share.can_go_on = true;
    add("question_consent", share);
}

void add_look_up(std::vector<Sample>& samples, const view::Frame& plain) {
    const auto add = [&](const char* name, view::Body body) {
        view::Frame frame = plain;
        frame.body = std::move(body);
        samples.push_back({name, frame});
    };
    view::LookUpNumber number;
    number.number.pad = view::KeyPad::receipt_number;
    number.number.text = "H1-7K3M-";
    add("look_up_number", number);
    view::LookUpBirthDate born;
    born.date = date(3);
    born.can_go_on = true;
    add("look_up_birth_date", born);
    add("looking_up", view::LookingUp{});
    using Answer = view::LookUpResult::Answer;
    add("look_up_found", view::LookUpResult{Answer::found, "確認が おわりました", "11月22日"});
    add("look_up_not_found", view::LookUpResult{Answer::not_found, "", ""});
    add("look_up_no_line", view::LookUpResult{Answer::no_line, "", ""});
    add("look_up_too_many", view::LookUpResult{Answer::too_many, "", ""});
}

}  // namespace

std::vector<view::OptionRow> languages(const std::string& chosen) {
    return {option("ja", "日本語", chosen == "ja"),
            option("easy", "やさしい日本語", chosen == "easy"),
            option("en", "English", chosen == "en"), option("zh", "中文", chosen == "zh"),
            option("vi", "Tiếng Việt", chosen == "vi")};
}

std::vector<Sample> all(const std::string& language, int text_size) {
    const Words words(language);
    view::Frame plain;
    plain.place = words("役場 1階", "役場 1階");
    plain.language = language;
    plain.languages = languages(language);
    plain.text_size = text_size;
    std::vector<Sample> samples;
    const auto add = [&](const char* name, view::Body body) {
        view::Frame frame = plain;
        frame.body = std::move(body);
        samples.push_back({name, frame});
    };
    add("preparing", view::Preparing{});
    add("out_of_service", view::OutOfService{"disk", false, false});
    add("not_kept", view::OutOfService{"disk", true, true});
    add("welcome", welcome(words));
    view::Welcome invites = welcome(words);
    invites.invitations = {"画面に さわると はじまります", "がめんに さわってください",
                           "Touch the screen to begin", "触摸屏幕即可开始",
                           "Chạm vào màn hình để bắt đầu"};
    add("welcome_invites", invites);
    view::Welcome kept = welcome(words);
    kept.notice = words("11月24日（火）の午前は、窓口で証明書をお渡しできません。",
                        "11月24日の 午前は、証明書を もらうことが できません。");
    kept.last_kept = words("11月22日 10時38分の申し込みは受け付けています。",
                           "11月22日 10時38分の 申し込みは できています。");
    add("welcome_notices", kept);
    add("purpose", purpose(words));
    add_cards(samples, plain, words);
    add_questions(samples, plain, words);
    add_typed(samples, plain, words);
    add("review", review(words));
    add("receipt", receipt(words));
    add_look_up(samples, plain);
    add("call_staff",
        view::CallStaff{words("くらし安全課の職員が まいります。そのまま お待ちください。",
                              "役場の 人が 来ます。ここで 待ってください。"),
                        "", true});
    add("call_staff_nobody",
        view::CallStaff{
            words("ただいま 職員が いません。電話 0868-66-1111 に おかけください。",
                  "いま 人が いません。電話を してください：0868-66-1111"),
            words("役場は 8時30分から 17時15分までです。", "役場は 8時30分から 17時15分までです。"),
            false});
    view::Frame asked = plain;
    asked.body = view::EnterPin{taxi(words), 1, 2, false};
    asked.idle = view::IdleQuestion{12};
    samples.push_back({"idle", asked});
    asked.idle.reset();
    asked.dialog_quit = true;
    samples.push_back({"quit", asked});
    asked.dialog_quit = false;
    asked.looks_menu = true;
    samples.push_back({"looks", asked});
    asked.voice.there = asked.voice.on = true;
    samples.push_back({"looks_voice", asked});
    add_services(samples, plain);
    add_guide(samples, plain);
    add_way(samples, plain, receipt(words));
    add_desk(samples, plain);
    view::Frame seen = plain;
    seen.body = grounds(words, false);
    add_watched(samples, plain, seen);
    return samples;
}

}  // namespace samples

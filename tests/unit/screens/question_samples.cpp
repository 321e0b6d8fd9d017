// The kinds of question, and looking up what became of an application.
#include "tests/unit/screens/sampling.h"

namespace samples {
namespace {

view::Question question(const JapaneseOrEasy& words, const char* id, std::string title,
                        int number) {
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

view::Question grounds(const JapaneseOrEasy& words, bool shown) {
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

view::Question eight_options(const JapaneseOrEasy& words) {
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

view::Question typed(const JapaneseOrEasy& words, view::KeyPad pad, const char* id,
                     std::string title) {
    view::Question made = question(words, id, std::move(title), 4);
    made.may_not_know = pad == view::KeyPad::phone;
    made.why = words("役場から 連絡するときに 使います。", "役場から 電話するためです。");
    view::AskText ask;
    ask.pad = pad;
    made.ask = ask;
    return made;
}

void add_typed(Samples& samples, const JapaneseOrEasy& words) {
    const auto add = [&](const char* name, view::Question made, view::AskText ask) {
        made.ask = std::move(ask);
        samples.add(name, std::move(made));
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

void add_chosen(Samples& samples, const JapaneseOrEasy& words) {
    samples.add("question", grounds(words, false));
    samples.add("question_shown", grounds(words, true));
    // In practice no card was read; and how many will follow hangs on this answer.
    view::Question practised = grounds(words, false);
    practised.aside->sample = true;
    practised.progress.of = 0;
    samples.add("question_sample_card", practised);
    samples.add("question_eight", eight_options(words));
    view::Question born = question(words, "birth_date",
                                   words("生まれた日は いつですか", "生まれた日は いつですか"), 2);
    born.ask = date(0);
    samples.add("question_era", born);
    born.ask = date(2);
    born.can_go_on = true;
    born.may_not_know = true;
    samples.add("question_date", born);
    view::Question person = question(
        words, "person", words("カードの内容は こちらで よろしいですか", "これで いいですか"), 1);
    person.can_go_on = true;
    person.why = words("申し込む人を たしかめるためです。", "だれが 申し込むか 見るためです。");
    view::AskPerson ask;
    ask.name = "見本 花子";
    person.ask = ask;
    samples.add("question_person", person);
    ask.shown = true;
    ask.birth_date = "昭和30年2月17日";
    ask.address = "岡山県久米郡美咲町原田1234番地5 コーポみさき203号";
    ask.sex = words("女", "女");
    person.ask = ask;
    samples.add("question_person_shown", person);
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
    samples.add("question_consent", share);
}

void add_look_up(Samples& samples) {
    view::LookUpNumber number;
    number.number.pad = view::KeyPad::receipt_number;
    number.number.text = "H1-7K3M-";
    samples.add("look_up_number", number);
    view::LookUpBirthDate born;
    born.date = date(3);
    born.can_go_on = true;
    samples.add("look_up_birth_date", born);
    // The registry knows the year and the month alone; the button says so.
    born.date.day = "?";
    born.date.read_back = "昭和30年2月";
    born.may_not_know = born.does_not_know = true;
    samples.add("look_up_birth_date_unknown", born);
    samples.add("looking_up", view::LookingUp{});
    using Answer = view::LookUpResult::Answer;
    samples.add("look_up_found",
                view::LookUpResult{Answer::found, "確認が おわりました", "11月22日"});
    samples.add("look_up_not_found", view::LookUpResult{Answer::not_found, "", ""});
    samples.add("look_up_no_line", view::LookUpResult{Answer::no_line, "", ""});
    samples.add("look_up_too_many", view::LookUpResult{Answer::too_many, "", ""});
}

}  // namespace

view::Question asked_of_grounds(const std::string& language) {
    return grounds(JapaneseOrEasy(language), false);
}

void add_questions(std::vector<Sample>& all, const view::Frame& plain) {
    const JapaneseOrEasy words(plain.language);
    Samples samples(all, plain);
    add_chosen(samples, words);
    add_typed(samples, words);
    add_look_up(samples);
}

}  // namespace samples

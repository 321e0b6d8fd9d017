// The guide and the lists after a change in life. Answers and cards read as the pack's do.
#include <map>

#include "tests/unit/screens/sampling.h"

namespace samples {
namespace {

// Picks the phrase of the language the samples are made in.
class Spoken {
public:
    explicit Spoken(std::string language) : language_(std::move(language)) {}
    std::string operator()(std::map<std::string, std::string> phrases) const {
        const auto found = phrases.find(language_);
        return found == phrases.end() ? phrases.at("ja") : found->second;
    }

private:
    std::string language_;
};

view::GuideEntry fee(const Spoken& say) {
    return {
        "juminhyo-fee",
        say({{"ja", "住民票・戸籍などの 手数料"},
             {"easy", "じゅうみんひょうの おかね"},
             {"en", "Fees for certificates (手数料)"},
             {"zh", "住民票等的手续费"},
             {"vi", "Lệ phí giấy tờ (手数料)"}}),
        say({{"ja",
              "戸籍の 全部の 写しは 450円、除籍・改製原戸籍は 750円です（国の 決まり）。住民票と "
              "印鑑証明の 手数料は、この端末では 分かりません。窓口で 聞いて ください。"},
             {"easy", "こせきは 450えんです。ほかの おかねは 窓口で きいて ください。"},
             {"en",
              "A full family register copy is 450 yen. Please ask at the counter for the "
              "other fees."},
             {"vi", "Bản sao hộ tịch đầy đủ là 450 yên. Các lệ phí khác, hãy hỏi tại quầy."}}),
        say({{"ja", "担当：住民票の窓口"}, {"en", "Desk: Resident Record Counter"}}),
        say({{"ja", "出どころ：地方公共団体の手数料の標準に関する政令（令和8年11月22日に 確認）"},
             {"en", "Source: 地方公共団体の手数料の標準に関する政令 (checked 22 November 2026)"}}),
        "",
        ""};
}

view::GuideEntry moving(const Spoken& say) {
    return {
        "move-in",
        say({{"ja", "美咲町に 引っ越してきた（転入届）"},
             {"easy", "みさきちょうに ひっこして きた"},
             {"en", "Moving to Misaki (転入届)"},
             {"zh", "搬到美咲町（转入申报）"},
             {"vi", "Chuyển đến Misaki (転入届)"}}),
        say({{"ja",
              "住みはじめてから 14日以内に、転出証明書か マイナンバーカードを 持って、役場の "
              "窓口で "
              "届けます。家族の だれかが まとめて できます。"},
             {"easy", "すんでから 14にちの うちに 役場に きて ください。カードを もって きます。"},
             {"en",
              "Report at the counter within 14 days of moving in. Bring your moving-out "
              "certificate or My Number card."}}),
        say({{"ja", "担当：住民票の窓口"}, {"en", "Desk: Resident Record Counter"}}),
        say({{"ja", "出どころ：住民基本台帳法22条（令和8年11月22日に 確認）"},
             {"en", "Source: 住民基本台帳法22条 (checked 22 November 2026)"}}),
        say({{"ja", "「引っ越し・結婚・出産など」を はじめる"},
             {"en", "Start: Moving, marriage, birth and more"},
             {"vi", "Bắt đầu: Chuyển nhà, kết hôn, sinh con"}}),
        say({{"ja", "すること ぜんぶの 一覧を 見る"},
             {"en", "See the list of all there is to do"},
             {"vi", "Xem tất cả việc cần làm"}})};
}

view::GuideAsk asking(const Spoken& say, bool typed) {
    view::GuideAsk ask;
    ask.text.pad = view::KeyPad::text;
    ask.life_events = true;
    ask.kept =
        say({{"ja",
              "答えられなかった 質問だけ、名前や 番号を 消して 役場に 送り、職員が 答えを "
              "よくします。だれかは 残りません。職員が 見る一覧からは 8週間で 消えます。"},
             {"easy",
              "わからなかった ことだけ 役場に 送ります。名前や 番号は 消します。役場の 人が 答えを "
              "よくします。役場の 人が 見る リストから 8週間で 消えます。"},
             {"en",
              "Only questions without a good answer go to the town's staff, without names or "
              "numbers, to improve the answers. Rare ones leave the staff's list after 8 weeks."},
             {"zh",
              "只有没能回答好的提问会去除姓名和号码后发给役场，由工作人员改进回答。不会留下是谁问的"
              "。少见的提问8周后从工作人员的列表中消失。"},
             {"vi",
              "Chỉ câu hỏi chưa được trả lời tốt mới gửi đến nhân viên, không có tên và số, để cải "
              "thiện. Câu hỏi hiếm rời danh sách của nhân viên sau 8 tuần."}});
    if (!typed) return ask;
    ask.text.text = "住民票は ";
    ask.text.unconverted = "いくら";
    ask.about = "住民票の 写しが ほしい";
    ask.can_go_on = true;
    return ask;
}

view::GuideAnswer answered(view::GuideAnswer::Kind kind) {
    view::GuideAnswer answer;
    answer.kind = kind;
    answer.asked = "引っ越したけど どうすりゃあ ええん";
    return answer;
}

std::vector<view::OptionRow> about_records(const Spoken& say) {
    return {{"juminhyo-copy",
             say({{"ja", "住民票の 写しが ほしい"},
                  {"en", "I need a residence record (住民票の写し)"}}),
             false},
            {"juminhyo-proxy",
             say({{"ja", "家族や 頼まれた 人の 住民票"}, {"en", "For somebody else"}}), false},
            {"juminhyo-fee",
             say({{"ja", "住民票・戸籍などの 手数料"}, {"en", "Fees for certificates"}}), false},
            {"juminhyo-wide",
             say({{"ja", "ほかの 市町村の 住民票"}, {"en", "A record of another town"}}), false}};
}

view::GuideAnswer distress(const Spoken& say) {
    auto answer = answered(view::GuideAnswer::Kind::urgent);
    answer.asked.clear();
    answer.called = say({{"ja", "窓口の職員が まいります。そのまま お待ちください。"},
                         {"en", "A member of staff is coming. Please stay here."}});
    answer.help.push_back(
        {say({{"ja", "つらい気持ちを 話して ください"},
              {"easy", "つらい きもちを はなして ください"},
              {"en", "You are not alone. Please talk to someone"}}),
         say({{"ja",
               "ひとりで がまんしなくて よいです。職員を いま 呼びます。電話でも 話を 聞く 人が "
               "います。"
               "いのちが 危ない ときは 119です。"},
              {"en",
               "We are calling staff now. People also listen on the telephone. If your life is in "
               "danger, call 119."}}),
         {{say({{"ja", "よりそいホットライン"}, {"en", "Yorisoi Hotline"}}), "0120-279-338"},
          {say({{"ja", "いのちの電話"}, {"en", "Inochi no Denwa (lifeline, Japanese)"}}),
           "0120-783-556"},
          {say({{"ja", "消防・救急車"}, {"en", "Ambulance and fire"}}), "119"}}});
    return answer;
}

view::LifeList list(const Spoken& say) {
    view::LifeList made;
    made.title = say({{"ja", "することの 一覧：美咲町に 引っ越してきた"},
                      {"en", "What to do: I moved to Misaki"}});
    made.note = say(
        {{"ja",
          "答えに 合わせて えらびました。「わからない」と 答えたことは、ねんのため のせています。"},
         {"en", "Chosen by your answers. What you did not know is listed to be safe."}});
    const auto desk = say({{"ja", "担当：住民票の窓口"}, {"en", "Desk: Resident Record Counter"}});
    made.procedures = {
        {"report", "転入届", "窓口で 職員が 本人を たしかめて 受け付けます。", desk,
         "持ってくるもの：転出証明書か マイナンバーカード、本人確認の もの",
         "期限：住みはじめてから 14日以内（住民基本台帳法22条）", "",
         "「引っ越し・結婚・出産など」を はじめる", false},
        {"taxi", "黄福タクシーの 利用者証", "65歳からの 方が 使えます。", "担当：くらし安全課", "",
         "", "", "", true},
        {"seal", "印鑑登録（いる 人だけ）", "前の 町の 登録は なくなっています。", desk,
         "持ってくるもの：登録する はんこ、写真の ある 本人確認の もの", "", "", "", false},
        {"water", "水道を 使いはじめる", "使いはじめる 日を 知らせます。", "担当：上下水道の窓口",
         "", "", "", "", false}};
    made.qr.size = 25;
    for (int i = 0; i < 25 * 25; ++i) made.qr.dark.push_back(static_cast<std::uint8_t>(i % 3 == 0));
    made.can_print = true;
    return made;
}

}  // namespace

void add_guide(std::vector<Sample>& all, const view::Frame& plain) {
    Samples samples(all, plain);
    using Kind = view::GuideAnswer::Kind;
    const Spoken say(plain.language);
    samples.add("guide_ask", asking(say, false));
    samples.add("guide_ask_more", asking(say, true));
    samples.add("guide_looking", answered(Kind::looking));
    samples.add("guide_nothing", answered(Kind::nothing));
    auto chosen = answered(Kind::choose);
    chosen.entries = {moving(say), fee(say)};
    samples.add("guide_choose", chosen);
    auto one = answered(Kind::answer);
    one.entries = {moving(say)};
    one.options = {about_records(say).at(2), about_records(say).at(1)};
    samples.add("guide_answer", one);
    auto back = answered(Kind::asks_back);
    back.title =
        say({{"ja", "住民票の どんな ことですか"}, {"en", "What about the residence record?"}});
    back.options = about_records(say);
    samples.add("guide_asks_back", back);
    auto staff = answered(Kind::staff);
    staff.options = {about_records(say).at(0), about_records(say).at(3)};
    samples.add("guide_staff", staff);
    auto perhaps = staff;
    perhaps.help = {{say({{"ja", "つらい ことや あぶない ことが あれば"},
                          {"en", "If you are in trouble or in danger"}}),
                     say({{"ja", "この 電話で いま 話せます。職員も 呼べます。"},
                          {"en", "You can call these numbers now. You can also call staff."}}),
                     distress(say).help.front().telephones}};
    samples.add("guide_perhaps", perhaps);
    samples.add("guide_urgent", distress(say));
    samples.add("life_list", list(say));
}

}  // namespace samples

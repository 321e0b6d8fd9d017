#pragma once

#include <string>
#include <variant>

namespace kiosk::view {

// What a visitor or clerk wants.
struct Started {
    std::string tile;
};
struct Agreed {};  // purpose read, go on
struct GoOn {};    // the onward button
struct GoBack {};
struct GaveUp {};     // やめる: leaves nothing
struct StaysHere {};  // no, do not leave; or つづける on the idle question
struct CallsStaff {};
struct HasNoCard {};
struct TriesAgain {};
struct DigitPressed {
    int digit;
};
struct DigitErased {};
struct PinUnknown {};  // 番号がわからない
struct PinEntered {};
struct OptionToggled {
    std::string id;
};
struct DoesNotKnowPressed {};
struct CharacterTyped {
    std::string text;
};
struct CharacterErased {};
struct KanaChanged {};  // 濁点・半濁点・小文字 of the last kana
struct ConvertPressed {};
struct CandidateChosen {
    int index;
};
struct EraChosen {
    std::string era;
};
struct DatePartChosen {
    int part;
};
struct PersonalShown {};  // 表示する / かくす
struct ConsentGiven {
    bool yes;
};
struct ChangeWanted {
    std::string question_id;
};
struct PageTurned {
    int by;
};
struct Submitted {};
struct Printed {};   // 控えを もう1枚
struct Finished {};  // おわる
struct LanguageChosen {
    std::string language;
};
struct TextSizeChanged {};
struct DeskFilterChosen {
    std::string id;
};
struct DeskRowChosen {
    std::string id;
};
struct FieldCorrected {
    std::string question_id, part;
};  // 直す
struct ReasonChosen {
    std::string id;
};
struct CorrectionSaved {};
struct CorrectionLeft {};
struct Confirmed {};  // 確認済にする
struct Refreshed {};
struct SignedOut {};
struct LineChanged {
    std::string id;
    int by;
};  // one more, one less
struct TabChosen {
    std::string id;
};
struct ActChosen {
    std::string journey, row;
};  // row "" = begun without one
struct TablePrinted {};
struct KeptForLater {};      // とっておく
struct EmergencySeen {};     // わかりました
struct CompletionWanted {};  // 補正をもとめる
struct LooksWanted {};       // 「見え方・音声」
struct LooksLeft {};
struct TextSizeChosen {
    int step;
};
struct ColoursChosen {
    std::string id;
};  // "ordinary", "contrast", "inverted"
struct ReachChanged {};
struct StillChanged {};
struct VoiceChanged {};  // on, off
struct VoiceFaster {
    int by;
};
struct VoiceLouder {
    int by;
};
struct HeadphonesPlugged {
    bool in;
};  // the keypad says when something is put into its jack
struct WatchAnswered {
    bool yes;
};  // 職員が画面を見てもよいか
struct WatchStopped {};
struct SharedPointed {
    std::string id;
};                      // the clerk points at this element of the shared screen
struct WriteWanted {};  // the clerk wants to fill in what is asked there
// An answer, an option of what the guide asks back, 「どれでもない」 ("none"); "begin:ID" and
// "list:ID" hand over to what an answer or a procedure leads to.
struct GuideChosen {
    std::string id;
};
struct HowItWasChosen {
    std::string id;
};  // "good", "fair", "poor"; pressed again: taken back
// The way to the desk of what is on the screen; from the first screen the tile "way" begins it.
struct WayWanted {};

using Intent =
    std::variant<Started, Agreed, GoOn, GoBack, GaveUp, StaysHere, CallsStaff, HasNoCard,
                 TriesAgain, DigitPressed, DigitErased, PinUnknown, PinEntered, OptionToggled,
                 DoesNotKnowPressed, CharacterTyped, CharacterErased, KanaChanged, ConvertPressed,
                 CandidateChosen, EraChosen, DatePartChosen, PersonalShown, ConsentGiven,
                 ChangeWanted, PageTurned, Submitted, Printed, Finished, LanguageChosen,
                 TextSizeChanged, DeskFilterChosen, DeskRowChosen, FieldCorrected, ReasonChosen,
                 CorrectionSaved, CorrectionLeft, Confirmed, Refreshed, SignedOut, LineChanged,
                 TabChosen, ActChosen, TablePrinted, KeptForLater, EmergencySeen, CompletionWanted,
                 LooksWanted, LooksLeft, TextSizeChosen, ColoursChosen, ReachChanged, StillChanged,
                 VoiceChanged, VoiceFaster, VoiceLouder, HeadphonesPlugged, WatchAnswered,
                 HowItWasChosen, WatchStopped, GuideChosen, SharedPointed, WriteWanted, WayWanted>;

}  // namespace kiosk::view

#pragma once

#include "screens/all.h"
#include "screens/ui/buttons.h"
#include "screens/ui/cards.h"
#include "screens/ui/pads.h"

// What the kinds of question share. One file a kind beside this one.
namespace screens::question {

// Steps, the question, its help, and what is missing, cut from the top of the area. Where nothing
// stands beside it (`button`: always) a button opens what else there is to know; it is cut from
// the top too, or from the bottom in reach mode.
enum class About { beside, elsewhere, button };
void head(const view::Question& question, const Phrases& say, ui::Sheet& sheet, ui::Rect& area,
          About about);
// For screens whose keys need the room: a head one line high, and what was typed so far with
// 「わからない」 and 「なぜ きくのですか」. A help that finds no room stands where the question is
// explained.
Wish head_with_field(const view::Question& question, const ui::Field& field, const Phrases& say,
                     ui::Sheet& sheet, ui::Rect& area);
bool help_elsewhere(const view::Question& question, ui::Sheet& sheet);
// Whose card it is and what was read of it: in practice no real one.
inline std::string from_of(const view::CardAside& card, const Phrases& say) {
    return card.sample ? say("question.from_sample") : say("question.from_card");
}
inline std::string read_of(const view::CardAside& card, const Phrases& say) {
    return card.sample ? say("question.sample_read") : say("question.card_read");
}
// What the card told and why this is asked; takes its place from the right when there is anything.
// Nothing in the larger sizes and on a tall sheet: see head.
inline bool has_side(const ui::Sheet& sheet) { return sheet.roomy() && !sheet.low(); }
Wish side(const view::Question& question, const Phrases& say, ui::Sheet& sheet, ui::Rect& area);
// 「わからない」 and 「なぜ きくのですか」 as buttons, for screens without a side card.
float small_acts_width(const view::Question& question, const Phrases& say, ui::Sheet& sheet);
Wish small_acts(const view::Question& question, const Phrases& say, ui::Sheet& sheet,
                const ui::Rect& at);
Wish foot(const view::Question& question, const Phrases& say, ui::Sheet& sheet);

Wish ask(const view::Question& question, const view::AskOptions& options, const Phrases& say,
         ui::Sheet& sheet);
Wish ask(const view::Question& question, const view::AskText& text, const Phrases& say,
         ui::Sheet& sheet);
Wish ask(const view::Question& question, const view::AskDate& date, const Phrases& say,
         ui::Sheet& sheet);
Wish ask(const view::Question& question, const view::AskPerson& person, const Phrases& say,
         ui::Sheet& sheet);
Wish ask(const view::Question& question, const view::AskLines& lines, const Phrases& say,
         ui::Sheet& sheet);
Wish ask(const view::Question& question, const view::AskConsent& consent, const Phrases& say,
         ui::Sheet& sheet);

// The pad of a text, its wishes included; also used for the receipt's number.
Wish type_on_pad(const view::AskText& text, const Phrases& say, ui::Sheet& sheet,
                 const ui::Rect& area);
// Era, year, month and day beside the keys; also used for looking up by birth date.
Wish date_fields(const view::AskDate& date, const Phrases& say, ui::Sheet& sheet, ui::Rect& area);
Wish date_keys(const view::AskDate& date, const Phrases& say, ui::Sheet& sheet,
               const ui::Rect& area);

}  // namespace screens::question

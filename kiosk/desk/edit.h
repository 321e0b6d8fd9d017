#pragma once

#include "kiosk/desk/case.h"
#include "kiosk/journey/draft.h"
#include "kiosk/view/view.h"
#include "town/pack.h"

namespace kiosk {

inline constexpr const char* completion_part = "completion";

// One field being corrected: a draft like a visitor's, and the reason without which nothing
// changes.
class DeskEdit {
public:
    // Empty: this field cannot be corrected here (the pack no longer has its question).
    static std::optional<DeskEdit> begin(const DeskFile& file, const town::Journey& journey,
                                         const std::string& question, const std::string& part);

    // 補正: what is missing (the reason) and by when, of the whole application.
    static DeskEdit completion(const town::Journey& journey, base::Date today);
    bool is_completion() const { return part_ == completion_part; }

    bool take(const view::Intent& intent);
    void say_problem(std::string words) { problem_ = std::move(words); }
    // The value to send, once it fits and has a reason.
    std::optional<town::Answer> value() const;
    const std::string& question() const { return question_id_; }
    const std::string& part() const { return part_; }
    const std::string& reason() const { return reason_; }

    view::DeskEdit shown(const town::Words& words, base::Date today, std::string label,
                         std::string before) const;

private:
    const town::Journey* journey_ = nullptr;  // of the pack
    std::string question_id_, part_;
    std::string_view reasons_;  // where the words of its reasons begin
    town::Question asked_;      // for a part of a person and for a consent, a question in its stead
    base::Date received_{};
    Draft draft_;
    std::string reason_;  // id
    std::string problem_;
};

}  // namespace kiosk

#include "town/pack_expand.h"

#include <algorithm>

namespace town {
namespace {

Question part_of(const Question& whole, std::string_view name, QuestionKind kind) {
    Question part;
    part.id = whole.id + "." + std::string(name);
    part.kind = kind;
    part.when = whole.when;
    part.may_skip = whole.may_skip;
    part.may_not_know = whole.may_not_know;
    part.look_up = true;  // Nobody knows the number of an account by heart.
    part.page = whole.page.empty() ? whole.id : whole.page;
    part.words = "account." + std::string(name);
    return part;
}

// Asked as a passbook says it; the passbook itself is seen at the counter.
std::vector<Question> account_parts(const Question& whole, PackTable& file, const Pack& pack) {
    std::vector<Question> parts;
    parts.push_back(part_of(whole, "bank", QuestionKind::text));
    parts.push_back(part_of(whole, "branch", QuestionKind::text));
    parts.push_back(part_of(whole, "type", QuestionKind::one_of));
    parts.back().options = {{.id = "ordinary"}, {.id = "current"}};
    parts.push_back(part_of(whole, "number", QuestionKind::code));
    if (const CodeForm* form = code_form(pack, "account_number")) {
        parts.back().form = *form;
    } else {
        file.complain("An account needs codes/account_number.toml.");
    }
    parts.push_back(part_of(whole, "holder", QuestionKind::kana));
    for (Question& part : parts) {
        if (part.kind == QuestionKind::text) part.most = 60;
        if (part.kind == QuestionKind::kana) part.most = 60;
    }
    return parts;
}

// One repeating group with its questions, accounts already in parts.
class Copies {
public:
    Copies(const Repeat& repeat, const std::vector<Question>& questions)
        : repeat_(repeat), questions_(questions) {}

    void append_to(std::vector<Question>& all) const {
        for (int n = 1; n <= repeat_.most; ++n) {
            for (const Question& question : questions_) all.push_back(copy(question, n));
            if (n < repeat_.most) all.push_back(more(n));
        }
    }

private:
    std::string id(const std::string& name, int n) const {
        return repeat_.id + "." + std::to_string(n) + "." + name;
    }

    // The group as a whole for the first copy, the wish for one more for every other.
    std::vector<Condition> to_begin_with(int n) const {
        if (n == 1) return repeat_.when;
        return {{.question = id("more", n - 1), .test = Condition::Test::is, .option = "yes"}};
    }

    Question copy(const Question& question, int n) const {
        Question made = question;
        made.id = id(question.id, n);
        if (made.words.empty()) made.words = question.id;
        made.nth = n;
        if (!made.page.empty()) made.page += "." + std::to_string(n);
        made.when = to_begin_with(n);
        for (Condition condition : question.when) {
            const bool sibling = std::ranges::find(questions_, condition.question, &Question::id) !=
                                 questions_.end();
            if (sibling) condition.question = id(condition.question, n);
            made.when.push_back(std::move(condition));
        }
        return made;
    }

    Question more(int n) const {
        Question made;
        made.id = id("more", n);
        made.kind = QuestionKind::one_of;
        made.options = {{.id = "yes"}, {.id = "no"}};
        made.words = repeat_.more.empty() ? "repeat.more" : repeat_.more;
        made.nth = n;
        made.when = to_begin_with(n);
        return made;
    }

    const Repeat& repeat_;
    const std::vector<Question>& questions_;
};

std::vector<Question> parts_of(const WrittenQuestion& written, PackTable& file, const Pack& pack) {
    if (written.is_account) return account_parts(written.question, file, pack);
    return {written.question};
}

const Repeat* repeat_of(const std::string& id, const std::vector<Repeat>& repeats) {
    const auto found = std::ranges::find(repeats, id, &Repeat::id);
    return found == repeats.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Question> expanded(std::vector<WrittenQuestion> written,
                               const std::vector<Repeat>& repeats, PackTable& file,
                               LoadedPack& loaded) {
    std::vector<Question> all;
    std::set<std::string> begun;
    for (std::size_t at = 0; at < written.size();) {
        const std::string group = written[at].repeat;
        std::vector<Question> together;
        for (; at < written.size() && written[at].repeat == group; ++at) {
            auto parts = parts_of(written[at], file, loaded.pack);
            std::ranges::move(parts, std::back_inserter(together));
            if (group.empty()) break;
        }
        if (group.empty()) {
            ++at;
            std::ranges::move(together, std::back_inserter(all));
            continue;
        }
        const Repeat* repeat = repeat_of(group, repeats);
        if (repeat == nullptr) {
            file.complain("There is no [[repeat]] \"" + group + "\".");
        } else if (!begun.insert(group).second) {
            file.complain("The questions of \"" + group + "\" must stand one after another.");
        } else {
            Copies(*repeat, together).append_to(all);
        }
    }
    for (const Repeat& repeat : repeats) {
        if (!begun.contains(repeat.id)) {
            file.complain("No question repeats as \"" + repeat.id + "\".");
        }
    }
    return all;
}

const std::vector<std::string>& proxy_kinds() {
    static const std::vector<std::string> kinds{"same_household", "family_care", "care_manager",
                                                "parent",         "heir",        "mandate"};
    return kinds;
}

void add_proxy(PackTable& file, Journey& journey, PackComplaints& complaints) {
    auto rule = file.table("proxy");
    if (!rule) return;
    Question who;
    who.id = filed_by;
    who.words = "proxy.filed_by";
    who.options.push_back({.id = "self"});
    for (const std::string& kind : rule->texts("kinds")) {
        if (std::ranges::find(proxy_kinds(), kind) == proxy_kinds().end()) {
            complaints.push_back({file.file(), "proxy: \"" + kind + "\" is not a kind of proxy."});
            continue;
        }
        who.options.push_back({.id = kind, .to_staff = true});
        journey.bring.push_back(
            {.id = "proxy.proof." + kind, .when = {{who.id, Condition::Test::is, kind}}});
    }
    rule->refuse_the_rest();
    const std::vector<Condition> another{{who.id, Condition::Test::is_not, "self"}};
    Question name;
    name.id = "proxy_name";
    name.kind = QuestionKind::kanji;
    name.most = 60;
    name.typing = Typing::name;
    name.when = another;
    name.words = "proxy.name";
    Question phone;
    phone.id = "proxy_phone";
    phone.kind = QuestionKind::phone;
    phone.look_up = true;
    phone.when = another;
    phone.words = "proxy.phone";
    std::vector<Question> first{std::move(who), std::move(name), std::move(phone)};
    journey.questions.insert(journey.questions.begin(), std::make_move_iterator(first.begin()),
                             std::make_move_iterator(first.end()));
}

}  // namespace town

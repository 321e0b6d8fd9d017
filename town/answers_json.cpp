#include "town/answers_json.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace town {
namespace {

using nlohmann::json;

constexpr std::size_t most_json_bytes = std::size_t{64} << 10;
constexpr std::size_t most_answers = 400;
constexpr std::size_t most_options = 64;
constexpr std::size_t most_text_bytes = 4000;
constexpr std::size_t most_answer_id_bytes = 64;

json as_json(const Answer& answer) {
    if (const auto* chosen = std::get_if<Chosen>(&answer)) return {{"chosen", chosen->options}};
    if (const auto* written = std::get_if<Written>(&answer)) {
        return {{"written", written->text.reveal()}};
    }
    if (const auto* counted = std::get_if<Counted>(&answer)) return {{"counted", counted->number}};
    if (const auto* dated = std::get_if<Dated>(&answer)) return {{"dated", dated->iso.reveal()}};
    if (const auto* card = std::get_if<FromCard>(&answer)) {
        const Person& person = card->person;
        return {{"from_card",
                 {{"name", person.name.reveal()},
                  {"address", person.address.reveal()},
                  {"birth_date", person.birth_date.reveal()},
                  {"sex", word(person.sex)}}}};
    }
    if (const auto* consented = std::get_if<Consented>(&answer)) {
        return {{"consented", consented->given}};
    }
    if (const auto* lined = std::get_if<Lined>(&answer)) return {{"lined", lined->counts}};
    return {{"does_not_know", true}};
}

// Every reader below hands out nothing when the JSON is not exactly of its form.
template <class T>
using Read = std::optional<T>;

Read<std::string> read_text(const json& value) {
    if (!value.is_string()) return std::nullopt;
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() > most_text_bytes) return std::nullopt;
    return text;
}

Read<Answer> read_chosen(const json& value) {
    if (!value.is_array() || value.size() > most_options) return std::nullopt;
    Chosen chosen;
    for (const json& option : value) {
        auto id = read_text(option);
        if (!id || id->empty() || id->size() > most_answer_id_bytes) return std::nullopt;
        chosen.options.push_back(std::move(*id));
    }
    return chosen;
}

Read<std::int64_t> read_count(const json& value) {
    if (!value.is_number_integer()) return std::nullopt;
    constexpr auto most = static_cast<std::uint64_t>(INT64_MAX);
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > most) return std::nullopt;
    return value.get<std::int64_t>();
}

Read<Answer> read_lined(const json& value) {
    if (!value.is_object() || value.size() > most_options) return std::nullopt;
    Lined lined;
    for (const auto& [id, counted] : value.items()) {
        const auto count = read_count(counted);
        if (!count || id.empty() || id.size() > most_answer_id_bytes) return std::nullopt;
        lined.counts.emplace(id, *count);
    }
    return lined;
}

Read<base::SecretText> read_field(const json& object, const char* name) {
    const auto field = object.find(name);
    if (field == object.end()) return std::nullopt;
    auto text = read_text(*field);
    if (!text) return std::nullopt;
    return base::SecretText(std::move(*text));
}

Read<Answer> read_from_card(const json& value) {
    if (!value.is_object() || value.size() != 4) return std::nullopt;
    auto name = read_field(value, "name");
    auto address = read_field(value, "address");
    auto birth_date = read_field(value, "birth_date");
    const auto sex_word = read_field(value, "sex");
    if (!name || !address || !birth_date || !sex_word) return std::nullopt;
    const auto sex = sex_from(sex_word->reveal());
    if (!sex) return std::nullopt;
    return FromCard{{std::move(*name), std::move(*address), std::move(*birth_date), *sex}};
}

Read<Answer> read_answer(const json& object) {
    if (!object.is_object() || object.size() != 1) return std::nullopt;
    const std::string& kind = object.begin().key();
    const json& value = object.begin().value();
    if (kind == "chosen") return read_chosen(value);
    if (kind == "lined") return read_lined(value);
    if (kind == "from_card") return read_from_card(value);
    if (kind == "does_not_know") {
        if (value != json(true)) return std::nullopt;
        return DoesNotKnow{};
    }
    if (kind == "consented") {
        if (!value.is_boolean()) return std::nullopt;
        return Consented{value.get<bool>()};
    }
    if (kind == "counted") {
        const auto count = read_count(value);
        if (!count) return std::nullopt;
        return Counted{*count};
    }
    auto text = read_text(value);
    if (!text) return std::nullopt;
    if (kind == "written") return Written{base::SecretText(std::move(*text))};
    if (kind == "dated") return Dated{base::SecretText(std::move(*text))};
    return std::nullopt;
}

// Refuses doubled keys (nlohmann would silently keep the last) and nesting beyond what answers
// have. Stops the parse by leaving `strict` false: nlohmann offers no other way without exceptions.
class Strictness {
public:
    bool operator()(int depth, json::parse_event_t event, json& parsed) {
        if (depth > 4) strict_ = false;
        if (event == json::parse_event_t::object_start) keys_.emplace_back();
        if (event == json::parse_event_t::object_end && !keys_.empty()) keys_.pop_back();
        if (event == json::parse_event_t::key && !keys_.empty()) {
            strict_ = keys_.back().insert(parsed.get<std::string>()).second && strict_;
        }
        return true;
    }
    bool strict() const { return strict_; }

private:
    std::vector<std::set<std::string>> keys_;
    bool strict_ = true;
};

}  // namespace

std::string_view word(AnswersFault fault) {
    switch (fault) {
        case AnswersFault::too_large:
            return "too_large";
        case AnswersFault::not_json:
            return "not_json";
        case AnswersFault::not_answers:
            return "not_answers";
    }
    return "";
}

std::string to_json(const Answers& answers) {
    json object = json::object();
    for (const auto& [question, answer] : answers) object[question] = as_json(answer);
    // Bytes of a card that are not UTF-8 must not end the program; the check has refused them
    // before.
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

base::Result<Answers, AnswersFault> answers_from_json(std::string_view text) {
    if (text.size() > most_json_bytes) return base::Failure{AnswersFault::too_large};
    Strictness strictness;
    const json object = json::parse(
        text,
        [&](int depth, json::parse_event_t event, json& parsed) {
            return strictness(depth, event, parsed);
        },
        false);
    if (object.is_discarded()) return base::Failure{AnswersFault::not_json};
    if (!strictness.strict() || !object.is_object())
        return base::Failure{AnswersFault::not_answers};
    if (object.size() > most_answers) return base::Failure{AnswersFault::too_large};
    Answers answers;
    for (const auto& [question, value] : object.items()) {
        auto answer = read_answer(value);
        if (!answer || question.empty() || question.size() > most_answer_id_bytes) {
            return base::Failure{AnswersFault::not_answers};
        }
        answers.emplace(question, std::move(*answer));
    }
    return answers;
}

}  // namespace town

#include <map>

#include "tests/unit/screens/samples.h"
#include "tests/unit/screens/words.h"

namespace samples {
namespace {

using Phrases = std::map<std::string, std::string>;  // the rest of the key → phrase

std::string phrase(const Phrases& phrases, const std::string& key) {
    const auto found = phrases.find(key);
    return found == phrases.end() ? "" : found->second;
}

// Facts stand in the words as {fact.ID}; the longest they can become is the asking.
std::string with_facts(std::string words, const std::string& ask) {
    for (auto at = words.find("{fact."); at != std::string::npos; at = words.find("{fact.")) {
        words.replace(at, words.find('}', at) - at + 1, ask);
    }
    return words;
}

view::Question question_of(const std::string& journey, const std::string& id,
                           const Phrases& phrases) {
    view::Question made;
    made.journey_title = journey;
    made.question_id = id;
    made.progress = {2, 6};
    made.title = phrase(phrases, "title");
    made.help = phrase(phrases, "help");
    made.why = phrase(phrases, "why");
    made.may_not_know = true;
    view::AskOptions options;
    for (const auto& [key, words] : phrases) {
        if (key.starts_with("option.")) options.options.push_back({key.substr(7), words, false});
    }
    view::AskText text;
    text.pad = view::KeyPad::phone;
    if (options.options.empty()) {
        made.ask = text;
    } else {
        made.ask = options;
    }
    return made;
}

}  // namespace

std::vector<Sample> of_the_town(const std::string& language, int text_size) {
    const Words words = read_words(language);
    std::map<std::string, Phrases> journeys;                           // by journey id
    std::map<std::pair<std::string, std::string>, Phrases> questions;  // by journey and question
    for (const auto& [key, value] : words) {
        if (!key.starts_with("journey.")) continue;
        const std::string filled = with_facts(value, words.at("fact.ask"));
        const auto dot = key.find('.', 8);
        const std::string journey = key.substr(8, dot - 8), rest = key.substr(dot + 1);
        if (!rest.starts_with("question.")) {
            journeys[journey][rest] = filled;
            continue;
        }
        const auto end = rest.find('.', 9);
        questions[{journey, rest.substr(9, end - 9)}][rest.substr(end + 1)] = filled;
    }
    std::vector<Sample> samples;
    view::Frame frame;
    frame.language = language;
    frame.text_size = text_size;
    frame.languages = languages(language);
    for (const auto& [id, phrases] : journeys) {
        view::Purpose purpose;
        purpose.journey_title = phrase(phrases, "title");
        purpose.purpose = phrase(phrases, "purpose");
        purpose.who_sees = phrase(phrases, "who_sees");
        purpose.retention = phrase(phrases, "retention");
        frame.body = purpose;
        samples.push_back({"town_" + id, frame});
    }
    for (const auto& [id, phrases] : questions) {
        frame.body = question_of(phrase(journeys[id.first], "title"), id.second, phrases);
        samples.push_back({"town_" + id.first + "_" + id.second, frame});
    }
    return samples;
}

}  // namespace samples

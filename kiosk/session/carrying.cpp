#include "kiosk/session/carrying.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "drivers/code/qr.h"
#include "town/answers_json.h"
#include "town/carry_home.h"

namespace kiosk {
namespace {

constexpr std::string_view carried_prefix = "MDH1.";

bool is_plain(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
           (sign >= '0' && sign <= '9') || sign == '-' || sign == '_' || sign == '.';
}

std::string title_of(const Runner& runner, const town::Words& words) {
    return words.say("journey." + runner.journey().id + ".title");
}

}  // namespace

bool looks_carried(std::string_view text) {
    return text.starts_with(carried_prefix) && text.size() <= 2 * town::most_carry_home_text &&
           std::ranges::all_of(text, is_plain);
}

Carrying::Carrying(const Runner& runner, const std::string& language, const Terminal& terminal,
                   base::Time now) {
    const auto last =
        std::chrono::sys_days(base::tokyo_date(now)) + std::chrono::days(town::carry_home_days);
    until_ = base::Date{last};
    town::CarryHome carried{runner.journey().id, runner.journey().version, language,
                            runner.answers(), now};
    // Who somebody is stays on their card, which is read again.
    std::erase_if(carried.answers, [](const auto& one) {
        return std::holds_alternative<town::FromCard>(one.second);
    });
    if (!terminal.town_key) return;
    const auto text = town::carry_home_text(carried, *terminal.town_key);
    const auto modules = text ? drivers::code::qr_modules(*text) : std::nullopt;
    if (!modules) return;
    text_ = *text;
    code_ = {modules->size, modules->dark};
}

void Carrying::print(Errands& errands, const Runner& runner, const town::Words& words) {
    if (text_.empty()) return;
    drivers::printer::Paper paper = paper_of_town(words);
    paper.title = words.say("paper.carry_home");
    paper.rows = {{words.say("paper.journey"), title_of(runner, words)},
                  {words.say("paper.until"), town::spoken_date(base::iso_date(until_), words)}};
    paper.paragraphs = {words.say("paper.carry_home_how")};
    paper.qr = text_;
    std::vector<drivers::printer::Paper> papers;
    papers.push_back(std::move(paper));
    papers_.print(errands, std::move(papers));
}

view::CarryHome Carrying::shown(const Runner& runner, const town::Words& words) const {
    view::CarryHome shown;
    shown.journey_title = title_of(runner, words);
    shown.until = town::spoken_date(base::iso_date(until_), words);
    shown.qr = code_;
    shown.too_long = text_.empty();
    shown.paper = papers_.state();
    return shown;
}

HttpRequest carried_request(const std::string& text) {
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/terminals/self/carried";
    request.body = nlohmann::json({{"text", text}}).dump();
    return request;
}

std::optional<BroughtBack> brought_back_from(const std::string& json) {
    const auto said = nlohmann::json::parse(json, nullptr, false);
    const auto is_text = [&](const char* name) {
        return said.contains(name) && said[name].is_string();
    };
    if (!said.is_object() || !is_text("journey") || !is_text("language")) return std::nullopt;
    auto answers = said.contains("answers") ? town::answers_from_json(said["answers"].dump())
                                            : town::answers_from_json("{}");
    if (!answers) return std::nullopt;
    return BroughtBack{said["journey"].get<std::string>(), said["language"].get<std::string>(),
                       answers.take()};
}

}  // namespace kiosk

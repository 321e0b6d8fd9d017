#include "town/pack_journey.h"

#include <array>

#include "town/pack_expand.h"

namespace town {
namespace {

constexpr std::array level_names{EvidenceLevel::l0, EvidenceLevel::l1, EvidenceLevel::l2,
                                 EvidenceLevel::l3, EvidenceLevel::l4, EvidenceLevel::l5};

EvidenceLevel load_evidence(PackTable& file) {
    const std::string said = file.text("evidence");
    for (const EvidenceLevel level : level_names) {
        if (word(level) == said) return level;
    }
    if (!said.empty()) file.complain("\"" + said + "\" is not a evidence.");
    return level_names.front();
}

void load_head(PackTable& file, LoadedPack& loaded, Journey& journey) {
    journey.id = file.id("id");
    journey.version = static_cast<int>(file.number("version", 1, 1'000'000));
    journey.register_name = file.id("register");
    journey.section = file.id("section");
    journey.roles = file.texts("roles");
    journey.evidence = load_evidence(file);
    if (file.has("retention")) {
        journey.retention_months = number_of_fact(file, "retention", loaded);
    }
    journey.next_steps = static_cast<int>(file.number_or("next_steps", 0, 1, 6));
    journey.tile = static_cast<int>(file.number_or("tile", 0, 0, 1000));
    journey.group = file.id_or_nothing("group");
    if (file.has("act")) journey.act = file.id("act");
    journey.shows = file.id_or_nothing("shows");
    journey.subject = file.id_or_nothing("subject");
    journey.desk = file.flag("desk", true);
    journey.awaits = file.flag("awaits");
    journey.practice = file.flag("practice");
    journey.signs = file.flag("signs");
    journey.source = file.text("source");
    journey.checked_on = file.text("checked_on");
    journey.status = file.text("status");
}

void load_questions(PackTable& file, LoadedPack& loaded, Journey& journey) {
    std::vector<WrittenQuestion> written;
    for (PackTable& table : file.tables("question")) {
        written.push_back(load_question(table, loaded));
    }
    std::vector<Repeat> repeats;
    for (PackTable& table : file.tables("repeat")) {
        repeats.push_back({.id = table.id("id"),
                           .most = static_cast<int>(table.number("most", 1, 20)),
                           .when = load_conditions(table, loaded),
                           .more = table.id_or_nothing("more")});
        table.refuse_the_rest();
    }
    journey.questions = expanded(std::move(written), repeats, file, loaded);
    for (const Question& question : journey.questions) {
        if (question.words != "account.bank") continue;
        journey.bring.push_back(
            {.id = "account.passbook",
             .when = {{.question = question.id, .test = Condition::Test::answered}}});
    }
}

Print load_print(PackTable& table, LoadedPack& loaded) {
    Print print;
    print.id = table.id("id");
    print.when = load_conditions(table, loaded);
    const std::string layout = table.text("layout");
    if (layout == "pass") {
        print.layout = Print::Layout::pass;
        print.ground = table.id("ground");
        if (!table.has("valid_days")) table.complain("A pass says how many valid_days it has.");
    } else if (layout != "sheet") {
        table.complain("\"layout\" is sheet or pass.");
    }
    print.valid_days = static_cast<int>(number_or_fact(table, "valid_days", loaded, 1, 3660));
    print.lines = static_cast<int>(table.number_or("lines", 0, 0, 40));
    table.refuse_the_rest();
    return print;
}

void load_ends(PackTable& file, LoadedPack& loaded, Journey& journey) {
    for (PackTable& table : file.tables("outcome")) {
        journey.outcomes.push_back({.id = table.id("id"),
                                    .when = load_conditions(table, loaded),
                                    .to_staff = table.flag("to_staff")});
        table.refuse_the_rest();
    }
    for (PackTable& table : file.tables("bring")) {
        journey.bring.push_back({.id = table.id("id"), .when = load_conditions(table, loaded)});
        table.refuse_the_rest();
    }
    for (PackTable& table : file.tables("print")) {
        journey.prints.push_back(load_print(table, loaded));
    }
    for (PackTable& table : file.tables("contradiction")) {
        journey.contradictions.push_back({.id = table.id("id"),
                                          .when = load_conditions(table, loaded),
                                          .note = table.path("note")});
        table.refuse_the_rest();
    }
}

}  // namespace

Journey load_journey(PackTable& file, LoadedPack& loaded) {
    Journey journey;
    load_head(file, loaded, journey);
    load_questions(file, loaded, journey);
    add_proxy(file, journey, loaded.complaints);
    load_ends(file, loaded, journey);
    file.refuse_the_rest();
    return journey;
}

}  // namespace town

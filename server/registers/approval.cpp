#include "server/registers/approval.h"

#include <cstdlib>

#include "base/crypto/certificate.h"
#include "server/registers/said.h"
#include "server/registers/seen.h"
#include "town/answers_json.h"

namespace server {

namespace {

// The row of approval_routes this much money falls under: the first whose limit it keeps.
std::string route(const town::Pack& pack, std::int64_t yen) {
    const auto routes = pack.tables.find("approval_routes");
    if (routes == pack.tables.end()) return "";
    for (const auto& row : routes->second) {
        const auto limit = row_value(pack, "approval_routes", row.id, "most_yen");
        if (yen <= std::strtoll(limit.c_str(), nullptr, 10)) return row.id;
    }
    return "";
}

// The digest a decision names: of the very text the drafter signed.
std::string digest_of_signed(const town::Application& application) {
    const auto text = town::signed_text(application);
    return digest_of_shown(text.reveal());
}

// What was signed, as the register keeps it.
std::optional<town::Application> signed_application(const Row& row) {
    const auto answers = town::answers_from_json(row.text(2));
    if (!answers) return std::nullopt;
    town::Application application;
    application.journey = row.text(0);
    application.journey_version = static_cast<int>(row.number(1));
    application.answers = answers.value();
    application.received_at = time_of(row.number(3));
    application.receipt_number = row.text(4);
    return application;
}

std::string answer_text(const town::Application& application, const std::string& question) {
    const auto found = application.answers.find(question);
    if (found == application.answers.end()) return "";
    const auto* written = std::get_if<town::Written>(&found->second);
    return written == nullptr ? "" : written->text.reveal();
}

constexpr std::string_view signed_columns =
    "s.journey, s.version, s.answers, s.received_at, s.receipt, s.signature, s.certificate";

}  // namespace

Stored<void> Approval::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS approvals (town_id TEXT NOT NULL, number TEXT NOT NULL,"
        " yen BIGINT NOT NULL, route TEXT NOT NULL, step TEXT NOT NULL, since BIGINT NOT NULL,"
        " drafter_id TEXT NOT NULL, drafter TEXT NOT NULL, decider TEXT NOT NULL,"
        " digest TEXT NOT NULL, PRIMARY KEY (town_id, number))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS approval_signed (town_id TEXT NOT NULL, receipt TEXT NOT NULL,"
        " draft TEXT NOT NULL, step TEXT NOT NULL, journey TEXT NOT NULL, version BIGINT NOT NULL,"
        " answers TEXT NOT NULL, received_at BIGINT NOT NULL, signature BYTEA NOT NULL,"
        " certificate BYTEA NOT NULL, PRIMARY KEY (town_id, receipt))"));
    return {};
}

Stored<Effect> Approval::apply(Transaction& transaction, const Act& act) const {
    if (!act.clerk || act.application.evidence.signature.empty()) return refused("not-signed");
    if (act.journey.act == "draft") return draft(transaction, act);
    if (act.journey.act == "decide") return decide(transaction, act);
    return refused("unknown-act");
}

Stored<void> Approval::keep_signed(Transaction& transaction, const Act& act,
                                   const std::string& draft, const std::string& step) const {
    const auto& said = act.application;
    TRY(transaction.run(
        "INSERT INTO approval_signed (town_id, receipt, draft, step, journey, version, answers,"
        " received_at, signature, certificate) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {town_, said.receipt_number, draft, step, said.journey,
         static_cast<std::int64_t>(said.journey_version), town::to_json(said.answers),
         value_of(said.received_at), said.evidence.signature, said.evidence.certificate}));
    return {};
}

Stored<Effect> Approval::draft(Transaction& transaction, const Act& act) const {
    const std::int64_t yen = counted(act, "yen").value_or(0);
    const std::string way = route(act.pack, yen);
    const bool consults = !row_value(act.pack, "approval_routes", way, "consulted").empty();
    TRY(transaction.run(
        "INSERT INTO approvals (town_id, number, yen, route, step, since, drafter_id, drafter,"
        " decider, digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9)",
        {town_, act.filed.number, yen, way, std::string(consults ? "consulted" : "decider"),
         value_of(act.application.received_at), act.clerk->id, act.clerk->name,
         digest_of_signed(act.application)}));
    TRY(keep_signed(transaction, act, act.filed.number, "draft"));
    return Effect{.refused = "", .notes = {{"waits", act.filed.number}}};
}

Stored<Effect> Approval::decide(Transaction& transaction, const Act& act) const {
    const SeenSubject seen = seen_of(written(act, "draft"));
    const std::string& number = seen.subject;
    const auto found = TRY(transaction.run(
        "SELECT route, step, drafter_id, digest FROM approvals WHERE town_id = $1 AND number = $2",
        {town_, number}));
    if (found.empty()) return refused("no-such-draft");
    const std::string step = found[0].text(1);
    if (step != "consulted" && step != "decider") return refused("over");
    if (found[0].text(2) == act.clerk->id) return refused("own-draft");
    if (row_value(act.pack, "approval_routes", found[0].text(0), step) != act.clerk->section) {
        return refused("not-yours");
    }
    if (seen.digest.empty()) return refused("not-seen");
    if (seen.digest != found[0].text(3) || !TRY(is_intact(transaction, number))) {
        return refused("changed");
    }
    const bool sent_back = chosen(act, "decision") == "sent_back";
    const std::string next = sent_back ? "sent_back" : step == "consulted" ? "decider" : "decided";
    TRY(keep_signed(transaction, act, number, step));
    TRY(transaction.run(
        "UPDATE approvals SET step = $3, since = $4, decider = $5"
        " WHERE town_id = $1 AND number = $2",
        {town_, number, next, value_of(act.application.received_at), act.clerk->name}));
    const std::string note = sent_back ? "sent_back" : step == "consulted" ? "agreed" : "decided";
    return Effect{.refused = "", .notes = {{note, number}}};
}

// Every signature of the draft still stands for what the register says.
Stored<bool> Approval::is_intact(Transaction& transaction, const std::string& draft) const {
    bool any = false;
    for (const auto& row :
         TRY(transaction.run("SELECT " + std::string(signed_columns) +
                                 " FROM approval_signed s WHERE s.town_id = $1 AND s.draft = $2",
                             {town_, draft}))) {
        const auto application = signed_application(row);
        const auto certificate = base::crypto::Certificate::from_der(row.bytes(6));
        if (!application || !certificate) return false;
        const auto text = town::signed_text(*application);
        if (!certificate->public_key().verifies(base::view_of(text.reveal()), row.bytes(5))) {
            return false;
        }
        any = true;
    }
    return any;
}

std::vector<ViewRule> Approval::views() const {
    return {{.view = "waiting", .desk = true, .section = "", .roles = {}},
            {.view = "decided", .desk = true, .section = "", .roles = {}},
            {.view = "draft", .desk = true, .section = "", .roles = {}, .listed = false},
            {.view = "document",
             .desk = true,
             .section = "",
             .roles = {},
             .needs_person = false,
             .listed = false}};
}

Stored<town::Table> Approval::view(Transaction& transaction, std::string_view view,
                                   const ViewAsk& ask) const {
    if (view == "document") return document(transaction, ask);
    if (view == "draft") return draft_to_read(transaction, ask);
    return view == "waiting" ? waiting(transaction, ask) : decided(transaction);
}

// What rests where and since when; a row can be decided by the section whose turn it is.
Stored<town::Table> Approval::waiting(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "approval", .view = "waiting"};
    table.columns = {"number", "title", "text", "yen", "by", "step", "since"};
    for (const auto& row : TRY(transaction.run(
             "SELECT " + std::string(signed_columns) +
                 ", a.number, a.yen, a.drafter, a.drafter_id, a.step, a.since, a.digest, a.route"
                 " FROM approvals a JOIN approval_signed s ON s.town_id = a.town_id"
                 " AND s.draft = a.number AND s.step = 'draft' WHERE a.town_id = $1"
                 " AND a.step IN ('consulted', 'decider', 'sent_back') ORDER BY a.since",
             {town_}))) {
        const auto said = signed_application(row);
        if (!said) continue;
        town::Table::Row shown{.id = name_of_seen(row.text(7), row.text(13))};
        shown.cells = {text_cell(row.text(7)),
                       text_cell(answer_text(*said, "title")),
                       text_cell(answer_text(*said, "text")),
                       yen_cell(row.number(8)),
                       text_cell(row.text(9)),
                       word_cell(row.text(11)),
                       time_cell(time_of(row.number(12)))};
        const std::string turn = row_value(ask.pack, "approval_routes", row.text(14), row.text(11));
        const bool mine = ask.clerk && ask.clerk->section == turn && ask.clerk->id != row.text(10);
        if (mine) shown.acts = {"approval-decide"};
        shown.attention = mine;
        table.rows.push_back(std::move(shown));
    }
    return table;
}

// The draft that is to be decided, whole; its row names the digest of what is shown here.
Stored<town::Table> Approval::draft_to_read(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "approval", .view = "draft"};
    table.columns = {"number", "title", "text", "yen", "drafter", "drafted_in", "at", "step"};
    const auto wanted = ask.parameters.find("draft");
    const std::string number =
        wanted == ask.parameters.end() ? "" : seen_of(wanted->second).subject;
    for (const auto& row : TRY(transaction.run(
             "SELECT " + std::string(signed_columns) +
                 ", a.yen, a.drafter, a.drafter_id, a.step, a.digest FROM approvals a"
                 " JOIN approval_signed s ON s.town_id = a.town_id AND s.draft = a.number"
                 " AND s.step = 'draft' WHERE a.town_id = $1 AND a.number = $2",
             {town_, number}))) {
        const auto said = signed_application(row);
        if (!said) continue;
        const auto drafter = TRY(Staff(town_).by_id(transaction, row.text(9)));
        town::Table::Row shown{.id = name_of_seen(number, row.text(11))};
        shown.cells = {text_cell(number),
                       text_cell(answer_text(*said, "title")),
                       text_cell(answer_text(*said, "text")),
                       yen_cell(row.number(7)),
                       text_cell(row.text(8)),
                       word_cell(drafter ? drafter->section : ""),
                       moment_cell(ask.pack, time_of(row.number(3))),
                       word_cell(row.text(10))};
        table.rows.push_back(std::move(shown));
    }
    return table;
}

Stored<town::Table> Approval::decided(Transaction& transaction) const {
    town::Table table{.reg = "approval", .view = "decided"};
    table.columns = {"number", "title", "text", "by", "decider", "since", "intact"};
    table.paper = true;
    for (const auto& row : TRY(transaction.run(
             "SELECT " + std::string(signed_columns) +
                 ", a.number, a.drafter, a.decider, a.since FROM approvals a"
                 " JOIN approval_signed s ON s.town_id = a.town_id AND s.draft = a.number"
                 " AND s.step = 'draft' WHERE a.town_id = $1 AND a.step = 'decided'"
                 " ORDER BY a.since DESC LIMIT 500",
             {town_}))) {
        const auto said = signed_application(row);
        const bool intact = TRY(is_intact(transaction, row.text(7)));
        town::Table::Row shown{.id = row.text(7)};
        shown.cells = {text_cell(row.text(7)),
                       text_cell(said ? answer_text(*said, "title") : ""),
                       text_cell(said ? answer_text(*said, "text") : ""),
                       text_cell(row.text(8)),
                       text_cell(row.text(9)),
                       time_cell(time_of(row.number(10))),
                       word_cell(intact ? "intact" : "broken")};
        shown.attention = !intact;
        shown.acts = {"approval-document"};
        table.rows.push_back(std::move(shown));
    }
    return table;
}

// One decision as the document that is kept: what was decided, who signed when, and whether every
// signature still stands. It carries no seal (公印省略).
Stored<town::Table> Approval::document(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "approval", .view = "document"};
    table.columns = {"item", "said"};
    table.paper = true;
    const auto wanted = ask.parameters.find("decision");
    const std::string number = wanted == ask.parameters.end() ? "" : wanted->second;
    const auto found = TRY(transaction.run(
        "SELECT " + std::string(signed_columns) +
            ", a.drafter, a.decider, a.since, a.yen, a.digest, s.step FROM approvals a"
            " JOIN approval_signed s ON s.town_id = a.town_id AND s.draft = a.number"
            " WHERE a.town_id = $1 AND a.number = $2 AND a.step = 'decided'"
            " ORDER BY s.received_at",
        {town_, number}));
    const auto add = [&](const char* item, town::Cell said) {
        table.rows.push_back({.id = item, .cells = {word_cell(item), std::move(said)}});
    };
    for (const auto& row : found) {
        const auto said = signed_application(row);
        const std::string step = row.text(12);
        if (step == "draft") {
            add("number", text_cell(number));
            add("title", text_cell(said ? answer_text(*said, "title") : ""));
            add("text", text_cell(said ? answer_text(*said, "text") : ""));
            add("yen", yen_cell(row.number(10)));
            add("drafted_by", text_cell(row.text(7)));
            add("drafted_at", moment_cell(ask.pack, time_of(row.number(3))));
        } else if (step == "consulted") {
            add("agreed_at", moment_cell(ask.pack, time_of(row.number(3))));
        } else {
            add("decided_by", text_cell(row.text(8)));
            add("decided_at", moment_cell(ask.pack, time_of(row.number(3))));
        }
    }
    if (found.empty()) return table;
    add("digest", text_cell(found[0].text(11)));
    const bool intact = TRY(is_intact(transaction, number));
    add("signatures", word_cell(intact ? "intact" : "broken"));
    return table;
}

}  // namespace server

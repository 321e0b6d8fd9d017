#pragma once

#include <set>

#include "server/registers/register.h"

namespace server {

// ⑫ 相談支援: the first page that somebody filled in private, the areas of life that staff have and
// have not asked about, one owner, one next step. Who may see it is what the person chose, section
// by section; to everybody else it is a locked row. Its free text stands in the case and in no
// table of many.
class Consult final : public Register {
public:
    explicit Consult(std::string town_id) : town_(std::move(town_id)) {}

    std::string_view name() const override { return "consult"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    // Acts: start (a resident); areas, owner and close (a counter of a section that may see it);
    // consent (the desk of consultations, with the person).
    // Refused: locked (also when there is no such case), no-consent (the owner's section),
    // area-twice, untouched-areas, no-owner, case-closed.
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    struct Case {
        std::string id, section, kana, contact, phone, how_soon, story, opened_on;
        std::string owner_section, owner, step, due_on, closed_on;
        std::set<std::string> may_see;                          // sections
        std::map<std::string, std::string, std::less<>> areas;  // touched ones: "trouble" or "fine"

        bool is_open_to(const std::string& asking) const {
            return asking == section || may_see.contains(asking);
        }
        bool is_open_to(const std::optional<Clerk>& clerk) const {
            return clerk && is_open_to(clerk->section);
        }
    };
    // All areas of life the town asks about: the pack's table consult_areas.
    static const town::PackTableRows& areas_of(const town::Pack& pack);

    Stored<std::vector<Case>> cases(Transaction& transaction, const std::string& id) const;
    Stored<Effect> start(Transaction& transaction, const Act& act) const;
    Stored<Effect> touch_areas(Transaction& transaction, const Act& act, const Case& found) const;
    Stored<Effect> change_consent(Transaction& transaction, const Act& act,
                                  const Case& found) const;
    Stored<void> keep_consents(Transaction& transaction, const Act& act,
                               const std::string& id) const;
    Stored<Effect> name_owner(Transaction& transaction, const Act& act, const Case& found) const;
    Stored<Effect> close(Transaction& transaction, const Act& act, const Case& found) const;
    Stored<town::Table> list(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> page(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> month(Transaction& transaction, const ViewAsk& ask) const;

    std::string town_;
};

}  // namespace server

#include "server/registers/views.h"

#include <algorithm>
#include <iterator>

namespace server {

bool may_see(const ViewRule& rule, const ViewAsk& ask) {
    if (ask.clerk) {
        return rule.desk && (rule.section.empty() || rule.section == ask.clerk->section);
    }
    return std::ranges::find(rule.roles, ask.role) != rule.roles.end() &&
           (!rule.needs_person || ask.person.has_value());
}

std::vector<ViewName> views_for(const RegisterList& registers, const ViewAsk& ask) {
    std::vector<ViewName> theirs, everybodys;
    for (const auto& one : registers) {
        for (const auto& rule : one->views()) {
            if (!rule.listed || !may_see(rule, ask)) continue;
            (rule.section.empty() ? everybodys : theirs)
                .push_back({std::string(one->name()), rule.view});
        }
    }
    std::ranges::move(everybodys, std::back_inserter(theirs));
    return theirs;
}

Stored<std::optional<town::Table>> look(Transaction& transaction, const RegisterList& registers,
                                        const ViewName& name, const ViewAsk& ask) {
    using Seen = std::optional<town::Table>;
    const auto* reg = find_register(registers, name.reg);
    if (reg == nullptr) return Seen();
    const auto rules = reg->views();
    const bool theirs = std::ranges::any_of(
        rules, [&](const ViewRule& rule) { return rule.view == name.view && may_see(rule, ask); });
    if (!theirs) return Seen();
    auto table = TRY(reg->view(transaction, name.view, ask));
    table.reg = name.reg;
    table.view = name.view;
    return Seen(std::move(table));
}

bool is_logged(const RegisterList& registers, const ViewName& name) {
    const auto* reg = find_register(registers, name.reg);
    if (reg == nullptr) return true;
    const auto rules = reg->views();
    return std::ranges::none_of(
        rules, [&](const ViewRule& rule) { return rule.view == name.view && !rule.logged; });
}

}  // namespace server

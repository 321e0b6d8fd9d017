#pragma once

#include "server/registers/register.h"

namespace server {

// Whether who asks may see a view of this rule: a clerk by section, a terminal or field device by
// role, and only with a person where the view is about one.
bool may_see(const ViewRule& rule, const ViewAsk& ask);

struct ViewName {
    std::string reg, view;
    bool operator==(const ViewName&) const = default;
};
// All views this one may see: first those of their own section, then those every section has, each
// in the order of the registers, so that a clerk's daily work stands first among two dozen.
std::vector<ViewName> views_for(const RegisterList& registers, const ViewAsk& ask);

// The table; empty when there is no such view or it is not theirs: both answer alike.
Stored<std::optional<town::Table>> look(Transaction& transaction, const RegisterList& registers,
                                        const ViewName& name, const ViewAsk& ask);

// Whether the audit has a line for every look at it.
bool is_logged(const RegisterList& registers, const ViewName& name);

}  // namespace server

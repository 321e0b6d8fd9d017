#pragma once

#include "server/registers/views.h"
#include "tests/unit/server/support/test_town.h"

namespace server_test {

// Who typed a record, where and when.
struct TypedBy {
    std::string role{};     // of the terminal or field device; "" = the journey's first
    std::string section{};  // a signed-in clerk of this section typed it, at a counter
    std::string device{};   // a field device of this name and `role`
    base::Time at{};        // 受付日時; nothing = now
    std::string on_behalf{};
    std::string terminal{};  // its name; "" = ROLE-1
};

// What became of it.
struct Filed {
    std::string id{}, number{};
    std::string state{};    // received, kept …; "" = a dead letter
    std::string refused{};  // the register's word
    std::map<std::string, std::string> notes{};
    std::string dead{};  // why it is a dead letter
};

// Who looks at a view: a clerk's `section`, or the `role` of a terminal or device.
struct Looker {
    std::string section{};
    std::string role{}, device{};
    std::optional<town::Person> person{};
    std::map<std::string, std::string, std::less<>> parameters{};
};

// A town with people in it: terminals, clerks and field devices come when they are first named.
class ActingTown : public TestTown {
public:
    using TestTown::TestTown;

    TestTerminal& terminal(const std::string& role, const std::string& name = {});
    TestClerk& clerk(const std::string& section);
    void device(const std::string& name, const std::string& role);

private:
    std::map<std::string, std::unique_ptr<TestTerminal>> terminals_;
    std::map<std::string, std::unique_ptr<TestClerk>> clerks_;
};

// Types the journey's answers (JSON as in town/answers_json.h) and takes the record all the way:
// sealed, sent, opened, checked, filed, its register's effect. Answers that do not fit are a dead
// letter, as they would be.
Filed file_act(ActingTown& town, const std::string& journey, const std::string& answers_json,
               const TypedBy& by = {});

// The view as this one is shown it; empty when it is not theirs.
std::optional<town::Table> try_to_see(ActingTown& town, const std::string& reg,
                                      const std::string& view, const Looker& who);
// The same, which must be theirs.
town::Table see(ActingTown& town, const std::string& reg, const std::string& view,
                const Looker& who);

// {"from_card": …} of a person, for answers; and the person itself, for a Looker.
struct TestPerson {
    std::string name = "美咲 花子";
    std::string address = "岡山県久米郡美咲町原田1735";
    std::string birth_date = "1955-02-17";
    std::string sex = "female";
    std::string json() const;
    town::Person person() const;
};

}  // namespace server_test

#pragma once

#include <map>

#include "server/store/store.h"
#include "town/rules/care_clock.h"

namespace server {

// One 要介護認定 as the town has it. Its id is the receipt number that the family holds.
struct CareCase {
    std::string id, kind, kana, name, birth_date, address, phone, doctor, place;
    std::string investigator;                          // name of the device, "" = nobody asked yet
    base::Date opened_on{}, due_on{};                  // 申請日, and the day the law gives
    std::string delayed_to, delay_reason, noticed_on;  // 延期通知, "" = none
    town::CareSteps steps;

    base::Date deadline() const;  // what holds today: the delay's day once it was announced
};

struct CareSurvey {
    std::string investigator, surveyed_on, answers;  // JSON, town/answers_json.h
};

// The tables of ⑦.
class CareCases {
public:
    explicit CareCases(std::string town_id) : town_(std::move(town_id)) {}
    static Stored<void> create_tables(Transaction& transaction);

    Stored<void> open(Transaction& transaction, const CareCase& made) const;
    Stored<std::optional<CareCase>> by_id(Transaction& transaction, const std::string& id) const;
    Stored<std::vector<CareCase>> all(Transaction& transaction) const;  // oldest first
    Stored<void> ask_investigator(Transaction& transaction, const std::string& id,
                                  const std::string& investigator) const;
    Stored<void> delay(Transaction& transaction, const std::string& id, const std::string& until,
                       const std::string& reason, const std::string& noticed_on) const;
    Stored<void> add_step(Transaction& transaction, const std::string& id, town::CareStep step,
                          base::Date on, const std::string& by) const;
    Stored<void> keep_survey(Transaction& transaction, const std::string& id,
                             const CareSurvey& survey) const;
    Stored<std::optional<CareSurvey>> survey(Transaction& transaction, const std::string& id) const;

private:
    Stored<std::vector<CareCase>> find(Transaction& transaction, std::string_view where,
                                       const std::vector<Value>& values) const;
    std::string town_;
};

}  // namespace server

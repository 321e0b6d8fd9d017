#include "server/registers/approval.h"
#include "server/registers/care.h"
#include "server/registers/childcare.h"
#include "server/registers/consult.h"
#include "server/registers/handbook.h"
#include "server/registers/heard.h"
#include "server/registers/hub.h"
#include "server/registers/learning.h"
#include "server/registers/library.h"
#include "server/registers/life.h"
#include "server/registers/messages.h"
#include "server/registers/notices.h"
#include "server/registers/points.h"
#include "server/registers/queue.h"
#include "server/registers/register.h"
#include "server/registers/shopping.h"
#include "server/registers/taxi.h"
#include "server/registers/telework.h"
#include "server/registers/waiting.h"
#include "server/registers/welfare.h"
#include "server/yardsticks/unanswered.h"
#include "server/yardsticks/yardsticks.h"

namespace server {

// One #include above and one line here a register, in the order of their names:
//     all.push_back(std::make_unique<Taxi>(town_id));
RegisterList all_registers(const std::string& town_id) {
    RegisterList all;
    all.push_back(std::make_unique<Approval>(town_id));
    all.push_back(std::make_unique<Care>(town_id));
    all.push_back(std::make_unique<Childcare>(town_id));
    all.push_back(std::make_unique<Consult>(town_id));
    all.push_back(std::make_unique<Handbook>(town_id));
    all.push_back(std::make_unique<Hub>(town_id));
    all.push_back(std::make_unique<Learning>(town_id));
    all.push_back(std::make_unique<Library>(town_id));
    all.push_back(std::make_unique<Life>(town_id));
    all.push_back(std::make_unique<Messages>(town_id));
    all.push_back(std::make_unique<Notices>(town_id));
    all.push_back(std::make_unique<Points>(town_id));
    all.push_back(std::make_unique<Queue>(town_id));
    all.push_back(std::make_unique<Shopping>(town_id));
    all.push_back(std::make_unique<Taxi>(town_id));
    all.push_back(std::make_unique<Unanswered>(town_id));
    all.push_back(std::make_unique<HeardTerminals>(town_id));
    all.push_back(std::make_unique<Waiting>(town_id));
    all.push_back(std::make_unique<Welfare>(town_id));
    all.push_back(std::make_unique<Telework>(town_id));
    all.push_back(std::make_unique<Yardsticks>(town_id));
    return all;
}

const Register* find_register(const RegisterList& registers, std::string_view name) {
    for (const auto& one : registers) {
        if (one->name() == name) return one.get();
    }
    return nullptr;
}

}  // namespace server

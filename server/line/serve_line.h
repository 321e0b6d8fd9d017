#pragma once

#include <memory>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "server/settings.h"

namespace server::line {

// `--part line` at work; its end stops it.
class ServedLine {
public:
    virtual ~ServedLine() = default;
};

// The error is one plain sentence.
base::Result<std::unique_ptr<ServedLine>, std::string> serve_line(const Settings& settings,
                                                                  base::Clock& clock);

}  // namespace server::line

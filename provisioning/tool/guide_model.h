#pragma once

#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "town/guide/entries.h"

namespace tool {

enum class Training { allowed, refused };

// The model of a pack's guide: FILE's bytes when they were made from these entries, else trained
// (a minute or two, progress on stderr) and written to FILE. An empty FILE stands for a place in
// the build folder. The error is one plain sentence.
base::Result<base::Bytes, std::string> guide_model(const town::guide::Files& files,
                                                   const std::string& file, Training training);

}  // namespace tool

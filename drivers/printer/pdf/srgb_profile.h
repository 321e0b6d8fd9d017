#pragma once

#include <string>

namespace drivers::printer {

// The colours of our papers, said as ISO 15076-1 (ICC.1:2004-10, version 4.2) wants it: sRGB as a
// matrix and a curve, made here because no other file's licence and place need then be kept.
std::string srgb_profile();

}  // namespace drivers::printer

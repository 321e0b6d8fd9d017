// Nothing of its own: the target that precompiles precompiled.h for every test program.
#include "tests/precompiled.h"

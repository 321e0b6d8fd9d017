#pragma once

namespace bench {

struct Wishes {
    int count = 1000;
    unsigned seed = 1;
    bool json = false;
};

struct ScanWishes {
    int pairs = 5;  // each frame by us and by the peer
    bool json = false;
};

// Exit codes: 0 measured and true, 1 something did not hold.
int town_bench(const Wishes& wishes);
int guide_bench(const Wishes& wishes);
int scan_bench(const ScanWishes& wishes);

}  // namespace bench

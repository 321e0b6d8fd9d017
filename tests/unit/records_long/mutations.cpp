#include "tests/unit/records/mutations.h"

TEST_CASE("ten thousand mutated envelopes are refused without harm") {
    mutations::envelopes(10'000, std::random_device()());
}
TEST_CASE("ten thousand mutated receipts are refused without harm") {
    mutations::receipts(10'000, std::random_device()());
}
TEST_CASE("ten thousand mutated batches and replies are refused without harm") {
    mutations::batches(10'000, std::random_device()());
}
TEST_CASE("ten thousand mutated audits and bodies are refused without harm") {
    mutations::logs_and_bodies(10'000, std::random_device()());
}

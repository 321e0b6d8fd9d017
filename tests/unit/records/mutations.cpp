#include "tests/unit/records/mutations.h"

#include "tests/fault/support/seed.h"

TEST_CASE("five hundred mutated envelopes are refused without harm") {
    mutations::envelopes(500, static_cast<unsigned>(fault::seed()));
}
TEST_CASE("five hundred mutated receipts are refused without harm") {
    mutations::receipts(500, static_cast<unsigned>(fault::seed()));
}
TEST_CASE("five hundred mutated batches and replies are refused without harm") {
    mutations::batches(500, static_cast<unsigned>(fault::seed()));
}
TEST_CASE("five hundred mutated audits and bodies are refused without harm") {
    mutations::logs_and_bodies(500, static_cast<unsigned>(fault::seed()));
}

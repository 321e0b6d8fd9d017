#include "drivers/card/emulated/reader.h"
#include "tests/contract/card/hands.h"
#include "tests/unit/card/cards.h"

namespace cards {

namespace {

class EmulatedHands final : public Hands {
public:
    drivers::card::CardReader& reader() override { return reader_; }
    void place(const std::string& person, drivers::card::ChipHabits habits) override {
        reader_.place_card(card(person, std::move(habits)));
    }
    void place_again() override {
        if (pulled_) reader_.place_card(std::move(*pulled_));
        pulled_.reset();
    }
    void pull() override { pulled_ = reader_.pull_card_away(); }
    void trouble(drivers::card::CardTrouble trouble) override { reader_.set_trouble(trouble); }
    drivers::card::Tries tries() override { return pulled_ ? pulled_->tries() : reader_.tries(); }
    void take_reader_away() override { reader_.unplug(); }
    void bring_reader_back() override { reader_.plug_in(); }

private:
    EmulatedReader reader_;
    std::optional<EmulatedCard> pulled_;
};

}  // namespace

std::unique_ptr<Hands> emulated_hands() { return std::make_unique<EmulatedHands>(); }

}  // namespace cards

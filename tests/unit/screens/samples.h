#pragma once

#include <string>
#include <vector>

#include "kiosk/view/view.h"

namespace samples {

namespace view = kiosk::view;

// One view with invented people in it, under the name of its golden text and picture.
struct Sample {
    std::string name;
    view::Frame frame;
};

// Every alternative of view::Body and the two whole-screen questions, in one language and size.
std::vector<Sample> all(const std::string& language, int text_size);
// The five of the pack, by their own names.
std::vector<view::OptionRow> languages(const std::string& chosen);
// Every question the town really asks, made of nothing but its words.
std::vector<Sample> of_the_town(const std::string& language, int text_size);
// The kinds of question, and looking up; one question that a clerk may look at.
void add_questions(std::vector<Sample>& samples, const view::Frame& plain);
view::Question asked_of_grounds(const std::string& language);
// What the services need beyond the spine: wares, codes, tables, groups.
void add_services(std::vector<Sample>& samples, const view::Frame& plain);
// A clerk elsewhere: `asked` is a screen they look at; and how the counter shows it.
void add_watched(std::vector<Sample>& samples, const view::Frame& plain, const view::Frame& asked);
// The guide, and the lists after a change in life.
void add_guide(std::vector<Sample>& samples, const view::Frame& plain);
// The way in the building, and a number to be read from afar on the receipt.
void add_way(std::vector<Sample>& samples, const view::Frame& plain, const view::Receipt& receipt);
// The counter's part of it.
void add_desk(std::vector<Sample>& samples, const view::Frame& plain);
void add_about(std::vector<Sample>& all, const view::Frame& plain);

}  // namespace samples

#pragma once

#include <string>

namespace tool {

// `madoguchi ask` on a FAQ benchmark: files in, a ranked run out.
struct BenchmarkWish {
    std::string corpus;
    std::string queries;
    std::string run;
    std::string labels;  // "" = no judgement is read
    std::string model;   // "" = trained anew and forgotten
};
int ask_benchmark(const BenchmarkWish& wish);

// `madoguchi ask` on the town's own pack.
struct QuestionWish {
    std::string pack;  // a built pack or the folder of its source
    std::string model;
    std::string language = "ja";
    std::string question;
    bool json = false;
};
int ask_question(const QuestionWish& wish);

}  // namespace tool

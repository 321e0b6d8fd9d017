#pragma once

#include <span>
#include <string>

// The commands of the `madoguchi` program (design.md §6). Each takes the words after its own name
// and returns the exit code: 0 done and true, 1 not done or not true (one plain line on stderr), 2
// wrong usage. `--flag=value` was made two words before.
namespace tool {

using Words = std::span<const std::string>;

int card_command(Words words);            // card list|status|attributes|authenticate|sign
int emulate_card_command(Words words);    // emulate card
int emulate_camera_command(Words words);  // emulate camera
int emulate_line_command(Words words);    // emulate line
int scan_command(Words words);            // scan
int ask_command(Words words);             // ask
int pack_command(Words words);            // pack check|build|sign|show
int speech_command(Words words);          // speech check|say
int guide_command(Words words);           // guide proposals
int town_command(Words words);            // town init|enrol|staff|revoke
int receipt_command(Words words);         // receipt verify
int log_command(Words words);             // log verify

}  // namespace tool

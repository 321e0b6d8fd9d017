#include "server/pages/assets.h"

namespace server::pages {

// Read from across a room: the newest number fills the left, the earlier ones stand at the right.
// Sizes follow the screen, so that any television will do.
std::string_view board_style() {
    return R"css(
html { font-size: 1.85vh; }
body { height: 100vh; overflow: hidden; }
main { max-width: none; height: 100vh; padding: 1.5vh 2vw; display: flex; flex-direction: column; }
h1 { margin: 0 0 1.5vh; display: flex; flex-wrap: wrap; gap: 0 2.5vw; align-items: baseline;
  border-bottom: 6px solid var(--attention-edge); font-size: 1.5rem; }
h1 span:first-child { font-size: 2.8rem; }
.calls { list-style: none; margin: 0; padding: 0; flex: 1; min-height: 0; display: grid; gap: 1.5vh 2vw;
  grid-template-columns: 1.1fr 1fr; grid-template-rows: repeat(4, minmax(0, 1fr)); }
.calls li { background: var(--paper); border: 4px solid var(--control); border-radius: 20px;
  padding: 0 1.5vw; display: flex; gap: 1.5vw; align-items: center; min-height: 0; }
.calls li:first-child { grid-row: 1 / span 4; flex-direction: column; justify-content: center;
  background: var(--attention); border: 8px solid var(--attention-edge); text-align: center; }
.calls b { font-size: 4.6rem; line-height: 1; min-width: 2.2em; text-align: center; }
.calls li:first-child b { font-size: 17rem; }
.where span { display: block; line-height: 1.3; }
.where span:first-child { font-size: 1.7rem; font-weight: bold; }
.calls li:first-child .where span { font-size: 1.5rem; }
.calls li:first-child .where span:first-child { font-size: 3rem; }
.calls li:not(:first-child) .where span:not(:first-child) { display: inline-block; font-size: 1rem;
  margin-right: 1em; }
.quiet { flex: 1; display: flex; flex-direction: column; justify-content: center;
  align-items: center; gap: 1.5vh; font-size: 1.8rem; text-align: center; }
.quiet span:first-child { font-size: 3rem; font-weight: bold; }
.below { display: flex; gap: 3vw; align-items: center; margin-top: 1.5vh; }
.how { flex: 1; display: flex; flex-wrap: wrap; gap: 0 2em; }
.how span:first-child { width: 100%; font-size: 1.5rem; font-weight: bold; }
.figure { display: flex; gap: 1vw; align-items: center; }
.figure b { font-size: 4rem; line-height: 1; }
.figure span { display: block; line-height: 1.25; }
.figure span:first-child { font-weight: bold; font-size: 1.3rem; }
@media (orientation: portrait) {
  html { font-size: 1.05vh; }
  .calls { grid-template-columns: 1fr; grid-template-rows: 4fr repeat(4, minmax(0, 1fr)); }
  .calls li:first-child { grid-row: auto; }
  .below { flex-direction: column; align-items: flex-start; }
}
)css";
}

}  // namespace server::pages

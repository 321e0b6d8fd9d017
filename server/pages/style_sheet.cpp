#include "server/pages/assets.h"

namespace server::pages {

// Colours and focus of reference/visual.md; words stand at 7:1 or more on their ground.
std::string_view style_sheet() {
    return R"css(
:root {
  --ink: #1a1a1a; --second: #4d4d4d; --line: #b3b3b3; --control: #666; --paper: #fff;
  --ground: #f6f4ee; --action: #0017c1; --pressed: #000060; --chosen: #e8f1fe;
  --attention: #fff7d6; --attention-edge: #ebb700; --done: #0c472a; --danger: #a90000;
}
* { box-sizing: border-box; }
html { font-size: 112.5%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink); line-height: 1.6;
  font-family: "BIZ UDPGothic", "BIZ UDGothic", "Hiragino Sans", "Noto Sans CJK JP", sans-serif;
  overflow-wrap: anywhere; line-break: strict;
}
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 1rem; }
header {
  display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center;
  border-bottom: 4px solid var(--attention-edge);
}
.site { font-weight: bold; font-size: 1.15rem; color: var(--ink); text-decoration: none; }
.device { color: var(--second); }
.languages { margin-left: auto; display: flex; flex-wrap: wrap; gap: .5rem 1rem; }
:lang(zh) { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
:lang(vi), :lang(en) { font-family: "Noto Sans", system-ui, "BIZ UDPGothic", sans-serif; }
.languages [aria-current] { color: var(--ink); font-weight: bold; text-decoration: none; }
footer { color: var(--second); border-top: 2px solid var(--line); margin-top: 2rem; }
.skip { position: absolute; left: -999rem; background: var(--paper); padding: .75rem; }
.skip:focus { left: .5rem; top: .5rem; }
h1 { font-size: 1.6rem; line-height: 1.35; margin: .5rem 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.35; margin: 2rem 0 .75rem; }
h1 label, h2 label { display: inline; }
p, dd { white-space: pre-line; }
a { color: var(--action); }
:focus-visible { outline: 4px solid #ffd43d; box-shadow: 0 0 0 8px #000; border-radius: 4px; }
[hidden] { display: none !important; }
.tiles { list-style: none; padding: 0; margin: 0; display: grid; gap: .75rem; }
.tiles a {
  display: block; min-height: 4rem; padding: .9rem 1.1rem; background: var(--paper);
  border: 3px solid var(--control); border-radius: 16px; text-decoration: none; color: var(--ink);
}
.tiles a b { display: block; font-size: 1.15rem; color: var(--action); }
.tiles a:hover { border-color: var(--action); background: var(--chosen); }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend { padding: 0; }
.question { margin: 0 0 2rem; }
.help p { margin: .25rem 0; }
.why { color: var(--second); }
label.choice, .line {
  display: flex; gap: .9rem; align-items: center; min-height: 3.4rem; margin: .75rem 0;
  padding: .6rem 1rem; background: var(--paper); border: 3px solid var(--control);
  border-radius: 16px;
}
label.choice:has(:checked) { background: var(--chosen); border-color: var(--action); }
label.choice input { width: 1.7rem; height: 1.7rem; flex: none; accent-color: var(--action); }
.line { justify-content: space-between; }
label small { display: block; font-size: 1rem; color: var(--second); }
.amount { display: flex; gap: .5rem; align-items: center; flex: none; }
.amount input { width: 5rem; text-align: right; }
.amount button { min-height: 3.2rem; width: 3.2rem; padding: 0; }
.parts { display: flex; flex-wrap: wrap; gap: .75rem; margin: .75rem 0; }
.part span { display: block; }
input[type=text], input[type=tel], textarea, select {
  font: inherit; color: var(--ink); background: var(--paper); min-height: 3.2rem;
  padding: .5rem .75rem; border: 3px solid var(--control); border-radius: 12px; max-width: 100%;
}
.typing input, textarea { width: 100%; }
.typing input[inputmode=numeric] { width: 12rem; }
[aria-invalid][aria-invalid][aria-invalid] { border-color: #ce0000; border-width: 4px; }
.fault, .fault_box { color: var(--danger); }
.fault_box {
  border: 4px solid #ce0000; border-radius: 16px; background: var(--paper); padding: .75rem 1.1rem;
  margin: 0 0 1.5rem;
}
.fault_box a { color: var(--danger); }
.note {
  background: var(--attention); border: 3px solid var(--attention-edge); border-radius: 16px;
  padding: .75rem 1.1rem; margin: 1rem 0;
}
.good { border: 4px solid #197a4b; border-radius: 16px; background: var(--paper); color: var(--done);
  padding: .75rem 1.1rem; margin: 1rem 0; }
.stop { border: 4px solid #ce0000; border-radius: 16px; background: var(--paper);
  color: var(--danger); padding: .75rem 1.1rem; margin: 1rem 0; }
.steps { display: flex; flex-direction: column; align-items: stretch; gap: 1.2rem; margin: 2rem 0; }
button, .button {
  font: inherit; font-weight: bold; min-height: 3.6rem; padding: .6rem 1.4rem; border-radius: 16px;
  border: 3px solid var(--action); background: var(--paper); color: var(--action); cursor: pointer;
  text-align: center; text-decoration: none;
}
button.main { background: var(--action); color: #fff; font-size: 1.15rem; }
button:active, .button:active { background: var(--pressed); border-color: var(--pressed); color: #fff; }
button.small { min-height: 2.8rem; padding: .2rem 1rem; border-radius: 12px; }
.answers { margin: 0; }
.answers > div {
  display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem; padding: .75rem 0;
  border-bottom: 2px solid var(--line);
}
.answers dt { color: var(--second); grid-column: 1; }
.answers dd { margin: 0; font-weight: bold; grid-column: 1; }
.answers .change { grid-column: 2; grid-row: 1 / span 2; align-self: center; }
.number { font-size: 2rem; font-weight: bold; letter-spacing: .05em; }
.qr { display: block; max-width: 100%; height: auto; background: #fff; margin: 1rem 0; }
.code_text {
  font-family: monospace; font-size: .9rem; line-height: 1.4; background: var(--paper);
  border: 2px solid var(--control); border-radius: 12px; padding: .75rem; word-break: break-all;
}
.figures { display: flex; flex-wrap: wrap; gap: .75rem; }
.figures div { background: var(--paper); border: 2px solid var(--line); border-radius: 12px;
  padding: .5rem 1rem; }
.figures dt { color: var(--second); }
.figures dd { margin: 0; font-weight: bold; font-size: 1.2rem; }
.chart { margin: 1rem 0 1.5rem; padding: 1rem; background: var(--paper);
  border: 2px solid var(--line); border-radius: 12px; }
.chart figcaption { font-weight: bold; }
.chart svg { display: block; width: 100%; max-width: 44rem; height: auto; }
table { width: 100%; border-collapse: collapse; background: var(--paper); }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
main:has(table) { max-width: 72rem; }
td { overflow-wrap: break-word; }
.wide th { writing-mode: vertical-rl; padding: .5rem .3rem; white-space: nowrap; }
.wide td { padding: .5rem .4rem; word-break: keep-all; }
td.day { white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: .6rem .75rem; border: 2px solid var(--line); }
th { background: var(--ground); }
td.count { text-align: right; white-space: nowrap; }
tr.attention > * { background: var(--attention); }
tr.attention > :first-child { border-left: 8px solid var(--attention-edge); }
.acts { display: flex; flex-wrap: wrap; gap: .5rem; }
.links { display: flex; flex-wrap: wrap; align-items: center; gap: 1rem; margin: 1rem 0; }
@media (min-width: 50rem) { .tiles { grid-template-columns: 1fr 1fr; } }
@media (min-width: 72rem) { table:not(.wide) td:not(.count) { min-width: 6.5em; } }
@media (max-width: 44rem) {
  table, tbody, tr, td { display: block; }
  thead { position: absolute; left: -999rem; }
  tr { border: 3px solid var(--line); border-radius: 12px; margin: 0 0 1rem; }
  td { border: 0; padding: .3rem .75rem; }
  td::before { content: attr(data-label); display: block; color: var(--second); }
  td.count { text-align: left; }
}
@media print {
  @page { size: A4; margin: 15mm; }
  body { background: #fff; }
  html { font-size: 12pt; }
  header nav, footer, .steps, .links, .acts, .skip, .no_print, button { display: none !important; }
  .qr { width: 80mm; }
  tr, .question, .chart { break-inside: avoid; }
  thead { display: table-header-group; }
}
)css";
}

}  // namespace server::pages

#include "server/pages/assets.h"

namespace server::pages {

// Sums of an order while it is typed, the print button, and one press of a button is one.
std::string_view script() {
    return R"js("use strict";
(() => {
  const number = (text) => {
    const plain = text.normalize("NFKC").trim();
    return /^[0-9]{1,4}$/.test(plain) ? Number(plain) : 0;
  };
  for (const lines of document.querySelectorAll("[data-sum]")) {
    const sum = document.querySelector(`[data-sum-of="${CSS.escape(lines.dataset.sum)}"]`);
    if (!sum) continue;
    const output = sum.querySelector("output");
    const add = () => {
      let yen = 0;
      for (const field of lines.querySelectorAll("[data-yen]")) {
        yen += number(field.value) * Number(field.dataset.yen);
      }
      output.value = yen.toLocaleString("ja-JP") + output.dataset.unit;
    };
    lines.addEventListener("input", add);
    add();
    sum.hidden = false;
  }
  for (const button of document.querySelectorAll("[data-step]")) {
    const field = button.parentElement.querySelector("input");
    const most = Number(button.dataset.most) || 9999;
    button.hidden = false;
    button.addEventListener("click", () => {
      const count = Math.max(0, Math.min(most, number(field.value) + Number(button.dataset.step)));
      field.value = count === 0 ? "" : String(count);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  for (const form of document.querySelectorAll("form")) {
    let gone = false;
    form.addEventListener("submit", (event) => {
      if (gone) event.preventDefault();
      gone = true;  // A file that is asked for leaves this page where it is.
      setTimeout(() => { gone = false; }, 2000);
    });
  }
})();
)js";
}

}  // namespace server::pages

#include "server/pages/assets.h"

namespace server::pages {

// Judges passes (town/pass.h) by the signed list of the page (town/pass_list.h), without a line.
// The signer of the first list came with this very page, over TLS; a newer one must be the same's.
std::string_view pass_script() {
    return R"js("use strict";
(() => {
  const place = document.querySelector("[data-pass-list]");
  if (!place || !window.crypto || !crypto.subtle) return;
  const words = new TextDecoder("utf-8", { fatal: true });
  const hex = (bytes) => [...new Uint8Array(bytes)].map((one) =>
    one.toString(16).padStart(2, "0")).join("");
  const bytesOf = (prefix, text) => {
    if (!text.startsWith(prefix)) return null;
    try {
      const coded = text.slice(prefix.length).replaceAll("-", "+").replaceAll("_", "/");
      return Uint8Array.from(atob(coded), (sign) => sign.charCodeAt(0));
    } catch { return null; }
  };
  // Fields after their lengths, and how many bytes stand before the last of them.
  const fieldsOf = (bytes, count) => {
    const fields = [];
    let at = 0, before = 0;
    while (fields.length < count && at + 2 <= bytes.length) {
      const size = bytes[at] * 256 + bytes[at + 1];
      before = at;
      if (at + 2 + size > bytes.length) return null;
      fields.push(bytes.subarray(at + 2, at + 2 + size));
      at += 2 + size;
    }
    return fields.length === count && at === bytes.length ? { fields, before } : null;
  };
  // A P-256 key stands in its certificate in one form only (RFC 5480): found, not parsed.
  const head = [0x30, 0x59, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a,
    0x86, 0x48, 0xce, 0x3d, 3, 1, 7, 3, 0x42, 0, 4];
  const keyIn = (certificate) => {
    for (let at = 0; at + 91 <= certificate.length; ++at) {
      if (head.every((byte, i) => certificate[at + i] === byte)) {
        return crypto.subtle.importKey("spki", certificate.slice(at, at + 91),
          { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
      }
    }
    return Promise.reject(new Error("no key"));
  };
  // An ECDSA signature as X.509 writes it → two numbers of 32 bytes.
  const plain = (der) => {
    const out = new Uint8Array(64);
    let at = 2;
    for (let part = 0; part < 2; ++part) {
      if (der[at] !== 2) return null;
      const size = der[at + 1];
      let number = der.subarray(at + 2, at + 2 + size);
      while (number.length > 32 && number[0] === 0) number = number.subarray(1);
      if (number.length > 32) return null;
      out.set(number, part * 32 + 32 - number.length);
      at += 2 + size;
    }
    return out;
  };
  const isSigned = async (prefix, bytes, before, certificate, signature) => {
    const numbers = plain(signature);
    if (!numbers) return false;
    const lead = new TextEncoder().encode(prefix);
    const message = new Uint8Array(lead.length + before);
    message.set(lead);
    message.set(bytes.subarray(0, before), lead.length);
    const key = await keyIn(certificate);
    return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, numbers, message);
  };
  const digest = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));
  const readList = async (text) => {
    const bytes = bytesOf("MDR1.", text);
    const read = bytes && fieldsOf(bytes, 5);
    if (!read) return null;
    const [made, revoked, terminals, certificate, signature] = read.fields;
    const good = await isSigned("MDR1.", bytes, read.before, certificate, signature);
    return good && {
      made: Date.parse(words.decode(made)), signer: await digest(certificate),
      revoked: new Set(words.decode(revoked).split(",")),
      terminals: new Set(words.decode(terminals).split(",")) };
  };
  let list = null;
  const judgeList = async (text) => {
    const newer = await readList(text);
    if (!newer || newer.signer !== list.signer) return ["not_real"];
    if (newer.made <= list.made) return ["old_list"];
    list = newer;
    return ["newer_list"];
  };
  const judge = async (text) => {
    if (text.startsWith("MDR1.")) return judgeList(text);
    const bytes = bytesOf("MDP1.", text);
    const read = bytes && fieldsOf(bytes, 7);
    if (!read && text.startsWith("MDP1.")) return ["not_real"];
    if (!read) {
      const number = text.toUpperCase();
      return [list.revoked.has(number) ? "revoked" : "no_pass", number];
    }
    const [, number, , from, until, certificate, signature] = read.fields;
    const shown = words.decode(number);
    if (!list.terminals.has(await digest(certificate))) return ["unknown_terminal", shown];
    if (!await isSigned("MDP1.", bytes, read.before, certificate, signature)) return ["not_real"];
    // The town's own day, wherever this device was set to be.
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
    const day = today > place.dataset.today ? today : place.dataset.today;
    if (list.revoked.has(shown)) return ["revoked", shown];
    if (day < words.decode(from)) return ["not_yet", shown];
    if (day > words.decode(until)) return ["expired", shown];
    return ["good", shown];
  };
  const field = place.querySelector("input");
  const number = place.querySelector("[data-pass-number]");
  let asked = 0;
  const show = async () => {
    const text = field.value.normalize("NFKC").trim();
    const mine = ++asked;
    let said = [];
    try { said = text === "" ? [] : await judge(text); } catch { said = ["not_real"]; }
    if (mine !== asked) return;  // Somebody went on typing.
    for (const one of place.querySelectorAll("[data-verdict]")) {
      one.hidden = one.dataset.verdict !== said[0];
    }
    number.hidden = !said[1];
    number.textContent = said[1] || "";
    // What a reader typed is no reading for people; the next one types over it.
    if (text.startsWith("MDP1.") && said[1]) {
      field.value = said[1];
      field.select();
    }
  };
  readList(place.dataset.passList).then((read) => {
    if (!read) return;
    list = read;
    place.hidden = false;
    field.addEventListener("input", show);
    show();
  });
})();
)js";
}

}  // namespace server::pages

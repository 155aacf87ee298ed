// Keys, and the marks of a chosen statement. Every page reads and every form works without it.
"use strict";

const items = [...document.querySelectorAll("[data-item]")];
const marked = [...document.querySelectorAll(".text [data-of]")];

/** The item that has the focus, or that holds what has it; -1 for none. */
function chosen() {
  return items.findIndex((item) => item.contains(document.activeElement));
}

function choose(at) {
  const item = items[Math.min(Math.max(at, 0), items.length - 1)];
  if (!item) return;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

/** Click what a key stands for: in the chosen item first, else where the page has it. */
function press(key) {
  const within = items[chosen()];
  const selector = `[data-key="${key}"]`;
  const found = (within && within.querySelector(selector)) || document.querySelector(selector);
  if (found) found.click();
  return Boolean(found);
}

function open() {
  const item = document.activeElement;
  if (!item.matches("[data-item][data-open]")) return false;
  location.assign(item.dataset.open);
  return true;
}

function search() {
  const field = document.querySelector("main input[type=search]") || document.getElementById("find");
  field.focus();
  field.select();
  return true;
}

const keys = {
  j: () => press("j") || (choose(chosen() + 1), true),
  k: () => press("k") || (choose(chosen() - 1), true),
  a: () => press("a"),
  r: () => press("r"),
  u: () => press("u"),
  e: () => press("e"),
  m: () => press("m"),
  n: () => press("n"),
  z: () => press("z"),
  "/": search,
  "?": () => (location.assign("/help"), true),
  Enter: open,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches("input, textarea, select, [contenteditable]")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "Escape") document.querySelector("[data-leave]")?.click();
  const does = Object.hasOwn(keys, event.key) && keys[event.key];
  if (does && does()) event.preventDefault();
});

/** Show the words of one statement in the text, and its entry beside it. */
function show(id) {
  for (const piece of marked) piece.classList.toggle("on", piece.dataset.of.split(" ").includes(id));
  for (const item of items) item.classList.toggle("on", item.dataset.of === id);
}

for (const item of items) {
  if (!item.dataset.of) continue;
  item.addEventListener("focusin", () => {
    show(item.dataset.of);
    const at = document.getElementById(`t-${item.dataset.of}`);
    if (at) at.scrollIntoView({ block: "nearest" });
  });
}

for (const piece of marked) {
  if (piece.matches("a")) piece.addEventListener("focus", () => show(piece.dataset.of));
  else piece.addEventListener("click", () => show(piece.dataset.of.split(" ").at(-1)));
}

// An address that leads to one entry chooses it.
if (location.hash.startsWith("#e-") || location.hash.startsWith("#t-")) show(location.hash.slice(3));

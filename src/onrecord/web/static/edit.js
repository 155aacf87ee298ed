// Edges of a statement moved by hand. Places are code points of the article's text, as the record counts.
"use strict";

const text = document.querySelector(".text");
const panel = document.getElementById("edit");
const live = Boolean(panel && globalThis.CSS && CSS.highlights);
const ROLES = ["content", "source", "cue"];

/** The pieces of a paragraph that are the article's own: not the numbers beside statements. */
function pieces(paragraph) {
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".ref, .handle") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) found.push(node);
  return found;
}

/** The place of a point in the text; null outside of it. */
function placeOf(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const paragraph = element && element.closest(".text p[data-start]");
  if (!paragraph) return null;
  const point = document.createRange();
  point.setStart(node, offset);
  let place = Number(paragraph.dataset.start);
  for (const piece of pieces(paragraph)) {
    if (piece === node) return place + [...piece.data.slice(0, offset)].length;
    if (point.comparePoint(piece, 0) > 0 || point.comparePoint(piece, 0) === 0) return place;
    place += [...piece.data].length;
  }
  return place;
}

/** The point of a place; `end` prefers the end of what stands before it. */
function pointOf(place, end) {
  for (const paragraph of [...text.querySelectorAll("p[data-start]")].reverse()) {
    let at = Number(paragraph.dataset.start);
    if (end ? at >= place : at > place) continue;
    const own = pieces(paragraph);
    for (const piece of own) {
      const points = [...piece.data];
      if (place - at < points.length || (end && place - at === points.length)) {
        return [piece, points.slice(0, place - at).join("").length];
      }
      at += points.length;
    }
    const last = own.at(-1);
    return last ? [last, last.data.length] : null;
  }
  return null;
}

/** What is selected of the text, a stretch for each paragraph, without blanks at the ends. */
function selected() {
  const selection = getSelection();
  if (!text || !selection.rangeCount || selection.isCollapsed) return [];
  const range = selection.getRangeAt(0);
  const spans = [];
  for (const paragraph of text.querySelectorAll("p[data-start]")) {
    if (!range.intersectsNode(paragraph)) continue;
    let at = Number(paragraph.dataset.start);
    let start = null, end = null;
    for (const piece of pieces(paragraph)) {
      const from = range.comparePoint(piece, 0) >= 0 ? 0 : piece === range.startContainer ? range.startOffset : piece.data.length;
      const to = range.comparePoint(piece, piece.data.length) <= 0 ? piece.data.length : piece === range.endContainer ? range.endOffset : 0;
      if (range.intersectsNode(piece) && from < to) {
        const words = piece.data.slice(from, to);
        const low = at + [...piece.data.slice(0, from)].length;
        if (words.trim()) {
          start ??= low + [...words].length - [...words.trimStart()].length;
          end = low + [...words.trimEnd()].length;
        }
      }
      at += [...piece.data].length;
    }
    if (start !== null) spans.push([start, end]);
  }
  return spans;
}

const written = (spans) => spans.map((one) => one.join("-")).join(".");
const read = (told) => (told ? told.split(".").map((one) => one.split("-").map(Number)) : []);

function rangeOf([start, end]) {
  const [from, to] = [pointOf(start, false), pointOf(end, true)];
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

function wordsOf(span) {
  const range = rangeOf(span);
  if (!range) return "";
  const told = range.cloneContents();
  for (const other of told.querySelectorAll(".ref, .handle")) other.remove();
  return told.textContent.replace(/\s+/g, " ").trim();
}

const field = (role) => panel.querySelector(`input[name=${role}]`);

/** Write the spans of a role into the form, and show them in the text. */
function set(role, spans) {
  field(role).value = written(spans);
  panel.querySelector(`#words-${role}`).value = spans.map(wordsOf).join(" … ");
  if (role === "content") panel.querySelector("#kind").value = "";
  draw();
}

function draw() {
  for (const role of ROLES) {
    const ranges = read(field(role).value).map(rangeOf).filter(Boolean);
    CSS.highlights.set(`draft-${role}`, new Highlight(...ranges));
  }
  for (const handle of text.querySelectorAll(".handle")) put(handle);
}

/** Move an edge of a role to a place, as long as words are left. */
function move(role, edge, place) {
  const spans = read(field(role).value);
  if (!spans.length) return;
  const one = edge === "start" ? spans[0] : spans.at(-1);
  const at = edge === "start" ? 0 : 1;
  const before = one[at];
  one[at] = place;
  const first = Number(text.querySelector("p[data-start]").dataset.start);
  if (one[0] >= one[1] || one[0] < first || !rangeOf(one)) one[at] = before;
  set(role, spans);
}

function edgeOf(role, edge) {
  const spans = read(field(role).value);
  return spans.length ? (edge === "start" ? spans[0][0] : spans.at(-1)[1]) : null;
}

/** The next place at which a word begins (or ends) in a direction. */
function byWord(place, direction) {
  const [low, high] = direction < 0 ? [Math.max(0, place - 60), place] : [place, place + 60];
  const words = wordsOf([low, high]);
  const step = direction < 0 ? /\S+\s*$/.exec(words) : /^\s*\S+/.exec(words);
  return place + direction * Math.max(1, step ? [...step[0]].length : 1);
}

function put(handle) {
  const start = handle.dataset.edge === "start";
  const place = edgeOf("content", handle.dataset.edge);
  handle.hidden = place === null;
  if (handle.hidden) return;
  const range = rangeOf(start ? [place, place + 1] : [place - 1, place]);
  const boxes = range ? range.getClientRects() : [];
  const box = start ? boxes[0] : boxes[boxes.length - 1];
  const home = text.getBoundingClientRect();
  if (!box) return;
  handle.style.left = `${(start ? box.left : box.right) - home.left}px`;
  handle.style.top = `${box.top - home.top}px`;
  handle.style.height = `${box.height}px`;
  handle.setAttribute("aria-valuenow", place);
  handle.setAttribute("aria-valuetext", start ? `before ${wordsOf([place, place + 20])}` : `behind ${wordsOf([Math.max(0, place - 20), place])}`);
}

function under(event) {
  const at = document.caretPositionFromPoint
    ? document.caretPositionFromPoint(event.clientX, event.clientY)
    : document.caretRangeFromPoint(event.clientX, event.clientY);
  return at && placeOf(at.offsetNode ?? at.startContainer, at.offset ?? at.startOffset);
}

function handle(edge) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `handle ${edge}`;
  made.dataset.edge = edge;
  made.setAttribute("role", "slider");
  made.setAttribute("aria-label", `${edge} of the statement`);
  made.setAttribute("aria-valuemin", 0);
  made.setAttribute("aria-valuemax", Number.MAX_SAFE_INTEGER);
  made.addEventListener("keydown", (event) => {
    const direction = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (event.key === "Enter") panel.querySelector("[data-save]").click();
    else if (direction) {
      const place = edgeOf("content", edge);
      move("content", edge, event.ctrlKey || event.altKey ? byWord(place, direction) : place + direction);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  made.addEventListener("pointerdown", (event) => {
    made.setPointerCapture(event.pointerId);
    event.preventDefault();
    made.focus();
  });
  made.addEventListener("pointermove", (event) => {
    if (!made.hasPointerCapture(event.pointerId)) return;
    made.style.pointerEvents = "none";
    const place = under(event);
    made.style.pointerEvents = "";
    if (place !== null) move("content", edge, place);
  });
  text.append(made);
  return made;
}

const tool = document.querySelector(".tools [data-key=n]");
const picked = document.querySelector(".picked");
const plain = tool && tool.getAttribute("href");

document.addEventListener("selectionchange", () => {
  if (!tool || panel) return;
  const spans = selected();
  const href = spans.length ? plain.replace("edit=new", `edit=new&content=${written(spans)}`) : plain;
  tool.setAttribute("href", href);
  picked.hidden = !spans.length;
  if (spans.length) {
    const link = document.createElement("a");
    link.className = "button";
    link.href = href;
    link.textContent = "Add these words as a statement (n)";
    picked.replaceChildren(link);
  }
});

if (live) {
  for (const role of ROLES) {
    for (const one of text.querySelectorAll(`.draft-${role}`)) one.classList.remove(`draft-${role}`);
  }
  const [start] = [handle("start"), handle("end")];
  draw();
  addEventListener("resize", draw);
  for (const nudge of panel.querySelectorAll("[data-nudge]")) {
    nudge.addEventListener("click", (event) => {
      const [role, edge, sign] = nudge.dataset.nudge.split(" ");
      move(role, edge, edgeOf(role, edge) + (sign === "+" ? 1 : -1));
      event.preventDefault();
    });
  }
  let last = [];
  document.addEventListener("selectionchange", () => {
    const spans = selected();
    if (spans.length) last = spans;
  });
  for (const button of panel.querySelectorAll("[data-pick]")) {
    button.addEventListener("click", () => last.length && set(button.dataset.pick, last));
  }
  // Later than the browser goes to the part of the page that the address names.
  addEventListener("load", () => setTimeout(() => start.hidden || start.focus()));
} else if (panel) {
  for (const button of panel.querySelectorAll("[data-pick]")) button.hidden = true;
}

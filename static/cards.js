// Cards: what a figure, a term, a person, a case or a note is, without leaving the sentence. A card
// is cut from the page that its link leads to, so that it never says anything else, and without
// this script the link leads there.

const shell = document.getElementById("_card")?.content.firstElementChild;
const chosen = "main :is(a.figure, a.term, a.party, a.case, .mark a)";
const openAfter = 350;
const closeAfter = 250;
const pages = new Map();

/// The page at an address, asked for once.
function page({ pathname }) {
  if (pathname === location.pathname) return document;
  if (!pages.has(pathname)) {
    const asked = fetch(pathname).then(async (answer) => {
      if (!answer.ok) throw new Error(`${answer.status}`);
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    });
    pages.set(pathname, asked);
    asked.catch(() => pages.delete(pathname));
  }
  return pages.get(pathname);
}

/// An element with words or elements in it.
function made(name, className, ...content) {
  const element = document.createElement(name);
  element.className = className;
  element.append(...content);
  return element;
}

/// A copy that can stand on this page: its ids are the original's, its marks lead to the original.
function copy(element, { pathname }) {
  const clone = document.importNode(element, true);
  for (const part of [clone, ...clone.querySelectorAll("*")]) {
    for (const name of ["id", "aria-labelledby", "role"]) if (!(part instanceof SVGElement)) part.removeAttribute(name);
    const href = part.getAttribute("href");
    if (href?.startsWith("#")) part.setAttribute("href", pathname + href);
  }
  for (const mark of clone.querySelectorAll(".mark, .anchor")) mark.remove();
  return clone;
}

/// The card of a figure: one answer of it, and how that stands among the others.
function figureCard(doc, id, address) {
  const take = (from, selector) => [...from.querySelectorAll(selector)].map((element) => copy(element, address));
  const answer = (id && doc.getElementById(id)) || doc.querySelector(".claims tbody tr");
  const parts = [];
  if (answer) {
    parts.push(made("p", "card-value", answer.querySelector(".answer-value").textContent));
    const badges = take(answer, ".badge").flatMap((badge) => [badge, " "]);
    if (badges.length > 0) parts.push(made("p", "card-meta", ...badges));
    const cells = [...answer.cells].slice(1).filter((cell) => cell.textContent.trim() !== "");
    const rows = cells.map((cell) => {
      const clone = copy(cell, address);
      return made("div", "", made("dt", "", cell.dataset.label), made("dd", "", ...clone.childNodes));
    });
    if (rows.length > 0) parts.push(made("dl", "popcard-rows", ...rows));
  }
  const letter = answer?.querySelector(".letter")?.textContent;
  const axes = take(doc, ".fact .axis");
  for (const mark of axes.flatMap((axis) => [...axis.querySelectorAll(".claim")])) {
    mark.classList.toggle("shown", mark.querySelector("text").textContent === letter);
  }
  parts.push(...axes, ...take(doc, ".fact :is(.differ, .working)"));
  const marks = answer ? [...answer.querySelectorAll("th .mark a[href^='#']")] : [];
  const notes = marks.map((mark) => doc.querySelector(`${mark.getAttribute("href")} .note-text`)).filter(Boolean);
  parts.push(...notes.map((note) => made("div", "popcard-note", copy(note, address))));
  parts.push(...take(doc, ".uses-count"));
  return { title: doc.querySelector("h1").textContent, parts };
}

/// What a card says of what an address leads to; nothing where it has no card.
function card(doc, address, link) {
  const id = decodeURIComponent(address.hash.slice(1));
  if (doc.querySelector(".fact")) return figureCard(doc, id, address);
  if (doc.querySelector(".case-page")) {
    const description = doc.querySelector("meta[name=description]").content;
    const standing = [...doc.querySelectorAll(".page-header .card-standing")].map((line) => copy(line, address));
    return { title: doc.querySelector("h1").textContent, parts: [...standing, made("p", "", description)] };
  }
  const place = id && doc.getElementById(id);
  const note = place && place.querySelector(".note-text");
  if (note) return { title: `${shell.dataset.note} ${link.textContent}`, parts: [copy(note, address)] };
  const name = place && place.querySelector("dt");
  if (!name) return undefined;
  const said = [...place.querySelectorAll("dd:not(.uses)")].map((words) => made("div", words.className, ...copy(words, address).childNodes));
  const title = copy(name, address);
  const aka = title.querySelector(".aka");
  aka?.remove();
  return { title: title.textContent, parts: aka ? [made("p", "card-meta", aka.textContent), ...said] : said };
}

let popup;
let opener;
/// Whether the reader asked for the card, so that it stays when the pointer leaves.
let kept = false;
let timer;

/// Below the link, or above it where there is more room; on a phone the style sets it at the foot.
function place(link) {
  const box = [...link.getClientRects()].at(-1) ?? link.getBoundingClientRect();
  popup.style.maxHeight = "";
  const { clientWidth, clientHeight } = document.documentElement;
  const [over, under] = [box.top - 16, clientHeight - box.bottom - 16];
  const above = under < popup.offsetHeight && over > under;
  // On a phone the style sets the height.
  if (getComputedStyle(popup).position === "absolute") {
    popup.style.maxHeight = `${Math.min(popup.offsetHeight, Math.max(above ? over : under, 160))}px`;
  }
  const { offsetWidth, offsetHeight } = popup;
  const left = Math.max(8, Math.min(box.left, clientWidth - offsetWidth - 8));
  popup.style.left = `${left + scrollX}px`;
  popup.style.top = `${(above ? box.top - offsetHeight - 8 : box.bottom + 8) + scrollY}px`;
}

async function open(link, keep) {
  const address = new URL(link.href);
  try {
    const found = card(await page(address), address, link);
    if (!found) throw new Error("no card");
    if (!keep && timer === undefined) return;
    if (popup.matches(":popover-open")) popup.hidePopover();
    popup.querySelector(".popcard-title").textContent = found.title;
    popup.querySelector(".popcard-body").replaceChildren(...found.parts);
    const more = popup.querySelector(".card-more a");
    more.href = link.href;
    more.parentElement.hidden = address.pathname === location.pathname;
    [opener, kept] = [link, keep];
    link.setAttribute("aria-expanded", "true");
    popup.showPopover();
    place(link);
    popup.scrollTop = 0;
    if (keep) popup.focus({ preventScroll: true });
  } catch {
    if (keep) location.assign(link.href);
  }
}

function start() {
  popup = document.importNode(shell, true);
  document.body.append(popup);
  for (const link of document.querySelectorAll(chosen)) link.setAttribute("aria-haspopup", "dialog");
  popup.querySelector("button").addEventListener("click", () => popup.hidePopover());
  popup.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed" || popup.matches(":popover-open")) return;
    opener?.removeAttribute("aria-expanded");
    const held = document.activeElement;
    if (kept && (held === document.body || popup.contains(held))) opener?.focus({ preventScroll: true });
    kept = false;
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(chosen);
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    clearTimeout(timer);
    open(link, true);
  });
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "mouse") return;
    const link = target.closest?.(chosen);
    const inside = popup.contains(target) || (link && link === opener && popup.matches(":popover-open"));
    clearTimeout(timer);
    timer = undefined;
    if (link && !inside && !kept) timer = setTimeout(open, openAfter, link, false);
    else if (!inside && !kept && popup.matches(":popover-open")) timer = setTimeout(() => popup.hidePopover(), closeAfter);
  });
}

if (shell && "popover" in HTMLElement.prototype) start();

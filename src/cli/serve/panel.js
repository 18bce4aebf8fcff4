// The panel of the preview, in a tree of its own so that the page's style sheets leave it alone and it
// them: the report, the numbers without a source, and the figure that is inspected.

import { figureOf, inspected } from "./inspector.js";
import { news } from "./live.js";
import { button, made, message, placed } from "./parts.js";
import { isShown, show } from "./places.js";
import { words } from "./words.js";

/// What is open, for as long as the window is: it outlives the loading of pages.
const state = { open: false, inspecting: false, figure: null, folds: {}, ...JSON.parse(sessionStorage.getItem("plainfact panel") ?? "{}") };
const remember = (change) => {
  Object.assign(state, change);
  sessionStorage.setItem("plainfact panel", JSON.stringify(state));
};

const host = made("aside", { id: "plainfact-preview", "aria-label": words.name });
const root = host.attachShadow({ mode: "open" });
const badge = button(words.name, { class: "handle", "aria-controls": "body" }, () => toggle(!state.open));
const status = made("p", { class: "status", role: "status" });
const body = made("div", { id: "body", class: "body" });
const figure = made("section", { class: "figure", tabindex: "-1", "aria-label": words.figure });
const sections = made("div", {});
const inspect = button(words.inspect, {}, () => inspecting(!state.inspecting));

function toggle(open) {
  remember({ open });
  body.hidden = !open;
  badge.setAttribute("aria-expanded", String(open));
}

function inspecting(on) {
  remember({ inspecting: on });
  inspect.setAttribute("aria-pressed", String(on));
}

/// A problem, with the ways to where it is.
function entry({ severity, code, message: text, help, place, labels = [], words: found, docs }) {
  const said = made("p", {}, made("strong", { class: severity }, severity), " ", made("code", {}, code), " ", ...message(text));
  const ways = [placed(place)];
  if (found && isShown(found)) ways.push(button(words.show, {}, () => show(found)));
  if (docs) ways.push(made("a", { href: docs }, words.explain(code)));
  return made(
    "li",
    { class: `entry ${severity}` },
    said,
    ...(help ? [made("p", {}, `${words.help}: `, ...message(help))] : []),
    ...labels.map(({ message: text, place }) => made("p", {}, placed(place), ": ", ...message(text))),
    made("p", { class: "ways" }, ...ways),
  );
}

const exempted = ({ what, reason, place }) =>
  made("li", { class: "entry" }, made("p", {}, made("code", {}, what), ` ${reason}`), made("p", { class: "ways" }, placed(place)));

/// A part of the panel that folds, and stays as it was left.
function fold(name, title, open, items, none) {
  const summary = made("summary", {}, title);
  const list = items.length > 0 ? made("ul", {}, ...items) : made("p", {}, none);
  const part = made("details", { class: name }, summary, list);
  part.open = state.folds[name] ?? open;
  // Only what the reader does is remembered; it is done after the event.
  summary.addEventListener("click", () => remember({ folds: { ...state.folds, [name]: !part.open } }));
  return part;
}

/// Says in the page and in its lists what readers will not see.
function markUnseen(unpublished) {
  for (const mark of document.querySelectorAll(".plainfact-unseen")) mark.remove();
  const why = new Map(unpublished.map(({ address, why }) => [address, why]));
  const own = why.get(location.pathname);
  if (own) document.querySelector("main")?.prepend(made("p", { class: "plainfact-unseen" }, words.unseen(own)));
  for (const link of document.querySelectorAll("main a[href], nav a[href]")) {
    const held = link.origin === location.origin ? why.get(link.pathname) : undefined;
    if (held && link.textContent.trim() !== "") link.append(made("span", { class: "plainfact-unseen" }, held));
  }
}

function tell(page) {
  const { wrong, counts, file, here, numbers, allowed, elsewhere, more, unpublished } = page;
  const problems = words.problems(counts) || words.clean;
  const worst = ["error", "warning", "note"].find((severity) => counts[severity] > 0) ?? "clean";
  badge.className = `handle ${worst}`;
  badge.textContent = `${words.name}: ${problems}`;
  status.textContent = wrong ? words.stale(wrong) : "";
  markUnseen(unpublished);
  const rest = more > 0 ? [made("li", {}, made("a", { href: "/__plainfact/report" }, words.more(more)))] : [];
  sections.replaceChildren(
    made("p", { class: "ways" }, made("a", { href: "/__plainfact/report" }, words.report), ...(file ? [placed(file, words.edit)] : [])),
    fold("here", words.here(here.length), true, here.map(entry), words.noneHere),
    fold("numbers", words.numbers(numbers.length), numbers.length > 0, numbers.map(entry), words.noneNumbers),
    ...(allowed.length > 0 ? [fold("allowed", words.allowed(allowed.length), false, allowed.map(exempted))] : []),
    ...(elsewhere.length > 0 ? [fold("elsewhere", words.elsewhere(elsewhere.length + more), here.length === 0 && Boolean(wrong), [...elsewhere.map(entry), ...rest])] : []),
  );
}

async function refresh() {
  const page = encodeURIComponent(location.pathname);
  const answer = await fetch(`/__plainfact/ask/page?about=${page}`, { cache: "no-store" });
  tell(await answer.json());
  if (state.figure) await inspectFigure(state.figure);
}

async function inspectFigure(chosen) {
  remember({ figure: chosen });
  const close = button(words.close, {}, () => {
    remember({ figure: null });
    figure.hidden = true;
    inspect.focus();
  });
  figure.replaceChildren(made("h2", {}, words.figure), ...(await inspected(chosen)), close);
  figure.hidden = false;
}

/// A click with Alt, or any while figures are inspected, shows the entry and nothing else.
document.addEventListener(
  "click",
  async (event) => {
    if (event.button !== 0 || !(event.altKey || state.inspecting) || event.composedPath().includes(host)) return;
    const chosen = figureOf(event.target);
    if (!chosen) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    toggle(true);
    await inspectFigure(chosen);
    figure.focus();
  },
  { capture: true },
);

root.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !state.open) return;
  toggle(false);
  badge.focus();
});

// An answer that fails to come is asked for again with the next version.
const update = () => refresh().catch(() => {});
news.addEventListener("version", update);
news.addEventListener("connection", ({ detail: there }) => {
  const away = root.querySelector(".away");
  if (there) away?.remove();
  else if (!away) body.after(made("p", { class: "away", role: "status" }, words.away));
});

figure.hidden = true;
body.append(status, inspect, made("p", { class: "hint" }, words.inspectHint), figure, sections);
root.append(made("link", { rel: "stylesheet", href: "/__plainfact/panel.css" }), badge, body);
document.head.append(made("link", { rel: "stylesheet", href: "/__plainfact/page.css", "data-plainfact": "" }));
toggle(state.open);
inspecting(state.inspecting);
document.body.append(host);
update();

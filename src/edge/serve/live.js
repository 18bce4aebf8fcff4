// Keeps an open page like its sources: loads it again, changes its style sheets, or leaves it alone.
// All windows share one stream of events, for browsers keep few connections to one server.

const tag = document.querySelector("script[data-content]");
const key = `plainfact place ${location.pathname}`;
const quiet = 30_000;
let { content, styles } = tag.dataset;
let version;
let checking;
let again = false;

/// The path that the site's address ends with.
export const { prefix } = tag.dataset;

/// Tells of `version`, whenever there is a new one, and of `connection`, whether the preview is there.
export const news = new EventTarget();

const tell = (type, detail) => news.dispatchEvent(new CustomEvent(type, { detail }));

/// What the reader has opened, to be opened again: places in the page and the card of a link.
function keepPlace() {
  const all = [...document.querySelectorAll("details")];
  const link = document.querySelector("[aria-expanded=true][aria-haspopup]");
  const alike = link && [...document.querySelectorAll("a")].filter((other) => other.href === link.href);
  const place = {
    top: scrollY,
    left: scrollX,
    open: all.map((details) => details.open),
    card: link && { href: link.href, at: alike.indexOf(link) },
  };
  sessionStorage.setItem(key, JSON.stringify(place));
}

function takePlace() {
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (kept === null) return;
  const { top, left, open, card } = JSON.parse(kept);
  const all = [...document.querySelectorAll("details")];
  if (all.length === open.length) all.forEach((details, at) => (details.open = open[at]));
  scrollTo({ top, left, behavior: "instant" });
  const alike = card && [...document.querySelectorAll("a")].filter((other) => other.href === card.href);
  alike?.[card.at]?.click();
}

/// Puts the style sheets of today in the place of those the page came with, one by one, so that it
/// is never without.
async function swapStyles() {
  const answer = await fetch(location.href, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const sheets = (from) => [...from.head.querySelectorAll("link[rel=stylesheet]:not([data-plainfact])")];
  const [before, after] = [sheets(document), sheets(page)];
  const named = (sheet) => sheet.getAttribute("href");
  const loads = after.map((sheet, at) => {
    if (before[at] && named(before[at]) === named(sheet)) return undefined;
    const fresh = document.importNode(sheet, true);
    const done = new Promise((resolve) => {
      fresh.addEventListener("load", resolve);
      fresh.addEventListener("error", resolve);
    });
    if (before[at]) before[at].after(fresh);
    else document.head.append(fresh);
    return done.then(() => before[at]?.remove());
  });
  before.slice(after.length).forEach((sheet) => sheet.remove());
  await Promise.all(loads);
}

/// Compares the page with what it would be now. One comparison at a time; what comes meanwhile
/// makes for another.
async function compare() {
  if (checking) {
    again = true;
    return;
  }
  checking = true;
  try {
    do {
      again = false;
      const page = encodeURIComponent(location.pathname);
      const answer = await fetch(`/__plainfact/state?page=${page}`, { cache: "no-store" });
      const state = await answer.json();
      if (state.content !== content) {
        keepPlace();
        location.reload();
        return;
      }
      if (state.styles !== styles) {
        styles = state.styles;
        await swapStyles();
      }
      if (state.version !== version) {
        version = state.version;
        tell("version", version);
      }
    } while (again);
  } catch {
    // The preview is away; the stream of events tells when it is back.
  } finally {
    checking = false;
  }
}

const channel = "BroadcastChannel" in window ? new BroadcastChannel("plainfact preview") : undefined;

function hear({ type, data }) {
  tell("connection", type !== "away");
  if (type === "version" && data !== version) compare();
}

channel?.addEventListener("message", ({ data }) => hear(data));

/// Listens for all windows, until the page goes.
function listen() {
  let events;
  let heard = Date.now();
  const pass = (type, data) => {
    heard = Date.now();
    hear({ type, data });
    channel?.postMessage({ type, data });
  };
  const connect = () => {
    events?.close();
    heard = Date.now();
    events = new EventSource("/__plainfact/events");
    events.addEventListener("version", ({ data }) => pass("version", data));
    events.addEventListener("alive", () => pass("alive"));
    events.addEventListener("error", () => pass("away"));
  };
  connect();
  // After a sleep of the machine a connection may be dead without knowing.
  setInterval(() => {
    const silent = Date.now() - heard > quiet;
    if (silent || events.readyState === EventSource.CLOSED) connect();
  }, 2_000);
  addEventListener("pageshow", ({ persisted }) => persisted && connect());
  addEventListener("pagehide", () => events.close());
  return new Promise(() => {});
}

if (document.readyState === "complete") takePlace();
else addEventListener("load", takePlace);

addEventListener("visibilitychange", () => document.hidden || compare());
if (navigator.locks) navigator.locks.request("plainfact preview", listen);
else listen();
compare();

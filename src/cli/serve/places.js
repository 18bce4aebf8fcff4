// From the words of a place in the sources to the place in the page.

const alike = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u202f": " " };

/// The text of the page as one string of single spaces, with the way back to its nodes.
function pageText() {
  const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
  const spots = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("script, style, .mark, .anchor, .plainfact-unseen")) continue;
    for (const [at, c] of [...node.data].entries()) {
      const plain = alike[c] ?? (/\s/.test(c) ? " " : c);
      if (plain === " " && text.endsWith(" ")) continue;
      text += plain;
      for (let unit = 0; unit < plain.length; unit += 1) spots.push({ node, at });
    }
  }
  return { text, spots };
}

const plain = (text) => [...text].map((c) => alike[c] ?? c).join("").replace(/\s+/g, " ");

/// How many letters two texts share at their ends, spaces and marks left out.
function sharedEnd(a, b) {
  const letters = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");
  const [one, other] = [letters(a), letters(b)];
  let count = 0;
  while (count < one.length && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}

/// The range of the page that the words of a place stand in; of several the one after the same text.
/// Where the words are not there any more, that of the text before.
function find({ text: wanted, before }) {
  const { text, spots } = pageText();
  const [words, context] = [plain(wanted), plain(before)];
  let best;
  const consider = (sought) => {
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
      const score = sharedEnd(text.slice(Math.max(0, at - 100), at), context);
      if (best === undefined || score > best.score) best = { at, score, length: sought.length };
    }
  };
  consider(words);
  const last = context.trim().split(" ").slice(-4).join(" ");
  if (best === undefined && last.length > 8) consider(last);
  if (best === undefined) return undefined;
  const [first, end] = [spots[best.at], spots[best.at + best.length - 1]];
  const range = document.createRange();
  range.setStart(first.node, first.at);
  range.setEnd(end.node, end.at + 1);
  return range;
}

/// Whether the place is in the page.
export const isShown = (place) => find(place) !== undefined;

/// Scrolls to a place and marks it.
export function show(place) {
  const range = find(place);
  if (range === undefined) return;
  for (let around = range.startContainer.parentElement; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
  const { top } = range.getBoundingClientRect();
  scrollTo({ top: scrollY + top - innerHeight / 3, behavior: "instant" });
  if (CSS.highlights) CSS.highlights.set("plainfact", new Highlight(range));
}

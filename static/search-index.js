// Looks words and numbers up in the index of the site, which it fetches part by part: `index.json`,
// then the words by their first letter, then what is shown of the best entries. The parts are
// written by `src/render/search/`, which cuts texts into words in the same way.

const digit = /^\d/;

/// How much of what a reader looks for an entry must have, of what the best one has.
const enough = 0.75;
/// How good an entry must be beside the best of all, unless it is part of an article.
const worth = 0.35;

/// Lower case, without accents.
const fold = (word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/// Opens the index in a folder of the site.
export async function open(folder) {
  const parts = new Map();
  let start;

  /// A part of the index, kept for as long as the page is open.
  function part(name) {
    if (!parts.has(name)) {
      const fetched = fetch(folder + name, { cache: "no-cache" }).then(async (response) => {
        if (!response.ok) throw new Error(`${response.status} for ${name}`);
        const found = await response.json();
        // The site was published anew meanwhile: the numbers of entries are others now.
        if (start && found.stamp !== start.stamp) throw new Error(`${name} is of another day`);
        return found;
      });
      fetched.catch(() => parts.delete(name));
      parts.set(name, fetched);
    }
    return parts.get(name);
  }

  start = await part("index.json");
  const [group, decimal] = [start.group, start.decimal].map((mark) => `[${mark}]`);
  const pieces = new RegExp(
    `(?:\\d{1,3}(?:${group}\\d{3})+(?!\\d)|\\d+)(?:${decimal}\\d+)?|[\\p{L}\\p{N}\\p{M}]+`,
    "gu",
  );
  const typing = new RegExp(`(\\d)${group}(?=\\d)`, "g");
  const common = new Set(start.common);
  const size = start.groups.map(([, , from], at) => (start.groups[at + 1]?.[2] ?? start.entries) - from);

  /// The words and numbers of a text, and where they stand in it.
  function cut(text) {
    const words = [];
    for (const { 0: piece, index } of text.matchAll(pieces)) {
      const word = digit.test(piece) ? bare(piece) : fold(piece);
      const ending = /['’]/.test(text[index - 1] ?? "") && word.length <= 2;
      if (word && !ending) words.push({ word, from: index, to: index + piece.length });
    }
    return words;
  }

  /// A number without separators, decimals after a full stop, no zeros at their end.
  function bare(number) {
    const [whole, decimals = ""] = number.replaceAll(start.group, "").split(start.decimal);
    const kept = decimals.replace(/0+$/, "");
    return kept ? `${whole}.${kept}` : whole;
  }

  /// What a reader looks for: `$450K` is one number, and words that say nothing are left out.
  function wanted(query) {
    // A number that is still being typed has groups that are not full yet.
    const words = cut(query.replace(typing, "$1"));
    const all = [];
    for (let at = 0; at < words.length; at += 1) {
      const { word, to } = words[at];
      const next = words[at + 1];
      const up = next && next.from - to <= 1 ? start.magnitudes[next.word] : undefined;
      if (digit.test(word) && up !== undefined) {
        all.push(scaled(word, up));
        at += 1;
      } else {
        all.push(word);
      }
    }
    const telling = all.filter((word) => !common.has(word));
    return [...new Set(telling)];
  }

  /// The families of words in the shard of a letter.
  async function families(letter) {
    const found = await part(`words-${letter.codePointAt(0) % start.shards}.json`);
    found.unpacked ??= found.families.map(([begin, ends, places]) => ({
      words: ends.split(" ").map((end) => begin + end),
      places,
    }));
    return found.unpacked;
  }

  /// The families that a word means, with how well: the word itself, or else words that go on where
  /// it ends, or else words one slip away.
  async function meant(word) {
    const number = digit.test(word);
    const there = await families(word);
    const found = new Map();
    for (const family of there) {
      if (family.words.includes(word)) found.set(family, 1);
      else if (word.length > 1 && family.words.some((known) => known.startsWith(word))) {
        found.set(family, number ? 0.2 : 0.4);
      }
    }
    if (found.size > 0 || number || word.length < 4) return { found };
    // The first letter may be one too many, or may have changed places with the second.
    const second = word[1].codePointAt(0) % start.shards === word.codePointAt(0) % start.shards;
    let near;
    for (const family of second ? there : [...there, ...(await families(word[1]))]) {
      for (const known of family.words) {
        if (!slipped(word, known)) continue;
        const good = Math.abs(known.length - word.length) < 2 ? 0.3 : 0.1;
        found.set(family, Math.max(found.get(family) ?? 0, good));
        // Of words that are as near, the one that is used most is named.
        const likely = good + family.places.length / 1e6;
        if (likely > (near?.likely ?? 0)) near = { typed: word, read: known, likely };
      }
    }
    return { found, near };
  }

  /// Where the families stand, with the best weight for each entry, and how rare that is.
  function places(found) {
    const weights = new Map();
    for (const [{ places }, good] of found) {
      let entry = 0;
      for (const place of places) {
        entry += place >> 3;
        weights.set(entry, Math.max(weights.get(entry) ?? 0, good * (place & 7)));
      }
    }
    return { weights, rare: Math.log(1 + start.entries / Math.max(1, weights.size)) };
  }

  /// The results for what a reader typed, by group, at most `limit(group)` in each.
  async function search(query, limit) {
    const words = wanted(query);
    const meanings = await Promise.all(words.map(meant));
    const entries = new Map();
    meanings.forEach(({ found }, at) => {
      const { weights, rare } = places(found);
      for (const [entry, weight] of weights) {
        const sum = entries.get(entry) ?? { entry, score: 0, has: 0, exact: false };
        sum.score += weight * rare;
        sum.has += rare;
        // The largest weight is that of an answer's own number.
        sum.exact ||= digit.test(words[at]) && weight === 7;
        entries.set(entry, sum);
      }
    });
    const sums = [...entries.values()];
    const most = Math.max(0, ...sums.map((sum) => sum.has));
    const best = Math.max(0, ...sums.map((sum) => (sum.has >= enough * most ? sum.score : 0)));
    const hits = new Set(meanings.flatMap(({ found }) => [...found.keys()].flatMap((f) => f.words)));
    const groups = await Promise.all(
      start.groups.map(async ([name, title, from], at) => {
        const figures = name === "figures";
        const good = sums.filter(
          ({ entry, has, score, exact }) =>
            entry >= from &&
            entry < from + size[at] &&
            ((figures && exact) || (has >= enough * most && (name === "articles" || score >= worth * best))),
        );
        good.sort((a, b) => b.exact - a.exact || b.score - a.score || a.entry - b.entry);
        const count = limit(name);
        // Some are answers to the same question, of which one is shown.
        const shown = await Promise.all(good.slice(0, figures ? count * 3 : count + 1).map(fetched));
        const results = distinct(shown, figures, words);
        const more = results.length > count;
        return { name, title, best: good[0], results: results.slice(0, count), more };
      }),
    );
    const filled = groups.filter((group) => group.results.length > 0);
    const number = words.some((word) => digit.test(word));
    const first = (group) => (group.name === "figures" ? (number ? Infinity : 1.25) : 1);
    const rank = (group) => first(group) * group.best.score;
    filled.sort((a, b) => (a.name === "about") - (b.name === "about") || rank(b) - rank(a));
    // What was not found as it was typed: a slip is told, and a word or number that is nowhere.
    const remarks = meanings.flatMap(({ found, near }, at) => {
      if (near) return [say("near", near)];
      return found.size > 0 ? [] : [say("missing", { typed: words[at] })];
    });
    return { groups: filled, hits, remarks: remarks.join(" ") };
  }

  /// What is shown of an entry.
  async function fetched(sum) {
    const shelf = start.starts.findLastIndex((from) => from <= sum.entry);
    const { entries } = await part(`entries-${shelf}.json`);
    return { ...entries[sum.entry - start.starts[shelf]], score: sum.score, exact: sum.exact };
  }

  /// One answer for each question; a misprint only when it is just that, and first.
  function distinct(entries, figures, words) {
    if (!figures) return entries;
    const misprint = (entry) => entry.w && cut(entry.w).some(({ word }) => words.includes(word));
    const kept = entries.filter((entry) => !entry.w || misprint(entry));
    kept.sort((a, b) => !!b.w - !!a.w || b.exact - a.exact || b.score - a.score || a.t.length - b.t.length);
    const seen = new Set();
    return kept.filter((entry) => {
      const key = entry.exact ? entry.u : entry.u.replace(/#.*/, "");
      return !seen.has(key) && seen.add(key);
    });
  }

  /// The part of a text where most of the hits stand, as pieces of words that are hits or not.
  function excerpt(text, hits, length) {
    const found = cut(text).filter(({ word }) => hits.has(word));
    const near = (from) => found.filter((hit) => hit.from >= from && hit.to <= from + length - 30);
    const count = (from) => new Set(near(from).map(({ word }) => word)).size;
    let best = found[0]?.from ?? 0;
    for (const { from } of found) if (count(from) > count(best)) best = from;
    let from = text.length <= length || best < 60 ? 0 : text.indexOf(" ", best - 40) + 1;
    let to = text.length <= from + length ? text.length : text.lastIndexOf(" ", from + length);
    if (to <= from) to = from + length;
    const pieces = [];
    const add = (upTo, hit) => {
      if (upTo > from) pieces.push({ text: text.slice(from, upTo), hit });
      from = Math.max(from, upTo);
    };
    if (from > 0) pieces.push({ text: "… ", hit: false });
    for (const hit of found.filter((hit) => hit.from >= from && hit.to <= to)) {
      add(hit.from, false);
      add(hit.to, true);
    }
    add(to, false);
    if (to < text.length) pieces.push({ text: " …", hit: false });
    return pieces;
  }

  /// What is written of a result, in elements of lines.
  function describe(entry, hits, length) {
    const line = (name, ...inner) => {
      const element = Object.assign(document.createElement("span"), { className: `found-${name}` });
      element.append(...inner);
      return element;
    };
    const marked = (text, length = text.length) =>
      excerpt(text, hits, length).map(({ text, hit }) =>
        hit ? Object.assign(document.createElement("mark"), { textContent: text }) : text,
      );
    const lines = [line("title", ...marked(entry.t))];
    if (entry.w) lines.push(line("wrong", start.texts.misprint.replace("{wrong}", entry.w)));
    if (entry.v) lines.push(line("value", ...marked(entry.v)));
    if (entry.c) lines.push(line("context", entry.c));
    if (entry.x && length > 0) lines.push(line("text", ...marked(entry.x, length)));
    return lines;
  }

  /// A text of the interface with its places filled; of several forms the one for the number.
  function say(key, fill = {}) {
    const forms = start.texts[key].split("|");
    const plural = fill.n === undefined ? "" : new Intl.PluralRules(start.locale).select(fill.n);
    const form = forms[start.plurals.indexOf(plural)] ?? forms.at(-1);
    return form.replace(/\{(\w+)\}/g, (_, name) => {
      return typeof fill[name] === "number" ? fill[name].toLocaleString(start.locale) : fill[name];
    });
  }

  return { search, describe, say };
}

/// A number times a power of ten, exactly.
function scaled(number, up) {
  const [whole, decimals = ""] = number.split(".");
  const moved = whole + decimals.padEnd(up, "0").slice(0, up);
  const rest = decimals.slice(up);
  return moved.replace(/^0+(?=\d)/, "") + (rest ? `.${rest}` : "");
}

/// Whether a word was typed with one slip: a letter wrong, missing, too many, or two that changed
/// places. What was typed may be the beginning of the word.
function slipped(typed, known) {
  if (known.length < typed.length - 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === known[at]) at += 1;
  const rest = typed.slice(at + 1);
  const goes = (from, ending) => known.startsWith(ending, from);
  return (
    goes(at + 1, rest) ||
    goes(at, rest) ||
    goes(at + 1, typed.slice(at)) ||
    (typed[at] === known[at + 1] && typed[at + 1] === known[at] && goes(at + 2, typed.slice(at + 2)))
  );
}

// The figure inspector: what the registry says of a figure of the page.

import { prefix } from "./live.js";
import { copyable, made, placed } from "./parts.js";
import { words } from "./words.js";

/// The figure that a link leads to: a fact and, perhaps, one of its claims.
export function figureOf(target) {
  const link = target.closest?.("a[href]");
  if (!link || link.origin !== location.origin || !link.pathname.startsWith(`${prefix}/`)) return undefined;
  const found = /^(?:\/[a-z-]+)?\/facts\/([a-z0-9-]+)\/$/.exec(link.pathname.slice(prefix.length));
  return found ? { id: found[1], claim: link.hash.slice(1) } : undefined;
}

function claim(answer, isMeant) {
  const badges = [isMeant && words.thisOne, answer.preferred && words.preferred].filter(Boolean);
  const rows = [
    ...answer.particulars,
    ...answer.sources.map((source) => [words.source, source]),
  ].map(([name, said]) => made("div", {}, made("dt", {}, name), made("dd", {}, said)));
  return made(
    "li",
    { class: isMeant ? "claim meant" : "claim" },
    made("p", {}, made("strong", {}, answer.value), ...badges.flatMap((badge) => [" ", made("span", { class: "badge" }, badge)])),
    made("p", {}, placed(answer.place, `#${answer.id}`)),
    made("dl", {}, ...rows),
    copyable(answer.markdown),
  );
}

function use({ words: said, place, page }) {
  const where = page ? [" ", made("a", { href: page[0] }, page[1])] : [];
  return made("li", {}, `“${said}”`, ...where, " ", placed(place));
}

/// What is known of a figure, as elements.
export async function inspected({ id, claim: meant }) {
  const answer = await fetch(`/__plainfact/ask/fact?about=${encodeURIComponent(id)}`, { cache: "no-store" });
  const fact = await answer.json();
  if (fact === null) return [made("p", {}, words.unknownFigure(id))];
  const isMeant = (answer) => (meant ? answer.id === meant : answer.preferred);
  return [
    made("p", { class: "label" }, fact.label),
    made("p", {}, placed(fact.place, fact.id), ` · ${fact.kind}`),
    ...(fact.formula ? [made("p", {}, `${words.formula}: `, made("code", {}, fact.formula))] : []),
    made("h3", {}, words.claims(fact.claims.length)),
    made("ul", {}, ...fact.claims.map((answer) => claim(answer, isMeant(answer)))),
    ...(fact.differ ? [made("p", {}, `${words.differ}: ${fact.differ}`)] : []),
    made("h3", {}, words.uses(fact.uses.length)),
    made("ul", { class: "uses" }, ...fact.uses.map(use)),
    copyable(fact.command),
  ];
}

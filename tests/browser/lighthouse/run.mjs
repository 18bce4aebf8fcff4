// Measures pages of a published site with Lighthouse, as nginx serves it, and prints a table. Exits with
// 1 if a page has less than 100 in accessibility, best practices or search engines, less than 99 in
// performance, or moves while it loads.
//
// npm ci --prefix tests/browser/lighthouse
// plainfact build --compress --out FOLDER
// node tests/browser/lighthouse/run.mjs FOLDER [CHROMIUM [PAGE…]]
//
// It takes about a quarter of a minute a page, and is no part of the tests: its times are those of the
// machine. It speaks of a simulated slow phone.

import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";

import { host } from "../servers.mjs";

const [folder, chromePath = "/usr/bin/chromium", ...named] = process.argv.slice(2);
const kinds = ["/", "/numbers/how-many-children/", "/facts/children-separated/", "/cases/ms-l/"];
const pages = named.length > 0 ? named : kinds.flatMap((way) => [way, `/es${way}`]);
const bars = { performance: 0.99, accessibility: 1, "best-practices": 1, seo: 1 };
const row = (cells) => console.log(cells.map((cell, at) => String(cell).padEnd(at === 0 ? 36 : 15)).join(""));

const site = await host(folder, "nginx");
const browser = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox"] });
row(["page", ...Object.keys(bars), "paint, ms", "moves"]);
for (const way of pages) {
  const lhr = await measured(site.origin + way);
  const paint = Math.round(lhr.audits["largest-contentful-paint"].numericValue);
  const moves = lhr.audits["cumulative-layout-shift"].numericValue;
  const scores = Object.keys(bars).map((name) => lhr.categories[name].score);
  row([way, ...scores.map((score) => Math.round(100 * score)), paint, moves]);
  const reached = scores.every((score, at) => score >= Object.values(bars)[at]);
  if (moves !== 0 || !reached) process.exitCode = 1;
  for (const [name, { auditRefs }] of Object.entries(lhr.categories)) {
    for (const { id, weight } of auditRefs) {
      const { score, title, displayValue = "", errorMessage = "", details } = lhr.audits[id];
      if (weight > 0 && (errorMessage || (score !== null && score < bars[name]))) {
        console.log(`  ${name}: ${title} ${displayValue}${errorMessage}`);
        for (const { node } of (details?.items ?? []).slice(0, 3)) if (node) console.log(`    ${node.selector}: ${node.snippet}`);
      }
    }
  }
}
browser.kill();
await site.close();

/// What Lighthouse says of a page. Where it could not follow how the page loads it asks to be run again;
/// what it has measured stands.
async function measured(address) {
  const options = { port: browser.port, onlyCategories: Object.keys(bars), logLevel: "silent" };
  for (let tries = 1; ; tries += 1) {
    const { lhr } = await lighthouse(address, options);
    if (tries === 3 || lhr.audits["largest-contentful-paint"].errorMessage === undefined) return lhr;
  }
}

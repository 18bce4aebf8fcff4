// Opens every kind of page of a published site in a browser, in light and dark, on a phone and a
// desktop, with scripts and without, and prints what is wrong. Exits with 1 if anything is.
//
// node pages.mjs FOLDER CHROMIUM

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { chromium } from "playwright-core";

import { kinds, routes, serve } from "./site.mjs";

const [folder, executablePath] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const schemes = ["light", "dark"];
const screens = {
  phone: { width: 360, height: 740 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1280, height: 900 },
};

const wrong = [];
const site = await serve(folder);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const chosen = kinds(await routes(folder));

const lengths = new Map();
await visitAll({ reducedMotion: "reduce" }, async (page, route, report) => {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    for (const [screen, viewport] of Object.entries(screens)) {
      await page.setViewportSize(viewport);
      for (const problem of [...(await accessibility(page)), ...(await overflow(page))]) {
        report(`${colorScheme}, ${screen}: ${problem}`);
      }
    }
  }
  lengths.set(route, (await page.innerText("body")).length);
});
await visitAll({ javaScriptEnabled: false }, async (page, route, report) => {
  if (!(await page.isVisible("h1"))) report("without scripts no heading is to be seen");
  const { length } = await page.innerText("body");
  const full = lengths.get(route);
  if (length < 0.9 * full) report(`without scripts ${length} of ${full} characters are to be seen`);
});

await browser.close();
site.close();
console.log(`${chosen.length} pages of ${folder}: ${wrong.length} problems`);
for (const line of wrong) console.log(line);
process.exitCode = wrong.length > 0 ? 1 : 0;

/// Opens each chosen page and looks at it.
async function visitAll(options, look) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  let current;
  const report = (problem) => wrong.push(`${current}: ${problem}`);
  listen(page, report);
  for (current of chosen) {
    await page.goto(site.origin + current, { waitUntil: "load" });
    await look(page, current, report);
  }
  await context.close();
}

/// Reports what a page logs, throws, asks for elsewhere or does not get.
function listen(page, report) {
  page.on("pageerror", (error) => report(`script error: ${error.message}`));
  // A policy that is violated is an error on the console, too.
  page.on("console", (message) => {
    const expected = message.location().url.endsWith("/404.html");
    if (["error", "warning"].includes(message.type()) && !expected) {
      report(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== site.origin && protocol !== "data:") report(`asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // Leaving for the next page ends what the browser still fetches of this one, its icon last.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") report(`does not get ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.url().endsWith("/404.html")) {
      report(`gets ${response.status()} for ${response.url()}`);
    }
  });
}

/// What axe-core finds: WCAG 2.2, levels A and AA, and its own best practices.
async function accessibility(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      places: nodes.map(({ target }) => target.join(" ")),
    }));
  });
  return violations.map(({ id, help, places }) => {
    return `${id}: ${help} (${places.length} places, first: ${places[0]})`;
  });
}

/// What is wider than the screen.
async function overflow(page) {
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  return wide > screen ? [`${wide} pixels wide on a screen of ${screen}`] : [];
}

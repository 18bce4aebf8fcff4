// Opens every kind of page of a published site in a browser, in light and dark, on a phone, a tablet
// and a desktop, with scripts and without, and prints what is wrong. Exits with 1 if anything is.
//
// node pages.mjs FOLDER CHROMIUM [few]
//
// With `few`, one page of each kind, in one way.

import { chromium } from "playwright-core";

import { accessibility, listen, overflow } from "./look.mjs";
import { kinds, routes, serve } from "./site.mjs";

const [folder, executablePath, few] = process.argv.slice(2);

const phone = { width: 360, height: 740 };
const tablet = { width: 768, height: 1024 };
const desktop = { width: 1280, height: 900 };
const everywhere = ["light", "dark"].flatMap((scheme) => [phone, tablet, desktop].map((screen) => [scheme, screen]));
const once = [["light", phone]];
/// All articles on one page are many times what they are one by one, and nothing else: looked at in
/// every way it would take longer than all other pages together.
const long = (route) => route.endsWith("/print/");
/// How many pages are open at a time.
const hands = 3;

const wrong = [];
const site = await serve(folder);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const all = await routes(folder);
const chosen = kinds(all, 1);
const others = few ? [] : kinds(all, 4).filter((route) => !chosen.includes(route));

const lengths = new Map();
await visitAll(chosen, { reducedMotion: "reduce" }, async (page, route, report) => {
  await look(page, report, few || long(route) ? once : everywhere);
  lengths.set(route, (await page.innerText("body")).length);
});
await visitAll(others, { reducedMotion: "reduce" }, (page, route, report) =>
  long(route) ? narrow(page, report) : look(page, report, once));
await visitAll(chosen, { javaScriptEnabled: false, viewport: desktop }, async (page, route, report) => {
  if (!(await page.isVisible("h1"))) report("without scripts no heading is to be seen");
  const { length } = await page.innerText("body");
  const full = lengths.get(route);
  if (length < 0.9 * full) report(`without scripts ${length} of ${full} characters are to be seen`);
});

await browser.close();
await site.close();
console.log(`${chosen.length} kinds of pages and ${others.length} more of ${folder}: ${wrong.length} problems`);
for (const line of wrong) console.log(line);
process.exitCode = wrong.length > 0 ? 1 : 0;

/// Looks at a page in some schemes and on some screens.
async function look(page, report, ways) {
  for (const [colorScheme, viewport] of ways) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    for (const problem of [...(await accessibility(page)), ...(await overflow(page))]) {
      report(`${colorScheme}, ${viewport.width}: ${problem}`);
    }
  }
}

/// Looks whether a page fits a phone.
async function narrow(page, report) {
  await page.setViewportSize(phone);
  (await overflow(page)).forEach(report);
}

/// Opens each of these pages and looks at it, a few at a time.
async function visitAll(routes, options, look) {
  const context = await browser.newContext(options);
  const waiting = [...routes];
  const hand = async () => {
    const page = await context.newPage();
    let current;
    const report = (problem) => wrong.push(`${current}: ${problem}`);
    listen(page, site.origin, report);
    for (current = waiting.shift(); current !== undefined; current = waiting.shift()) {
      await page.goto(site.origin + current, { waitUntil: "load" });
      await look(page, current, report);
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  await context.close();
}

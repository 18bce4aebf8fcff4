// Opens every kind of page of a published site in a browser, in light and dark, on a phone and a
// desktop, with scripts and without, and prints what is wrong. Exits with 1 if anything is.
//
// node pages.mjs FOLDER CHROMIUM

import { chromium } from "playwright-core";

import { accessibility, listen, overflow } from "./look.mjs";
import { kinds, routes, serve } from "./site.mjs";

const [folder, executablePath] = process.argv.slice(2);

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
  listen(page, site.origin, report);
  for (current of chosen) {
    await page.goto(site.origin + current, { waitUntil: "load" });
    await look(page, current, report);
  }
  await context.close();
}

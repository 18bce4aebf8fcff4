// Searches a published site: by number, by word, with slips, by keyboard alone, in light and dark, on
// a phone and a desktop, and counts what a first search fetches. Prints what is wrong and exits with
// 1 if anything is.
//
// node search.mjs FOLDER CHROMIUM

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";

import { chromium } from "playwright-core";

import { accessibility, listen, overflow } from "./look.mjs";
import { serve } from "./site.mjs";

const [folder, executablePath] = process.argv.slice(2);
/// The most that a first search may fetch, compressed.
const budget = 60 * 1024;

const wrong = [];
const site = await serve(folder);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

/// What is typed, and what then stands in the list: the address of the first result, and words of it.
const queries = [
  ["5,500", "/facts/children-separated/#court-2021", "about 5,500 children"],
  ["5,50", "/facts/children-separated/#court-2021", "about 5,500 children"],
  ["5500 children", "/facts/children-separated/#court-2021", "about 5,500 children"],
  ["$450,000", "/facts/proposed-payment-per-person/#journal-2021", "Disputed"],
  ["450K", "/facts/proposed-payment-per-person/#journal-2021", "about $450,000 per person"],
  ["2137", "/facts/children-not-confirmed-reunified/#_misprints", "2,137 is a wrong copy"],
  ["2,137", "/facts/children-not-confirmed-reunified/#_misprints", "2,127 children"],
  ["children separated", "/facts/children-separated/#task-force-2021", "3,913 children"],
  ["what is a class action", "/glossary/#class-action", "class action"],
  ["class actions", "/glossary/#class-action", "class action"],
  ["clas acton", "/glossary/#class-action", "class action"],
  ["sabarw", "/people/#dana-sabraw", "Dana M. Sabraw"],
  ["asbraw", "/people/#dana-sabraw", "Dana M. Sabraw"],
  ["sabr", "/people/#dana-sabraw", "Dana M. Sabraw"],
  ["S\u00e1braw", "/people/#dana-sabraw", "Dana M. Sabraw"],
];

for (const [query, address, words] of queries) {
  const context = await browser.newContext();
  const page = await context.newPage();
  let fetched = 0;
  listen(page, site.origin, (problem) => wrong.push(`${query}: ${problem}`));
  await page.goto(`${site.origin}/policy/`);
  page.on("response", async (response) => {
    fetched += gzipSync(await response.body()).length;
  });
  await page.keyboard.press("/");
  await page.keyboard.insertText(query);
  const first = page.locator("[role=option]").first();
  await first.waitFor();
  await page.waitForLoadState("networkidle");
  expect(`the first result for ${query}`, await first.getAttribute("href"), address);
  const text = await first.innerText();
  if (!text.includes(words)) wrong.push(`${query}: no “${words}” in “${text}”`);
  if (fetched > budget) wrong.push(`${query}: a first search fetches ${fetched} bytes`);
  await context.close();
}

await looks();
await keyboard();
await searchPage();
await withoutScripts();
await tampered();
await browser.close();
await site.close();
console.log(`${queries.length} searches: ${wrong.length} problems`);
for (const line of wrong) console.log(line);
process.exitCode = wrong.length > 0 ? 1 : 0;

function expect(what, found, expected) {
  try {
    assert.deepEqual(found, expected);
  } catch {
    wrong.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
  }
}

/// The open list and the results, in every form.
async function looks() {
  const page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
  for (const colorScheme of ["light", "dark"]) {
    for (const [width, height] of [[360, 740], [768, 1000], [1280, 900]]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      for (const [route, type] of [["/policy/", "2,137"], ["/search/?q=class+acton", ""]]) {
        const report = (problem) => wrong.push(`${route}, ${colorScheme}, ${width}: ${problem}`);
        await page.goto(site.origin + route);
        if (type) await page.locator("input[type=search]").fill(type);
        await page.locator(type ? "[role=option]" : "#_results li").first().waitFor();
        for (const problem of [...(await accessibility(page)), ...(await overflow(page))]) report(problem);
      }
    }
  }
  await page.context().close();
}

/// A walk through the box with keys alone.
async function keyboard() {
  const page = await browser.newPage();
  listen(page, site.origin, (problem) => wrong.push(`keyboard: ${problem}`));
  await page.goto(`${site.origin}/policy/`);
  const box = page.locator("[role=combobox]");
  const state = () =>
    box.evaluate((input) => ({
      expanded: input.getAttribute("aria-expanded"),
      active: document.getElementById(input.getAttribute("aria-activedescendant"))?.ariaSelected ?? null,
      focus: document.activeElement === input,
      value: input.value,
    }));
  await page.keyboard.press("/");
  expect("after /", await state(), { expanded: "false", active: null, focus: true, value: "" });
  await page.keyboard.type("flores");
  await page.locator("[role=option]").first().waitFor();
  const open = { expanded: "true", active: null, focus: true, value: "flores" };
  expect("while typing", await state(), open);
  await page.keyboard.press("ArrowDown");
  expect("after an arrow", await state(), { ...open, active: "true" });
  await page.keyboard.press("ArrowUp");
  expect("back in the box", await state(), open);
  await page.keyboard.press("ArrowUp");
  expect("the last one", await page.locator("[aria-selected=true]").innerText(), "All results for “flores”");
  await page.keyboard.press("Escape");
  expect("after Escape", await state(), { ...open, expanded: "false" });
  await page.keyboard.type("/");
  expect("a slash that is typed", (await state()).value, "flores/");
  await page.keyboard.press("Backspace");
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  const target = await page.locator("[aria-selected=true]").getAttribute("href");
  await page.keyboard.press("Enter");
  await page.waitForURL(site.origin + target);
  await page.goto(`${site.origin}/policy/`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("flores");
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.origin}/search/?q=flores`);
  await page.locator("#_results li").first().waitFor();
  await page.context().close();
}

/// The page with all results, and the switch for the key.
async function searchPage() {
  const page = await browser.newPage();
  listen(page, site.origin, (problem) => wrong.push(`search page: ${problem}`));
  await page.goto(`${site.origin}/search/?q=settlement`);
  const items = page.locator("#_results li");
  await items.first().waitFor();
  const before = await items.count();
  await page.locator("#_results button").first().click();
  await page.waitForFunction((before) => document.querySelectorAll("#_results li").length > before, before);
  await page.locator("input[type=search]").fill("xyzzy<>");
  await page.getByText("Nothing found for “xyzzy<>”").waitFor();
  expect("the address", new URL(page.url()).search, `?q=${encodeURIComponent("xyzzy<>")}`);
  await page.locator("input[type=search]").fill("children 3,931");
  await page.getByText("Nothing has “3931”.").waitFor();
  await page.locator("#_key").uncheck();
  await page.goto(`${site.origin}/policy/`);
  await page.keyboard.press("/");
  expect("the key turned off", await page.evaluate(() => document.activeElement.tagName), "BODY");
  await page.context().close();
}

/// Without scripts the box leads to a page that says so and offers the lists.
async function withoutScripts() {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${site.origin}/policy/`);
  await page.locator("input[type=search]").fill("flores");
  await page.locator("input[type=search]").press("Enter");
  await page.waitForURL(`${site.origin}/search/?q=flores`);
  expect("the offer", await page.getByText("The search needs scripts").isVisible(), true);
  expect("the form", await page.locator("form.search-page").isVisible(), false);
  expect("the list", await page.locator(".no-scripts").getByRole("link", { name: "Figures" }).isVisible(), true);
  await page.context().close();
}

/// A module that is not what the page names is not run, from the box and on the page of the search.
async function tampered() {
  const context = await browser.newContext();
  await context.route("**/search-index.*.js", async (route) => {
    const response = await route.fetch();
    const body = `globalThis.tampered = true;\n${await response.text()}`;
    await route.fulfill({ response, body });
  });
  const page = await context.newPage();
  const asked = () => page.waitForResponse(/search-index/);
  for (const start of ["/policy/", "/search/?q=flores"]) {
    const answer = asked();
    await page.goto(site.origin + start);
    if (start === "/policy/") await page.locator("input[type=search]").fill("flores");
    await answer;
    await page.waitForTimeout(500);
    expect(`a module of others on ${start}`, await page.evaluate(() => globalThis.tampered === true), false);
  }
  expect("what the page says", await page.locator("#_status").innerText(), await page.locator("form.search-page").getAttribute("data-failed"));
  await context.close();
}

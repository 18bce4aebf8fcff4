// Filters and sorts the table of cases: in place, with what was chosen in the address, and without
// scripts by following links.
//
// node choose.mjs FOLDER CHROMIUM

import assert from "node:assert/strict";

import { chromium } from "playwright-core";

import { serve } from "./site.mjs";

const [folder, executablePath] = process.argv.slice(2);
const site = await serve(folder);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

/// The names of the cases that are to be seen, in their order.
function names(page) {
  return page.locator("#_cases tbody tr:visible th a").allInnerTexts();
}

/// The choice with this value, and how many cases it says it holds.
async function choice(page, name, value) {
  const link = page.locator(`[data-name="${name}"] a[data-value="${value}"]`);
  return { link, count: Number(await link.locator(".count").innerText()) };
}

{
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${site.origin}/cases/`);
  const all = await names(page);
  assert.ok(all.length > 10, "there are cases");

  const pending = await choice(page, "status", "pending");
  await pending.link.click();
  assert.equal(new URL(page.url()).search, "?status=pending");
  assert.equal((await names(page)).length, pending.count);
  assert.equal(await pending.link.getAttribute("aria-current"), "true");
  assert.match(await page.locator(".shown").innerText(), new RegExp(`^${pending.count} of ${all.length} `));

  const damages = await choice(page, "kind", "damages");
  await damages.link.click();
  const both = await names(page);
  assert.ok(both.length > 0 && both.length <= Math.min(pending.count, damages.count));

  await page.locator('[data-name="sort"] a[data-value="filed"]').click();
  const sorted = await names(page);
  assert.deepEqual([...sorted].sort(), [...both].sort(), "sorting loses nothing");
  const filed = await page.locator("#_cases tbody tr:visible").evaluateAll((rows) => rows.map((row) => row.dataset.filed));
  const known = filed.filter((date) => date !== "");
  assert.deepEqual(known, [...known].sort().reverse(), "the newest stands first");

  // The address brings all of it back, and the way back undoes it step by step.
  const other = await browser.newPage();
  await other.goto(page.url());
  assert.deepEqual(await names(other), sorted);
  await page.goBack();
  await page.goBack();
  assert.equal(new URL(page.url()).search, "?status=pending");
  assert.equal((await names(page)).length, pending.count);

  // By keyboard, and a second time takes the choice back.
  await pending.link.focus();
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).search, "");
  assert.deepEqual(await names(page), all);
  assert.deepEqual(complaints, []);
}
{
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/cases/`);
  const pending = await choice(page, "status", "pending");
  await pending.link.click();
  assert.equal(new URL(page.url()).pathname, "/cases/status/pending/");
  assert.equal((await names(page)).length, pending.count);
  await page.locator('[data-name="sort"] a[data-value="court"]').click();
  assert.equal(new URL(page.url()).pathname, "/cases/by-court/");
}
await browser.close();
await site.close();

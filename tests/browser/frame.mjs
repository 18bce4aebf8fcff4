// Uses what frames every page: the menu of a phone by keyboard, the switch to the other language,
// print, the manifest and its icons.
//
// node frame.mjs FOLDER CHROMIUM

import assert from "node:assert/strict";

import { chromium } from "playwright-core";

import { accessibility } from "./look.mjs";
import { serve } from "./site.mjs";

const [folder, executablePath] = process.argv.slice(2);
const site = await serve(folder);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const article = "/numbers/how-many-children/";
const phone = { width: 390, height: 844 };

/// Whether the focus is inside of what a selector names.
const holds = (page, selector) => page.evaluate((selector) => document.activeElement.closest(selector) !== null, selector);

{
  const page = await browser.newPage({ viewport: phone });
  await page.goto(site.origin + article);
  await page.keyboard.press("Tab");
  assert.ok(await holds(page, ".skip"), "the first stop leads past the menu");
  while (!(await holds(page, ".menu summary"))) await page.keyboard.press("Tab");
  assert.ok(!(await page.isVisible(".menu nav")), "the menu is closed at first");
  await page.keyboard.press("Enter");
  assert.ok(await page.isVisible(".menu nav"), "Enter opens the menu");
  assert.deepEqual(await accessibility(page), []);
  await page.keyboard.press("Tab");
  assert.ok(await holds(page, ".menu nav a"), "its links come next");
  const link = await page.evaluate(() => document.activeElement.href);
  await page.keyboard.press("Enter");
  await page.waitForURL(link);
  await page.close();
}
{
  const page = await browser.newPage();
  await page.goto(site.origin + article);
  const count = () => page.locator("main :is(h2, h3)[id]").count();
  const headings = await count();
  const third = page.locator("main :is(h2, h3)[id]").nth(3);
  await third.evaluate((heading) => heading.scrollIntoView());
  await page.locator(".languages a").evaluate((link) => link.click());
  await page.waitForURL(`${site.origin}/es${article}**`);
  assert.equal(await page.getAttribute("html", "lang"), "es");
  assert.equal(await count(), headings);
  const same = page.locator("main :is(h2, h3)[id]").nth(3);
  const id = await same.getAttribute("id");
  await page.waitForURL(`${site.origin}/es${article}#${encodeURIComponent(id)}`);
  assert.ok(Math.abs(await same.evaluate((heading) => heading.getBoundingClientRect().top)) < 200, "it is the same place");

  // What is named alike in both languages stays the place.
  await page.goto(`${site.origin}/facts/children-separated/`);
  const claim = await page.locator("tr[id]").nth(5).getAttribute("id");
  await page.goto(`${site.origin}/facts/children-separated/#${claim}`);
  await page.locator(".languages a").evaluate((link) => link.click());
  await page.waitForURL(`${site.origin}/es/facts/children-separated/#${claim}`);

  // At the top of a page nothing is added to the address, and without scripts it is a plain link.
  await page.goto(`${site.origin}/es${article}`);
  await page.locator(".languages a").click();
  await page.waitForURL(site.origin + article);
  await page.close();
}
{
  const page = await browser.newPage();
  await page.goto(site.origin + article);
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".site-tools", ".crumbs", ".contents", ".cite-this"]) {
    assert.ok(!(await page.locator(hidden).first().isVisible()), `${hidden} is not printed`);
  }
  assert.ok(await page.isVisible(".notes li"), "the notes are printed");
  const address = await page.locator(".notes .external").first().evaluate((link) => [
    link.getAttribute("href"),
    getComputedStyle(link, "::after").content,
  ]);
  assert.ok(address[1].includes(address[0]), "addresses are spelled out");
  assert.ok(await page.locator("details.more .answers").first().isVisible(), "what is folded is printed");
  await page.close();
}
{
  const page = await browser.newPage();
  for (const start of ["/", "/es/"]) {
    await page.goto(site.origin + start);
    const manifest = await page.getAttribute('link[rel="manifest"]', "href");
    const { name, lang, start_url: first, icons } = await (await page.request.get(site.origin + manifest)).json();
    assert.equal(name, await page.locator(".site-name").first().innerText());
    assert.equal(lang, await page.getAttribute("html", "lang"));
    assert.equal(new URL(first, site.origin + manifest).pathname, start);
    assert.ok(icons.length > 0, "there are icons");
    for (const { src, sizes } of icons) {
      const icon = await page.request.get(new URL(src, site.origin + manifest).href);
      assert.equal(icon.status(), 200, src);
      assert.ok(/^(\d+x\d+|any)$/.test(sizes), sizes);
    }
  }
  await page.close();
}

await browser.close();
site.close();

// Opens cards by key, pointer and hover, closes them again, and reads an article by its contents
// list; without scripts the same links lead to pages.
//
// node cards.mjs FOLDER CHROMIUM

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { chromium } from "playwright-core";

import { serve } from "./site.mjs";

const [folder, executablePath] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const site = await serve(folder);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const article = `${site.origin}/numbers/how-many-children/`;
const complaints = [];

/// The text of the link that holds the focus.
const held = (page) => page.evaluate(() => document.activeElement.textContent);

{
  const page = await browser.newPage();
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(article);
  const card = page.locator(".popcard");
  const body = page.locator(".prose > p").first();

  // By keyboard: the card takes the focus, Escape gives it back.
  const figure = body.locator("a.figure").first();
  await figure.focus();
  await page.keyboard.press("Enter");
  await card.waitFor();
  assert.equal(page.url(), article, "the page stays");
  assert.equal(await figure.getAttribute("aria-expanded"), "true");
  assert.equal(await card.locator(".card-value").innerText(), await figure.innerText());
  for (const word of ["As of", "Counted by", "Used on"]) {
    assert.ok((await card.innerText()).includes(word), `the card says nothing of ${word}`);
  }
  assert.ok((await card.locator(".popcard-note a").count()) > 0, "the card names its source");
  assert.ok(await card.evaluate((element) => element === document.activeElement), "the card has the focus");
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "hidden" });
  assert.equal(await held(page), await figure.innerText(), "the focus returns");

  // A named claim is shown, not the preferred one.
  const claim = page.locator('.prose > p a.figure[href$="#court-2021"]').first();
  await claim.click();
  await card.waitFor();
  assert.match(await card.locator(".card-value").innerText(), /5,500/);
  await card.getByRole("button").click();
  await card.waitFor({ state: "hidden" });

  // Under the pointer, which may go into the card; it closes when the pointer leaves.
  const party = body.locator("a.party").first();
  await party.hover();
  await card.waitFor();
  await card.hover();
  await page.waitForTimeout(500);
  assert.ok(await card.isVisible(), "the pointer may enter");
  await page.mouse.move(1, 1);
  await card.waitFor({ state: "hidden" });

  // A note is read in place.
  const mark = body.locator(".mark a").first();
  const note = await page.locator(`${await mark.getAttribute("href")} .note-text`).innerText();
  await mark.click();
  await card.waitFor();
  assert.ok((await card.innerText()).includes(note.slice(0, 40)));
  await page.keyboard.press("Escape");

  // No card is wider or higher than the window, and none hides anything from assistive technology.
  await page.evaluate(axe);
  for (const colorScheme of ["light", "dark"]) {
    for (const [width, height] of [[360, 740], [768, 1024], [1280, 900]]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height });
      await figure.click();
      await card.waitFor();
      const box = await card.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height + 1, JSON.stringify(box));
      const found = await page.evaluate(async () => {
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const { violations } = await globalThis.axe.run(document.querySelector(".popcard"), { runOnly: tags });
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`);
      });
      assert.deepEqual(found, [], `${colorScheme}, ${width}`);
      await page.keyboard.press("Escape");
      await card.waitFor({ state: "hidden" });
    }
  }

  // The contents list follows.
  const last = page.locator(".contents a").last();
  await page.locator(`${await last.getAttribute("href")}`).evaluate((heading) => heading.scrollIntoView());
  await page.waitForFunction((link) => link.hasAttribute("aria-current"), await last.elementHandle());
  assert.equal(await page.locator(".contents a[aria-current]").count(), 1);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction(() => !document.querySelector(".contents a[aria-current]"));
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
  await page.waitForFunction((link) => link.hasAttribute("aria-current"), await last.elementHandle());
  assert.deepEqual(complaints, []);
}
{
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(article);
  await page.locator(".prose > p a.figure").first().click();
  assert.match(page.url(), /\/facts\/children-separated\/#/);
}
await browser.close();
await site.close();

// Opens a running preview in a browser, edits a page of it, and wants the browser to follow: the
// page loads itself again and keeps its place, an error puts up the bar, its mend takes it down.
//
// node preview.mjs ORIGIN PAGE CHROMIUM

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";

import { chromium } from "playwright-core";

const [origin, file, executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
const complaints = [];
page.on("console", (message) => {
  if (message.type() === "error") complaints.push(message.text());
});
page.on("pageerror", (error) => complaints.push(error.message));

const text = await readFile(file, "utf8");
const paragraphs = "\n\nMore words to scroll by.".repeat(200);
await writeFile(file, text + paragraphs);
await page.goto(origin);
await page.getByText("More words to scroll by.").first().waitFor();
await page.evaluate(() => scrollTo({ top: 1500, behavior: "instant" }));

await writeFile(file, `${text}${paragraphs}\n\nThe last words.\n`);
await page.getByText("The last words.").waitFor();
await page.waitForFunction(() => Math.abs(scrollY - 1500) < 2, undefined, { timeout: 5000 });

await writeFile(file, `${text}${paragraphs}\n\n[One](fact:nothing).\n`);
await page.locator(".plainfact-bar").waitFor();
assert.equal(await page.getByText("The last words.").count(), 1, "the last good pages stay");
await page.locator(".plainfact-bar a").click();
await page.getByText("unknown-fact").waitFor();
const link = await page.locator("li.error a").first().getAttribute("href");
assert.match(link, /^vscode:\/\/file\/.*\/content\/index\.md:\d+:\d+$/);

await writeFile(file, text);
await page.getByText("0 errors").first().waitFor();
await page.goto(origin);
assert.equal(await page.locator(".plainfact-bar").count(), 0, "the bar is gone");
assert.deepEqual(complaints, []);
await browser.close();

// Opens the preview, edits the site under it, and wants the browser to follow: pages load themselves
// again where they changed and keep their place, style sheets are changed in place, the panel says
// what is wrong and where, and the inspector what a figure is.
//
// node preview.mjs ORIGIN ROOT CHROMIUM

import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import axe from "axe-core";
import { chromium } from "playwright-core";

const [origin, root, executablePath] = process.argv.slice(2);
const home = join(root, "content/index.md");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
context.setDefaultTimeout(60_000);
const complaints = [];
context.on("console", (message) => {
  if (message.type() === "error") complaints.push(message.text());
});
context.on("weberror", (error) => complaints.push(String(error.error())));
const page = await context.newPage();

const handle = page.getByRole("button", { name: /^Preview: / });
const panel = page.locator("#plainfact-preview #body");
const part = (name) => panel.locator(`details.${name}`);
const settle = (from, words) => from.getByText(words).first().waitFor();
/// Whether the page is still the one that was marked, and not loaded again.
const mark = (from) => from.evaluate(() => (window.marked = true));
const isMarked = (from) => from.evaluate(() => window.marked === true);

/// What axe finds in the page; it cannot be put there under the page's own policy.
async function audit(name) {
  for (const colorScheme of ["light", "dark"]) {
    const other = await browser.newContext({ bypassCSP: true, colorScheme });
    const own = await other.newPage();
    const state = await page.evaluate(() => sessionStorage.getItem("plainfact panel"));
    await own.addInitScript((state) => sessionStorage.setItem("plainfact panel", state), state);
    await own.goto(page.url());
    await own.getByRole("button", { name: /^Preview: / }).waitFor();
    if (JSON.parse(state).figure) await own.getByText("plainfact facts").waitFor();
    await own.evaluate(axe.source);
    const { violations } = await own.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`);
    assert.deepEqual(found, [], `${name}, ${colorScheme}`);
    await other.close();
  }
}

// Drafts and pages to come are marked, in lists and on themselves.
await page.goto(`${origin}/b/`);
await settle(page.getByRole("link", { name: /Unfinished/ }), "draft");
await settle(page.getByRole("link", { name: /To come/ }), "not before 2027-01-01");
await page.getByRole("link", { name: /Unfinished/ }).first().click();
await settle(page.locator("main"), "Readers do not see this page: draft.");

// The panel is closed until it is asked for, and is used by keys alone.
const text = await readFile(home, "utf8");
await page.goto(origin);
await handle.waitFor();
assert.equal(await handle.getAttribute("aria-expanded"), "false");
assert.ok(await panel.isHidden());
await handle.focus();
await page.keyboard.press("Enter");
await settle(panel, "Nothing is wrong on this page.");
await page.keyboard.press("Escape");
assert.ok(await panel.isHidden());
await page.keyboard.press("Enter");

// A number without a source: told with its place in the file and on the page, and kept open by the
// page that loads itself again.
const paragraphs = "\n\nMore words to scroll by.".repeat(100);
await writeFile(home, `${text}${paragraphs}\n\nIt said 4,711 here and 4,711 there.\n`);
await settle(part("numbers"), "Numbers without a source (2)");
await settle(handle, "2 warnings");
assert.ok(await panel.isVisible(), "the panel stays open");
const link = await part("numbers").locator(".ways a").first().getAttribute("href");
assert.match(link, /^vscode:\/\/file\/.*\/content\/index\.md:\d+:9$/);
await page.evaluate(() => scrollTo(0, 0));
await part("numbers").getByRole("button", { name: "Show on the page" }).nth(1).click();
const shown = await page.evaluate(() => {
  const [range] = CSS.highlights.get("plainfact");
  const before = range.startContainer.data.slice(0, range.startOffset);
  return { words: range.toString(), before, top: range.getBoundingClientRect().top, height: innerHeight };
});
assert.equal(shown.words, "4,711");
assert.match(shown.before, /and $/, "the second of the two");
assert.ok(shown.top > 0 && shown.top < shown.height, "it is in view");
await audit("the report");

// The inspector, with Alt and without; cards open as ever.
const figure = page.locator("main a.figure").first();
await figure.click();
await page.locator(".popcard:popover-open").waitFor();
await page.keyboard.press("Escape");
await figure.click({ modifiers: ["Alt"] });
await settle(panel, "plainfact facts children");
assert.equal(await page.locator(".popcard:popover-open").count(), 0);
await settle(panel, "[3,913 children](fact:children)");
const registry = await panel.getByRole("link", { name: "children", exact: true }).getAttribute("href");
assert.match(registry, /^vscode:\/\/file\/.*\/registry\/facts\/counts\.yaml:1:1$/);
await panel.getByRole("button", { name: "Copy: plainfact facts children" }).click();
await settle(panel, "Copied");
assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "plainfact facts children");
await audit("the inspector");
await panel.getByRole("button", { name: "Close the figure" }).click();
await panel.getByRole("button", { name: "Inspect figures" }).click();
await figure.focus();
await page.keyboard.press("Enter");
await settle(panel, "plainfact facts children");
assert.equal(page.url(), `${origin}/`);
await panel.getByRole("button", { name: "Inspect figures" }).click();
await panel.getByRole("button", { name: "Close the figure" }).click();

// The page keeps its place and the card that was open; another window is left alone.
const other = await context.newPage();
await other.goto(`${origin}/b/`);
await other.getByRole("button", { name: /^Preview: / }).waitFor();
await mark(other);
await page.bringToFront();
await page.evaluate(() => scrollTo({ top: 40, behavior: "instant" }));
await figure.click();
await page.locator(".popcard:popover-open").waitFor();
await page.evaluate(() => scrollTo({ top: 600, behavior: "instant" }));
await mark(page);
await writeFile(home, `${text}${paragraphs}\n\nThe last words.\n`);
await settle(page, "The last words.");
await page.locator(".popcard:popover-open").waitFor();
await page.waitForFunction(() => Math.abs(scrollY - 600) < 2);
assert.ok(!(await isMarked(page)), "the page was loaded again");
await settle(other.getByRole("button", { name: /^Preview: / }), "Preview: ");
assert.ok(await isMarked(other), "a page without a change is left as it is");
await page.keyboard.press("Escape");

// Style sheets change in place, in all windows.
await mark(page);
const sheet = join(root, "static/site.css");
await mkdir(join(root, "static"), { recursive: true });
await writeFile(sheet, "body { background: rgb(1, 2, 3) }");
for (const window of [page, other]) {
  await window.waitForFunction(() => getComputedStyle(document.body).backgroundColor === "rgb(1, 2, 3)");
  assert.ok(await isMarked(window), "it was not loaded again");
}
await rm(sheet);
await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor !== "rgb(1, 2, 3)");
assert.ok(await isMarked(page));

// An error leaves the last good page, says so, and leads to the report; its mend takes that back.
await writeFile(home, `${text}${paragraphs}\n\n[One](fact:nothing).\n`);
await settle(panel, "1 error: this page is from the last good build");
assert.equal(await page.getByText("The last words.").count(), 1);
await settle(part("here"), "unknown-fact");
await panel.getByRole("link", { name: "The whole report" }).click();
await page.getByRole("main").locator("li.error").getByText("unknown-fact").waitFor();
await writeFile(home, text);
await page.getByRole("heading", { name: /^0 errors/ }).waitFor();
await page.goto(origin);
await settle(panel, "Nothing is wrong on this page.");
assert.equal(await panel.locator(".status").textContent(), "");

assert.deepEqual(complaints, []);
await browser.close();

// Opens every page of a site that somebody hostile wrote. Whatever runs calls `pwned`; nothing may,
// nothing may be asked for elsewhere, and no key or click may lead to anything that runs. All of it
// with the page's policy, and again without: escaping alone must do.
//
// node hostile.mjs FOLDER CHROMIUM

import { readFile } from "node:fs/promises";
import path from "node:path";

import { chromium } from "playwright-core";

import { routes, serve } from "./site.mjs";

const [folder, executablePath] = process.argv.slice(2);

const wrong = [];
const site = await serve(folder, "/sub");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const all = await routes(folder);
const moved = new Set();
for (const route of all) {
  const text = await readFile(path.join(folder, route, route.endsWith("/") ? "index.html" : ""), "utf8");
  if (text.includes('http-equiv="refresh"')) moved.add(route);
}
for (const bypassCSP of [false, true]) await visit(bypassCSP);
await browser.close();
site.close();
console.log(`${all.length} pages: ${wrong.length} problems`);
for (const line of wrong) console.log(line);
process.exitCode = wrong.length > 0 || all.length < 20 ? 1 : 0;

async function visit(bypassCSP) {
  const context = await browser.newContext({ bypassCSP });
  const page = await context.newPage();
  let current;
  const report = (problem) => wrong.push(`${current}${bypassCSP ? " without policy" : ""}: ${problem}`);
  await context.exposeFunction("pwned", () => report("something ran"));
  context.on("page", () => report("opens a window"));
  page.on("dialog", (dialog) => {
    report(`asks: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== site.origin && protocol !== "data:") report(`asks for ${request.url()}`);
  });
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) report(message.text());
  });
  // What does run is seen.
  current = "a page that is not ours";
  await page.setContent("<script>pwned()</script>");
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  if (wrong.pop() === undefined) wrong.push("a script that ran was not seen");
  for (current of all) {
    await page.goto(`${site.origin}/sub${current}`, { waitUntil: "load" });
    // A page that has moved leads on by itself; where to is seen in what is asked for.
    if (moved.has(current)) {
      await page.waitForURL(({ pathname }) => !moved.has(decodeURI(pathname).slice("/sub".length)));
      continue;
    }
    for (const problem of await page.evaluate(touch)) report(problem);
  }
  await context.close();
}

/// Points at, focuses and enters everything; says what would run if it were clicked.
function touch() {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    for (const type of ["mouseover", "mouseenter", "focus", "load", "error", "toggle"]) {
      element.dispatchEvent(new Event(type));
    }
    for (const { name } of element.attributes) {
      if (name.startsWith("on") || name === "style") found.push(`has ${name}`);
    }
    const { protocol } = element;
    if (protocol && !["http:", "https:", "mailto:", "tel:", ":"].includes(protocol)) {
      found.push(`leads to ${protocol}`);
    }
  }
  return found;
}

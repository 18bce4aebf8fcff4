// What a browser fetches for the first page that somebody reads: the longest article, the longest in the
// other language, and the one in the middle. At most a dozen requests, and 100 KB as hosts pack it.
//
// node load.mjs FOLDER CHROMIUM

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { chromium } from "playwright-core";

import { routes, serve } from "./site.mjs";

const [folder, executablePath] = process.argv.slice(2);
const MOST_REQUESTS = 12;
const MOST_BYTES = 100_000;
const packed = async (file) => gzipSync(await readFile(path.join(folder, file)), { level: 9 }).length;

const articles = [];
for (const way of (await routes(folder)).filter((way) => way.endsWith("/"))) {
  const html = await readFile(path.join(folder, way, "index.html"), "utf8");
  if (html.includes('<meta property="og:type" content="article">')) articles.push({ way, size: html.length });
}
articles.sort((a, b) => a.size - b.size);
assert.ok(articles.length > 50, `${articles.length} articles`);
const other = articles.findLast(({ way }) => way.startsWith("/es/") !== articles.at(-1).way.startsWith("/es/"));

const site = await serve(folder);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const { way } of [articles.at(-1), other, articles[articles.length >> 1]]) {
  const page = await browser.newPage();
  const asked = [];
  // The icon, too, which pages are not told of.
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  network.on("Network.requestWillBeSent", ({ request }) => asked.push(new URL(request.url).pathname));
  await page.goto(site.origin + way, { waitUntil: "networkidle" });
  const files = asked.map((file) => (file.endsWith("/") ? `${file}index.html` : file));
  const bytes = (await Promise.all(files.map(packed))).reduce((sum, size) => sum + size, 0);
  console.log(`${way}: ${asked.length} requests, ${bytes} bytes`);
  assert.ok(asked.length >= 4 && asked.length <= MOST_REQUESTS, `${way} asks for ${asked}`);
  assert.ok(bytes <= MOST_BYTES, `${way} takes ${bytes} bytes`);
  await page.close();
}
await browser.close();
await site.close();

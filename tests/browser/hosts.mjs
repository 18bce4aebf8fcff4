// What a host makes of a published site: the headers that it asks for, old addresses, what is not
// there, and frames on the pages of others. By the server that PLAINFACT_HOST names.
//
// node hosts.mjs FOLDER CHROMIUM

import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

import { chromium } from "playwright-core";

import { asked } from "./servers.mjs";
import { routes, serve } from "./site.mjs";

const [folder, executablePath] = process.argv.slice(2);
const { headers, redirects, wrong } = await asked(folder);
assert.deepEqual(wrong, []);
assert.ok(headers.length > 5);
const follows = process.env.PLAINFACT_HOST === "nginx";
const site = await serve(folder);
const get = (way) => fetch(site.origin + way, { redirect: "manual" });

const all = await routes(folder);
const style = (await (await get("/")).text()).match(/\/assets\/site\.[^"]+\.css/)[0];
const embed = "/embed/facts/children-separated/";
for (const way of ["/", "/es/", "/policy/", "/es/policy/", embed, style, "/facts.json", "/data/facts.csv", "/404.html"]) {
  const answer = await get(way);
  assert.equal(answer.status, 200, way);
  for (const { forRegExp, values } of follows ? headers : []) {
    for (const [name, value] of forRegExp.test(way) ? Object.entries(values) : []) {
      assert.equal(answer.headers.get(name), value, `${name} of ${way}`);
    }
  }
  if (follows && way.endsWith("/")) {
    const framed = /frame-ancestors ([^;]+)/.exec(answer.headers.get("content-security-policy"))?.[1];
    assert.equal(framed, way === embed ? "*" : "'self'", way);
    assert.equal(answer.headers.has("x-frame-options"), way !== embed, way);
  }
}
// Packed siblings are handed out as they are, where there are any.
const packed = await stat(path.join(folder, "facts.json.gz")).catch(() => undefined);
if (follows && packed) assert.equal((await get("/facts.json")).headers.get("content-encoding"), "gzip");
const missing = await get("/not/there/");
assert.equal(missing.status, 404);
if (follows) assert.match(await missing.text(), /<main/);
for (const { from, to } of follows ? redirects : []) {
  const answer = await get(from);
  assert.deepEqual([answer.status, answer.headers.get("location")], [301, to], from);
}
assert.ok(all.includes(embed));

// A card in a frame of another site's: its notes are read within, its links lead out.
const other = createServer((request, response) => {
  response.setHeader("content-type", "text/html; charset=utf-8");
  const way = new URL(request.url, "http://localhost").searchParams.get("show");
  response.end(`<!doctype html><title>Another site</title><iframe src="${site.origin}${way}" width="640" height="420"></iframe>`);
});
await new Promise((ready) => other.listen(0, "127.0.0.1", ready));
const theirs = `http://127.0.0.1:${other.address().port}/`;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
const complaints = [];
page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
await page.goto(`${theirs}?show=${embed}`, { waitUntil: "load" });
const frame = page.frames().find((frame) => frame !== page.mainFrame());
await frame.locator("details.more summary").first().click();
const mark = frame.locator(".mark a:visible").first();
const note = await mark.getAttribute("href");
await mark.click();
await frame.waitForURL(site.origin + embed + note);
assert.ok(page.url().startsWith(theirs), `a note leads out of the frame to ${page.url()}`);
await frame.locator(`${note} .back:visible`).first().click();
await frame.waitForURL(/#.*_r\d/);
assert.ok(page.url().startsWith(theirs), "the way back leads out of the frame");
assert.deepEqual(complaints, []);
await frame.locator(".embed-foot a").first().click();
await page.waitForURL(`${site.origin}/facts/children-separated/`);

// Whole pages stay out of frames where the host says what they ask for.
if (follows) {
  await page.goto(`${theirs}?show=/policy/`, { waitUntil: "load" });
  assert.ok(complaints.some((text) => /frame/i.test(text)), "a whole page may be framed");
}
await browser.close();
other.close();
other.closeAllConnections();
await site.close();

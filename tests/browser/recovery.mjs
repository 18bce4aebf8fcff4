// Starts the preview on a site that cannot be built, and wants the open page to turn into the site
// once it is mended; then ends the preview, starts it again, halts it, and wants the page to follow.
//
// node recovery.mjs PLAINFACT ROOT CHROMIUM

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { chromium } from "playwright-core";

const [plainfact, root, executablePath] = process.argv.slice(2);
const home = join(root, "content/index.md");

/// The preview, once it says where it is.
async function start(port) {
  const child = spawn(plainfact, ["serve", "--root", root, "--port", port], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^preview at (http:\/\/[^/]+:(\d+))\//.exec(line);
    if (found) {
      child.stdout.resume();
      return { child, origin: found[1], port: found[2] };
    }
  }
  throw new Error("the preview ended");
}

const isOver = (child) => child.exitCode !== null || child.signalCode !== null;
const ended = async (child) => isOver(child) || new Promise((resolve) => child.once("exit", resolve).kill());

let preview = await start("0");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(preview.origin);
  await page.locator("li.error").getByText("stale-figure").first().waitFor();
  const text = (await readFile(home, "utf8")).replace("3,931", "3,913");
  await writeFile(home, text);
  await page.locator("main a.figure").getByText("3,913 children").waitFor();
  // The script that watches the preview is part of the page, but comes after its words.
  await page.waitForLoadState("load");

  await ended(preview.child);
  await page.getByText("The preview has ended or is out of reach").waitFor();
  await writeFile(home, `${text}\n\nWritten meanwhile.\n`);
  preview = await start(preview.port);
  await page.getByText("Written meanwhile.").waitFor();
  assert.equal(await page.getByText("The preview has ended").count(), 0);

  preview.child.kill("SIGSTOP");
  await writeFile(home, `${text}\n\nWritten in its sleep.\n`);
  await new Promise((resolve) => setTimeout(resolve, 500));
  preview.child.kill("SIGCONT");
  await page.getByText("Written in its sleep.").waitFor();
} finally {
  await ended(preview.child);
  await browser.close();
}

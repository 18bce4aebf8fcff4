// What can be wrong with a page that is open in a browser.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/// Reports what a page logs, throws, asks for elsewhere or does not get.
export function listen(page, here, report) {
  page.on("pageerror", (error) => report(`script error: ${error.message}`));
  // A policy that is violated is an error on the console, too.
  page.on("console", (message) => {
    const expected = message.location().url.endsWith("/404.html");
    if (["error", "warning"].includes(message.type()) && !expected) {
      report(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== here && protocol !== "data:") report(`asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // Leaving for the next page ends what the browser still fetches of this one, its icon last.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") report(`does not get ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.url().endsWith("/404.html")) {
      report(`gets ${response.status()} for ${response.url()}`);
    }
  });
}

/// What axe-core finds: WCAG 2.2, levels A and AA, and its own best practices.
export async function accessibility(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      // Only what is wrong is gathered: it halves the time.
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      places: nodes.map(({ target }) => target.join(" ")),
    }));
  });
  return violations.map(({ id, help, places }) => {
    return `${id}: ${help} (${places.length} places, first: ${places[0]})`;
  });
}

/// What is wider than the screen.
export async function overflow(page) {
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  return wide > screen ? [`${wide} pixels wide on a screen of ${screen}`] : [];
}

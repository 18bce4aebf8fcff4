// Holds the linked data of every page and the web manifests to the types that others made of the
// vocabulary of schema.org and of the format of manifests, and prints what does not fit.
//
// node types.mjs FOLDER

import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const [folder] = process.argv.slice(2);
const packages = fileURLToPath(new URL("node_modules", import.meta.url));

const things = new Map();
const manifests = [];
for (const file of (await readdir(folder, { recursive: true })).sort()) {
  if (file.endsWith(".webmanifest")) manifests.push([file, await readFile(path.join(folder, file), "utf8")]);
  if (!file.endsWith(".html")) continue;
  const html = await readFile(path.join(folder, file), "utf8");
  for (const [, json] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
    const graph = JSON.parse(json);
    if (graph["@context"] !== "https://schema.org") throw new Error(`${file} speaks of ${graph["@context"]}`);
    for (const thing of graph["@graph"]) {
      const like = shape(thing);
      if (!things.has(like)) things.set(like, [file, JSON.stringify(thing)]);
    }
  }
}
if (manifests.length === 0) throw new Error("there is no manifest");
for (const kind of ["BackgroundNewsArticle", "BreadcrumbList", "Claim", "Dataset", "DefinedTermSet", "StatisticalVariable"]) {
  if (![...things.keys()].some((like) => like.includes(`@type:${kind},`))) throw new Error(`there is no ${kind}`);
}

const lines = [
  'import type { Thing } from "schema-dts";',
  'import type { JSONSchemaForWebApplicationManifestFiles as Manifest } from "@schemastore/web-manifest";',
  "export const all: Thing[] = [];",
];
for (const [file, text] of things.values()) lines.push(`all.push(${text}); // ${file}`);
for (const [at, [file, text]] of manifests.entries()) lines.push(`export const manifest${at}: Manifest = ${text.replaceAll("\n", " ")}; // ${file}`);
// What is wrong is found: each of these lines must be an error, or the line above it is one.
for (const wrong of [
  'all.push({ "@type": "Claim", "minValue": 1 });',
  'all.push({ "@type": "Dataset", "distribution": { "@type": "Organization" } });',
  'all.push({ "@type": "Clam" });',
  'export const wrong: Manifest = { "display": "page" };',
]) {
  lines.push("// @ts-expect-error", wrong);
}

const scratch = await mkdtemp(path.join(os.tmpdir(), "types-"));
await symlink(packages, path.join(scratch, "node_modules"));
const source = path.join(scratch, "published.ts");
await writeFile(source, lines.join("\n"));
const options = ["--noEmit", "--strict", "--skipLibCheck", "--pretty", "false"];
const { stdout, stderr, status } = spawnSync(path.join(packages, ".bin/tsc"), [...options, source], { encoding: "utf8" });
await rm(scratch, { recursive: true });
for (const told of `${stdout}${stderr}`.split("\n")) {
  const line = Number(/published\.ts\((\d+),/.exec(told)?.[1]);
  console.log(told, line ? `\n  in: ${lines[line - 1].slice(0, 2000)}` : "");
}
console.log(`${things.size} kinds of things and ${manifests.length} manifests`);
process.exitCode = status;

/// What a value is, whatever stands in it: only one of each shape need be looked at.
function shape(value) {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shape))].sort()}]`;
  if (value === null || typeof value !== "object") return typeof value;
  const parts = Object.entries(value).map(([name, part]) => `${name}:${name === "@type" ? part : shape(part)}`);
  return `{${parts.sort()}}`;
}

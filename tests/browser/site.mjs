// A published site: its pages, and a server for it on this machine.

import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/// Serves a folder as a plain host does: files as they are, index.html for folders. With a prefix, all
/// of it lies below that path. Where PLAINFACT_HOST names a server of others, that one serves it.
export async function serve(folder, prefix = "") {
  if (process.env.PLAINFACT_HOST) {
    const { host } = await import("./servers.mjs");
    return host(folder, process.env.PLAINFACT_HOST);
  }
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = path.join(folder, decodeURIComponent(pathname.slice(prefix.length)), pathname.endsWith("/") ? "index.html" : "");
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile() || pathname === "/404.html") {
      response.statusCode = 404;
    }
    if (!found?.isFile()) {
      response.end();
      return;
    }
    response.setHeader("content-type", types[path.extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/// The routes of all pages of a folder, sorted.
export async function routes(folder) {
  const files = await readdir(folder, { recursive: true });
  return files
    .map((file) => `/${file.split(path.sep).join("/")}`)
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replace(/\/index\.html$/, "/"))
    .sort();
}

/// Pages by kind, `count` of each, spread over it. Pages of one folder are of one kind, and so are
/// those of folders at one depth below the same top folder, such as lists of cases by court and by
/// status.
export function kinds(routes, count) {
  const byKind = new Map();
  for (const route of routes) {
    const parts = route.split("/").filter((part) => part !== "");
    const kind = parts.length < 2 ? route : `${parts[0]}/${parts.length}`;
    byKind.set(kind, [...(byKind.get(kind) ?? []), route]);
  }
  return [...byKind.values()].flatMap((routes) => {
    const few = Math.min(routes.length, count);
    return Array.from({ length: few }, (_, at) => routes[Math.floor((at * routes.length) / few)]);
  });
}

// A published site as the servers of others hand it out: nginx, with what the site asks of a host in
// `_headers` and `_redirects`, and Python's, which knows of neither. Both files are read as Netlify
// reads them.

import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";

import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";

/// Serves a folder by the server of that name.
export async function host(folder, name) {
  const port = await freePort();
  const scratch = await mkdtemp(path.join(os.tmpdir(), "host-"));
  const command = { nginx, python }[name];
  const [program, ...rest] = await command(path.resolve(folder), port, scratch);
  const server = spawn(program, rest, { stdio: "ignore" });
  const ended = new Promise((done) => server.on("exit", done).on("error", done));
  await answers(port, ended);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.kill();
      await ended;
      await rm(scratch, { recursive: true });
    },
  };
}

/// What the site asks of its host, rule by rule, and what was wrong with that.
export async function asked(folder) {
  const { headers, errors } = await parseAllHeaders({ headersFiles: [path.join(folder, "_headers")] });
  const moved = await parseAllRedirects({ redirectsFiles: [path.join(folder, "_redirects")] });
  const wrong = [...errors, ...moved.errors].map(({ message }) => message);
  // Hosts join what two rules say of one header; a policy that is joined to another is the stricter one.
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const { parentPath, path: parent, name } of files) {
    const file = path.relative(folder, path.join(parentPath ?? parent, name)).split(path.sep).join("/");
    const way = `/${file.replace(/(^|\/)index\.html$/, "$1")}`;
    const seen = new Map();
    for (const { forRegExp, values } of headers.filter(({ forRegExp }) => forRegExp.test(way))) {
      for (const [header, value] of Object.entries(values)) {
        if ((seen.get(header) ?? value) !== value) wrong.push(`two rules for ${header} of ${way}`);
        seen.set(header, value);
      }
    }
  }
  return { headers, redirects: moved.redirects, wrong };
}

async function nginx(folder, port, scratch) {
  const { headers, redirects } = await asked(folder);
  const byName = new Map();
  for (const { forRegExp, values } of headers) {
    for (const [header, value] of Object.entries(values)) {
      byName.set(header, [...(byName.get(header) ?? []), `"~*${query(forRegExp.source)}" ${quoted(value)};`]);
    }
  }
  const names = [...byName.keys()];
  const maps = names.map((name, at) => `map $request_uri $header_${at} { default ""; ${byName.get(name).join("\n")} }`);
  const moves = redirects.map(({ from, to }) => `location = ${quoted(from)} { return 301 ${quoted(to)}; }`);
  const bodies = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${scratch}/${kind};`);
  const settings = `
    ${process.getuid() === 0 ? "user root;" : ""}
    daemon off; pid ${scratch}/pid; error_log ${scratch}/errors; events {}
    http {
      include /etc/nginx/mime.types;
      types { text/markdown md; text/csv csv; text/calendar ics; application/manifest+json webmanifest; }
      default_type application/octet-stream; charset utf-8; access_log off; gzip_static on; absolute_redirect off;
      map_hash_bucket_size 256; variables_hash_max_size 4096;
      ${bodies.join("\n")}
      ${maps.join("\n")}
      server {
        listen 127.0.0.1:${port};
        root ${quoted(folder)};
        error_page 404 /404.html;
        ${names.map((name, at) => `add_header ${name} $header_${at} always;`).join("\n")}
        ${moves.join("\n")}
        location / { try_files $uri $uri/index.html =404; }
      }
    }`;
  const file = path.join(scratch, "nginx.conf");
  await writeFile(file, settings);
  return ["nginx", "-c", file, "-p", scratch, "-e", path.join(scratch, "errors")];
}

function python(folder, port) {
  return ["python3", "-m", "http.server", `${port}`, "--bind", "127.0.0.1", "--directory", folder];
}

/// The pattern of a path as one of a path and its query.
function query(source) {
  return source.replace(/\$$/, "(\\?.*)?$").replaceAll('"', '\\"');
}

function quoted(text) {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function freePort() {
  return new Promise((done) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/// Waits until somebody listens.
async function answers(port, ended) {
  let over = false;
  ended.then(() => (over = true));
  for (let tries = 0; tries < 200 && !over; tries += 1) {
    const there = await new Promise((done) => {
      const socket = net.connect(port, "127.0.0.1", () => socket.end() && done(true));
      socket.on("error", () => done(false));
    });
    if (there) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("the server does not answer");
}

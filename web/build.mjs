// Builds or checks the web pages for Maven; what was built or checked of the same sources is not done again.
//   node build.mjs build DIRECTORY    into DIRECTORY, the jar's static files
//   node build.mjs check              types, lint, unit tests
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const web = dirname(fileURLToPath(import.meta.url));
const [task, directory] = process.argv.slice(2);
const windows = process.platform === "win32";
const left = new Set(["node_modules", "dist", "schema.d.ts", "components.d.ts"]);

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !left.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function digest(paths) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths) {
    hash.update(relative(web, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

const said = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");

function once(mark, stamp, work) {
  if (said(mark) === stamp) {
    return;
  }
  rmSync(mark, { force: true });
  work();
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, stamp);
}

function npm(...words) {
  execFileSync(windows ? "npm.cmd" : "npm", words, { cwd: web, stdio: ["ignore", "ignore", "inherit"], shell: windows });
}

const bin = (name) => join(web, "node_modules", ".bin", windows ? `${name}.cmd` : name);

function run(name, words, environment = {}) {
  return new Promise((done, failed) => {
    const child = spawn(bin(name), words, {
      cwd: web, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "inherit"], shell: windows,
    });
    let output = "";
    child.stdout.on("data", (part) => (output += part));
    child.on("error", failed);
    child.on("close", (code) => (code === 0 ? done() : failed(new Error(`${name} ${words.join(" ")}\n${output}`))));
  });
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  throw new Error(`The web pages need Node 20.19 or newer to be built; this is ${process.version}.`);
}

const lock = digest([join(web, "package-lock.json")]);
once(join(web, "node_modules", ".stamp"), lock, () =>
  npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"));

const api = join(web, "..", "docs", "openapi.json");
const stamp = digest([api, ...files(web)]);
const types = () => npm("run", "--silent", "api");

if (task === "build") {
  const out = resolve(directory);
  const mark = join(out, "..", "web.stamp");
  if (said(mark) !== stamp) {
    types();
    rmSync(join(out, "assets", "v"), { recursive: true, force: true });
    await run("vite", ["build", "--logLevel", "warn"], { YUNFANG_WEB_OUT: out });
    once(mark, stamp, () => {});
  }
} else if (task === "check") {
  const mark = join(web, "node_modules", ".checked");
  if (said(mark) !== stamp) {
    types();
    await Promise.all([run("vue-tsc", ["--noEmit"]), run("eslint", [".", "--max-warnings", "0"])]);
    await run("vitest", ["run"]);
    once(mark, stamp, () => {});
  }
} else {
  throw new Error("build DIRECTORY or check");
}

// Keeps the shell of an application's pages, so that they open without a network. Answers of the platform are never kept here:
// what a person saw last lies in the page's own store, under his number, and goes at log-out.
const SHELL = []; // the build writes the files of the pages here
const PAGE = ""; // the build writes the application's address here
const CACHE = `yunfang${PAGE}`;

addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(clean().then(() => self.clients.claim()));
});

async function fill() {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  // files whose name holds a digest never change; all others are read anew
  const wanted = SHELL.filter((path) => !path.startsWith("/assets/v/") || !kept.has(path));
  await cache.addAll(wanted.map((path) => new Request(path, { cache: "no-cache" })));
}

async function clean() {
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys()) {
    if (!SHELL.includes(new URL(request.url).pathname)) {
      await cache.delete(request);
    }
  }
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) {
    return;
  }
  if (request.mode === "navigate" && url.pathname.startsWith(PAGE)) {
    event.respondWith(newest(request, PAGE));
  } else if (url.pathname.startsWith("/assets/v/")) {
    event.respondWith(kept(request));
  } else if (SHELL.includes(url.pathname)) {
    event.respondWith(newest(request, url.pathname));
  }
});

async function newest(request, path) {
  try {
    return await fetch(request);
  } catch (fault) {
    const found = await (await caches.open(CACHE)).match(path);
    if (found) {
      return found;
    }
    throw fault;
  }
}

async function kept(request) {
  return (await (await caches.open(CACHE)).match(request)) ?? fetch(request);
}

// The service worker: keeps every file that a screen needs, so that all of Cutover works offline.
// The build fills in the list and the version. An entry is [url] for a name that carries its own
// hash, or [url, revision].
"use strict";
const FILES = __PRECACHE__;
const VERSION = "__VERSION__";

// One origin may host several apps: caches carry the scope, and only our own are cleaned up.
const OWN = "cutover:" + self.registration.scope + ":";
const CACHE = OWN + VERSION;
const at = (path) => new URL(path, self.registration.scope).href;

async function kept(request) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(OWN)) continue;
    const found = await (await caches.open(name)).match(request);
    if (found) return found;
  }
}

// One file that fails fails the install: a half-uploaded release never replaces a good one.
async function install() {
  const cache = await caches.open(CACHE);
  await Promise.all(FILES.map(async ([path, revision]) => {
    const url = at(path);
    const old = revision ? undefined : await kept(url);
    const response = old || (await fetch(url, revision ? { cache: "reload" } : {}));
    if (!response.ok) throw new Error(path + ": " + response.status);
    await cache.put(url, response.clone());
  }));
}

async function cleanUp() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OWN) && name !== CACHE) await caches.delete(name);
  }
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(request, { ignoreSearch: true });
  if (found) return found;
  const url = new URL(request.url);
  const home = url.pathname === new URL(self.registration.scope).pathname;
  if (request.mode === "navigate" && home) return (await cache.match(at("index.html"))) || fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const shell = request.mode === "navigate" && (await cache.match(at("index.html")));
    if (shell) return shell;
    throw error;
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(cleanUp()));
self.addEventListener("message", (event) => {
  if (event.data === "SKIP_WAITING") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});

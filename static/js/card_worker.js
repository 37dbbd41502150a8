// Keeps the on-site card for when there is no network: its own page, and the files it is drawn with. Nothing else goes
// through here, and no word that is typed ever does.
"use strict";
const SCOPE = new URL(self.registration.scope).pathname;
const NAME = "card:" + SCOPE;
const PAGE = SCOPE + "away";
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function fetched(url) {
  const answer = await fetch(url, { credentials: "same-origin", redirect: "error", cache: "no-cache" });
  if (!answer.ok) { throw new Error("not kept"); }
  return answer;
}
async function keep(assets) {
  const store = await caches.open(NAME);
  const files = assets.filter((url) => new URL(url).origin === self.location.origin && new URL(url).pathname.startsWith("/static/"));
  for (const url of files) {
    if (!(await store.match(url))) { await store.put(url, await fetched(url)); }
  }
  await store.put(PAGE, await fetched(PAGE));
  for (const one of await store.keys()) {
    if (!files.includes(one.url) && new URL(one.url).pathname !== PAGE) { await store.delete(one); }
  }
}
self.addEventListener("message", (event) => {
  if (event.data.page !== PAGE) { return; }
  event.waitUntil(keep(event.data.assets).then(() => event.source.postMessage("kept"), () => undefined));
});

// The page with a network and signed in; else, or when that takes long, the one that is kept here.
async function page(request) {
  const kept = await (await caches.open(NAME)).match(PAGE);
  const network = fetch(request).catch(() => null);
  const late = new Promise((resolve) => { setTimeout(() => resolve(kept), PATIENCE); });
  const answer = (await Promise.race([network, late])) || (await network);
  if (kept && (!answer || answer.type === "opaqueredirect")) { return kept; }
  return answer || Response.error();
}
async function file(request) {
  const found = await (await caches.open(NAME)).match(request);
  return found || fetch(request);
}
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) { return; }
  if (event.request.mode === "navigate" && url.pathname === SCOPE) {
    event.respondWith(page(event.request));
  } else if (url.pathname.startsWith("/static/")) {
    event.respondWith(file(event.request));
  }
});

// What this browser keeps of Lectern itself: its style, its code, its type and signs, and two pages for the time without
// a network: one that says so, and one that goes on with the reviews that the browser holds; and what the cards of these
// reviews show and play, until they are answered or their person signs out. Never a page of a person, never another
// answer of the server: those are theirs and stay where they are.

const VERSION = "5";
const SHELL = `lectern-shell-${VERSION}`;
const CARDS = "lectern-cards";
const AWAY = "/review/away";
const FIRST = ["/offline.html", "/pkg/lectern.css", "/icons/lectern.svg", "/fonts/inter-latin.woff2"];

// Files with a name for good: once here, they are taken from here. A build's files are under its name.
const LASTING = ["/fonts/", "/icons/"];
const BUILD = /^\/pkg\/[0-9a-f]{16}\//;
// Files that change under the same name: the network first, what is kept only without it.
const CHANGING = ["/pkg/", "/manifest.webmanifest"];
// What cards show and play. Longer files, in bytes, are not kept.
const OF_CARDS = ["/cards/media/", "/figures/"];
const LONGEST = 8_000_000;

const under = (folders, pathname) => folders.some((folder) => pathname.startsWith(folder));

addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FIRST)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => names.filter((name) => name.startsWith("lectern-shell-") && name !== SHELL));
  event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (under(LASTING, pathname) || BUILD.test(pathname)) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetchAndKeep(request)));
  } else if (under(CHANGING, pathname)) {
    event.respondWith(fetchAndKeep(request).catch(() => keptOr(request, Response.error())));
  } else if (under(OF_CARDS, pathname)) {
    event.respondWith(fetch(request).catch(() => keptOr(request.url, Response.error())));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => withoutNetwork(pathname)));
  }
});

// A page says which build it is of, once it is awake: all parts of that build are kept, those of others go. A review says
// what its cards show and play: that is kept, and no more of what other cards did.
addEventListener("message", (event) => {
  const { build, cards } = event.data;
  const path = build && new URL(build, location.origin).pathname;
  if (path && BUILD.test(path)) event.waitUntil(keepBuild(path));
  if (Array.isArray(cards)) event.waitUntil(keepCards(cards));
});

async function keepBuild(build) {
  const cache = await caches.open(SHELL);
  // The page names its build, so it is kept anew with each; the same for everybody.
  await fetch(AWAY, { credentials: "omit" }).then((page) => page.ok && cache.put(AWAY, page)).catch(() => {});
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (BUILD.test(pathname) && !pathname.startsWith(build)) await cache.delete(url);
  }
  const answer = await fetch(`${build}__wasm_split_manifest.json`);
  if (!answer.ok) return;
  const parts = new Set(Object.values(await answer.json()).flat());
  const files = ["lectern.js", "lectern.wasm", "lectern.css", "__wasm_split.______________________.js"];
  for (const file of [...files, ...[...parts].map((part) => `${part}.wasm`)]) {
    if (!(await cache.match(build + file))) await cache.add(build + file).catch(() => {});
  }
}

async function keepCards(addresses) {
  const cache = await caches.open(CARDS);
  const urls = addresses.map((address) => new URL(address, location.origin));
  const ours = urls.filter(({ origin, pathname }) => origin === location.origin && under(OF_CARDS, pathname));
  const missing = new Set(ours.map(({ href }) => href));
  for (const { url } of await cache.keys()) if (!missing.delete(url)) await cache.delete(url);
  for (const url of missing) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok && Number(answer.headers.get("content-length")) <= LONGEST) await cache.put(url, answer);
  }
}

async function fetchAndKeep(request) {
  const response = await fetch(request);
  if (response.ok && response.type === "basic") {
    const cache = await caches.open(SHELL);
    await cache.put(request, response.clone());
  }
  return response;
}

async function withoutNetwork(pathname) {
  const away = pathname === "/review" || pathname === AWAY ? await caches.match(AWAY) : undefined;
  // A page comes alive only under the address that it was made for.
  if (away && pathname !== AWAY) return Response.redirect(AWAY);
  return away ?? keptOr("/offline.html", Response.error());
}

async function keptOr(request, otherwise) {
  return (await caches.match(request)) ?? otherwise;
}

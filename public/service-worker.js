// What this browser keeps of Lectern itself: its style, its code, its type and signs, and two pages for the time without
// a network: one that says so, and one that goes on with the reviews that the browser holds. Never a page of a person,
// never an answer of the server: those are theirs and stay where they are.

const VERSION = "4";
const SHELL = `lectern-shell-${VERSION}`;
const AWAY = "/review/away";
const FIRST = ["/offline.html", "/pkg/lectern.css", "/icons/lectern.svg", "/fonts/inter-latin.woff2"];

// Files with a name for good: once here, they are taken from here. A build's files are under its name.
const LASTING = ["/fonts/", "/icons/"];
const BUILD = /^\/pkg\/[0-9a-f]{16}\//;
// Files that change under the same name: the network first, what is kept only without it.
const CHANGING = ["/pkg/", "/manifest.webmanifest"];

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
  const under = (folders) => folders.some((folder) => pathname.startsWith(folder));
  if (under(LASTING) || BUILD.test(pathname)) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetchAndKeep(request)));
  } else if (under(CHANGING)) {
    event.respondWith(fetchAndKeep(request).catch(() => keptOr(request, Response.error())));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => withoutNetwork(pathname)));
  }
});

// A page says which build it is of, once it is awake: all parts of that build are kept, those of others go.
addEventListener("message", (event) => {
  const build = new URL(event.data.build, location.origin).pathname;
  if (BUILD.test(build)) event.waitUntil(keepBuild(build));
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

// Keeps the last Today, so that it can be looked at while Huiyin is closed. Nothing else of the journal is kept.
const KEPT = "huiyin-1";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.add("/offline/")).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

async function page(request) {
  const today = new URL(request.url).pathname === "/";
  try {
    const answer = await fetch(request);
    if (today && answer.ok) (await caches.open(KEPT)).put("/", answer.clone());
    return answer;
  } catch (error) {
    const kept = (today && (await caches.match("/"))) || (await caches.match("/offline/"));
    if (kept) return kept;
    throw error;
  }
}

async function part(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) (await caches.open(KEPT)).put(request, answer.clone());
    return answer;
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
  else if (new URL(event.request.url).pathname.startsWith("/static/")) event.respondWith(part(event.request));
});

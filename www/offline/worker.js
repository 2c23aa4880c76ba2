/**
 * The service worker: keeps the whole page as one version. `vite.config.ts` writes the list of files and the version in
 * front of this text.
 *
 * A page and its engine always come from the same version: a version is fetched whole before it is used, and is used only
 * by pages that were loaded from it. The old one is dropped when the new one takes over every window.
 */
/* global VERSION, FILES */
const NAME = `jixiao-page-${VERSION}`;

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll());
});

self.addEventListener('message', (event) => {
  if (event.data === 'use') self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
});

async function keepAll() {
  const cache = await caches.open(NAME);
  // Not from the browser's own cache: an old index.html there would name the files of another version.
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('jixiao-page-') && name !== NAME).map((name) => caches.delete(name)),
  );
}

async function answer(request) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(request.mode === 'navigate' ? './' : request, { ignoreSearch: true });
  return kept ?? fetch(request);
}

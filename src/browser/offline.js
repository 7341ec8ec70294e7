// The service worker: the portal without a connection. What makes up the portal is kept, and so is what the council
// tells everybody (services, ways to reach it), so that a page opens and a report can be written in a tunnel.
//
// Never kept here: what a backend says to one person. What waits to be sent is in the outbox, which is IndexedDB's.
// src/release/offline.mjs puts `const RELEASE = { first, later, screens }` in front: the assets of the first load,
// those that writing a report takes, and the first words of the app's addresses.
/* global RELEASE */

const HERE = self.registration.scope;
const ASSETS = 'assets';
const PAGE = 'page';
const COUNCIL = 'council';
/** So long a page may take before the one that is kept is shown: a signal that is there in name only counts as none. */
const PATIENCE_MS = 4000;
/** What a council tells everybody: the last part of the address, or the last two. */
const PUBLIC = /\/(capabilities|contact-points|notices|services|services\/[^/]+)$/;

const within = (path) => new URL(path, HERE).href;

self.addEventListener('install', (event) => event.waitUntil((async () => {
  const [assets, page] = await Promise.all([caches.open(ASSETS), caches.open(PAGE)]);
  await Promise.all([assets.addAll(RELEASE.first.map(within)), page.add(new Request(HERE, { cache: 'no-cache' }))]);
  await self.skipWaiting();
})()));

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  await self.clients.claim();
  const assets = await caches.open(ASSETS);
  const wanted = new Set([...RELEASE.first, ...RELEASE.later].map(within));
  // Files of other releases and languages stay while they are among the last that were asked for; a name never changes its content.
  const kept = await assets.keys();
  const spare = kept.filter(({ url }) => !wanted.has(url));
  await Promise.all(spare.slice(0, Math.max(0, spare.length - 60)).map((request) => assets.delete(request)));
  if (!navigator.connection?.saveData) {
    const have = new Set(kept.map(({ url }) => url));
    // One that does not come now comes when it is asked for.
    await Promise.allSettled([...wanted].filter((url) => !have.has(url)).map((url) => assets.add(url)));
  }
})()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    if (isScreen(address)) event.respondWith(screen(event));
  } else if (request.url.startsWith(within('assets/'))) {
    event.respondWith(asset(request));
  } else if (PUBLIC.test(address.pathname) && !address.search) {
    event.respondWith(council(event));
  }
});

/** Only what the app draws: the desk, say, is never answered with the portal's page. */
function isScreen(address) {
  if (!address.href.startsWith(HERE)) return false;
  const [first] = address.pathname.slice(new URL(HERE).pathname.length).split('/');
  return first === '' || RELEASE.screens.includes(first);
}

/** The page as it is now; the one that is kept where that does not come in time. */
async function screen(event) {
  const page = await caches.open(PAGE);
  const fresh = fetch(event.request).then(async (answer) => {
    const shell = answer.ok && !answer.redirected && answer.headers.get('content-type')?.startsWith('text/html');
    if (shell) await page.put(HERE, answer.clone());
    return answer;
  });
  event.waitUntil(fresh.catch(() => {}));
  const late = new Promise((done) => { setTimeout(done, PATIENCE_MS); });
  const first = await Promise.race([fresh.catch(() => undefined), late]);
  if (first && first.status < 500) return first;
  return await page.match(HERE) ?? fresh;
}

/** An asset's name holds a hash of it: what is kept is right. */
async function asset(request) {
  const assets = await caches.open(ASSETS);
  const kept = await assets.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await assets.put(request.url, answer.clone());
  return answer;
}

/** What the council says now; what it said last where it cannot be asked. Never what is not said to everybody. */
async function council(event) {
  const kept = await caches.open(COUNCIL);
  try {
    const answer = await fetch(event.request);
    if (answer.ok && /\bpublic\b/.test(answer.headers.get('cache-control') ?? '')) {
      event.waitUntil(kept.put(event.request, answer.clone()));
    }
    return answer;
  } catch (unreachable) {
    const last = await kept.match(event.request);
    if (last) return last;
    throw unreachable;
  }
}

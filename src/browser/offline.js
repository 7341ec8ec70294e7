// The service worker: the portal without a connection. What makes up the portal is kept, and so is what the council
// tells everybody (services, ways to reach it), so that a page opens and a report can be written in a tunnel.
//
// Never kept here: what a backend says to one person. What waits to be sent is in the outbox, which is IndexedDB's; it is sent
// from here when no tab is open (the event `sync`).
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

/** Also in src/browser/background.rs, and the name of the lock in src/outbox/sender.rs: one sends at a time, in a tab or here. */
const OUTBOX = 'onedoor-outbox';
const STORES = ['outbox', 'photos', 'drafts', 'tracked'];

self.addEventListener('sync', (event) => { if (event.tag === OUTBOX) event.waitUntil(send()); });

/**
 * Sends what waits, oldest first; what is said on one case arrives in the order in which it was said (as in `first_due`,
 * src/domain/outbox.rs). Nothing while the council asked to be left alone (`left_alone`, there). Fails where something is left that may go later: then the browser wakes this again.
 */
function send() {
  // A tab may be at it, and may end before it is done: its turn is waited for. Longer than that no worker lives.
  return navigator.locks.request(OUTBOX, { signal: AbortSignal.timeout(120_000) }, async () => {
    const left = new Set();
    const all = await waiting();
    const later = ({ it: { state } }) => /^(too-many|down)$/.test(state.after?.is ?? '') && Date.parse(state.from) > Date.now();
    let quiet = all.some((one) => later(one) && one.it.state.after.retry_after > 0);
    for (const one of all) {
      const { text, it, letter } = one;
      const saidOn = it.parcel.kind === 'message' ? it.parcel.reference : it.key;
      const done = !quiet && !left.has(saidOn) && !later(one) && await carry(text, it, letter);
      if (!done) left.add(saidOn);
      quiet ||= done === null;
    }
    if (left.size) throw new Error('something is left for later');
  });
}

/** What has a letter and waits. What cannot be read here is a page's to deal with. */
async function waiting() {
  const texts = await stores('readonly', ({ outbox }) => outbox.getAll());
  const read = (text) => { try { return { text, ...JSON.parse(text) }; } catch { return {}; } };
  return texts.map(read).filter(({ it, letter }) => letter && it?.state?.is === 'waiting').sort((a, b) => Date.parse(a.it.at) - Date.parse(b.it.at));
}

/** @returns {Promise<?boolean>} nothing is left to be done here: it arrived, or only a page can say what is wrong. Null: see `later` */
async function carry(text, it, { session, nobody, uploads, whole }) {
  const token = {};
  const send = (request) => ask(request, token, nobody ? 'omit' : 'include');
  if (session) {
    const here = await (await ask({ address: session, headers: { Accept: 'application/json' } })).json();
    if (it.by && here.resident?.id !== it.by) return true; // it goes when they have signed in
    token['X-CSRF-Token'] = here.csrf_token;
  } else if (it.by && !nobody) {
    return true;
  }
  let { body } = whole;
  let { parcel } = it;
  for (const [nth, { photo, ask: request }] of uploads.entries()) {
    const bytes = await stores('readonly', ({ photos }) => photos.get(photo));
    if (!bytes) return true;
    const answer = await send({ ...request, body: bytes });
    if (!answer.ok) return isRefusal(answer) || later(text, answer);
    const { id } = await answer.json();
    body = body.replace(`"id":${JSON.stringify(photo)}`, `"id":${JSON.stringify(id)}`);
    // A page shows how far it has come; whoever goes on, goes on from here.
    parcel = { ...parcel, uploads: parcel.uploads.map((one) => (one.photo === photo ? { ...one, is: 'sent', of: id } : one)) };
    text = await put(text, { parcel }, { uploads: uploads.slice(nth + 1), whole: { ...whole, body } });
    if (!text) return true; // a page is at it: a photo may have been taken out
  }
  // Whoever finds it so knows that it may have arrived: it is not changed any more.
  const sent = await put(text, { unanswered: true });
  if (!sent) return true; // a page is at it
  const answer = await send({ ...whole, body });
  if (isRefusal(answer)) return true;
  if (!answer.ok) return later(sent, answer, answer.status === 429 && { unanswered: it.unanswered });
  await arrived(sent, it, await answer.json());
  return true;
}

/** Puts down how long the council asked to be left alone. @returns {Promise<?false>} it is not done; null: and it asked */
async function later(text, { status, headers }, more) {
  const seconds = Math.min(Number.parseInt(headers.get('retry-after'), 10), 86_400);
  const after = { is: status === 429 ? 'too-many' : 'down', status, retry_after: seconds };
  const state = { is: 'waiting', from: new Date(Date.now() + seconds * 1000).toISOString(), after };
  if (seconds > 0) await put(text, { ...more, state });
  else if (more) await put(text, more);
  return seconds > 0 ? null : false;
}

/** Puts it down with a change, unless a page has touched it meanwhile. @returns {Promise<string | null>} as it stands then */
async function put(text, change, letter) {
  const document = JSON.parse(text);
  Object.assign(document.it, change);
  Object.assign(document.letter, letter);
  const now = JSON.stringify(document);
  const found = await stores('readwrite', ({ outbox }) => {
    const before = outbox.get(document.it.key);
    before.onsuccess = () => { if (before.result === text) outbox.put(now, document.it.key); };
    return before;
  });
  return found === text ? now : null;
}

function ask({ address, headers, body }, token = {}, credentials = 'include') {
  const signal = AbortSignal.timeout(60_000);
  return fetch(address, { method: body === undefined ? 'GET' : 'POST', headers: { ...headers, ...token }, body, credentials, signal });
}

/** The council has said no: the page asks again, hears the same, and tells the resident. Anything else may go later. */
const isRefusal = ({ status }) => status >= 400 && status < 500 && ![403, 408, 409, 425, 429].includes(status);

/** Puts down what a page would have put down: all of it or nothing, and only if no page has touched it meanwhile. */
function arrived(text, it, answer) {
  return stores('readwrite', ({ outbox, photos, drafts, tracked }) => {
    const { parcel } = it;
    const document = JSON.parse(text);
    delete document.letter;
    document.it.state = { is: 'arrived', receipt: parcel.kind === 'report' ? answer : null };
    if (parcel.kind === 'follow') document.it.parcel.followed = answer;
    outbox.get(it.key).onsuccess = ({ target }) => {
      if (target.result !== text) return;
      outbox.put(JSON.stringify(document), it.key);
      if (answer.secret) {
        const { reference, secret } = answer;
        const at = answer.received_at ?? new Date().toISOString();
        tracked.put(JSON.stringify({ v: 1, it: { reference, secret, title: it.title, at } }), reference);
      }
      if (parcel.kind !== 'report') return;
      for (const { id } of parcel.report.photos ?? []) photos.delete(id);
      drafts.delete(parcel.draft);
    };
  });
}

/** Works in the device's stores, in one transaction. @returns {Promise<any>} the result of the request that `work` gives back */
function stores(mode, work) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open('onedoor');
    // No portal was here yet: there is nothing to send, and its stores are the portal's to make.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const all = database.transaction(STORES, mode);
      const asked = work(Object.fromEntries(STORES.map((name) => [name, all.objectStore(name)])));
      all.oncomplete = () => { database.close(); done(asked?.result); };
      all.onabort = () => { database.close(); failed(all.error); };
    };
  });
}

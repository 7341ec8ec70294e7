import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { offline, screens } from "./offline.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const HERE = "http://portal.test/account/";
const html = (text, more = {}) => new Response(text, { headers: { "content-type": "text/html; charset=utf-8" }, ...more });

/** A service worker in a world of its own: caches in memory, and a network that the test answers for. */
async function installed(network) {
  const stores = new Map();
  const open = async (name) => {
    if (!stores.has(name)) stores.set(name, new Map());
    const store = stores.get(name);
    const key = (request) => (typeof request === "string" ? request : request.url);
    const cache = {
      match: async (request) => store.get(key(request))?.clone(),
      put: async (request, answer) => void store.set(key(request), answer),
      add: async (request) => {
        const answer = await world.fetch(request);
        if (!answer.ok) throw new TypeError("not kept");
        store.set(key(request), answer);
      },
      addAll: (requests) => Promise.all(requests.map(cache.add)),
      keys: async () => [...store.keys()].map((url) => ({ url })),
      delete: async (request) => store.delete(key(request)),
    };
    return cache;
  };
  const listeners = {};
  const asked = [];
  const world = {
    URL, Set, Promise, Request, Response, TypeError, setTimeout: (call) => setTimeout(call, 5),
    navigator: {}, caches: { open },
    fetch: async (request) => {
      const url = typeof request === "string" ? request : request.url;
      asked.push(url);
      return network(url);
    },
    self: {
      registration: { scope: HERE }, clients: { claim: async () => {} }, skipWaiting: async () => {},
      addEventListener: (name, call) => { listeners[name] = call; },
    },
  };
  vm.runInNewContext(await offline(root, { first: ["/assets/app-1.js"], later: ["/assets/report-2.wasm"] }), world);
  const extend = async (name) => {
    let work;
    listeners[name]({ waitUntil: (promise) => { work = promise; } });
    await work;
  };
  await extend("install");
  await extend("activate");
  /** What the worker answers; `undefined`: it leaves the request alone. */
  const ask = async (url, mode = "cors", method = "GET") => {
    let answer;
    const waits = [];
    listeners.fetch({ request: { url, mode, method }, respondWith: (promise) => { answer = promise; }, waitUntil: (promise) => waits.push(promise) });
    const got = await answer;
    await Promise.race([Promise.allSettled(waits), new Promise((done) => { setTimeout(done, 50); })]);
    return got;
  };
  return { ask, asked };
}

test("the app's addresses are read from its routes", () => {
  assert.deepEqual(screens('path!("/") path!("/report") path!("/report/*rest") path!("/cases/:reference")'), ["report", "cases"]);
  assert.throws(() => screens("no routes"));
});

test("without a network the page and its assets are there; the desk's page is never answered with the portal's", async () => {
  let there = true;
  const network = async (url) => {
    if (!there) throw new TypeError("no network");
    return url.includes("/assets/") ? new Response("asset") : html("portal");
  };
  const { ask } = await installed(network);
  there = false;
  assert.equal(await (await ask(`${HERE}report/d_1/place`, "navigate")).text(), "portal");
  assert.equal(await (await ask(HERE, "navigate")).text(), "portal");
  for (const file of ["app-1.js", "report-2.wasm"]) assert.equal(await (await ask(`${HERE}assets/${file}`)).text(), "asset");
  assert.equal(await ask(`${HERE}desk`, "navigate"), undefined);
  assert.equal(await ask("http://portal.test/other", "navigate"), undefined);
  await assert.rejects(ask(`${HERE}assets/other-3.wasm`));
});

test("an asset that is kept is not asked for again, and a new page replaces the one that is kept", async () => {
  let text = "old";
  const { ask, asked } = await installed(async (url) => (url.includes("/assets/") ? new Response("asset") : html(text)));
  const before = asked.length;
  await ask(`${HERE}assets/app-1.js`);
  assert.equal(asked.length, before);
  text = "new";
  assert.equal(await (await ask(`${HERE}cases`, "navigate")).text(), "new");
});

test("a signal in name only, and a server that is down, count as none", async () => {
  let answer = async () => html("portal");
  const { ask } = await installed(async (url) => (url.includes("/assets/") ? new Response("asset") : answer()));
  answer = () => new Promise(() => {});
  assert.equal(await (await ask(`${HERE}report`, "navigate")).text(), "portal");
  answer = async () => html("bad gateway", { status: 502 });
  assert.equal(await (await ask(`${HERE}report`, "navigate")).text(), "portal");
});

test("what the council tells everybody is kept, what it tells one person never", async () => {
  let there = true;
  const { ask } = await installed(async (url) => {
    if (!there) throw new TypeError("no network");
    if (url.endsWith("/services")) return new Response("services", { headers: { "cache-control": "public, max-age=300" } });
    if (url.endsWith("/notices")) return new Response("mine", { headers: { "cache-control": "no-store" } });
    return html("portal");
  });
  for (const name of ["services", "notices", "me/cases", "session"]) await ask(`${HERE}api/${name}`);
  assert.equal(await ask(`${HERE}api/me/cases`), undefined, "left to the page");
  assert.equal(await ask(`${HERE}api/services`, "cors", "POST"), undefined);
  there = false;
  assert.equal(await (await ask(`${HERE}api/services`)).text(), "services");
  await assert.rejects(ask(`${HERE}api/notices`));
});

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { joinGlue } from "./glue.mjs";
import { needs, packs } from "./packs.mjs";

const glue = `import * as import1 from "./__wasm_split.js"
import * as import2 from "./__wasm_split.js"
function __wbg_get_imports() { return { "./__wasm_split.js": import1, "./__wasm_split.js": import2, set: function(arg0, arg1, arg2) {
  arg0.innerHTML = getStringFromWasm0(arg1, arg2); } }; }
function getStringFromWasm0(from, to) { return String(from) + to; }
function initSync(module) { return module; }
async function __wbg_init(module_or_path) {
  if (module_or_path === undefined) { module_or_path = new URL('app_bg.wasm', import.meta.url); }
  globalThis.started = [module_or_path, __wbg_get_imports()];
}
export { initSync, __wbg_init as default };
`;
const loader = `import { initSync } from "./app.js";
let sharedImports = undefined;
function getSharedImports() {
    return { app: { opened: () => globalThis.opened.push("once") } };
}
function wrapAsyncCb(callee) {
    return async () => { try { await callee(); return true; } catch { return false; } };
}
/* gallery, report */
const __chunk_1 = makeLoad(() => {}, []);
export const __wasm_split_load_report = wrapAsyncCb(makeLoad(() => {}, [__chunk_1]));
export const __wasm_split_load_gallery = wrapAsyncCb(makeLoad(() => {}, [__chunk_1]));
`;
const app = { file: "app-0123456789ab.wasm", integrity: "sha384-a" };
const shrink = { file: "shrink-0123456789ab.js" };
const map = { code: { file: "map-1.js", integrity: "sha384-m" }, style: { file: "map-1.css", integrity: "sha384-c" } };

/** A wasm module whose start function calls app.opened. */
const calling = Buffer.from("0061736d01000000010401600000020e0103617070066f70656e656400000801" + "00", "hex");
const later = packs(needs(loader), new Map([["chunk_1", calling], ["split_report", calling], ["split_gallery", calling]]));
const files = later.map(({ name, screens, content }) => {
  const hash = createHash("sha256").update(content).digest("hex");
  return { file: `${name}-${hash}.wasm`, screens, content };
});

/** As much of a page as the glue asks for. */
globalThis.document = { readyState: "loading", getElementById: () => null };
globalThis.addEventListener = (moment, call) => { globalThis.loaded = moment === "load" && call; };

/** Runs what was joined; what is fetched comes from `files`, once `online()`. */
async function run(joined, online = () => true) {
  const asked = [];
  globalThis.opened = [];
  globalThis.fetch = async (url, options) => {
    const name = url.pathname.split("/").pop();
    asked.push([name, options.integrity]);
    const content = files.find(({ file }) => file === name)?.content;
    if (content && !online()) throw new TypeError("no network");
    return new Response(content, { headers: { "content-type": "application/wasm" } });
  };
  await import(`data:text/javascript,${encodeURIComponent(joined.replaceAll("import.meta.url", '"http://x/"'))}#${Math.random()}`);
  return { asked, screens: globalThis.started[1]["./__wasm_split.js"] };
}

test("the joined module starts the app and fetches packs, each once and with its integrity", async () => {
  const joined = await joinGlue(glue, loader, app, files, shrink, map);
  assert.doesNotMatch(joined, /^import|export/);
  const { asked, screens } = await run(joined);
  assert.equal(await screens.__wasm_split_load_report(), true);
  assert.equal(globalThis.opened.length, 2, "the report's own and what it shares with the gallery");
  assert.equal(await screens.__wasm_split_load_gallery(), true);
  assert.equal(await screens.__wasm_split_load_report(), true);
  assert.equal(globalThis.opened.length, 3);
  const integrity = ({ content }) => `sha256-${createHash("sha256").update(content).digest("base64")}`;
  assert.deepEqual(asked.sort(), [["app-0123456789ab.wasm", "sha384-a"], ...files.map((each) => [each.file, integrity(each)])].sort());
});

test("what could not be fetched is asked for again", async () => {
  let online = false;
  const { screens } = await run(await joinGlue(glue, loader, app, files, shrink, map), () => online);
  assert.equal(await screens.__wasm_split_load_report(), false);
  online = true;
  assert.equal(await screens.__wasm_split_load_report(), true);
});

test("innerHTML is for templates only, where Trusted Types are enforced", async () => {
  const joined = await joinGlue(glue, loader, app, files, shrink, map);
  assert.match(joined, /createPolicy\("onedoor"/);
  assert.match(joined, /instanceof HTMLTemplateElement\?/);
});

test("the service worker is registered some time after the page is whole, and the policy knows it and the worker for photos alone", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const asked = [];
  Object.defineProperty(globalThis, "navigator", { value: { serviceWorker: { register: async (url) => asked.push(url) } }, configurable: true });
  let policy;
  globalThis.trustedTypes = { createPolicy: (_, rules) => (policy = rules) };
  await run(await joinGlue(glue, loader, app, files, shrink, map));
  globalThis.loaded();
  assert.deepEqual(asked, []);
  context.mock.timers.tick(10_000);
  assert.deepEqual(asked, ["http://x/sw.js"]);
  assert.throws(() => policy.createScriptURL("http://x/other.js"), TypeError);
  globalThis.Worker = class { constructor(url) { this.url = url; } };
  assert.equal(globalThis.onedoorShrinker().url, "http://x/shrink-0123456789ab.js");
  delete globalThis.trustedTypes;
});

test("tools that write something else are noticed", async () => {
  await assert.rejects(joinGlue(glue.replace("app_bg.wasm", "other.wasm"), loader, app, files, shrink, map), /does not hold/);
  await assert.rejects(joinGlue(glue, loader.replace("function wrapAsyncCb", "function wrap"), app, files, shrink, map), /does not hold/);
  await assert.rejects(joinGlue(glue, loader, app, [], shrink, map), /in no pack: report/);
  await assert.rejects(joinGlue(`import x from "./snippets/x.js";\n${glue}`, loader, app, files, shrink, map), /still imports/);
});

test("an app without pieces is joined too", async () => {
  const joined = await joinGlue(glue.replace(/^import.*\n/gm, "").replace(/"\.\/__wasm_split\.js": import\d, /g, ""), "", app, [], shrink, map);
  assert.match(joined, /app-0123456789ab\.wasm/);
});

test("the map is fetched when it is opened: its stylesheet once, its code with its integrity; what failed is asked for again", async () => {
  const begun = "data:text/javascript,export const begin = (frame, settings, say) => ({ frame, settings, say })";
  const joined = await joinGlue(glue, loader, app, files, shrink, map);
  assert.equal(joined.match(/\bimport\(/g)?.length, 1);
  const { asked } = await run(joined.replace(/\bimport\([^)]+\)/, `import("${begun}")`));
  assert.deepEqual(asked.filter(([name]) => name.startsWith("map")), [], "nothing of it at the start");
  const links = [];
  const real = globalThis.document;
  let reachable = false;
  globalThis.document = {
    ...real,
    createElement: () => ({ remove() { links.splice(links.indexOf(this), 1); } }),
    querySelector: (asked) => links.find(({ href }) => asked === `link[href="${href}"]`) ?? null,
    head: { append: (link) => { links.push(link); setTimeout(() => (reachable ? link.onload() : link.onerror())); } },
  };
  globalThis.fetch = async (url, { integrity }) => { asked.push([url.split("/").pop(), integrity]); return new Response("", { status: reachable ? 200 : 404 }); };
  await assert.rejects(globalThis.openMap("frame", "{}", "say"), TypeError);
  reachable = true;
  const opened = await globalThis.openMap("frame", "settings", "say");
  await globalThis.openMap("frame", "{}", "say");
  globalThis.document = real;
  assert.deepEqual(opened, { frame: "frame", settings: "settings", say: "say" });
  assert.deepEqual(links.map(({ href, integrity }) => [href, integrity]), [["http://x/map-1.css", "sha384-c"]]);
  assert.deepEqual(asked.filter(([name]) => name.startsWith("map")), [["map-1.js", "sha384-m"], ["map-1.js", "sha384-m"]]);
});

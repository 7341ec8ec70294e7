import assert from "node:assert/strict";
import { test } from "node:test";
import { joinGlue } from "./glue.mjs";

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
export const __wasm_split_load_gallery = async () => {
    initSync(undefined);
    return fetch(new URL("./split_gallery.wasm", import.meta.url));
};
`;
const app = { file: "app-0123456789ab.wasm", integrity: "sha384-a" };
const pieces = new Map([["split_gallery", { file: `gallery-${"00ff".repeat(16)}.wasm` }]]);

test("the joined module starts the app and fetches pieces, each with its integrity", async () => {
  const joined = await joinGlue(glue, loader, app, pieces);
  assert.doesNotMatch(joined, /^import|export/);
  const asked = [];
  globalThis.fetch = async (url, options) => asked.push([url.pathname.split("/").pop(), options.integrity]);
  await import(`data:text/javascript,${encodeURIComponent(joined.replaceAll("import.meta.url", '"http://x/"'))}`);
  const [, imports] = globalThis.started;
  await imports["./__wasm_split.js"].__wasm_split_load_gallery();
  assert.deepEqual(asked, [
    ["app-0123456789ab.wasm", "sha384-a"],
    [`gallery-${"00ff".repeat(16)}.wasm`, `sha256-${Buffer.from("00ff".repeat(16), "hex").toString("base64")}`],
  ]);
});

test("innerHTML is for templates only, where Trusted Types are enforced", async () => {
  const joined = await joinGlue(glue, loader, app, pieces);
  assert.match(joined, /createPolicy\("onedoor"/);
  assert.match(joined, /instanceof HTMLTemplateElement\?/);
});

test("tools that write something else are noticed", async () => {
  await assert.rejects(joinGlue(glue.replace("app_bg.wasm", "other.wasm"), loader, app, pieces), /does not hold/);
  await assert.rejects(joinGlue(glue, loader, app, new Map()), /a piece that is not there/);
  await assert.rejects(joinGlue(`import x from "./snippets/x.js";\n${glue}`, loader, app, pieces), /still imports/);
});

test("an app without pieces is joined too", async () => {
  const joined = await joinGlue(glue.replace(/^import.*\n/gm, "").replace(/"\.\/__wasm_split\.js": import\d, /g, ""), "", app, new Map());
  assert.match(joined, /app-0123456789ab\.wasm/);
});

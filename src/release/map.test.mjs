import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { map } from "./map.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { code, style, licence } = await map(root);

test("the map is one module that says what it can begin, and asks for nothing else", () => {
  assert.doesNotMatch(code, /\bimport\b/);
  assert.match(code, /export\{\w+ as begin\}/);
});

test("it is as small as Leaflet without its unused parts is", () => {
  const bytes = brotliCompressSync(code).length;
  assert.ok(bytes < 24 * 1024, `${bytes} bytes of brotli`);
  assert.doesNotMatch(code, /leaflet-popup|geojson|Polyline/i);
});

test("it hits none of the sinks of Trusted Types, and holds no address with data in it", () => {
  assert.doesNotMatch(code, /innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment|["'`]data:/);
});

test("its stylesheet asks for no pictures, and names no colour of its own", () => {
  assert.doesNotMatch(style, /url\(|#[0-9a-f]{3,8}\b|rgb\(/);
});

test("the licence goes along", () => {
  assert.match(licence, /Redistributions in binary form must reproduce/);
  assert.match(code, /^\/\* [^*]*licences\/leaflet\.txt \*\//);
});

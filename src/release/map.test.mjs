import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { map, vectorMap } from "./map.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { code, style, licence } = await map(root, { file: "map-vector-0123456789ab.js", integrity: "sha384-v" });
const vector = await vectorMap(root);

test("the map is one module that says what it can begin, and asks for nothing but what draws vector tiles, with its integrity", () => {
  assert.deepEqual(code.match(/\bimport\b./g).sort(), ["import(", "import."]);
  assert.match(code, /"\.\/map-vector-0123456789ab\.js"/);
  assert.match(code, /"sha384-v"/);
  assert.match(code, /export\{\w+ as begin\}/);
});

test("what draws vector tiles is one module, which asks for nothing, and small", () => {
  assert.doesNotMatch(vector.code, /\bimport\b/);
  assert.match(vector.code, /export\{\w+ as vector\}/);
  const bytes = brotliCompressSync(vector.code).length;
  assert.ok(bytes < 9 * 1024, `${bytes} bytes of brotli`);
});

test("it is as small as Leaflet without its unused parts is", () => {
  const bytes = brotliCompressSync(code).length;
  assert.ok(bytes < 24 * 1024, `${bytes} bytes of brotli`);
  assert.doesNotMatch(code, /leaflet-popup|geojson|Polyline/i);
});

test("it hits none of the sinks of Trusted Types, and holds no address with data in it", () => {
  assert.doesNotMatch(code + vector.code, /innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment|["'`]data:/);
});

test("its stylesheet asks for no pictures, and names no colour of its own", () => {
  assert.doesNotMatch(style, /url\(|#[0-9a-f]{3,8}\b|rgb\(/);
});

test("the licences go along", () => {
  assert.match(licence, /Redistributions in binary form must reproduce/);
  assert.match(code, /^\/\* [^*]*licences\/leaflet\.txt \*\//);
  assert.equal(vector.licence.match(/Redistributions in binary form must reproduce/g).length, 2);
  assert.match(vector.licence, /point-geometry\n\nCopyright/);
  assert.match(vector.code, /^\/\* [^*]*licences\/map-vector\.txt \*\//);
});

/** What stands in some files of src/browser, as a module. */
async function browser(contents) {
  const { outputFiles: [{ text }] } = await build({
    stdin: { contents, resolveDir: `${root}src/browser` }, bundle: true, write: false, format: "esm", nodePaths: [`${root}src/release/node_modules`],
  });
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}
const { AREAS, LINES, NAMES, look, named, nameOf, read } = await browser('export * from "./map-looks.js"; export * from "./map-tile.js";');
const [POINT, LINE, AREA] = [1, 2, 3];

test("what is drawn follows from the words of every schema", () => {
  const cases = [
    // OpenMapTiles
    ["transportation", LINE, { class: "primary" }, "main"], ["transportation", LINE, { class: "minor" }, "street"],
    ["transportation", LINE, { class: "path", subclass: "footway" }, "path"], ["transportation", LINE, { class: "service" }, "lane"],
    ["transportation", LINE, { class: "rail" }, "rail"], ["transportation", LINE, { class: "ferry" }], ["transportation_name", LINE, { class: "minor" }],
    ["water", AREA, { class: "lake" }, "water"], ["waterway", LINE, { class: "river" }, "river"], ["landcover", AREA, { class: "wood" }, "green"],
    ["landcover", AREA, { class: "sand" }, "sand"], ["park", AREA, { class: "national_park" }], ["landuse", AREA, { class: "residential" }],
    ["building", AREA, {}, "building"], ["boundary", LINE, { admin_level: 8 }], ["aeroway", LINE, { class: "runway" }],
    // Shortbread
    ["streets", LINE, { kind: "residential" }, "street"], ["streets", LINE, { kind: "trunk" }, "main"], ["streets", LINE, { kind: "cycleway" }, "path"],
    ["street_polygons", AREA, { kind: "pedestrian" }, "square"], ["water_polygons", AREA, { kind: "water" }, "water"], ["ocean", AREA, {}, "water"],
    ["water_lines", LINE, { kind: "stream" }, "brook"], ["land", AREA, { kind: "forest" }, "green"], ["buildings", AREA, {}, "building"],
    ["street_labels", LINE, { kind: "residential" }], ["sites", AREA, { kind: "parking" }],
    // Protomaps
    ["roads", LINE, { kind: "major_road", kind_detail: "secondary" }, "main"], ["roads", LINE, { kind: "minor_road", kind_detail: "residential" }, "street"],
    ["roads", LINE, { kind: "path", kind_detail: "footway" }, "path"], ["earth", AREA, { kind: "earth" }], ["landuse", AREA, { kind: "park" }, "green"],
    // Ordnance Survey
    ["roads_national", LINE, { type: "Motorway" }, "main"], ["roads_local", LINE, { type: "Local" }, "street"], ["rail", LINE, {}, "rail"],
    ["surfacewater", AREA, {}, "water"], ["Sea", AREA, {}, "water"], ["greenspace", AREA, {}, "green"], ["woodland", AREA, {}, "green"], ["foreshore", AREA, {}, "sand"],
    ["local_buildings", AREA, {}, "building"], ["national_parks", AREA, {}], ["contours", LINE, {}], ["names", POINT, { type: "Town" }],
  ];
  for (const [layer, type, own, wanted] of cases) {
    assert.equal(look(layer, type, own), wanted, `${layer} ${JSON.stringify(own)}`);
    assert.ok(!wanted || wanted in AREAS || wanted in LINES, wanted);
  }
});

test("so does what is named", () => {
  const cases = [
    ["transportation_name", LINE, { class: "minor" }, "street"], ["street_labels", LINE, { kind: "residential" }, "street"],
    ["roads", LINE, { kind: "minor_road" }, "street"], ["roads", LINE, { kind: "rail" }], ["boundary_labels", LINE, {}],
    ["place", POINT, { class: "town" }, "city"], ["place_labels", POINT, { kind: "village" }, "place"], ["places", POINT, { kind: "country" }],
    ["poi", POINT, { class: "library" }, "spot"], ["pois", POINT, {}, "spot"], ["names", POINT, { type: "Suburban Area" }, "place"],
    ["water_name", POINT, { class: "lake" }, "water"], ["addresses", POINT, {}], ["housenumber", POINT, {}], ["street_labels_points", POINT, { kind: "motorway_junction" }],
    ["buildings", AREA, { name: "Town Hall" }],
  ];
  for (const [layer, type, own, wanted] of cases) {
    assert.equal(named(layer, type, own), wanted, `${layer} ${JSON.stringify(own)}`);
    assert.ok(!wanted || wanted in NAMES, wanted);
  }
});

test("a name is in the reader's language, else as on the sign, and always words", () => {
  assert.equal(nameOf({ name: "Bridge Street", "name:cy": "Heol y Bont" }, "cy"), "Heol y Bont");
  assert.equal(nameOf({ name: "Bridge Street", name_ar: "شارع الجسر" }, "ar"), "شارع الجسر");
  assert.equal(nameOf({ name: " Bridge Street ", "name:cy": "" }, "cy"), "Bridge Street");
  assert.equal(nameOf({ ref: "A487" }, "en"), "A487");
  assert.equal(nameOf({ name: 7, ref: true }, "en"), undefined);
});

test("a tile is read, and one that is cut off or none at all is refused, wherever it ends", () => {
  // A layer `water` with one triangle in it, written out as the specification has it.
  const triangle = [9, 0, 0, 18, 128, 32, 0, 0, 128, 32, 15];
  const feature = [0x18, AREA, 0x22, triangle.length, ...triangle];
  const layer = [0x0a, 5, ...Buffer.from("water"), 0x12, feature.length, ...feature, 0x28, 128, 32, 0x78, 2];
  const tile = Uint8Array.from([0x1a, layer.length, ...layer]);
  const { shapes, names } = read(tile);
  assert.deepEqual(shapes.water.map(({ box }) => box), [[0, 0, 0.5, 0.5]]);
  assert.deepEqual(names, []);
  assert.deepEqual(read(new Uint8Array()), { shapes: {}, names: [] });
  for (let end = 1; end < tile.length; end += 1) assert.throws(() => read(tile.subarray(0, end)), `cut off at ${end}`);
  assert.throws(() => read(new TextEncoder().encode("<!doctype html><title>Not here</title>")));
  const nowhere = tile.map((byte, at) => (at === tile.length - 3 ? 0 : byte)); // it says that it has a side of 0
  assert.throws(() => read(nowhere));
});

// Makes the folder that a council deploys.
// usage: node assemble.mjs --out DIST --target-dir TARGET
//
// Every asset's name holds a hash of what is in it, so that it can be kept for ever; index.html names them, with
// integrity, and is the only file that a host must revalidate. The steps live beside this file: compile (Rust to
// wasm), packs (what is fetched together), glue (the JavaScript between), map (fetched when one
// is opened), styles, page, compress. The last step is one that every council can repeat without any of the others:
// tools/brand.mjs stamps config.json into index.html.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compile, compileBrand } from "./compile.mjs";
import { compressFolder } from "./compress.mjs";
import { joinGlue } from "./glue.mjs";
import { map as makeMap, vectorMap } from "./map.mjs";
import { needs, packs } from "./packs.mjs";
import { offline } from "./offline.mjs";
import { page } from "./page.mjs";
import { shrink } from "./shrink.mjs";
import { bundle } from "./styles.mjs";
import { table } from "./weigh.mjs";
import { words } from "./words.mjs";
import { lost, SHIPPED } from "./yours.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { values } = parseArgs({
  options: {
    out: { type: "string", default: join(root, "dist") },
    "target-dir": { type: "string", default: join(root, "target") },
  },
});
/** Writing a report and sending it later work without a connection: the names in `split!` of what they take. */
const OFFLINE = ["report", "form"];
const out = values.out;
const shipped = readFileSync(join(root, "public/config.json"), "utf8");
const why = lost(out, shipped);
if (why) {
  console.error(why);
  process.exit(1);
}
const fresh = `${out}.new`; // put in place in one step, so that a server never sees half a release
rmSync(fresh, { recursive: true, force: true });
cpSync(join(root, "public"), fresh, { recursive: true });
mkdirSync(join(fresh, "assets"));

/** Writes an asset under a name that holds its hash; returns that name, its address and its integrity. */
function put(name, extension, content, digits = 12) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, digits);
  const file = `${name}-${hash}.${extension}`;
  writeFileSync(join(fresh, "assets", file), content);
  const integrity = `sha384-${createHash("sha384").update(content).digest("base64")}`;
  return { file, address: `/assets/${file}`, integrity };
}

const wasm = compile(root, values["target-dir"]);
const app = put("app", "wasm", wasm.app);
const later = packs(needs(wasm.loader), wasm.pieces);
const files = later.map(({ name, screens, content }) => ({ ...put(name, "wasm", content, 64), screens }));
const shrinker = put("shrink", "js", await shrink(root));
const vector = await vectorMap(root);
const map = await makeMap(root, put("map-vector", "js", vector.code));
const opened = { code: put("map", "js", map.code), style: put("map", "css", map.style) };
mkdirSync(join(fresh, "licences"));
writeFileSync(join(fresh, "licences/leaflet.txt"), map.licence);
writeFileSync(join(fresh, "licences/map-vector.txt"), vector.licence);
const glue = put("app", "js", await joinGlue(wasm.glue, wasm.loader, app, files, shrinker, opened));
const style = put("style", "css", bundle(join(root, "style/index.css")));
const settings = JSON.parse(shipped);
const languages = words(root, values["target-dir"]).map(({ language, extension, content }) => [
  language,
  put(`words-${language}`, extension, content).address,
]);
const config = { ...settings, words: Object.fromEntries(languages) };

writeFileSync(
  join(fresh, "index.html"),
  page(readFileSync(join(root, "index.html"), "utf8"), { glue, app, style, config }),
);
const written = files.filter(({ screens }) => OFFLINE.some((screen) => screens.has(screen)));
const worker = { first: [glue, app, style].map(({ address }) => address), later: [...written, shrinker].map(({ address }) => address) };
writeFileSync(join(fresh, "sw.js"), await offline(root, worker));
mkdirSync(join(fresh, "tools"));
for (const [file, content] of Object.entries(compileBrand(root, values["target-dir"]))) {
  writeFileSync(join(fresh, "tools", file), content);
}
for (const file of ["brand.mjs", "compress.mjs", "nginx.conf"]) {
  copyFileSync(new URL(file, import.meta.url), join(fresh, "tools", file));
}
writeFileSync(join(fresh, SHIPPED), shipped);
await compressFolder(fresh);
const stamped = spawnSync(process.execPath, [join(fresh, "tools/brand.mjs"), "stamp", fresh], { stdio: ["ignore", "ignore", "inherit"] });
if (stamped.status !== 0) throw new Error("config.json cannot be stamped: see above");

rmSync(out, { recursive: true, force: true });
renameSync(fresh, out);
console.log(table(out));

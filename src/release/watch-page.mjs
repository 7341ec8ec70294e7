// A hook of Trunk's, for `./dev watch`: makes the page what a release is, but for size: one stylesheet, the settings and the
// words, the map, and the council's name, phones, hours and colours.
//
// ONEDOOR_WATCH names the backend that `./dev watch` started: the demo's map is its.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileBrand } from "./compile.mjs";
import { map, vectorMap } from "./map.mjs";
import { withSettings } from "./page.mjs";
import { bundle } from "./styles.mjs";
import { words } from "./words.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const { TRUNK_STAGING_DIR: staging, ONEDOOR_WATCH: backend } = process.env;
if (!staging) throw new Error("this is for Trunk to call: TRUNK_STAGING_DIR is not set");

function put(name, content) {
  mkdirSync(dirname(join(staging, name)), { recursive: true });
  writeFileSync(join(staging, name), content);
}

/** The demo's own map, where the settings name none. */
async function demoMap() {
  const answer = await fetch(`${backend}/config.json`);
  return answer.ok ? (await answer.json()).map : undefined;
}

/** The settings in the page, with what is the council's own. Settings that must be mended are told, as a build that failed. */
function stamped(page, config) {
  const tools = join(target, "watch-tools");
  rmSync(tools, { recursive: true, force: true });
  mkdirSync(tools, { recursive: true });
  for (const [file, content] of Object.entries(compileBrand(root, target, { quick: true }))) writeFileSync(join(tools, file), content);
  const { html, theme, findings } = JSON.parse(createRequire(import.meta.url)(join(tools, "brand.cjs")).stamp(page, JSON.stringify(config)));
  for (const { text } of findings) console.error(text);
  if (!html) throw new Error("config.json must be mended: see above");
  if (theme) put(theme.path, theme.css);
  return html;
}

const config = JSON.parse(readFileSync(join(root, "public/config.json"), "utf8"));
if (backend && !("map" in config)) config.map = await demoMap();

const addresses = words(root, target).map(({ language, extension, content }) => {
  put(`words-${language}.${extension}`, content);
  return [language, `/words-${language}.${extension}`];
});
const { code, style } = await map(root, { file: "map-vector.js", integrity: "" });
put("map.js", code);
put("map-vector.js", (await vectorMap(root)).code);
put("map.css", style);
put("style.css", bundle(join(root, "style/index.css"))); // Trunk copies the one file and leaves what it imports

const page = withSettings(readFileSync(join(staging, "index.html"), "utf8"), { ...config, words: Object.fromEntries(addresses) });
const styles = /<link rel="stylesheet" href="\/index-[^>]*>/;
if (!styles.test(page)) throw new Error("Trunk's page does not link style/index.css as it did");
const opening = `<link rel="stylesheet" href="/map.css"><script type="module">
globalThis.openMap = async (...asked) => (await import("/map.js")).begin(...asked);
</script></head>`;
put("index.html", stamped(page.replace(styles, '<link rel="stylesheet" href="/style.css">').replace("</head>", opening), config));

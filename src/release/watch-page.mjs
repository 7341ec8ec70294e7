// A hook of Trunk's, for `./dev watch`: puts the settings, the words and the map into the page, as a release does.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { map, vectorMap } from "./map.mjs";
import { withSettings } from "./page.mjs";
import { words } from "./words.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const staging = process.env.TRUNK_STAGING_DIR;
if (!staging) throw new Error("this is for Trunk to call: TRUNK_STAGING_DIR is not set");

const addresses = words(root).map(({ language, extension, content }) => {
  writeFileSync(join(staging, `words-${language}.${extension}`), content);
  return [language, `/words-${language}.${extension}`];
});
const file = join(staging, "index.html");
const config = JSON.parse(readFileSync(join(root, "public/config.json"), "utf8"));
const page = withSettings(readFileSync(file, "utf8"), { ...config, words: Object.fromEntries(addresses) });
const { code, style } = await map(root, { file: "map-vector.js", integrity: "" });
writeFileSync(join(staging, "map.js"), code);
writeFileSync(join(staging, "map-vector.js"), (await vectorMap(root)).code);
writeFileSync(join(staging, "map.css"), style);
const opening = `<link rel="stylesheet" href="/map.css"><script type="module">
globalThis.openMap = async (...asked) => (await import("/map.js")).begin(...asked);
</script></head>`;
writeFileSync(file, page.replace("</head>", opening));

// The map as two modules: src/browser/map.js with those parts of Leaflet that it asks for, and its stylesheet; and src/browser/map-vector.js
// with what reads vector tiles, which the first one fetches where the settings name such tiles.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./styles.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
/** A file of a package. Some name no file but their module to whoever asks for it; so the folder is looked in. */
const licenceOf = (name, file) => readFileSync(join(here, "node_modules", name, file), "utf8");

/**
 * What the portal's policy forbids. Leaflet looks at the browser by writing markup; what it would find is known: every browser
 * that the portal runs in has SVG in HTML, and none has VML. And it empties a picture by an address with data in it.
 */
const CHANGED = {
  Browser: [
    [/var inlineSvg = [^]*?\n\}\)\(\);/, "var inlineSvg = true;"],
    [/var vml = [^]*?\n\}\(\)\);/, "var vml = false;"],
  ],
  Util: [[/(export var emptyImageUrl = )'data:[^']*'/, "$1''"]],
};

/**
 * @param {string} root the repository
 * @param {{file: string, integrity: string}} vector what draws vector tiles, which lies beside the map's code
 * @returns {Promise<{code: string, style: string, licence: string}>}
 */
export async function map(root, { file, integrity }) {
  const code = await bundled(join(root, "src/browser/map.js"), {
    define: { VECTOR: JSON.stringify({ file: `./${file}`, integrity }) },
    plugins: [{
      name: "changed",
      setup: (work) => work.onLoad({ filter: /leaflet[\\/]src[\\/]core[\\/](?:Browser|Util)\.js$/ }, ({ path }) => (
        { contents: CHANGED[basename(path, ".js")].reduce(replaced, readFileSync(path, "utf8")), loader: "js" })),
    }],
    banner: { js: "/* Holds parts of Leaflet 1.9.4 (BSD-2-Clause): see licences/leaflet.txt */" },
  });
  return { code, style: bundle(join(root, "style/map.css")), licence: licenceOf("leaflet", "LICENSE") };
}

/** @returns {Promise<{code: string, licence: string}>} */
export async function vectorMap(root) {
  const code = await bundled(join(root, "src/browser/map-vector.js"), {
    banner: { js: "/* Holds @mapbox/vector-tile, pbf (BSD-3-Clause) and @mapbox/point-geometry (ISC): see licences/map-vector.txt */" },
  });
  const held = [["@mapbox/vector-tile", "LICENSE.txt"], ["pbf", "LICENSE"], ["@mapbox/point-geometry", "LICENSE"]];
  return { code, licence: held.map(([name, file]) => `${name}\n\n${licenceOf(name, file).trim()}\n`).join("\n\n") };
}

async function bundled(from, more) {
  const { outputFiles: [{ text }] } = await build({
    entryPoints: [from],
    bundle: true, minify: true, write: false, format: "esm", target: "es2020", legalComments: "none",
    nodePaths: [join(here, "node_modules")],
    ...more,
  });
  const sink = /\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/.exec(text);
  if (sink) throw new Error(`the map writes markup, which Trusted Types forbid: ${text.slice(sink.index - 60, sink.index + 60)}`);
  return text;
}

function replaced(text, [from, to]) {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`Leaflet does not hold ${from}`);
  return changed;
}

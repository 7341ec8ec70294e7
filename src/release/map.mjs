// The map as one module: src/browser/map.js with those parts of Leaflet that it asks for, and its stylesheet.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./styles.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const leaflet = (file) => createRequire(import.meta.url).resolve(`leaflet/${file}`);

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

/** @returns {Promise<{code: string, style: string, licence: string}>} */
export async function map(root) {
  const { outputFiles: [{ text }] } = await build({
    entryPoints: [join(root, "src/browser/map.js")],
    bundle: true, minify: true, write: false, format: "esm", target: "es2020", legalComments: "none",
    nodePaths: [join(here, "node_modules")],
    plugins: [{
      name: "changed",
      setup: (work) => work.onLoad({ filter: /leaflet[\\/]src[\\/]core[\\/](?:Browser|Util)\.js$/ }, ({ path }) => (
        { contents: CHANGED[basename(path, ".js")].reduce(replaced, readFileSync(path, "utf8")), loader: "js" })),
    }],
    banner: { js: "/* Holds parts of Leaflet 1.9.4 (BSD-2-Clause): see licences/leaflet.txt */" },
  });
  const sink = /\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/.exec(text);
  if (sink) throw new Error(`the map writes markup, which Trusted Types forbid: ${text.slice(sink.index - 60, sink.index + 60)}`);
  return { code: text, style: bundle(join(root, "style/map.css")), licence: readFileSync(leaflet("LICENSE"), "utf8") };
}

function replaced(text, [from, to]) {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`Leaflet does not hold ${from}`);
  return changed;
}

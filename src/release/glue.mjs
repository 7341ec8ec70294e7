// Joins wasm-bindgen's glue and the splitter's loader into one module that starts the app, so that the page needs no
// inline script and one request less. Each rewrite must find what it looks for: a new version of a tool that writes
// something else must fail here, not in a browser.
import { minify } from "terser";

/**
 * @param glue wasm-bindgen's module for the web
 * @param loader wasm-split's `__wasm_split.js`, or "" when nothing is split
 * @param app `{file, integrity}` of the wasm that every page needs
 * @param pieces the splitter's name of each piece to its `{file}`, which ends in the SHA-256 of its content in hex, and `.wasm`
 */
export async function joinGlue(glue, loader, app, pieces) {
  let module = glue;
  if (loader) {
    const importing = /^import \* as (\w+) from "\.\/__wasm_split\.js";?$/gm;
    const imported = [...module.matchAll(importing)].map((found) => found[1]);
    if (!imported.length) throw new Error("the glue does not import the loader of pieces");
    module = module.replace(importing, "");
    module += inlined(loader, imported, pieces);
  }
  module = rewrite(module, "module_or_path = new URL('app_bg.wasm', import.meta.url);", "throw new Error('no address');");
  module = rewrite(module, /export \{ initSync, __wbg_init as default \};/, "");
  module = module.replace(/^export (?=class |function |const )/gm, ""); // nobody imports it
  module = trusted(module);
  if (/^(import|export)\b/m.test(module)) throw new Error("the glue still imports or exports something");
  // A page whose app does not start stays as it was served, with its phone numbers, and says so.
  module += `
__wbg_init({ module_or_path: ${fetching(app)} }).catch((why) => {
  console.error(why);
  document.getElementById("not-started")?.removeAttribute("hidden");
});
`;
  const { code } = await minify(module, { module: true, compress: { passes: 2 }, ecma: 2020 });
  return code;
}

/** A piece's name ends in its whole SHA-256, from which its integrity follows: written twice it would weigh twice. */
const PIECE = `const piece = (file) => fetch(new URL("./" + file, import.meta.url), {
  integrity: "sha256-" + btoa(String.fromCharCode(...file.slice(-69, -5).match(/../g).map((two) => parseInt(two, 16)))),
});`;

/** The loader's functions as an object, in place of the module that the glue imported under some names. */
function inlined(loader, imported, pieces) {
  let body = rewrite(loader, /^import \{ initSync \} from "\.\/app\.js";?$/m, "");
  const names = [...body.matchAll(/^export const (\w+) = /gm)].map((found) => found[1]);
  body = body.replace(/^export const /gm, "const ");
  for (const [name, piece] of pieces) {
    body = rewrite(body, `fetch(new URL("./${name}.wasm", import.meta.url))`, `piece(${JSON.stringify(piece.file)})`);
  }
  if (body.includes("new URL(")) throw new Error("the loader names a piece that is not there");
  const aliases = imported.map((name) => `${name} = loader`);
  return `\n${PIECE}\n${body}\nconst loader = { ${names.join(", ")} }, ${aliases.join(", ")};\n`;
}

function fetching({ file, integrity }) {
  return `fetch(new URL("./${file}", import.meta.url), { integrity: "${integrity}" })`;
}

/**
 * Leptos writes the fixed parts of a view into a <template>. Where Trusted Types are enforced that needs a policy;
 * this one is given to templates only, so that any other use of innerHTML is refused by the browser.
 */
function trusted(module) {
  const sink = /(\w+)\.innerHTML = (getStringFromWasm0\([^)]*\));/;
  if (!sink.test(module)) return module;
  const policy = `
const templates = globalThis.trustedTypes?.createPolicy("onedoor", { createHTML: (html) => html });
`;
  return rewrite(module, sink, (_, element, html) =>
    `${element}.innerHTML = templates && ${element} instanceof HTMLTemplateElement ? templates.createHTML(${html}) : ${html};`,
  ) + policy;
}

function rewrite(text, from, to) {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`the glue does not hold ${from}`);
  return changed;
}

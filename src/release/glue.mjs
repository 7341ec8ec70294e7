// Joins wasm-bindgen's glue and the splitter's loader into one module that starts the app, so that the page needs no
// inline script and one request less. Each rewrite must find what it looks for: a new version of a tool that writes
// something else must fail here, not in a browser.
import { minify } from "terser";
import { SECTION } from "./packs.mjs";

/**
 * @param glue wasm-bindgen's module for the web
 * @param loader wasm-split's `__wasm_split.js`, or "" when nothing is split
 * @param app `{file, integrity}` of the wasm that every page needs
 * @param packs `{file, screens}` of each pack (see packs.mjs); a file's name ends in the SHA-256 of its content in hex, and `.wasm`
 * @param shrink `{file}` of the worker that makes photos ready (src/browser/shrink.js)
 * @param map `{code, style}` of the map (see map.mjs), each `{file, integrity}`
 */
export async function joinGlue(glue, loader, app, packs, shrink, map) {
  let module = glue;
  if (loader) {
    const importing = /^import \* as (\w+) from "\.\/__wasm_split\.js";?$/gm;
    const imported = [...module.matchAll(importing)].map((found) => found[1]);
    if (!imported.length) throw new Error("the glue does not import the loader of pieces");
    module = module.replace(importing, "");
    module += inlined(loader, imported, packs);
  }
  module = rewrite(module, "module_or_path = new URL('app_bg.wasm', import.meta.url);", "throw new Error('no address');");
  module = rewrite(module, /export \{ initSync, __wbg_init as default \};/, "");
  module = module.replace(/^export (?=class |function |const )/gm, ""); // nobody imports it
  module = trusted(module);
  if (/^(import|export)\b/m.test(module)) throw new Error("the glue still imports or exports something");
  // A page whose app does not start stays as it was served, with its phone numbers, and says so: at once where this knows it.
  // Where not even this arrives, the stylesheet says so after a while (.notice--late).
  module += `
__wbg_init({ module_or_path: ${fetching(app)} }).catch((why) => {
  console.error(why);
  document.getElementById("not-started")?.classList.remove("notice--late");
});
const [worker, shrinker] = ["../sw.js", "./${shrink.file}"].map((path) => new URL(path, import.meta.url).href);
const script = (url) => policy ? policy.createScriptURL(url) : url;
globalThis.onedoorShrinker = () => new Worker(script(shrinker));
${OFFLINE}${opening(map)}`;
  const { code } = await minify(module, { module: true, compress: { passes: 2 }, ecma: 2020 });
  return code;
}

/**
 * Fetches packs, and instantiates what they carry, each once. What failed is tried again the next time it is asked for.
 * A pack's name ends in its whole SHA-256, from which its integrity follows: written twice it would weigh twice.
 */
const PACKS = `const keeping = (work) => {
  const kept = [];
  return (nth) => kept[nth] ??= work(nth).catch((why) => { kept[nth] = undefined; throw why; });
};
const fetched = keeping(async (nth) => WebAssembly.compileStreaming(fetch(new URL("./" + files[nth], import.meta.url), {
  integrity: "sha256-" + btoa(String.fromCharCode(...files[nth].slice(-69, -5).match(/../g).map((two) => parseInt(two, 16)))),
})));
const opened = keeping(async (nth) => {
  const pack = await fetched(nth);
  for (const module of WebAssembly.Module.customSections(pack, "${SECTION}")) await WebAssembly.instantiate(module, getSharedImports());
});
const screen = (...packs) => wrapAsyncCb(async () => {
  await Promise.all(packs.map(fetched));
  for (const nth of packs) await opened(nth);
});`;

/** The service worker waits until the page has all it needs: it must not make a first visit slower. */
const OFFLINE = `
const keepForOffline = () => setTimeout(() => {
  navigator.serviceWorker?.register(script(worker)).catch((why) => console.warn(why));
}, 3000);
if (document.readyState === "complete") keepForOffline(); else addEventListener("load", keepForOffline);
`;

/**
 * What src/browser/map.rs calls, by its name. The code is fetched with its integrity first and run from what the browser keeps: a module
 * that was not to be had once is not to be had again in the life of a page, so it is asked for only when it is there.
 */
function opening({ code, style }) {
  return `
globalThis.openMap = async (frame, settings, say) => {
  const address = (file) => new URL("./" + file, import.meta.url).href;
  const href = address("${style.file}");
  const styled = document.querySelector(\`link[href="\${href}"]\`) || await new Promise((done, failed) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, integrity: "${style.integrity}" });
    link.onload = () => done(link);
    link.onerror = () => { link.remove(); failed(new TypeError(href)); };
    document.head.append(link);
  });
  const code = address("${code.file}");
  const fetched = await fetch(code, { integrity: "${code.integrity}" });
  if (!fetched.ok) throw new TypeError(code);
  await fetched.text();
  const { begin } = await import(code);
  return styled && begin(frame, settings, say);
};
`;
}

/** The loader's functions as an object, in place of the module that the glue imported under some names. */
function inlined(loader, imported, packs) {
  const runtime = rewrite(loader, /^import \{ initSync \} from "\.\/app\.js";?$/m, "");
  const shared = part(runtime, /let sharedImports = [^]*?\n\}\n/);
  const callback = part(runtime, /function wrapAsyncCb\([^]*?\n\}\n/);
  const screens = [...loader.matchAll(/^export const (__wasm_split_load_(\w+)) = /gm)].map(([, name, screen]) => {
    const mine = packs.flatMap((pack, nth) => (pack.screens.has(screen) ? [nth] : []));
    if (!mine.length) throw new Error(`the loader names a screen that is in no pack: ${screen}`);
    return `${name}: screen(${mine})`;
  });
  const files = JSON.stringify(packs.map(({ file }) => file));
  const aliases = imported.map((name) => `${name} = loader`);
  return `\n${shared}${callback}const files = ${files};\n${PACKS}\nconst loader = { ${screens.join(", ")} }, ${aliases.join(", ")};\n`;
}

function part(text, wanted) {
  const found = wanted.exec(text);
  if (!found) throw new Error(`the loader does not hold ${wanted}`);
  return found[0];
}

function fetching({ file, integrity }) {
  return `fetch(new URL("./${file}", import.meta.url), { integrity: "${integrity}" })`;
}

/**
 * Leptos writes the fixed parts of a view into a <template>. Where Trusted Types are enforced that needs a policy;
 * this one is given to templates only, so that any other use of innerHTML is refused by the browser, and knows two
 * scripts besides: the two workers.
 */
function trusted(module) {
  const sink = /(\w+)\.innerHTML = (getStringFromWasm0\([^)]*\));/;
  const policy = `
const policy = globalThis.trustedTypes?.createPolicy("onedoor", {
  createHTML: (html) => html,
  createScriptURL: (url) => { if (url === worker || url === shrinker) return url; throw new TypeError(url); },
});
`;
  const guarded = !sink.test(module) ? module : rewrite(module, sink, (_, element, html) =>
    `${element}.innerHTML = policy && ${element} instanceof HTMLTemplateElement ? policy.createHTML(${html}) : ${html};`,
  );
  return guarded + policy;
}

function rewrite(text, from, to) {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`the glue does not hold ${from}`);
  return changed;
}

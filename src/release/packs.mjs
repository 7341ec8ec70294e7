// The splitter makes a module for each set of screens that share something: some ninety, most of them tiny. Here they are
// put together into packs, so that a screen asks for a few files and not for fifty.
//
// A pack is a wasm module that does nothing and carries the splitter's modules in custom sections, in the order in which
// they are to be instantiated; a browser hands them out again with `WebAssembly.Module.customSections`.
import { brotliCompressSync } from "node:zlib";

const MAGIC = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]); // WebAssembly core specification, 5.5.16
/** The name of each section that carries a module; the glue asks for it. */
export const SECTION = "p";
/** What is smaller than this (brotli, bytes) and shared is not worth a file of its own. */
const SMALL = 3000;
/** This one draws the examples of all others, so what only it shares with another belongs to that other. */
const SHOWS_ALL = "gallery";

/**
 * Reads which screens need which of the splitter's modules out of its loader, `__wasm_split.js`.
 * @returns {Map<string, string[]>} the module (a chunk's or a screen's own) to the screens that need it; chunks first
 */
export function needs(loader) {
  const found = new Map();
  const chunks = /\/\* ([^*]+) \*\/\s*const __(chunk_\d+) = makeLoad\(/g;
  for (const [, screens, chunk] of loader.matchAll(chunks)) found.set(chunk, screens.split(", "));
  for (const [, screen] of loader.matchAll(/^export const __wasm_split_load_(\w+) = /gm)) found.set(`split_${screen}`, [screen]);
  return found;
}

/**
 * @param {Map<string, string[]>} needed see {@link needs}
 * @param {Map<string, Buffer>} modules the optimised modules by their names; a screen may have none of its own
 * @returns {{name: string, screens: Set<string>, content: Buffer}[]} the packs, and who needs them; a screen's own last
 */
export function packs(needed, modules) {
  const groups = new Map();
  for (const [module, screens] of needed) {
    const content = modules.get(module);
    if (!content) {
      if (!module.startsWith("split_")) throw new Error(`the loader names ${module}, which is not there`);
      continue;
    }
    const name = packOf(module, screens, content);
    const pack = groups.get(name) ?? { name: name.replace(/^chunk_.*/, "shared"), screens: new Set(), contents: [] };
    groups.set(name, pack);
    screens.forEach((screen) => pack.screens.add(screen));
    pack.contents.push(content); // a screen's own module comes after what it builds on: `needed` has that order
  }
  for (const module of modules.keys()) if (!needed.has(module)) throw new Error(`the loader does not name ${module}`);
  const own = ({ name }) => (name === "shared" ? 0 : 1);
  return [...groups.values()].sort((a, b) => own(a) - own(b))
    .map(({ name, screens, contents }) => ({ name, screens, content: Buffer.concat([MAGIC, ...contents.map(section)]) }));
}

function packOf(module, screens, content) {
  const others = screens.filter((screen) => screen !== SHOWS_ALL);
  if (others.length < 2) return others[0] ?? SHOWS_ALL;
  return brotliCompressSync(content).length < SMALL ? "shared" : module;
}

/** A custom section (5.5.3): its number, its size, the length of its name, its name, what it carries. */
function section(content) {
  const name = Buffer.from(SECTION);
  return Buffer.concat([Buffer.from([0]), leb128(1 + name.length + content.length), Buffer.from([name.length]), name, content]);
}

/** An unsigned LEB128 number (5.2.2). */
export function leb128(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
}

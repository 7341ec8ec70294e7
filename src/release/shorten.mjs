// Gives the functions that the glue lends to the wasm short names, in both. wasm-bindgen's own names end in sixteen random
// digits each, which nothing can compress: some 3 KB that every resident would download.

import { leb128 } from "./packs.mjs";

const IMPORTS = 2; // the section's number (WebAssembly core specification, 5.5.5)
const HASHED = /^__wb\w+_[0-9a-f]{16}$/;

/** @returns {{wasm: Buffer, glue: string}} both with short names */
export function shorten(wasm, glue) {
  const names = new Map();
  const short = (name) => {
    if (!HASHED.test(name) || glue.split(name).length !== 2) return name;
    if (!names.has(name)) names.set(name, `$${names.size.toString(36)}`);
    return names.get(name);
  };
  const renamed = renameImports(wasm, short);
  return { wasm: renamed, glue: glue.replaceAll(/\b__wb\w+_[0-9a-f]{16}\b/g, (name) => names.get(name) ?? name) };
}

/** The module with other names in its section of imports; nothing else in it refers to them. */
function renameImports(wasm, rename) {
  const out = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const [size, body] = number(wasm, at + 1);
    const end = body + size;
    const section = wasm[at] === IMPORTS ? imports(wasm.subarray(body, end), rename) : wasm.subarray(body, end);
    out.push(Buffer.from([wasm[at]]), leb128(section.length), section);
    at = end;
  }
  return Buffer.concat(out);
}

function imports(section, rename) {
  let [count, at] = number(section, 0);
  const out = [leb128(count)];
  for (; count > 0; count -= 1) {
    const [module, afterModule] = text(section, at);
    const [name, afterName] = text(section, afterModule);
    const end = afterDescription(section, afterName);
    out.push(written(module), written(rename(name)), section.subarray(afterName, end));
    at = end;
  }
  return Buffer.concat(out);
}

/** Where the description of an import ends: a function, table, memory, global or tag. */
function afterDescription(section, at) {
  const kind = section[at];
  if (kind === 0) return number(section, at + 1)[1];
  if (kind === 1) return afterLimits(section, at + 2);
  if (kind === 2) return afterLimits(section, at + 1);
  if (kind === 3) return at + 3;
  throw new Error(`the wasm imports something unknown (${kind})`);
}

function afterLimits(section, at) {
  const least = number(section, at + 1)[1];
  return section[at] & 1 ? number(section, least)[1] : least;
}

/** An unsigned LEB128 number and where it ends. */
function number(bytes, at) {
  for (let value = 0, shift = 0; ; shift += 7, at += 1) {
    value += (bytes[at] & 0x7f) * 2 ** shift;
    if (bytes[at] < 0x80) return [value, at + 1];
  }
}

function text(bytes, at) {
  const [length, from] = number(bytes, at);
  return [bytes.toString("utf8", from, from + length), from + length];
}

function written(value) {
  const bytes = Buffer.from(value);
  return Buffer.concat([leb128(bytes.length), bytes]);
}

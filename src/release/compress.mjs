// A brotli and a gzip file beside each file that gets smaller by it, as small as they go: done once, served for ever.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const COMPRESSIBLE = /\.(html|css|js|mjs|cjs|wasm|json|svg|txt|yaml|xml|webmanifest)$/;

/** Every file in a folder, but those in the folders named here: the tools are not for readers. */
export async function compressFolder(folder, but = ["tools"]) {
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => !but.includes(file.split(sep)[0]))
    .map((file) => join(folder, file));
  await Promise.all(files.filter((file) => COMPRESSIBLE.test(file) && statSync(file).isFile()).map(compressFile));
}

export async function compressFile(file) {
  const content = readFileSync(file);
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        [constants.BROTLI_PARAM_LGWIN]: 24,
      },
    }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  writeFileSync(`${file}.br`, br);
  writeFileSync(`${file}.gz`, gz);
}

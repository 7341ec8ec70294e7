// The worker that makes photos ready, as it is served: src/browser/shrink.js without what only people read.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { minify } from "terser";

/** @param root the repository */
export async function shrink(root) {
  const { code } = await minify(readFileSync(join(root, "src/browser/shrink.js"), "utf8"), { compress: { passes: 2 }, toplevel: true, ecma: 2020 });
  return code;
}

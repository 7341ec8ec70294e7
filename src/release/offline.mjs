// The service worker as it is served: src/browser/offline.js with the names of this release's assets in front.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { minify } from "terser";

/**
 * @param root the repository
 * @param first addresses of the first load's assets, from the portal's root
 * @param later addresses of what it takes to write a report and send it later
 */
export async function offline(root, { first, later }) {
  const relative = (addresses) => addresses.map((address) => address.replace(/^\//, ""));
  const release = { first: relative(first), later: relative(later), screens: screens(readFileSync(join(root, "src/app.rs"), "utf8")) };
  const source = readFileSync(join(root, "src/browser/offline.js"), "utf8");
  const { code } = await minify(`const RELEASE = ${JSON.stringify(release)};\n${source}`, { compress: { passes: 2 }, ecma: 2020 });
  return code;
}

/** The first words of the app's addresses, from its routes. */
export function screens(app) {
  const words = [...app.matchAll(/path!\("\/([^/"]+)/g)].map(([, word]) => word);
  if (!words.length) throw new Error("src/app.rs: no routes were found");
  return [...new Set(words)];
}

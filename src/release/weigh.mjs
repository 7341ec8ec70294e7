// What the first load weighs: index.html and what it asks for before anything is touched.
// usage: node weigh.mjs DIST [--gate]   with --gate the status is 1 when it is too much
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const MOST_BYTES = 200 * 1024; // brotli
const MOST_REQUESTS = 6;

/** Each file of the first load with its weights in bytes. */
export function firstLoad(dist) {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const addresses = new Set(["/index.html"]);
  for (const [tag] of html.matchAll(/<(?:link|script|img)\b[^>]*>/g)) {
    const address = /\s(?:href|src)="([^"]+)"/.exec(tag)?.[1];
    const own = address && !address.startsWith("data:"); // what is in the page weighs with the page
    if (own && !/\brel="(?:manifest|canonical|alternate)"/.test(tag)) addresses.add(address);
  }
  return [...addresses].map((address) => weights(dist, inDist(dist, address)));
}

/** A council's base path stands before the address; the folder does not have it. */
function inDist(dist, address) {
  let path = address.split("/").filter(Boolean);
  while (path.length > 1 && !readdirSync(dist).includes(path[0])) path = path.slice(1);
  return path.join("/");
}

function weights(dist, file) {
  const size = (path) => statSync(path, { throwIfNoEntry: false })?.size;
  const raw = size(join(dist, file));
  if (raw === undefined) throw new Error(`index.html asks for ${file}, which is not there`);
  return { file, raw, brotli: size(join(dist, `${file}.br`)) ?? raw };
}

/** The first load and what comes later, as a table. */
export function table(dist) {
  const first = firstLoad(dist);
  const names = new Set(first.map(({ file }) => file));
  const later = readdirSync(join(dist, "assets"))
    .filter((file) => !/\.(br|gz)$/.test(file) && !names.has(`assets/${file}`))
    .map((file) => weights(dist, `assets/${file}`));
  const row = ({ file, raw, brotli }) =>
    `  ${file.replace(/-([0-9a-f]{12})[0-9a-f]{52}\./, "-$1….").padEnd(44)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}`;
  const sum = (rows, key) => rows.reduce((total, each) => total + each[key], 0);
  return [
    `  ${"first load".padEnd(44)} ${"raw".padStart(9)} ${"brotli".padStart(9)}`,
    ...first.map(row),
    row({ file: `${first.length} requests`, raw: sum(first, "raw"), brotli: sum(first, "brotli") }),
    ...(later.length ? ["  when needed", ...later.map(row)] : []),
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [dist, gate] = process.argv.slice(2);
  console.log(table(dist));
  const first = firstLoad(dist);
  const bytes = first.reduce((total, { brotli }) => total + brotli, 0);
  console.log(`  at most ${MOST_REQUESTS} requests and ${MOST_BYTES} bytes of brotli`);
  if (gate === "--gate" && (bytes > MOST_BYTES || first.length > MOST_REQUESTS)) {
    console.error("The first load is too heavy.");
    process.exit(1);
  }
}

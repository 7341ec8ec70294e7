// One stylesheet from style/index.css: its imports in place, in their layers; comments and idle space gone.
// It changes nothing else, so what the browser gets is what was written.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const IMPORT = /@import\s+(?:url\()?["']([^"']+)["']\)?\s*(?:layer\(([\w.-]+)\))?\s*([^;]*);/g;

/** Reads a stylesheet with everything that it imports, and makes it small. */
export function bundle(file) {
  return shrink(resolve(file));
}

function resolve(file) {
  return withoutComments(readFileSync(file, "utf8")).replace(IMPORT, (_, path, layer, media) => {
    let inner = resolve(join(dirname(file), path));
    if (media.trim()) inner = `@media ${media.trim()} {${inner}}`;
    return layer ? `@layer ${layer} {${inner}}` : inner;
  });
}

/** Strings are kept as they are; outside them every run of space becomes one, and none stays beside { } ; , */
export function shrink(css) {
  return eachOutsideStrings(withoutComments(css), (text) =>
    text
      .replace(/\s+/g, " ")
      .replace(/ ?([{};,]) ?/g, "$1")
      .replace(/;}/g, "}")
      .replace(/([{};][\w-]+): /g, "$1:"),
  ).trim();
}

function withoutComments(css) {
  return css.replace(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\/\*[^]*?\*\//g, (_, string) => string ?? " ");
}

function eachOutsideStrings(css, change) {
  return css
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((part, index) => (index % 2 ? part : change(part)))
    .join("");
}

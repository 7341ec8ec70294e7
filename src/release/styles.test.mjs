import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { bundle, shrink } from "./styles.mjs";

test("imports stand in their place and their layer", () => {
  const folder = mkdtempSync(join(tmpdir(), "styles-"));
  writeFileSync(join(folder, "index.css"), '@layer a, b; /* @import "no.css"; */\n@import "one.css" layer(a);\n@import url("two.css") print;');
  writeFileSync(join(folder, "one.css"), "h1 { color: red; }");
  writeFileSync(join(folder, "two.css"), "h2 { color: blue }");
  assert.equal(bundle(join(folder, "index.css")), "@layer a,b;@layer a{h1{color:red}}@media print{h2{color:blue}}");
});

for (const [given, made] of [
  ["a  :hover > b { margin : 0 auto }", "a :hover > b{margin : 0 auto}"],
  ['q::before { content: "/* a  ; b */" } /* gone */', 'q::before{content:"/* a  ; b */"}'],
  ["p { width: calc(1px + 2px); }", "p{width:calc(1px + 2px)}"],
  ["@media (min-width: 30em) and (hover) { a { --x: ; b: c } }", "@media (min-width: 30em) and (hover){a{--x:;b:c}}"],
  [".a { & :is(b, c) { d: e } }", ".a{& :is(b,c){d:e}}"],
]) {
  test(`shrinks ${given}`, () => assert.equal(shrink(given), made));
}

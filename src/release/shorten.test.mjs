import assert from "node:assert/strict";
import { test } from "node:test";
import { shorten } from "./shorten.mjs";

const text = (value) => [value.length, ...Buffer.from(value)];
const section = (number, ...bytes) => [number, bytes.length, ...bytes];
const LONG = "__wbg_log_0123456789abcdef";
// (module (import "m" LONG (func $log)) (import "m" "memory" (memory 1 2)) (func (export "run") call $log))
const wasm = Buffer.from([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  ...section(1, 1, 0x60, 0, 0),
  ...section(2, 2, ...text("m"), ...text(LONG), 0, 0, ...text("m"), ...text("memory"), 2, 1, 1, 2),
  ...section(3, 1, 0),
  ...section(7, 1, ...text("run"), 0, 1),
  ...section(10, 1, 4, 0, 0x10, 0, 0x0b),
]);

test("wasm and glue agree on the short names, and the module still runs", () => {
  const short = shorten(wasm, `const imports = { ${LONG}: function() { calls += 1; }, memory };`);
  assert.doesNotMatch(short.glue, /0123456789abcdef/);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
  const lend = new Function("memory", `let calls = 0; ${short.glue} return { imports, calls: () => calls };`)(memory);
  new WebAssembly.Instance(new WebAssembly.Module(short.wasm), { m: lend.imports }).exports.run();
  assert.equal(lend.calls(), 1);
  assert.ok(short.wasm.length < wasm.length);
});

test("a name that the glue has twice, or not at all, stays", () => {
  for (const glue of [`${LONG} ${LONG}`, ""]) {
    const same = shorten(wasm, glue);
    assert.equal(same.glue, glue);
    assert.deepEqual(same.wasm, wasm);
  }
});

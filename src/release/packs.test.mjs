import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { SECTION, needs, packs } from "./packs.mjs";

const loader = `/* report, gallery */
const __chunk_3 = makeLoad(() => {
    const src = fetch(new URL("./chunk_3.wasm", import.meta.url));
}, []);
/* cases, report, gallery */
const __chunk_4 = makeLoad(() => {}, []);
/* cases, report */
const __chunk_5 = makeLoad(() => {}, []);
/* cases, chat */
const __chunk_6 = makeLoad(() => {}, []);
export const __wasm_split_load_report = wrapAsyncCb(makeLoad(() => {}, [__chunk_3, __chunk_4, __chunk_5]));
export const __wasm_split_load_cases = wrapAsyncCb(makeLoad(() => {}, [__chunk_4, __chunk_5, __chunk_6]));
export const __wasm_split_load_chat = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), [__chunk_6]));
export const __wasm_split_load_gallery = wrapAsyncCb(makeLoad(() => {}, [__chunk_3, __chunk_4]));
`;
const heavy = randomBytes(4000); // does not get smaller
const modules = new Map([
  ["chunk_3", Buffer.from("three")], ["chunk_4", Buffer.from("four")], ["chunk_5", heavy], ["chunk_6", Buffer.from("six")],
  ["split_cases", Buffer.from("cases")], ["split_gallery", Buffer.from("gallery")], ["split_report", Buffer.from("report")],
]);

const carried = async (content) => WebAssembly.Module.customSections(await WebAssembly.compile(content), SECTION).map((each) => Buffer.from(each));

test("the loader says which screens need which module", () => {
  assert.deepEqual(needs(loader).get("chunk_4"), ["cases", "report", "gallery"]);
  assert.deepEqual([...needs(loader).keys()].slice(-4), ["split_report", "split_cases", "split_chat", "split_gallery"]);
});

test("a pack is valid wasm that carries its modules in order, whole", async () => {
  const [report] = packs(needs(loader), modules).filter(({ name }) => name === "report");
  assert.deepEqual((await carried(report.content)).map(String), ["three", "report"]);
});

test("small things that are shared go together, large ones by themselves, and what only the gallery shares with its owner", async () => {
  const all = packs(needs(loader), modules);
  const seen = await Promise.all(all.map(async ({ name, screens, content }) => [name, [...screens].sort().join(), (await carried(content)).length]));
  assert.deepEqual(seen.sort(), [
    ["cases", "cases", 1], ["gallery", "gallery", 1], ["report", "gallery,report", 2],
    ["shared", "cases,chat,gallery,report", 2], ["shared", "cases,report", 1],
  ]);
  assert.deepEqual(all.slice(0, 2).map(({ name }) => name), ["shared", "shared"], "what a screen builds on comes before its own");
});

test("a module that is missing, or that nobody asks for, is noticed", () => {
  const without = new Map(modules);
  without.delete("chunk_5");
  assert.throws(() => packs(needs(loader), without), /chunk_5, which is not there/);
  assert.throws(() => packs(needs(loader), new Map([...modules, ["chunk_9", heavy]])), /does not name chunk_9/);
});

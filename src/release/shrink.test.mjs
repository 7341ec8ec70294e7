import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { shrink } from "./shrink.mjs";

const source = await shrink(fileURLToPath(new URL("../../", import.meta.url)));
const segment = (marker, body) => [0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body];
const text = (words) => [...Buffer.from(words)];
const SCAN = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 0xff, 0, 3];
/** A JPEG as far as the worker looks: metadata, a frame, a scan, an end. */
const jpeg = (...more) => Uint8Array.from([0xff, 0xd8, ...more.flat(), ...segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]), ...SCAN, 0xff, 0xd9]);
const facts = [segment(0xe1, text("Exif\0\0where and when")), segment(0xed, text("Photoshop 3.0")), segment(0xfe, text("a comment"))];
const chunk = (name, size) => [0, 0, 0, size, ...text(name), ...Array(size).fill(7), 0, 0, 0, 0];
const png = (...chunks) => Uint8Array.from([0x89, ...text("PNG\r\n\x1a\n"), ...chunks.flat()]);

/** The worker with an engine of the test's own. `size` is what it decodes, `writes` how many bytes it encodes at a quality. */
function worker({ size = [100, 50], writes = () => 1000, decodes = () => true, canvas = true, encodes = ["image/jpeg", "image/png"] } = {}) {
  const drawn = [];
  const said = [];
  class OffscreenCanvas {
    constructor(width, height) {
      Object.assign(this, { width, height });
      drawn.push([width, height]);
    }

    getContext(_, { alpha }) {
      assert.equal(alpha, false);
      return { fillRect: () => { this.white = this.pen?.fillStyle; }, drawImage: () => {} };
    }

    async convertToBlob({ type, quality }) {
      const written = jpeg(...facts, segment(0xe2, text("colours")), segment(0xe0, Array(Math.max(0, writes(quality, this) - 100)).fill(0)));
      return new Blob([written], { type: encodes.includes(type) ? type : "image/png" });
    }
  }
  const world = {
    Blob, Uint8Array, DataView, Error, Math, Array, Promise,
    createImageBitmap: async (blob, { imageOrientation }) => {
      assert.equal(imageOrientation, "from-image");
      if (!decodes(blob.type)) throw new DOMException("no", "InvalidStateError");
      return { width: size[0], height: size[1], close: () => drawn.push("closed") };
    },
    ...(canvas ? { OffscreenCanvas } : {}),
  };
  world.self = world;
  world.postMessage = (message, moved) => said.push([message, moved]);
  vm.runInNewContext(source, world);
  const ask = async (bytes, { side = 2048, most = 1e7, kinds = ["image/jpeg", "image/png"], ...more } = {}) => {
    await world.onmessage({ data: { nth: 1, file: new Blob([bytes], { type: "image/jpeg" }), side, most, kinds, ...more } });
    return said.pop()[0];
  };
  return { ask, drawn };
}

test("a photo comes out with its longer side as asked, in steps, and is let go of", async () => {
  const { ask, drawn } = worker({ size: [8000, 6000] });
  const { nth, kind } = await ask(jpeg());
  assert.deepEqual({ nth, kind }, { nth: 1, kind: "image/jpeg" });
  assert.deepEqual(drawn, [[4000, 3000], [2048, 1536], "closed"]);
});

test("a small one is not made larger, but written anew, and a long one keeps a line", async () => {
  for (const [size, becomes] of [[[40, 30], [40, 30]], [[2048, 2048], [2048, 2048]], [[16000, 3], [2048, 1]], [[1, 1], [1, 1]]]) {
    const { ask, drawn } = worker({ size });
    await ask(jpeg());
    assert.deepEqual(drawn.at(-2), becomes);
  }
});

test("nothing is drawn on that is larger than phones can bear", async () => {
  for (const size of [[12000, 9000], [30000, 20000], [65000, 400]]) {
    const { ask, drawn } = worker({ size });
    assert.equal((await ask(jpeg())).kind, "image/jpeg");
    assert.equal(drawn.at(-2)[0], 2048);
    for (const [width, height] of drawn.slice(0, -1)) assert.ok(width * height <= 16_000_000 * 1.01, `${width} x ${height}`);
  }
});

test("what the engine writes is sent without facts, and with its colours", async () => {
  const { bytes } = await worker().ask(jpeg(...facts));
  const sent = Buffer.from(bytes);
  for (const gone of ["Exif", "Photoshop", "comment"]) assert.ok(!sent.includes(gone), gone);
  assert.ok(sent.includes("colours"));
});

test("what stays too large is made smaller, and refused in the end", async () => {
  const writes = (quality, { width }) => Math.round(quality * width * 10);
  const { ask, drawn } = worker({ size: [2000, 1000], writes });
  const fits = await ask(jpeg(), { most: 9500 });
  assert.ok(fits.bytes.length <= 9500, `${fits.bytes?.length}`);
  assert.deepEqual(drawn, [[2000, 1000], [2000, 1000], [1536, 768], "closed"]);
  assert.deepEqual({ ...await worker({ writes: () => 5000 }).ask(jpeg(), { most: 1000 }) }, { nth: 1, why: "large" });
});

test("each kind by its first bytes; what is none, or broke off, is refused with the reason", async () => {
  const why = async (bytes, engine) => (await worker(engine).ask(Uint8Array.from(bytes))).why;
  const whole = jpeg(...facts);
  assert.equal(await why(whole), undefined);
  assert.equal(await why([...whole, ...text("a film behind the photo")]), undefined);
  assert.equal(await why(whole.slice(0, -2)), "broken");
  assert.equal(await why(whole.slice(0, 20)), "broken");
  assert.equal(await why(png(chunk("IHDR", 13), chunk("IDAT", 9), chunk("IEND", 0))), undefined);
  assert.equal(await why(png(chunk("IHDR", 13), chunk("IDAT", 9))), "broken");
  const webp = [...text("RIFF"), 8, 0, 0, 0, ...text("WEBPVP8 ")];
  assert.equal(await why(webp), undefined);
  assert.equal(await why(webp.slice(0, -1)), "broken");
  for (const other of ["plain words in a file named .jpg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "%PDF-1.7", "", "\xff"]) {
    assert.equal(await why(text(other)), "unknown", other);
  }
  const heic = [0, 0, 0, 24, ...text("ftypheic"), 0, 0, 0, 0, ...text("mif1heic"), ...Array(40).fill(0)];
  assert.equal(await why(heic), undefined, "an engine that knows it takes it");
  assert.equal(await why(heic, { decodes: () => false }), "unknown");
  assert.equal(await why(whole, { decodes: () => false }), "broken");
  assert.equal(await why(whole, { size: [0, 0] }), "broken");
});

test("where the page has to draw, what it drew is cleaned and measured here all the same", async () => {
  const engine = { canvas: false };
  assert.equal((await worker(engine).ask(jpeg())).why, "no-canvas");
  assert.equal((await worker(engine).ask(jpeg().slice(0, -2))).why, "broken");
  const { bytes, kind } = await worker(engine).ask(jpeg(...facts), { drawn: true });
  assert.deepEqual([Buffer.from(bytes).includes("Exif"), kind], [false, "image/jpeg"]);
  assert.equal((await worker(engine).ask(jpeg(), { drawn: true, most: 10 })).why, "large");
});

test("the council's kinds count, as far as the engine writes them", async () => {
  assert.equal((await worker().ask(jpeg(), { kinds: ["image/png", "image/webp"] })).kind, "image/png");
  assert.equal((await worker().ask(jpeg(), { kinds: ["application/pdf"] })).why, "failed");
});

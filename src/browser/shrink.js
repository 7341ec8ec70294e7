// The worker that makes a photo ready to be sent: the right way up, not larger than the council needs, and with nothing in
// it that the resident did not see (no position, no name of a camera, no time). It runs beside the page, which is never
// held up, and is fetched when the first photo is chosen (src/browser/shrink.rs).
//
// In: `{nth, file, side, most, kinds}`: a Blob, the most pixels of the longer side, the most bytes, and the media types that
// the council takes. Out: `{nth, bytes, kind}`, or `{nth, why}` with one of the words below. Where a worker has nothing
// to draw on the page draws, and gives the result back here as `{nth, file, most, drawn: true}`.

/** Why there is no photo: the engine does not know its kind; it is damaged; it stays too large; something else. */
const UNKNOWN = 'unknown', BROKEN = 'broken', LARGE = 'large', FAILED = 'failed', NO_CANVAS = 'no-canvas';
/** Good to look at, and a twelfth of what a camera writes. */
const QUALITY = 0.85;
/** What is still too large is tried again like this, before it is refused. */
const SMALLER = [[0.7, 1], [0.6, 0.75], [0.5, 0.5]];
/** Some phones draw on nothing that has more pixels. */
const MOST_PIXELS = 16_000_000;
/** What an engine writes by itself, best first. */
const WRITES = ['image/jpeg', 'image/webp', 'image/png'];

class Refused extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}

self.onmessage = async ({ data: { nth, file, side, most, kinds, drawn } }) => {
  try {
    const made = drawn ? await ready(file, most) : await shrink(file, side, most, kinds);
    if (!made) throw new Refused(LARGE);
    self.postMessage({ nth, ...made }, [made.bytes.buffer]);
  } catch (error) {
    self.postMessage({ nth, why: error instanceof Refused ? error.why : FAILED });
  }
};

async function shrink(file, side, most, kinds) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes);
  if (!kind) throw new Refused(UNKNOWN);
  if (!isWhole(bytes, kind)) throw new Refused(BROKEN);
  if (typeof OffscreenCanvas === 'undefined') throw new Refused(NO_CANVAS);
  const bitmap = await decoded(new Blob([bytes], { type: kind }), kind);
  try {
    for (const [quality, scale] of [[QUALITY, 1], ...SMALLER]) {
      const made = await ready(await encoded(drawn(bitmap, side * scale), kinds, quality), most);
      if (made) return made;
    }
  } finally {
    bitmap.close();
  }
  return null;
}

/** What is sent, if it is small enough. */
async function ready(blob, most) {
  const bytes = withoutFacts(new Uint8Array(await blob.arrayBuffer()));
  return bytes.length <= most ? { bytes, kind: blob.type } : null;
}

/** The picture, turned as the camera was held. Only kinds that some engines do not know may fail without being damaged. */
async function decoded(blob, kind) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' });
  } catch {
    throw new Refused(/jpeg|png|gif|bmp|webp/.test(kind) ? BROKEN : UNKNOWN);
  }
  if (!bitmap.width || !bitmap.height) throw new Refused(BROKEN);
  return bitmap;
}

/** The picture on white, so that what was clear is not black; halved step by step, because one great step leaves jagged lines. */
function drawn(bitmap, side) {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const target = [bitmap.width, bitmap.height].map((length) => Math.max(1, Math.round(length * scale)));
  let [from, size] = [bitmap, [bitmap.width, bitmap.height]];
  for (;;) {
    const fits = Math.min(1, Math.sqrt(MOST_PIXELS / (size[0] * size[1])));
    const step = Math.min(fits, size[0] > 2 * target[0] || size[1] > 2 * target[1] ? 0.5 : target[0] / size[0]);
    const last = size[0] * step <= target[0] || size[1] * step <= target[1];
    const next = last ? target : size.map((length) => Math.max(1, Math.round(length * step)));
    const canvas = new OffscreenCanvas(...next);
    const pen = canvas.getContext('2d', { alpha: false });
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, ...next);
    pen.imageSmoothingEnabled = true;
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(from, 0, 0, ...next);
    if (last) return canvas;
    [from, size] = [canvas, next];
  }
}

/** In the first kind that the council takes and this engine writes. */
async function encoded(canvas, kinds, quality) {
  for (const type of WRITES.filter((one) => kinds.includes(one))) {
    const blob = await canvas.convertToBlob({ type, quality });
    if (blob.type === type) return blob;
  }
  throw new Refused(FAILED);
}

const at = (bytes, from, text) => Array.from(text).every((letter, nth) => bytes[from + nth] === letter.charCodeAt(0));
const u32 = (bytes, from) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(from);

/** What a file is by its first bytes, whatever its name says. Only what may be a photo. */
function kindOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (at(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (at(bytes, 0, 'RIFF') && at(bytes, 8, 'WEBP')) return 'image/webp';
  if (at(bytes, 0, 'GIF8')) return 'image/gif';
  if (at(bytes, 0, 'BM')) return 'image/bmp';
  if (at(bytes, 0, 'II*\0') || at(bytes, 0, 'MM\0*')) return 'image/tiff';
  if (at(bytes, 4, 'ftyp')) {
    const brands = Array.from(bytes.subarray(8, Math.min(u32(bytes, 0), 64)), (byte) => String.fromCharCode(byte)).join('');
    if (/avif|avis/.test(brands)) return 'image/avif';
    if (/hei[cxms]|hev[cxms]|mif1|msf1/.test(brands)) return 'image/heic';
  }
  return null;
}

/** Is the end there? Engines show the upper half of a photo that broke off, and grey below. */
function isWhole(bytes, kind) {
  if (kind === 'image/jpeg') return jpegEnds(bytes);
  if (kind === 'image/png') return pngEnds(bytes);
  if (kind === 'image/webp') return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 <= bytes.length;
  if (kind === 'image/avif' || kind === 'image/heic') return boxesEnd(bytes);
  return true;
}

/** The end-of-image marker (ISO/IEC 10918-1, B.1.1.3) after the first scan; cameras put more behind it. */
function jpegEnds(bytes) {
  let from = scanOf(bytes);
  if (from < 0) return false;
  while ((from = bytes.indexOf(0xff, from)) >= 0) {
    if (bytes[from + 1] === 0xd9) return true;
    from += 1;
  }
  return false;
}

/** Where the first scan begins; -1 when there is none. */
function scanOf(bytes) {
  for (let from = 2; from + 4 <= bytes.length;) {
    if (bytes[from] !== 0xff) return -1;
    if (bytes[from + 1] === 0xff) {
      from += 1;
    } else if (bytes[from + 1] === 0xda) {
      return from;
    } else {
      from += 2 + bytes[from + 2] * 256 + bytes[from + 3];
    }
  }
  return -1;
}

/** Every chunk up to the last one (ISO/IEC 15948, 5.6). */
function pngEnds(bytes) {
  for (let from = 8; from + 12 <= bytes.length; from += 12 + u32(bytes, from)) {
    if (at(bytes, from + 4, 'IEND')) return true;
  }
  return false;
}

/** What tells of the picture and the picture itself are as long as they say (ISO/IEC 14496-12, 4.2); cameras put more behind them. */
function boxesEnd(bytes) {
  for (let from = 0; from + 8 <= bytes.length;) {
    const length = u32(bytes, from);
    if (length < 8) return true; // as long as the file, or longer than any photo
    if (from + length > bytes.length) return !at(bytes, from + 4, 'meta') && !at(bytes, from + 4, 'mdat');
    from += length;
  }
  return true;
}

/** Some engines write facts of their own (Exif) into what they encode; a JPEG is sent without Exif, XMP, IPTC and comments. */
function withoutFacts(bytes) {
  if (kindOf(bytes) !== 'image/jpeg') return bytes;
  const scan = scanOf(bytes);
  if (scan < 0) return bytes;
  const kept = [bytes.subarray(0, 2)];
  for (let from = 2; from < scan;) {
    const to = from + 2 + bytes[from + 2] * 256 + bytes[from + 3];
    if (![0xe1, 0xed, 0xfe].includes(bytes[from + 1])) kept.push(bytes.subarray(from, to));
    from = to;
  }
  kept.push(bytes.subarray(scan));
  const clean = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of kept) {
    clean.set(part, end);
    end += part.length;
  }
  return clean;
}

/**
 * Photos as cameras and other programs write them, made here: real JPEG, PNG, WebP and AVIF (by sharp), with real Exif
 * (EXIF 3.0, written byte by byte, because a library would tidy what a camera leaves untidy).
 */
import { createHash } from 'node:crypto';
import sharp from 'sharp';

/** The four corners of every picture, as they are seen upright: left and right above, left and right below. */
const CORNERS = [[220, 30, 30], [30, 180, 60], [40, 60, 220], [240, 240, 240]];
const NAMES = ['red', 'green', 'blue', 'white'];

/** An upright picture of four fields. */
const fields = (width, height) => sharp(Buffer.from(CORNERS.flat()), { raw: { width: 2, height: 2, channels: 3 } })
  .resize(width, height, { kernel: 'nearest', fit: 'fill' });

/** How the picture has to lie in the file so that it is upright once the orientation is heeded. */
const LAID = {
  1: [0, false], 2: [0, true], 3: [180, false], 4: [180, true], 5: [90, true], 6: [270, false], 7: [270, true], 8: [90, false],
};

/** The picture with the grain of a sensor, so that it is as hard to read, and as large a file, as a camera's. */
async function grainy(width, height, sigma) {
  const noise = await sharp({ create: { width, height, channels: 3, noise: { type: 'gaussian', mean: 128, sigma } } }).png({ compressionLevel: 1 }).toBuffer();
  return fields(width, height).composite([{ input: noise, blend: 'overlay' }]);
}

/**
 * A JPEG as a camera writes it.
 * @param {{width?: number, height?: number, orientation?: number, lat?: number, long?: number, taken?: string, progressive?: boolean, grain?: number}} [about]
 * `taken` as in Exif: 2026:11:18 21:30:00; `grain` is how far its points stray, in steps of 256
 */
export async function photo({ width = 3000, height = 2000, orientation = 1, lat, long, taken, progressive = false, grain = 0 } = {}) {
  const [turn, mirror] = LAID[orientation];
  const picture = grain ? await grainy(width, height, grain) : fields(width, height);
  // In two steps: in one, the order of turning and mirroring would be the library's.
  const turned = await picture.rotate(turn).png({ compressionLevel: 1 }).toBuffer();
  const laid = mirror ? sharp(turned).flop() : sharp(turned);
  const jpeg = await laid.jpeg({ quality: 92, progressive }).toBuffer();
  return withExif(jpeg, { orientation, lat, long, taken });
}

/** Other kinds. */
export const png = (width = 1200, height = 800) => fields(width, height).png().toBuffer();
export const webp = (width = 1200, height = 800) => fields(width, height).webp().toBuffer();
export const avif = (width = 400, height = 300) => fields(width, height).avif().toBuffer();
/** Clear, but for a black square in the middle. */
export const clearPng = () => sharp({ create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
  .composite([{ input: { create: { width: 100, height: 100, channels: 4, background: '#000' } }, gravity: 'centre' }]).png().toBuffer();

/** A whole HEIC of 64 by 48, as libheif 1.15 writes it (`heif-enc`): the library used here writes none. */
export const heic = () => Buffer.from([
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAA',
  'EGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAEgACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5m',
  'ZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAAALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEM',
  'Af//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQEDcAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAA',
  'AAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAQAAAADAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGlt',
  'ZwACAAEAAQAAABptZGF0AAAADigBrwtg9QQpvXTHj/SW',
].join(''), 'base64');

/** Files that are not what they seem, each with what is wrong. */
export const half = (whole) => whole.subarray(0, Math.floor(whole.length / 2));
export const truncated = async () => half(await photo());
export const text = () => Buffer.from('Dear council,\nthe lamp is out.\n');
export const drawing = () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "ran"</script><rect width="9" height="9"/></svg>');
export const pdf = () => Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** As an input takes it. */
export const file = (name, buffer, mimeType = 'image/jpeg') => ({ name, mimeType, buffer });

/** The colours of the corners, upright only where they are red, green, blue, white. @param {Buffer} image */
export async function corners(image) {
  const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x, y) => {
    const from = (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * info.channels;
    const far = CORNERS.map((colour) => colour.reduce((sum, part, nth) => sum + Math.abs(part - data[from + nth]), 0));
    return NAMES[far.indexOf(Math.min(...far))];
  };
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}
export const UPRIGHT = NAMES;

/** @param {Buffer} image */
export async function size(image) {
  const { width, height, format } = await sharp(image).metadata();
  return { width, height, format };
}

/** The colour in the middle and at the edge. @param {Buffer} image */
export async function middleAndEdge(image) {
  const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x, y) => data[(y * info.width + x) * info.channels];
  return [at(info.width >> 1, info.height >> 1), at(4, 4)];
}

/** What a file still says about itself: nothing is what is wanted. @param {Buffer} image */
export async function facts(image) {
  const { exif, xmp, iptc } = await sharp(image).metadata();
  const marks = ['Exif\0', 'http://ns.adobe.com/xap', 'Photoshop 3.0', 'Onedoor Camera', 'GPS'].filter((mark) => image.includes(mark));
  return [...Object.entries({ exif, xmp, iptc }).filter(([, there]) => there).map(([name]) => name), ...marks];
}

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Puts Exif behind the first two bytes of a JPEG. */
function withExif(jpeg, about) {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(about)]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A TIFF header with the directories of Exif, big-endian as most cameras write it. */
function tiff({ orientation, lat, long, taken }) {
  const ascii = (tag, words) => ({ tag, kind: 2, count: words.length + 1, data: Buffer.from(`${words}\0`, 'latin1') });
  const short = (tag, value) => ({ tag, kind: 3, count: 1, data: Buffer.from([value >> 8, value & 0xff]) });
  const angle = (tag, degrees) => {
    const seconds = Math.round(Math.abs(degrees) * 3600 * 1000);
    const parts = [Math.floor(seconds / 3_600_000), 1, Math.floor(seconds / 60_000) % 60, 1, seconds % 60_000, 1000];
    const data = Buffer.alloc(24);
    parts.forEach((part, nth) => data.writeUInt32BE(part, nth * 4));
    return { tag, kind: 5, count: 3, data };
  };
  const main = [ascii(0x010f, 'Onedoor Camera'), short(0x0112, orientation)];
  const exif = taken ? [ascii(0x9003, taken)] : [];
  const gps = lat === undefined ? [] : [
    ascii(1, lat < 0 ? 'S' : 'N'), angle(2, lat), ascii(3, long < 0 ? 'W' : 'E'), angle(4, long),
  ];
  const pointer = (tag, to) => { const data = Buffer.alloc(4); data.writeUInt32BE(to); return { tag, kind: 4, count: 1, data }; };
  const length = (entries) => 2 + entries.length * 12 + 4 + entries.reduce((sum, { data }) => sum + (data.length > 4 ? data.length + (data.length & 1) : 0), 0);
  const count = main.length + (exif.length ? 1 : 0) + (gps.length ? 1 : 0);
  const first = 8 + length(main) + (count - main.length) * 12;
  const all = [...main];
  if (exif.length) all.push(pointer(0x8769, first));
  if (gps.length) all.push(pointer(0x8825, first + (exif.length ? length(exif) : 0)));
  const parts = [Buffer.from('MM\0*\0\0\0\x08', 'latin1'), directory(all, 8)];
  if (exif.length) parts.push(directory(exif, first));
  if (gps.length) parts.push(directory(gps, first + (exif.length ? length(exif) : 0)));
  return Buffer.concat(parts);
}

/** One directory that begins at `from`: its entries, and behind them what does not fit into four bytes. */
function directory(entries, from) {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  head.writeUInt16BE(entries.length);
  const behind = [];
  let next = from + head.length;
  entries.forEach(({ tag, kind, count, data }, nth) => {
    const at = 2 + nth * 12;
    head.writeUInt16BE(tag, at);
    head.writeUInt16BE(kind, at + 2);
    head.writeUInt32BE(count, at + 4);
    if (data.length <= 4) {
      data.copy(head, at + 8);
    } else {
      head.writeUInt32BE(next, at + 8);
      const even = data.length & 1 ? Buffer.concat([data, Buffer.alloc(1)]) : data;
      behind.push(even);
      next += even.length;
    }
  });
  return Buffer.concat([head, ...behind]);
}

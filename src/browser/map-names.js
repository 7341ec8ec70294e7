// The names of a vector map. They stand on one canvas above all tiles, so that none is cut in two where tiles meet,
// and are placed anew whenever the map has come to rest: the weightiest first, and each only where there is room for it.
import { NAMES, nameOf } from './map-looks.js';

/** So many pixels around the map have names too, which come into sight with it. */
export const MARGIN = 96;
/** A name is written again after so many pixels, no earlier. */
const AGAIN = 320;
/** Where a name does not fit along a line it is tried so many pixels further. */
const STEP = 16;
/** A name along a bend may lie so many pixels beside it. */
const BESIDE = 4;
/** The first letter with a direction is one that runs from right to left. */
const FROM_THE_RIGHT = /^[^A-Za-z\u00c0-\u058f\u0900-\ud7ff]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

const ORDER = Object.keys(NAMES);

/** How far along a line each of its points is. */
function lengths(line) {
  let sum = 0;
  return line.map((point, nth) => (sum += nth ? Math.hypot(point.x - line[nth - 1].x, point.y - line[nth - 1].y) : 0));
}

/** The point so far along a line. */
function along(line, far, at) {
  const next = Math.max(1, far.findIndex((sum) => sum >= at));
  const part = (at - far[next - 1]) / (far[next] - far[next - 1] || 1);
  const [a, b] = [line[next - 1], line[next]];
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

/** Where a name so wide lies along a line: once in each long piece of it, as near to the middle of that as it is straight enough. */
function spots(line, width) {
  const far = lengths(line);
  const whole = far[far.length - 1];
  const found = [];
  const pieces = Math.max(1, Math.floor(whole / AGAIN));
  const piece = whole / pieces;
  for (let nth = 0; nth < pieces && piece > width; nth += 1) {
    const middle = (nth + 0.5) * piece - width / 2;
    for (let off = 0; off <= (piece - width) / 2; off = off > 0 ? -off : STEP - off) {
      const [from, to] = [middle + off, middle + off + width];
      const [a, b] = [along(line, far, from), along(line, far, to)];
      const chord = Math.hypot(b.x - a.x, b.y - a.y);
      const beside = ({ x, y }) => Math.abs((b.x - a.x) * (a.y - y) - (a.x - x) * (b.y - a.y)) / chord;
      if (chord > width * 0.95 && line.every((point, at) => far[at] <= from || far[at] >= to || beside(point) < BESIDE)) {
        // Never upside down.
        const turn = Math.atan((b.y - a.y) / (b.x - a.x || 1e-9));
        found.push({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, turn });
        break;
      }
    }
  }
  return found;
}

/** A name takes the room of squares that stand in a row. */
function room({ x, y, turn, width, size }) {
  const half = size * 0.75;
  const count = Math.max(1, Math.ceil(width / (half * 2)));
  return Array.from({ length: count }, (_, nth) => {
    const off = ((nth + 0.5) / count - 0.5) * width;
    return { x: x + Math.cos(turn) * off, y: y + Math.sin(turn) * off, half };
  });
}

const meet = (a, b) => Math.abs(a.x - b.x) < a.half + b.half && Math.abs(a.y - b.y) < a.half + b.half;

/**
 * Writes the names of some tiles.
 * @param {CanvasRenderingContext2D} pen one unit of it is a pixel of the page, and its zero is the map's corner
 * @param {{tile: object, west: number, north: number, across: number}[]} tiles as they were read, and where they lie
 * @param {{x: number, y: number}} size of the map
 * @param {number} zoom
 * @param {Record<string, string>} colours
 */
export function write(pen, tiles, { x: wide, y: high }, zoom, colours) {
  const [language] = document.documentElement.lang.split('-');
  const family = getComputedStyle(document.body).fontFamily;
  const font = ({ weight, size }) => `${weight} ${size}px ${family}`;
  const inSight = (x, y) => x > -MARGIN && y > -MARGIN && x < wide + MARGIN && y < high + MARGIN;
  const wanted = [];
  for (const { tile: { names }, west, north, across } of tiles) {
    for (const { of, box, lines, own } of names) {
      const how = NAMES[of];
      const [left, top, right, bottom] = box.map((at, nth) => at * across + (nth % 2 ? north : west));
      if (zoom < how.from || zoom > how.to || right < -MARGIN || bottom < -MARGIN || left > wide + MARGIN || top > high + MARGIN) continue;
      const text = nameOf(own, language);
      if (!text) continue;
      pen.font = font(how);
      const { width } = pen.measureText(text);
      const rank = Number.isFinite(own.rank) ? own.rank : 99;
      for (const line of lines) {
        const on = line.map(({ x, y }) => ({ x: x * across + west, y: y * across + north }));
        const places = of === 'street' ? spots(on, width) : on.map(({ x, y }) => ({ x, y: how.dot ? y - how.size : y, turn: 0 }));
        const long = of === 'street' ? right - left + bottom - top : 0;
        for (const place of places) if (inSight(place.x, place.y)) wanted.push({ ...place, text, width, rank, long, of, ...how });
      }
    }
  }
  wanted.sort((a, b) => ORDER.indexOf(a.of) - ORDER.indexOf(b.of) || a.rank - b.rank || b.long - a.long || (a.text < b.text ? -1 : 1));
  const written = [];
  for (const name of wanted) {
    const squares = room(name);
    const taken = written.some((other) => (other.text === name.text && Math.hypot(other.x - name.x, other.y - name.y) < AGAIN * 0.8)
      || other.squares.some((one) => squares.some((two) => meet(one, two))));
    if (!taken) written.push({ ...name, squares });
  }
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.lineWidth = 3;
  pen.strokeStyle = colours.land;
  for (const name of written) {
    pen.save();
    pen.translate(name.x, name.y);
    pen.fillStyle = colours[name.colour ?? 'ink'];
    if (name.dot) {
      pen.beginPath();
      pen.arc(0, name.size, 3.5, 0, 2 * Math.PI);
      pen.stroke();
      pen.fill();
    }
    pen.rotate(name.turn);
    pen.font = font(name);
    pen.direction = FROM_THE_RIGHT.test(name.text) ? 'rtl' : 'ltr';
    pen.strokeText(name.text, 0, 0);
    pen.fillText(name.text, 0, 0);
    pen.restore();
  }
}

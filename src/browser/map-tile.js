// One vector tile: read from its bytes (Mapbox Vector Tile 2.1), and drawn on a canvas.
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { AREAS, LINES, look, named } from './map-looks.js';

/** What reaches so many pixels into a tile is drawn in it too: half of the widest road. */
const REACH = 48;

/**
 * Reads a tile. All of it at once, so that a broken one is known as such before anything of it is drawn.
 * @param {Uint8Array} bytes
 * @returns {{shapes: Record<string, {box: number[], lines: {x: number, y: number}[][]}[]>, names: object[]}} in parts of the tile's side
 */
export function read(bytes) {
  const reader = new PbfReader(bytes);
  const { layers } = new VectorTile(reader);
  if (reader.pos !== reader.length) throw new RangeError('the tile ends too early');
  const [shapes, names] = [{}, []];
  for (const [layer, content] of Object.entries(layers)) {
    for (let nth = 0; nth < content.length; nth += 1) {
      const feature = content.feature(nth);
      const { type, properties: own } = feature;
      const [shape, name] = [look(layer, type, own), named(layer, type, own)];
      if (shape || name) {
        const { lines, box } = measured(feature.loadGeometry(), content.extent);
        if (shape) (shapes[shape] ??= []).push({ box, lines });
        if (name) names.push({ of: name, box, lines, own });
      }
    }
  }
  return { shapes, names };
}

function measured(lines, extent) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (const point of line) {
      point.x /= extent;
      point.y /= extent;
      if (!Number.isFinite(point.x + point.y)) throw new RangeError('a point of the tile lies nowhere');
      box[0] = Math.min(box[0], point.x);
      box[1] = Math.min(box[1], point.y);
      box[2] = Math.max(box[2], point.x);
      box[3] = Math.max(box[3], point.y);
    }
  }
  return { lines, box };
}

/**
 * Draws a square piece of a tile.
 * @param {CanvasRenderingContext2D} pen one unit of it is a pixel of the page
 * @param {object} tile as it was read
 * @param {{side: number, west: number, north: number, across: number}} piece its side in pixels, where it lies in the tile, and how
 *   many pixels the whole tile has across
 * @param {number} metre its pixels
 * @param {Record<string, string>} colours
 */
export function draw(pen, { shapes }, { side, west, north, across }, metre, colours) {
  const [left, top, right, bottom] = [west - REACH, north - REACH, west + side + REACH, north + side + REACH].map((at) => at / across);
  const trace = (shape, closed) => {
    pen.beginPath();
    for (const { box, lines } of shapes[shape]) {
      if (box[0] > right || box[2] < left || box[1] > bottom || box[3] < top) continue;
      for (const line of lines) {
        line.forEach(({ x, y }, nth) => pen[nth ? 'lineTo' : 'moveTo'](x * across - west, y * across - north));
        if (closed) pen.closePath();
      }
    }
  };
  pen.fillStyle = colours.land;
  pen.fillRect(0, 0, side, side);
  for (const [area, colour] of Object.entries(AREAS)) {
    if (!shapes[area]) continue;
    trace(area, true);
    pen.fillStyle = colours[colour];
    pen.fill();
  }
  pen.lineCap = pen.lineJoin = 'round';
  const there = Object.entries(LINES).filter(([line]) => shapes[line]);
  const stroke = (line, colour, width, { dash = [], faint = 1 } = {}) => {
    trace(line, false);
    pen.strokeStyle = colours[colour];
    pen.lineWidth = width;
    pen.globalAlpha = faint;
    pen.setLineDash(dash);
    pen.stroke();
  };
  const width = ({ wide, least }) => Math.max(wide * metre, least);
  // All edges first, so that roads join without a seam.
  for (const [line, how] of there) if (how.edge) stroke(line, 'edge', width(how) + 1.5);
  for (const [line, how] of there) stroke(line, how.colour, width(how), how);
}

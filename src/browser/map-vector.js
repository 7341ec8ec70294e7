// Vector tiles for the map: read by @mapbox/vector-tile, drawn here on canvases. A file of its own, which map.js fetches when the settings
// name such tiles, and at no other time. Why it is done so stands in src/docs/decisions/009-map.md.
import { COLOURS } from './map-looks.js';
import { MARGIN, write } from './map-names.js';
import { draw, read } from './map-tile.js';

/** A picture tile's side. A vector tile is made for twice as many pixels: it is that of the zoom before. */
const SIDE = 256;
/** So many tiles are kept, so that a step back, or another theme, asks for nothing. */
const KEPT = 32;
const EQUATOR_M = 40_075_017;
/** A canvas is no sharper than this: a telephone has three pixels to one, and little memory. */
const SHARP = 2;

/** Other work goes between two tiles: a key that is pressed meanwhile is not kept waiting for all of them. */
const inTurn = (tile) => new Promise((done) => { setTimeout(done, 0, tile); });

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new TypeError(`${answer.status} ${address}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  // Tiles that lie in a folder are often packed, and their server does not say so.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return read(bytes);
  const open = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return read(new Uint8Array(await new Response(open).arrayBuffer()));
}

/**
 * Puts a layer of vector tiles on a map. It says `tileload` and `tileerror`, as one of pictures does.
 * @param {object} leaflet those parts of it that the map has already: `GridLayer`, `setPosition`
 * @param {object} map
 * @param {string} tiles their address
 * @param {{theme: () => 'light' | 'dark', tilesTo: number}} options and those of a GridLayer; `tilesTo` is the nearest zoom that there are tiles of
 */
export function vector({ GridLayer, setPosition }, map, tiles, options) {
  const { theme, tilesTo } = options;
  const metres = EQUATOR_M * Math.cos(map.getCenter().lat * Math.PI / 180);
  const colours = () => COLOURS[theme()];

  /** The zoom of the tiles that are drawn at this one, and how many pixels they have across there. */
  const from = (zoom) => {
    const z = Math.max(0, Math.min(zoom - 1, tilesTo));
    return { z, across: SIDE * 2 ** (zoom - z) };
  };

  const kept = new Map();
  const address = ({ z, x, y }) => {
    const parts = { z, x: ((x % 2 ** z) + 2 ** z) % 2 ** z, y, theme: theme() };
    return tiles.replace(/\{(\w+)\}/g, (_, part) => parts[part] ?? '');
  };
  const get = (place) => {
    const at = address(place);
    const had = kept.get(at) ?? { coming: fetched(at) };
    kept.delete(at);
    kept.set(at, had); // the last that was asked for stands last
    if (kept.size > KEPT) kept.delete(kept.keys().next().value);
    // What did not come is asked for again.
    return had.coming.then((tile) => (had.tile = tile), (why) => { kept.delete(at); throw why; });
  };

  const sharp = Math.min(globalThis.devicePixelRatio || 1, SHARP);
  const penOf = (canvas, wide, high) => {
    canvas.width = Math.round(wide * sharp);
    canvas.height = Math.round(high * sharp);
    const pen = canvas.getContext('2d');
    pen.scale(sharp, sharp);
    return pen;
  };

  const Layer = GridLayer.extend({
    createTile({ z: zoom, x, y }, done) {
      const canvas = document.createElement('canvas');
      const { z, across } = from(zoom);
      const place = { z, x: Math.floor(x * SIDE / across), y: Math.floor(y * SIDE / across) };
      const piece = { side: SIDE, across, west: x * SIDE - place.x * across, north: y * SIDE - place.y * across };
      // One that has left the map meanwhile, or all of the map with it, is nobody's any more.
      const told = (why) => { if (canvas.isConnected) done(why, canvas); };
      get(place).then(inTurn).then((tile) => {
        if (canvas.isConnected) draw(penOf(canvas, SIDE, SIDE), tile, piece, SIDE * 2 ** zoom / metres, colours());
      }).then(() => told(null), told);
      return canvas;
    },
  });
  const layer = new Layer(options);

  const names = document.createElement('canvas');
  names.className = 'map__names';
  map.getPane('overlayPane').append(names);
  const name = () => {
    const [size, corner, zoom] = [map.getSize(), map.getPixelBounds().min, map.getZoom()];
    const { z, across } = from(zoom);
    const reach = (axis) => [corner[axis] - MARGIN, corner[axis] + size[axis] + MARGIN].map((at) => Math.floor(at / across));
    const [[left, right], [top, bottom]] = [reach('x'), reach('y')];
    const there = [];
    for (let x = left; x <= right; x += 1) {
      for (let y = top; y <= bottom; y += 1) {
        const tile = kept.get(address({ z, x, y }))?.tile;
        if (tile) there.push({ tile, across, west: x * across - corner.x, north: y * across - corner.y });
      }
    }
    const pen = penOf(names, size.x + 2 * MARGIN, size.y + 2 * MARGIN);
    names.style.width = `${size.x + 2 * MARGIN}px`;
    pen.translate(MARGIN, MARGIN);
    write(pen, there, size, zoom, colours());
    // Where a pixel of the page is a part of the screen's, a hair's breadth is left between two tiles.
    map.getContainer().style.backgroundColor = colours().land;
    setPosition(names, map.containerPointToLayerPoint([-MARGIN, -MARGIN]));
    names.hidden = false;
  };
  let waits;
  const soon = () => { cancelAnimationFrame(waits); waits = requestAnimationFrame(name); };
  layer.on('tileload', soon);
  layer.on('tileunload', ({ tile }) => { tile.width = 0; }); // some browsers keep the memory of a canvas that is gone
  map.on('moveend resize', soon);
  map.on('zoomstart', () => { names.hidden = true; });
  map.on('unload', () => { map.off('moveend resize', soon); layer.off('tileload', soon); cancelAnimationFrame(waits); });
  return layer.addTo(map);
}

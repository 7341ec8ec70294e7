// The map: Leaflet, without what the portal does not use. src/release/map.mjs makes one file of both, which is fetched when
// a map is opened and at no other time, and another one of map-vector.js, which this one fetches where the tiles are vectors and no
// pictures. Why it is done so stands in src/docs/decisions/009-map.md.
//
// The page talks to it in lines of text, both ways, so that the first load carries one function for all of it.
// It writes no markup: a mark is a button made by hand, and what is said about the map stands outside it.
import { Map as Leaflet } from 'leaflet/src/map/Map.js';
import { Drag } from 'leaflet/src/map/handler/Map.Drag.js';
import { TouchZoom } from 'leaflet/src/map/handler/Map.TouchZoom.js';
import { GridLayer } from 'leaflet/src/layer/tile/GridLayer.js';
import { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js';
import { setPosition } from 'leaflet/src/dom/DomUtil.js';
/* global VECTOR -- { file, integrity } of what draws vector tiles, which the release puts here */

Leaflet.Drag = Drag;
Leaflet.TouchZoom = TouchZoom;

/** A key moves the map so many pixels; with Shift the second number. */
const STEP = [24, 120];
/** What is in the middle is told when the map has rested for so long. */
const REST_MS = 500;
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** The council's things are shown from this zoom on: further away all of them would stand in one spot. */
const NEAR = 16;
/** Marks stand so many pixels apart, so that each can be pressed. */
const APART = 46;

/** The point nearest to this one that keeps its distance from those taken: on rings around it, further and further out. */
function apart(point, taken) {
  const free = (one) => taken.every((other) => other.distanceTo(one) >= APART);
  if (free(point)) return point;
  for (let ring = 1; ring < 9; ring += 1) {
    for (let nth = 0; nth < ring * 8; nth += 1) {
      const angle = (nth / (ring * 8)) * 2 * Math.PI;
      const one = point.add([Math.cos(angle) * ring * 24, Math.sin(angle) * ring * 24]);
      if (free(one)) return one;
    }
  }
  return point;
}

/** Vector tiles are hardly ever made for a nearer zoom. */
const VECTORS_TO = 14;

const isVector = (tiles, format) => (format ? format === 'vector' : /^[^?#]*\.(pbf|mvt)($|[?#])/.test(tiles));

/** What draws vector tiles. Fetched first and imported after, as this file is: what could not be had is asked for again by the next try. */
async function drawer() {
  const code = new URL(VECTOR.file, import.meta.url).href;
  const fetched = await fetch(code, { integrity: VECTOR.integrity });
  if (!fetched.ok) throw new TypeError(code);
  await fetched.text();
  return (await import(code)).vector;
}

const theme = () => (getComputedStyle(document.documentElement).colorScheme === 'dark' ? 'dark' : 'light');

/**
 * Begins a map in an element.
 * @param {HTMLElement} frame where it is drawn; it has the size that the stylesheet gives it
 * @param {string} settings the address of the tiles; below it `LAT LONG ZOOM LEAST MOST TILES_TO`, where a 0 at the end is not said; below that
 *   `picture`, `vector` or nothing
 * @param {(line: string) => void} say told: `rest LAT LONG`, `mark KEY`, `zoom CAN_CLOSER CAN_FURTHER`, `bare` (no picture comes)
 * @returns {Promise<(line: string) => void>} takes: `look LAT LONG [ZOOM]`, `step X Y`, `zoom BY`, `free 0|1`, `end`, and
 *   `marks` with a line for each: `KEY KIND CHOSEN LAT LONG SIGN NAME`, a tab between
 */
export async function begin(frame, settings, say) {
  const [tiles, numbers, format] = settings.split('\n');
  const [lat, long, zoom, least, most, tilesTo] = numbers.split(' ').map(Number);
  const vector = isVector(tiles, format) && await drawer();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = new Leaflet(frame, {
    center: [lat, long], zoom, minZoom: least, maxZoom: most, zoomControl: false, attributionControl: false,
    dragging: false, touchZoom: true, scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false, keyboard: false,
    zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: !still, bounceAtZoomLimits: false,
    trackResize: false, // ours is below, and Leaflet's still moves a map that was removed meanwhile
  });

  let shown = theme();
  let [came, failed] = [0, 0];
  const grid = { theme: () => shown, minZoom: least, maxZoom: most, keepBuffer: 1 };
  const picture = vector
    ? vector({ GridLayer, setPosition }, map, tiles, { ...grid, tilesTo: tilesTo || VECTORS_TO })
    : new TileLayer(tiles, { ...grid, maxNativeZoom: tilesTo || most }).addTo(map);
  picture.on('tileload', () => { came += 1; });
  picture.on('tileerror', () => { failed += 1; if (!came && failed === 1) say('bare'); });
  const changed = () => { if (shown !== theme()) { shown = theme(); picture.redraw(); } };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  const chosen = new MutationObserver(changed);
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });

  // What is in the middle.
  let rest;
  const moved = () => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      const { lat, lng } = map.getCenter().wrap();
      say(`rest ${lat.toFixed(6)} ${lng.toFixed(6)}`);
    }, REST_MS);
  };
  map.on('moveend', moved);
  const limits = () => say(`zoom ${Number(map.getZoom() < map.getMaxZoom())} ${Number(map.getZoom() > map.getMinZoom())}`);
  map.on('zoomend', limits);
  map.on('click', ({ latlng }) => map.panTo(latlng, { animate: !still }));

  // Marks are buttons. One that is out of sight is out of reach too, so that the focus never drags the map along.
  let marks = [];
  const place = () => {
    const sight = map.getBounds();
    const taken = [];
    for (const { button, at, kind } of marks) {
      const point = apart(map.latLngToLayerPoint(at), taken);
      taken.push(point);
      setPosition(button, point);
      const hidden = !sight.contains(at) || (kind === 'asset' && map.getZoom() < NEAR);
      if (button.hidden !== hidden && !(hidden && button === document.activeElement)) button.hidden = hidden;
    }
  };
  map.on('zoom viewreset moveend', place);
  const draw = (wanted) => {
    const focused = marks.find(({ button }) => button === document.activeElement)?.key;
    marks.forEach(({ button }) => button.remove());
    marks = wanted.map((line) => {
      const [key, kind, on, north, east, sign, name] = line.split('\t');
      const button = document.createElement(kind === 'here' ? 'span' : 'button');
      button.className = `map__mark map__mark--${kind}`;
      if (kind === 'here') {
        button.setAttribute('role', 'img');
      } else {
        button.type = 'button';
        button.setAttribute('aria-pressed', on === '1' ? 'true' : 'false');
        button.addEventListener('click', (event) => { event.stopPropagation(); say(`mark ${key}`); });
      }
      button.setAttribute('aria-label', name);
      button.title = name;
      button.textContent = sign;
      button.addEventListener('mousedown', (event) => event.stopPropagation());
      map.getPane('markerPane').append(button);
      return { key, kind, button, at: [Number(north), Number(east)] };
    });
    // The place that was chosen stays where it is, and the others make room.
    marks.sort((a, b) => Number(b.kind === 'here') - Number(a.kind === 'here'));
    place();
    marks.find(({ key }) => key === focused)?.button.focus();
  };

  // By hand. One finger scrolls the page, two move the map; a mouse drags it; the wheel needs Ctrl.
  let free = false;
  const enter = ({ pointerType }) => { if (pointerType === 'mouse') map.dragging.enable(); };
  const leave = ({ pointerType, buttons }) => { if (pointerType === 'mouse' && !buttons && !free) map.dragging.disable(); };
  const press = ({ pointerType }) => { if (pointerType !== 'mouse' && !free) map.dragging.disable(); };
  frame.addEventListener('pointerenter', enter);
  frame.addEventListener('pointerleave', leave);
  frame.addEventListener('pointerdown', press, true);
  let turned = 0;
  frame.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    turned += event.deltaY;
    if (Math.abs(turned) < 60) return;
    map.setZoom(map.getZoom() - Math.sign(turned));
    turned = 0;
  }, { passive: false });
  const step = (x, y, far) => map.panBy([x * STEP[far], y * STEP[far]], { animate: false });
  frame.addEventListener('keydown', (event) => {
    if (event.target !== frame || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ARROWS[event.key];
    if (way) step(...way, Number(event.shiftKey));
    else if (event.key === '+' || event.key === '=') map.zoomIn(1);
    else if (event.key === '-') map.zoomOut(1);
    else return;
    event.preventDefault();
  });

  const sized = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  sized.observe(frame);
  limits();
  moved();

  const orders = {
    look: (north, east, near = 0) => map.setView([Number(north), Number(east)], Math.max(map.getZoom(), Number(near)), { animate: false }),
    step: (x, y) => step(Number(x), Number(y), 0),
    zoom: (by) => map.setZoom(map.getZoom() + Number(by)),
    free: (on) => {
      free = on === '1';
      frame.classList.toggle('map__view--free', free);
      if (free) map.dragging.enable(); else map.dragging.disable();
    },
    end: () => {
      clearTimeout(rest);
      sized.disconnect();
      chosen.disconnect();
      dark.removeEventListener('change', changed);
      map.remove();
    },
  };
  return (line) => {
    const [first, ...lines] = line.split('\n');
    const [order, ...words] = first.split(' ');
    if (order === 'marks') draw(lines); else orders[order](...words);
  };
}

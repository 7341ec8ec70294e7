// What is drawn of a vector tile, and how it looks. Every schema names its layers in its own way (OpenMapTiles, Shortbread,
// Protomaps, Ordnance Survey), but all of them with plain words. So the words decide: those of the layer, and those
// with which it says what one thing in it is. What no word here means is not drawn: a calm map, on which a pin is looked for.

/** The colours of the demo's pictures (e2e/backend/src/tiles/draw.rs), and one for buildings, which it has none of. */
export const COLOURS = {
  light: {
    land: '#f4f3ee', water: '#c3dde6', sand: '#eee2bf', green: '#d6e6cd', building: '#e4e1d8',
    edge: '#cfcfc8', road: '#ffffff', main: '#fbeecb', ink: '#3c4a50', mark: '#5a4a78',
  },
  dark: {
    land: '#1a2226', water: '#16323d', sand: '#38331f', green: '#1f3026', building: '#283238',
    edge: '#10171a', road: '#3a474d', main: '#5a5030', ink: '#d3dcdc', mark: '#c9b8ea',
  },
};

/** Areas, in the order of drawing: a lake lies in a park, and a beach on the sea. */
export const AREAS = { green: 'green', water: 'water', sand: 'sand', square: 'road', building: 'building' };

/** Lines, in the order of drawing: so many metres wide, and at least so many pixels; whether they have an edge. */
export const LINES = {
  river: { wide: 8, least: 1.5, colour: 'water' },
  brook: { wide: 2, least: 1, colour: 'water' },
  rail: { wide: 0, least: 2, colour: 'ink', dash: [7, 5], faint: 0.45 },
  path: { wide: 3, least: 0.8, colour: 'road', edge: true },
  lane: { wide: 5, least: 0.8, colour: 'road', edge: true },
  street: { wide: 9, least: 1.4, colour: 'road', edge: true },
  main: { wide: 13, least: 2.5, colour: 'main', edge: true },
};

/** Names, the weightiest first: from which zoom to which, and how large. */
export const NAMES = {
  city: { from: 0, to: 15, size: 15, weight: 600 },
  place: { from: 12, to: 16, size: 13, weight: 600 },
  street: { from: 16, to: 22, size: 12, weight: 400 },
  water: { from: 15, to: 22, size: 12, weight: 400 },
  spot: { from: 17, to: 22, size: 12, weight: 400, colour: 'mark', dot: true },
};

const [POINT, LINE, AREA] = [1, 2, 3];

const LABEL = /\b(names?|labels?|places?|pois?|points? of interest|landmarks?)\b/;
const WATER = /\b(oceans?|seas?|\w*water|water\w*|lakes?|rivers?|streams?|canals?)\b/;
const ROAD = /\b(roads?|streets?|transportation|highways?)\b/;
const RAIL = /\b(rail\w*|tram\w*|subway|transit|monorail|funicular|narrow gauge)\b/;
const NO_ROAD = /\b(ferry|ferries|aerialway|aeroway|runway|taxiway|pipeline|pier|cable|construction|proposed|raceway)\b/;
const MAIN = /\b(motorway|trunk|primary|secondary|highway|major|major road|national|regional|[ab] road)\b/;
const PATH = /\b(path\w*|foot\w*|cycle\w*|bridleway|steps|corridor)\b/;
const LANE = /\b(track|service|pedestrian|other|alley|private)\b/;
/** Of these some cover whole towns, and what is left of them is of no use to anybody who looks for a lamp. */
const NO_GREEN = /\b(parking|car park|bus park|industrial park|retail park|business park|national parks?|protected|reserve|boundar\w+|urban)\b/;
const SAND = /\b(sand|beach|foreshore|shingle|dunes?)\b/;
const GREEN = /\b(parks?|wood\w*|forest|grass\w*|gardens?|meadow|green\w*|golf course|pitch|playground|recreation ground|cemetery|grave yard|allotments|scrub|heath|orchard)\b/;
const SPOT = /\b(pois?|points? of interest|landmarks?|sites?|stations?|transit|transport|airports?|aerodromes?|peaks?)\b/;
const CITY = /\b(city|town|capital)\b/;
const NO_PLACE = /\b(continent|country|state|region|province|county|boundar\w+|address\w*|house ?numbers?|motorway junction)\b/;

const words = (...texts) => texts.filter((text) => typeof text === 'string').join(' ').toLowerCase().replace(/[^a-z0-9]+/g, ' ');

/** The words with which a thing says what it is. */
export const kind = (own) => words(own.class, own.subclass, own.kind, own.kind_detail, own['pmap:kind'], own.type, own.highway);

/**
 * How a thing is drawn.
 * @param {string} layer the name of its layer
 * @param {1 | 2 | 3} type a point, a line or an area
 * @param {Record<string, unknown>} own what it says of itself
 * @returns {string | undefined} a name of `AREAS` or `LINES`; nothing: it is not drawn
 */
export function look(layer, type, own) {
  const [of, is] = [words(layer), kind(own)];
  if (type === POINT || LABEL.test(of)) return undefined;
  if (type === LINE) {
    if (RAIL.test(of) || ROAD.test(of) && RAIL.test(is)) return 'rail';
    if (ROAD.test(of)) {
      if (NO_ROAD.test(is)) return undefined;
      if (MAIN.test(is) || /\b(national|regional|motorways?)\b/.test(of)) return 'main';
      return PATH.test(is) ? 'path' : LANE.test(is) ? 'lane' : 'street';
    }
    return WATER.test(of) ? (/\b(river|canal)\b/.test(is) ? 'river' : 'brook') : undefined;
  }
  if (/\bbuildings?\b/.test(of)) return 'building';
  if (WATER.test(of)) return 'water';
  if (ROAD.test(of)) return NO_ROAD.test(is) ? undefined : 'square';
  const both = `${of} ${is}`;
  if (NO_GREEN.test(both)) return undefined;
  return SAND.test(both) ? 'sand' : GREEN.test(both) ? 'green' : undefined;
}

/**
 * What the name of a thing is the name of.
 * @returns {string | undefined} a name of `NAMES`; nothing: it is not written
 */
export function named(layer, type, own) {
  const [of, is] = [words(layer), kind(own)];
  if (type === LINE) return ROAD.test(of) && !NO_ROAD.test(is) && !RAIL.test(is) ? 'street' : undefined;
  if (type === AREA || !LABEL.test(of) || ROAD.test(of) || NO_PLACE.test(`${of} ${is}`)) return undefined;
  if (SPOT.test(of)) return 'spot';
  if (WATER.test(`${of} ${is}`)) return 'water';
  return CITY.test(is) ? 'city' : 'place';
}

/** The name of a thing in this language, or as it stands on its sign. A road may have no more than its number. */
export function nameOf(own, language) {
  const all = [own[`name:${language}`], own[`name_${language}`], own.name, own.name1, own.ref];
  const name = all.find((one) => typeof one === 'string' && one.trim());
  return name && name.trim().slice(0, 60);
}

/** The demo's town as vector tiles (Mapbox Vector Tile 2), from the same files that the backend draws its pictures of. */
import { readFileSync } from 'node:fs';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';

const read = (file) => JSON.parse(readFileSync(new URL(`../../backend/demo/${file}`, import.meta.url), 'utf8'));
/** No tile is made for a nearer zoom than this, as with nearly everybody who makes them. */
const TO = 14;

/** What OpenMapTiles calls the demo's kinds: the layer and the class. */
const OPEN_MAP_TILES = {
  sea: ['water', 'ocean'], river: ['waterway', 'river'], sand: ['landcover', 'sand'], park: ['landcover', 'grass'], wood: ['landcover', 'wood'],
  railway: ['transportation', 'rail'], lane: ['transportation', 'track'], street: ['transportation', 'minor'], main: ['transportation', 'primary'],
};

/** @returns {(z: number, x: number, y: number) => Buffer} the bytes of a tile */
export function townTiles() {
  const { places } = read('streets.json');
  const signs = ({ name }) => ({ name: name.en, ...Object.fromEntries(Object.entries(name).map(([language, text]) => [`name:${language}`, text])) });
  const layers = {};
  const add = (layer, geometry, properties) => (layers[layer] ??= []).push({ type: 'Feature', geometry, properties });
  for (const { properties: { kind, place }, geometry } of read('town.json').features) {
    const [layer, is] = OPEN_MAP_TILES[kind];
    add(layer, geometry, { class: is });
    const street = places.find(({ id }) => id === place);
    if (street) add('transportation_name', geometry, { class: is, ...signs(street) });
  }
  for (const place of places.filter(({ kind }) => kind === 'landmark')) {
    add('poi', { type: 'Point', coordinates: [place.long, place.lat] }, { class: 'attraction', ...signs(place) });
  }
  const cut = Object.entries(layers).map(([layer, features]) => (
    [layer, new GeoJSONVT({ type: 'FeatureCollection', features }, { maxZoom: TO, indexMaxZoom: TO, buffer: 128 })]));
  return (z, x, y) => {
    const there = cut.map(([layer, tiles]) => [layer, z <= TO && tiles.getTile(z, x, y)]).filter(([, tile]) => tile);
    return Buffer.from(fromGeojsonVt(Object.fromEntries(there), { version: 2 }));
  };
}

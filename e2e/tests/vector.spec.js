/** A map of vector tiles: the same build, with another `map` in its settings. The tiles are the demo's town, on another site. */
import { gzipSync } from 'node:zlib';
import { audit } from './support/audit.js';
import { refused } from './support/faults.js';
import { expect, test as residents } from './support/portal.js';
import { heading } from './support/report.js';
import { councilWith } from './support/settings.js';
import { light } from './support/theme.js';
import { townTiles } from './support/vectors.js';

const SITE = 'https://tiles.example/';
const MAP = { tiles: `${SITE}{z}/{x}/{y}.pbf?key=ours`, attribution: '© Aberwen', centre: [52.4153, -4.0829], zoom: 16, min_zoom: 12, max_zoom: 19 };
const VECTOR = /\/assets\/map-vector-[0-9a-f]+\.js$/;
/** As in src/browser/map-looks.js. */
const ROAD = { light: [255, 255, 255], dark: [58, 71, 77] };
const town = townTiles();

const test = residents.extend({
  /** A council whose settings name vector tiles. */
  vectors: councilWith({ map: MAP }),
  portal: ({ vectors }, use) => use(vectors),

  /** How much of each tile comes. */
  part: [1, { option: true }],

  /** Every tile that was asked for: its zoom. */
  zooms: async ({ page, part }, use) => {
    const zooms = [];
    await page.route(`${SITE}**`, (route) => {
      const at = /^\/(\d+)\/(\d+)\/(\d+)\.pbf\?key=ours$/.exec(route.request().url().slice(SITE.length - 1)).slice(1).map(Number);
      zooms.push(at[0]);
      const whole = town(...at);
      const bytes = whole.subarray(0, Math.floor(whole.length * part));
      return route.fulfill({
        headers: { 'access-control-allow-origin': '*', 'content-type': 'application/vnd.mapbox-vector-tile' },
        body: at[1] % 2 ? gzipSync(bytes) : bytes, // some folders hold them packed, and nobody says so
      });
    });
    await use(zooms);
  },

  /** What is written on canvases, each name once. */
  names: async ({ page }, use) => {
    await page.addInitScript(() => {
      globalThis.names = new Set();
      const write = CanvasRenderingContext2D.prototype.fillText;
      CanvasRenderingContext2D.prototype.fillText = function fillText(text, ...where) {
        globalThis.names.add(text);
        write.call(this, text, ...where);
      };
    });
    await use(() => page.evaluate(() => [...globalThis.names]));
  },
});

test.skip(Boolean(process.env.ONEDOOR_URL), 'it needs a council of its own');

const toggle = (page) => page.getByRole('button', { name: 'Choose on a map' });
const under = (page) => page.locator('#map-under');

async function openMap(page) {
  await toggle(page).click();
  await expect(page.getByRole('application', { name: 'Map' })).toBeFocused();
  await expect(under(page)).toHaveText(/^Under the pin: /);
}

/** How many pixels of the map's tiles have this colour. */
const painted = (page, colour) => page.evaluate(([red, green, blue]) => {
  let count = 0;
  for (const tile of document.querySelectorAll('canvas.leaflet-tile-loaded')) {
    const { data } = tile.getContext('2d').getImageData(0, 0, tile.width, tile.height);
    for (let at = 0; at < data.length; at += 4) if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) count += 1;
  }
  return count;
}, colour);

test.describe('A map of vector tiles', () => {
  test('what draws them is fetched only when the map is opened; roads are drawn near and far, by day and by night', async ({ page, open, zooms, names }) => {
    const fetched = [];
    page.on('request', (request) => { if (/\/assets\/map-|tiles/.test(request.url())) fetched.push(request.url()); });
    await light(page);
    await open('/report');
    expect(fetched, 'before the map is opened').toEqual([]);
    await openMap(page);
    expect(fetched.filter((url) => VECTOR.test(url)).length).toBeGreaterThan(0);
    expect(fetched.filter((url) => url.includes('tiles') && !url.startsWith(SITE)), 'pictures').toEqual([]);
    await expect.poll(() => painted(page, ROAD.light)).toBeGreaterThan(1000);
    await expect.poll(names).toContain('Heol y Bont');
    await audit(page, { name: 'report, a map of vector tiles' });

    // As the portal's own switch does it; Firefox is not told of the device's night by the runner.
    await page.evaluate(() => { document.documentElement.dataset.theme = 'dark'; });
    await expect.poll(() => painted(page, ROAD.dark)).toBeGreaterThan(1000);
    expect(await painted(page, ROAD.light), 'what was drawn by day').toBe(0);

    const nearer = page.getByRole('button', { name: 'Zoom in' });
    while (await nearer.getAttribute('aria-disabled') === null) await nearer.click();
    await expect.poll(() => painted(page, ROAD.dark)).toBeGreaterThan(1000);
    expect(Math.max(...zooms), 'no tile is asked for that nobody makes').toBe(14);

    await page.getByRole('button', { name: 'Use this place' }).click();
    await heading(page, 'What is it about?');
  });

  test('names are in the reader’s language where the tiles have them', { tag: '@once' }, async ({ page, open, zooms, names }) => {
    await open('/report?lang=cy');
    await page.getByRole('button', { name: 'Dewis ar fap' }).click();
    await expect.poll(names).toContain('Heol y Bont');
    expect((await names()).filter((name) => /\b(Street|Lane|Road)\b/.test(name))).toEqual([]);
    expect(zooms.length).toBeGreaterThan(0);
  });

  test('what draws them cannot be fetched: that is said, and another try works', { tag: '@once' }, async ({ page, open, zooms }) => {
    await open('/report');
    const mend = await refused(page, VECTOR);
    await toggle(page).click();
    await expect(page.getByText('The map could not be fetched').first()).toBeVisible();
    await mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(under(page)).toHaveText(/^Under the pin: /);
    await expect.poll(() => painted(page, ROAD.light)).toBeGreaterThan(1000);
    expect(zooms.length).toBeGreaterThan(0);
  });

  test.describe('whose tiles are cut off', () => {
    test.use({ part: 0.6 });

    test('its picture does not come, that is said, and a place is taken all the same', async ({ page, open, zooms }) => {
      await open('/report');
      await openMap(page);
      await expect(page.getByText('The picture of the map does not come.').first()).toBeVisible();
      await expect(page.locator('canvas.leaflet-tile-loaded')).toHaveCount(0);
      expect(zooms.length).toBeGreaterThan(0);
      await page.getByRole('button', { name: 'Use this place' }).click();
      await heading(page, 'What is it about?');
    });
  });
});

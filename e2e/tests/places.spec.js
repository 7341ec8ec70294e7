/**
 * A council whose settings name a search for places of its own. The search is a stand-in: it answers, in the page's network, as
 * Photon does; what each kind of geocoder writes is read natively (src/gateway/geocode/tests.rs). The backend is the real one.
 */
import { audit } from './support/audit.js';
import { expect, test as residents } from './support/portal.js';
import { answer, goOn, heading, passNearby, reachMe, say, send, toPlace } from './support/report.js';
import { councilWith } from './support/settings.js';

const SITE = 'https://places.example';
const PLACES = {
  search: `${SITE}/api?q={text}&lang={language}`, nearest: `${SITE}/reverse?lat={lat}&lon={long}`, attribution: 'Streets © The Surveyors',
};
const feature = (name, [long, lat], more = {}) => ({
  type: 'Feature', geometry: { type: 'Point', coordinates: [long, lat] }, properties: { osm_type: 'W', osm_id: 1, name, ...more },
});
const LANE = feature('Bakehouse Yard', [-4.0815, 52.4162], { type: 'street', city: 'Aberwen', postcode: 'SY23 9AD' });
/** On the demo's trunk road, which somebody else looks after; the search does not know that. */
const TRUNK = feature('North Road Junction', [-4.06, 52.447], { city: 'Aberwen' });

const test = residents.extend({
  named: councilWith({ places: PLACES }),
  portal: ({ named }, use) => use(named),

  /** What the search was asked; `search.says` is what it finds. */
  search: async ({ page }, use) => {
    const search = { asked: [], says: [LANE, TRUNK] };
    await page.route(`${SITE}/**`, async (route) => {
      search.asked.push({ address: new URL(route.request().url()), headers: await route.request().allHeaders() });
      await route.fulfill({
        headers: { 'access-control-allow-origin': '*' }, contentType: 'application/json',
        body: JSON.stringify({ type: 'FeatureCollection', features: search.says }),
      });
    });
    await use(search);
  },
});

test.skip(Boolean(process.env.ONEDOOR_URL), 'it needs a council of its own');

const chosen = (page) => page.getByRole('region', { name: 'You chose' });

test.describe('A search for places that the settings name', () => {
  test('it finds the street, is told nothing of the resident, and the council has place and name', async ({ page, open, search, desk }) => {
    await toPlace(page, open);
    await expect(page.getByText('Streets © The Surveyors')).toBeVisible();
    await page.getByLabel('Street, place or postcode').pressSequentially('bake y');
    await audit(page, { name: 'report, a search of the council’s own' });
    await page.getByRole('option', { name: /Bakehouse Yard/ }).click();
    await expect(chosen(page)).toContainText('Bakehouse Yard, Aberwen, SY23 9AD');
    const [{ address, headers }] = search.asked;
    expect([address.searchParams.get('q'), address.searchParams.get('lang')]).toEqual(['bake y', 'en']);
    expect([headers.cookie, headers.referer, headers['x-csrf-token']]).toEqual([undefined, undefined, undefined]);
    await goOn(page);
    await passNearby(page);
    await say(page, 'The lamp is dark.');
    await reachMe(page, 'yard@example.org');
    const { reference } = await send(page);
    await desk.reads(reference, 'Bakehouse Yard');
  });

  test('what it finds on somebody else’s road is not taken: the backend says whose it is', { tag: '@once' }, async ({ page, open, search }) => {
    search.says = [TRUNK];
    await toPlace(page, open);
    await page.getByLabel('Street, place or postcode').pressSequentially('north');
    await page.getByRole('option', { name: /North Road Junction/ }).click();
    const theirs = page.getByRole('region', { name: /North Road Junction/ });
    await expect(theirs.getByRole('link', { name: /\d{4}/ })).toHaveAttribute('href', /^tel:/);
    await expect(chosen(page)).toHaveCount(0);
  });

  test('it names what is under the pin', { tag: '@once' }, async ({ page, open, search }) => {
    search.says = [LANE];
    await toPlace(page, open);
    await page.getByRole('button', { name: 'Choose on a map' }).click();
    await expect(page.locator('#map-under')).toHaveText(/^Under the pin: Bakehouse Yard, Aberwen, SY23 9AD, \d+ metres away/);
    expect(search.asked.at(-1).address.pathname).toBe('/reverse');
    await page.getByRole('button', { name: 'Use this place' }).click();
    await expect(chosen(page)).toContainText('Bakehouse Yard');
  });

  test('it is down: that is said, the backend still names what is under the pin, and words are enough', { tag: '@once' }, async ({ page, open }) => {
    const down = { status: 503, headers: { 'access-control-allow-origin': '*' }, contentType: 'text/html', body: '<h1>Back soon</h1>' };
    await page.route(`${SITE}/**`, (route) => route.fulfill(down));
    await toPlace(page, open);
    await page.getByLabel('Street, place or postcode').pressSequentially('bake y');
    await expect(page.getByText('Say where it is in your own words below. That is enough.')).toBeVisible();
    await page.getByRole('button', { name: 'Choose on a map' }).click();
    await expect(page.locator('#map-under')).toHaveText(/^Under the pin: Heol y Bont/);
  });
});

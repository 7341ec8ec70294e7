import { audit } from './support/audit.js';
import { refused, slow } from './support/faults.js';
import { tabTo } from './support/keyboard.js';
import { expect, test } from './support/portal.js';
import { answer, goOn, heading, passNearby, reachMe, send, toPlace } from './support/report.js';
import { expectHeard } from './support/snapshot.js';
import { expectNoSidewaysScroll, narrow } from './support/theme.js';

const toggle = (page) => page.getByRole('button', { name: 'Choose on a map' });
const map = (page) => page.getByRole('application', { name: 'Map' });
const under = (page) => page.locator('#map-under');
const middle = (page) => page.evaluate(() => {
  // In the map's own frame: a press on a button below may scroll the page.
  const [pane, frame] = ['.leaflet-map-pane', '#map-view'].map((of) => document.querySelector(of).getBoundingClientRect());
  return [Math.round(pane.x - frame.x), Math.round(pane.y - frame.y)];
});

/** Opens the map and waits until it says what is under the pin. */
async function openMap(page) {
  await toggle(page).click();
  await expect(map(page)).toBeFocused();
  await expect(under(page)).toHaveText(/^Under the pin: /);
}

test.describe('Choosing a place on a map', () => {
  test('it is fetched only when it is opened, says what is under the pin, and gives the place', async ({ page, open }) => {
    const fetched = [];
    page.on('request', (request) => { if (/\/assets\/map-|\/tiles\//.test(request.url())) fetched.push(request.url()); });
    await toPlace(page, open);
    expect(fetched, 'before the map is opened').toEqual([]);
    await openMap(page);
    expect(fetched.some((url) => /\/assets\/map-[0-9a-f]+\.js$/.test(url))).toBe(true);
    expect(fetched.filter((url) => url.includes('map-vector')), 'what draws vector tiles, where they are pictures').toEqual([]);
    await expect(page.locator('.leaflet-tile-loaded').first()).toBeVisible();
    await expectHeard(page, 'choosing on a map');
    await audit(page, { name: 'report, place on a map' });
    await page.getByRole('button', { name: 'Use this place' }).click();
    await expect(page.getByRole('region', { name: 'You chose' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Choose another place' })).toBeFocused();
    await goOn(page);
    await passNearby(page);
    await heading(page, 'What happened?');
  });

  test('by the keyboard alone: arrows move it, plus and minus zoom, and what is under the pin changes', async ({ page, open }) => {
    await toPlace(page, open);
    await tabTo(page, toggle(page));
    await page.keyboard.press('Enter');
    await expect(map(page)).toBeFocused();
    await expect(under(page)).toHaveText(/^Under the pin: /);
    const before = await middle(page);
    for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key);
    const after = await middle(page);
    expect([before[0] - after[0], before[1] - after[1]]).toEqual([48, 120]);
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect(page.locator('#announcer')).toHaveText(/^Under the pin: /);
    await expect(map(page)).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Use this place' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'You chose' })).toBeVisible();
  });

  test('buttons do what arrows and fingers do', async ({ page, open }) => {
    await toPlace(page, open);
    await openMap(page);
    const start = await middle(page);
    for (const [name, [x, y]] of Object.entries({ East: [-24, 0], South: [0, -24], West: [24, 0], North: [0, 24] })) {
      const before = await middle(page);
      await page.getByRole('button', { name, exact: false }).click();
      const after = await middle(page);
      expect([after[0] - before[0], after[1] - before[1]], name).toEqual([x, y]);
    }
    expect(await middle(page)).toEqual(start);
    const nearer = page.getByRole('button', { name: 'Zoom in' });
    for (let presses = 0; presses < 12 && await nearer.getAttribute('aria-disabled') === null; presses += 1) await nearer.click();
    await expect(nearer, 'the end is said').toHaveAttribute('aria-disabled', 'true');
  });

  test('a click on the map puts the pin there', async ({ page, open }) => {
    await toPlace(page, open);
    await openMap(page);
    const before = await middle(page);
    const { x, y, width, height } = await map(page).boundingBox();
    await page.mouse.click(Math.round(x + width / 2) + 60, Math.round(y + height / 2) + 40);
    // Half a pixel of the frame's place on the screen may be lost on the way.
    const missed = async () => Math.max(...(await middle(page)).map((side, axis) => Math.abs(before[axis] - side - [60, 40][axis])));
    await expect.poll(missed).toBeLessThanOrEqual(1);
  });

  test('things of the council are pointed at in a list and on the map alike', async ({ page, open }) => {
    await toPlace(page, open);
    await page.getByLabel('Street, place or postcode').pressSequentially('heol y b');
    await page.getByRole('option', { name: /Heol y Bont/ }).first().click();
    const which = page.getByRole('group', { name: /^Which one is it\?/ });
    await which.getByRole('radio').first().check();
    const lamp = (await which.locator('label').first().locator('span').textContent()).replace(/^A\. /, '').split(', ')[0];
    await expect(page.getByRole('region', { name: 'You chose' })).toContainText(lamp);
    await expectHeard(page, 'a lamp was pointed at');
    await audit(page, { name: 'report, a lamp pointed at' });
    await page.getByRole('button', { name: 'Show them on a map' }).click();
    await expect(map(page).getByRole('button', { name: /^A\. / })).toHaveAttribute('aria-pressed', 'true');
    await map(page).getByRole('button', { name: /^B\. / }).click();
    await expect(which.getByRole('radio').nth(1)).toBeChecked();
    await audit(page, { name: 'report, lamps on a map' });
    await which.getByRole('radio').last().check();
    await expect(page.getByRole('region', { name: 'You chose' })).toContainText('Heol y Bont');
  });

  test('it cannot be fetched: that is said, another try works, and the other ways stay', { tag: '@once' }, async ({ page, open }) => {
    await toPlace(page, open);
    const mend = await refused(page, /\/assets\/map-[0-9a-f]+\.js$/);
    await toggle(page).click();
    await expect(page.getByText('The map could not be fetched').first()).toBeVisible();
    await expect(page.getByLabel('Street, place or postcode')).toBeVisible();
    await audit(page, { name: 'report, no map' });
    await mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(under(page)).toHaveText(/^Under the pin: /);
  });

  test('its picture does not come, nor what is under the pin: a point is taken all the same', { tag: '@once' }, async ({ page, open }) => {
    await toPlace(page, open);
    await refused(page, /\/tiles\//);
    await refused(page, /\/api\/places/);
    await toggle(page).click();
    await expect(page.getByText('The picture of the map does not come.').first()).toBeVisible();
    await expect(under(page)).toHaveText(/^We cannot look up/);
    await page.getByRole('button', { name: 'Use this place' }).click();
    await expect(page.getByRole('region', { name: 'You chose' })).toContainText('A point on the map');
  });

  test('a place that is taken while it is looked up is waited for, and has its name', { tag: '@once' }, async ({ page, open }) => {
    await toPlace(page, open);
    await slow(page, 700, /\/api\/places\?/);
    await toggle(page).click();
    await expect(under(page)).toHaveText(/^Looking up/);
    await page.getByRole('button', { name: 'Use this place' }).click();
    const chosen = page.getByRole('region', { name: 'You chose' });
    await expect(chosen).toBeVisible();
    await expect(chosen).not.toContainText('A point on the map');
  });

  test('at 320 px nothing runs out at the side, and one finger scrolls the page until it is told otherwise', async ({ page, open }, info) => {
    await narrow(page);
    await toPlace(page, open);
    await openMap(page);
    await expectNoSidewaysScroll(page);
    await expect(map(page)).toHaveCSS('touch-action', 'pan-x pan-y');
    if (info.project.use.hasTouch) {
      await page.getByRole('button', { name: 'Move it with one finger' }).click();
      await expect(map(page)).toHaveCSS('touch-action', 'none');
    }
  });
});

test.describe('A report that begins with a place on the map', () => {
  test('the place stands, what was said so far goes along, and a reload loses neither', async ({ page, open }) => {
    const fetched = [];
    page.on('request', (request) => { if (/\/assets\/map-|\/tiles\//.test(request.url())) fetched.push(request.url()); });
    await open('/report');
    const sentence = 'The lamp by the bridge has been out since Tuesday';
    await page.getByLabel('Say it in your own words').fill(sentence);
    expect(fetched, 'before the map is opened').toEqual([]);
    await openMap(page);
    await expectHeard(page, 'a report begins on the map');
    await audit(page, { name: 'report, begun on the map' });
    const street = (await under(page).textContent()).replace('Under the pin: ', '').split(', ')[0];
    await page.getByRole('button', { name: 'Use this place' }).click();
    await heading(page, 'What is it about?');
    await page.reload();
    await heading(page, 'What is it about?');
    await expect(page.getByText(`Your report is about this place: ${street}`)).toBeVisible();
    await expect(page.getByLabel('Say it in your own words')).toHaveValue(sentence);
    await expectHeard(page, 'what a place is about');
    await audit(page, { name: 'report, what a place is about' });
    await page.getByRole('region', { name: 'Is it one of these?' }).getByRole('link', { name: 'Street light not working' }).click();
    await heading(page, 'A few questions');
    await answer(page);
    await heading(page, 'Where is it?');
    await expect(page.getByRole('region', { name: 'You chose' })).toContainText(street);
    await goOn(page);
    await passNearby(page);
    await heading(page, 'What happened?');
    await expect(page.getByLabel('What happened?')).toHaveValue(sentence);
    await goOn(page);
    await reachMe(page, 'map@example.org');
    await expect(page.getByRole('main')).toContainText(street);
    await send(page);
  });

  test('by the keyboard alone to a road of somebody else’s: who looks after it is said, and nothing is begun', async ({ page, open }) => {
    await open('/report');
    await tabTo(page, toggle(page));
    await page.keyboard.press('Enter');
    await expect(map(page)).toBeFocused();
    // The trunk road of the demo lies 3.5 km north and 1.6 km east of the middle.
    for (let nth = 0; nth < 10; nth += 1) await page.keyboard.press('Shift+ArrowUp');
    for (let nth = 0; nth < 4; nth += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect(under(page)).toHaveText(/^Under the pin: A4487 trunk road/);
    await tabTo(page, page.getByRole('button', { name: 'Use this place' }));
    await page.keyboard.press('Enter');
    const theirs = page.getByRole('region', { name: /^A4487 trunk road/ });
    await expect(theirs.getByRole('link', { name: /\d{4}/ })).toHaveAttribute('href', /^tel:/);
    await expect(page.locator('#start-elsewhere')).toBeFocused();
    await expectHeard(page, 'a report begins on a road of somebody else’s');
    await audit(page, { name: 'report, begun on a road of somebody else’s' });
    await heading(page, 'Report an issue');
    await page.reload();
    await heading(page, 'Report an issue');
    await expect(page.getByRole('heading', { name: 'Go on with a draft' })).toHaveCount(0);
  });

  test('the map cannot be fetched: the report begins with words all the same', { tag: '@once' }, async ({ page, open }) => {
    await open('/report');
    await refused(page, /\/assets\/map-[0-9a-f]+\.js$/);
    await toggle(page).click();
    await expect(page.getByText('Say below what it is about. After that you can search for the street.')).toBeVisible();
    await page.getByLabel('Say it in your own words').fill('lamp');
    await page.getByRole('list', { name: 'What fits' }).getByRole('link', { name: 'Street light not working' }).click();
    await heading(page, 'A few questions');
  });
});

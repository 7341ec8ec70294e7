/** Leaving a page while what it asked for is on its way: the late answer finds nobody there, and that must hurt nothing. */
import { slow } from './support/faults.js';
import { expect, test } from './support/portal.js';
import { file, photo } from './support/photos.js';
import { answer, chooseStreetLight, heading, toPlace, writeReport } from './support/report.js';

const LATE_MS = 1200;

/** Goes to the account page by the portal itself, waits until all that was asked has come, and looks whether it still lives. */
async function leave(page) {
  await page.getByRole('banner').getByRole('link', { name: 'Aberwen Council' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /What do you need\?|^Hello|^Good/ })).toBeVisible();
  await page.waitForTimeout(LATE_MS + 400);
  await page.getByRole('contentinfo').getByRole('link', { name: 'All ways to reach us' }).click();
  await heading(page, 'All ways to reach us');
}

test.describe('Left while an answer is on its way', () => {
  test('a report that a link begins', async ({ page, open }) => {
    await open('/');
    await slow(page, LATE_MS, /\/api\/places/);
    await page.evaluate(() => { history.pushState({}, '', '/report?service=street-light&lat=52.4153&long=-4.0829'); dispatchEvent(new PopStateEvent('popstate')); });
    await page.waitForTimeout(300);
    await leave(page);
  });

  test('another service for a draft', async ({ page, open }) => {
    await chooseStreetLight(page, open);
    await answer(page);
    await heading(page, 'Where is it?');
    const place = page.url();
    await open(place.replace(/place.*/, 'service'));
    await page.getByLabel('Say it in your own words').fill('pothole');
    const link = page.getByRole('list', { name: 'What fits' }).getByRole('link').first();
    await link.waitFor();
    await slow(page, LATE_MS, /\/api\/services\//);
    await link.click();
    await page.waitForTimeout(100);
    await leave(page);
  });

  test('a search for a place, and one’s own position', async ({ page, context, open, browserName }) => {
    await toPlace(page, open);
    await slow(page, LATE_MS, /\/api\/places/);
    await page.getByLabel('Street, place or postcode').pressSequentially('heol');
    if (browserName === 'chromium') {
      await context.grantPermissions(['geolocation']);
      await context.setGeolocation({ latitude: 52.4153, longitude: -4.0829 });
      await page.getByRole('button', { name: 'Where I am' }).click();
    }
    await page.waitForTimeout(350);
    await leave(page);
  });

  test('a place on the map that is looked up, on the start page and in the form', async ({ page, open }) => {
    for (const from of [() => open('/report'), () => toPlace(page, open)]) {
      await from();
      const mend = await slow(page, LATE_MS, /\/api\/places/);
      await page.getByRole('button', { name: 'Choose on a map' }).click();
      await page.getByRole('button', { name: 'Use this place' }).click();
      await leave(page);
      await mend();
    }
  });

  test('a report that begins with a photo', async ({ page, open }) => {
    await open('/report?lat=52.4153&long=-4.0829');
    await slow(page, LATE_MS, /\/api\/places/);
    await page.getByLabel('Choose photos or files').setInputFiles(file('lamp.jpg', await photo()));
    await leave(page);
  });

  test('a report that is sent', async ({ page, open }) => {
    await writeReport(page, open);
    await slow(page, LATE_MS, /\/api\/reports/);
    await page.getByRole('button', { name: 'Send report' }).click();
    await leave(page);
    await open('/outbox');
    await expect(page.getByRole('main').getByText('Received')).toBeVisible({ timeout: 15_000 });
  });

  test('two choices of channel: both are saved', async ({ page, open, signIn }) => {
    await signIn('Sam');
    await open('/channels');
    await slow(page, LATE_MS, /\/api\/(preferences|addresses)/);
    const saved = [];
    page.on('request', (request) => { if (request.method() === 'PATCH') saved.push(request.postDataJSON()); });
    const ways = page.getByRole('main').getByRole('switch', { disabled: false });
    await ways.nth(0).click();
    await ways.nth(1).click();
    await leave(page);
    await expect.poll(() => saved.length).toBe(2);
  });

  test('a case, its list, and a code that is asked for', async ({ page, open, signIn }) => {
    await signIn('Mair');
    await slow(page, LATE_MS, /\/api\/(cases|session|attachments|events)/);
    for (const address of ['/cases', '/cases/AB-4821', '/account']) {
      await page.evaluate((to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }, address);
      await page.waitForTimeout(150);
      await leave(page);
    }
  });

  test('a code to sign in with', async ({ page, open }) => {
    await open('/sign-in');
    await slow(page, LATE_MS, /\/api\/session/);
    await page.getByLabel('Your e-mail address').fill('sam@example.org');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await leave(page);
  });

  test('a code that is proved: whoever left is signed in where they are', async ({ page, open, inbox }) => {
    await open('/sign-in?lang=en');
    await page.getByLabel('Your e-mail address').fill('sam@example.org');
    const code = await inbox.codeAfter('sam@example.org', () => page.getByRole('button', { name: 'Send me a code' }).click());
    await page.getByLabel('Code').fill(code);
    await slow(page, LATE_MS, /\/api\/session/);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await leave(page);
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sam' })).toBeVisible();
  });

  test('help and chat', async ({ page, open }) => {
    await open('/');
    await slow(page, LATE_MS, /\/api\/(help|chat|articles)/);
    for (const address of ['/help', '/chat', '/track']) {
      await page.evaluate((to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }, address);
      await page.waitForTimeout(150);
      await leave(page);
    }
  });
});

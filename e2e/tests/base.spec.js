/** The portal below a path of its site: the same build, with another `base` in its settings. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, goBack, test as residents } from './support/portal.js';
import { copyOfThePortal, councilWith } from './support/settings.js';

const test = residents.extend({
  below: councilWith({ base: '/account/' }),
  portal: ({ below }, use) => use(below),

  /** Fails a journey that asked this site for anything but the portal below its path, and the backend. */
  page: async ({ page, baseURL }, use) => {
    const astray = [];
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin === baseURL && !/^\/(account|api)\//.test(pathname)) astray.push(pathname);
    });
    await use(page);
    expect(astray, 'asked for outside').toEqual([]);
  },
});

test.skip(Boolean(process.env.ONEDOOR_URL), 'it needs a council of its own');

const heading = (page, name) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
const theDock = (page) => page.locator('.dock a[aria-current="page"]');

/** Every link of the app to itself begins with the base, and holds it once. */
async function expectLinksInside(page) {
  const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !link.startsWith('/account/') || /^\/account\/account\/./.test(link))).toEqual([]);
}

test.describe('Below a path of its site', () => {
  test('a guest walks from screen to screen, reloads on the way, and goes back', async ({ page, open }) => {
    await open('/account/');
    await expect(page).toHaveTitle(/Aberwen Council/);
    await expectLinksInside(page);
    await page.getByRole('main').getByRole('link', { name: 'Report an issue' }).click();
    await expect(page).toHaveURL('/account/report');
    await expect(theDock(page)).toHaveAttribute('href', '/account/report');
    await expectLinksInside(page);

    await page.getByLabel('Say it in your own words').fill('lamp');
    await page.getByRole('list', { name: 'What fits' }).getByRole('link', { name: 'Street light not working' }).click();
    await heading(page, 'A few questions');
    await expect(page).toHaveURL(/:\d+\/account\/report\/[^/]+\/questions$/);
    await expect(theDock(page)).toHaveAttribute('href', '/account/report');
    await page.reload();
    await heading(page, 'A few questions');
    await page.getByRole('radio', { name: 'It is out' }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await heading(page, 'Where is it?');
    await expect(page).toHaveURL(/:\d+\/account\/report\/[^/]+\/place$/);
    await goBack(page);
    await heading(page, 'A few questions');

    await page.getByRole('contentinfo').getByRole('link', { name: 'All ways to reach us' }).click();
    await expect(page).toHaveURL('/account/contact');
    await heading(page, 'All ways to reach us');
    await expect(theDock(page)).toHaveCount(0);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Help', exact: true }).click();
    await expect(page).toHaveURL('/account/help');
    await page.getByRole('main').locator('.found__title').first().click();
    await expect(page).toHaveURL(/:\d+\/account\/help\/[^/]+$/);
    await page.reload();
    await page.getByRole('main').getByRole('link', { name: 'Back to Help' }).click();
    await expect(page).toHaveURL('/account/help');
    await expectLinksInside(page);
    await page.getByRole('banner').getByRole('link', { name: 'Aberwen Council' }).click();
    await expect(page).toHaveURL('/account/');
    await expect(page.getByRole('heading', { name: 'No account needed' })).toBeVisible();
  });

  test('whoever signs in midway comes back, and signing out ends on the front page', async ({ page, open, inbox }) => {
    await open('/account/channels?lang=en');
    await expect(page).toHaveURL('/account/channels');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await expect(page).toHaveURL('/account/sign-in?return=%2Fchannels');
    await page.getByLabel('Your e-mail address').fill('sam@example.org');
    const code = await inbox.codeAfter('sam@example.org', () => page.getByRole('button', { name: 'Send me a code' }).click());
    await page.getByLabel('Code').fill(code);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL('/account/channels');
    await expect(page.getByRole('heading', { name: 'Your addresses' })).toBeVisible();
    await page.getByRole('banner').getByRole('link', { name: 'Sam' }).click();
    await expect(page).toHaveURL('/account/account');
    await expectLinksInside(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL('/account/');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'No account needed' })).toBeVisible();
  });

  test('another language is spoken in the same place', async ({ page, open }) => {
    await open('/account/contact');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Cymraeg' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
    await expect(page).toHaveURL('/account/contact');
    await expectLinksInside(page);
  });

  test('the root leads there, and nothing else is the portal', async ({ request }) => {
    const ask = (path, headers = { accept: 'text/html' }) => request.get(path, { maxRedirects: 0, headers });
    for (const path of ['/', '/account']) {
      const answer = await ask(path);
      expect([answer.status(), answer.headers().location], path).toEqual([308, '/account/']);
    }
    for (const path of ['/report', '/accounts', '/index.html']) expect((await ask(path)).status(), path).toBe(404);
    const manifest = await (await ask('/account/manifest.webmanifest')).json();
    const from = 'https://council.example/account/manifest.webmanifest';
    expect(new URL(manifest.start_url, from).pathname).toBe('/account/');
    expect(new URL(manifest.icons[0].src, from).pathname).toBe('/account/icons/door.svg');
  });
});

residents('the stamping tool moves the page there and back', () => {
  const copy = copyOfThePortal();
  const stamped = (base) => {
    copy.change({ base });
    const { status, stderr } = spawnSync(process.execPath, [join(copy.folder, 'tools/brand.mjs'), 'stamp', copy.folder], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    return readFileSync(join(copy.folder, 'index.html'), 'utf8');
  };
  try {
    const atTheRoot = stamped('/');
    const below = stamped('/account/');
    expect(below).toContain(' href="/account/report"');
    expect(below).toMatch(/ src="\/account\/assets\/app-[0-9a-f]+\.js"/);
    expect(below).not.toMatch(/ (?:href|src)="\/(?!account\/)/);
    expect(stamped('/my/account/')).not.toContain('"/account/');
    expect(stamped('/')).toBe(atTheRoot);
  } finally {
    copy.remove();
  }
});

/** The page before any script: what a reader has whose app does not come, in each language that a council may begin with. */
import { audit } from './support/audit.js';
import { expect, test as residents } from './support/portal.js';
import { councilWith } from './support/settings.js';
import { tookOver } from './support/ready.js';
import { journeys, keepForVnu } from './support/vnu.js';

const said = {
  en: 'This page has not started',
  cy: 'Nid yw’r dudalen hon wedi cychwyn',
  ar: 'لم تبدأ هذه الصفحة',
};
const script = /\/assets\/app-\w+\.js$/;
const wasm = /\/assets\/app-\w+\.wasm$/;

const notStarted = (page) => page.locator('#not-started');

/** As eight seconds would. */
const letTimeGoBy = (page) => page.evaluate(() => document.getAnimations().forEach((each) => each.finish()));

/** The phone is where it always is, and can be called. */
async function expectPhone(page) {
  for (const part of ['banner', 'contentinfo']) {
    const phone = page.getByRole(part).getByRole('link', { name: '01632 960100' }).first();
    await expect(phone).toBeVisible();
    await expect(phone).toHaveAttribute('href', 'tel:+441632960100');
  }
}

residents.describe('When the portal does not start', () => {
  residents('its script never comes: after a while the page says so, with the phone', async ({ page }) => {
    await page.route(script, (route) => route.abort());
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(notStarted(page)).toBeHidden();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('alert')).toContainText(said.en, { timeout: 12_000 });
    await expect(notStarted(page).getByRole('heading')).toBeInViewport();
    await expectPhone(page);
    await audit(page, { name: 'not started, no script' });
  });

  residents('its script comes and the rest does not: the page says so at once', async ({ page }) => {
    await page.route(wasm, (route) => route.abort());
    const began = Date.now();
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText(said.en, { timeout: 5_000 });
    expect(Date.now() - began, 'not by waiting').toBeLessThan(8_000);
    await expectPhone(page);
    await audit(page, { name: 'not started, no wasm' });
  });

  residents('what would be said takes no room in a page that starts, and goes with it', async ({ page }) => {
    let come;
    const coming = new Promise((done) => { come = done; });
    const context = page.context();
    await context.route(script, async (route) => { await coming; await route.continue(); });
    await page.goto('/', { waitUntil: 'commit' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(notStarted(page)).toBeHidden(); // the style sheet has come too
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const before = await height();
    await notStarted(page).evaluate((it) => it.remove());
    expect(await height()).toBe(before);
    // Another page: Firefox's driver does not come to the end of a reload whose script is held back.
    const again = await context.newPage();
    await again.goto('/', { waitUntil: 'commit' });
    await expect(notStarted(again)).toHaveCount(1);
    come();
    await again.locator(tookOver).waitFor();
    await expect(notStarted(again)).toHaveCount(0);
  });
});

for (const [language, heading] of Object.entries(said)) {
  const test = residents.extend({
    council: councilWith({ languages: [language, ...Object.keys(said).filter((other) => other !== language)] }),
    portal: ({ council }, use) => use(council),
  });

  test.describe(`The page before scripts, ${language}`, () => {
    test.skip(Boolean(process.env.ONEDOOR_URL), 'it needs a council of its own');

    test('is whole and can be read by everybody, before and after it says that nothing came', async ({ page }) => {
      await page.route(script, (route) => route.abort());
      const answer = await page.goto('/');
      await keepForVnu(page, journeys(test.info().project.name), `before scripts, as served, ${language}`, await answer.text());
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
      await audit(page, { name: `before scripts, ${language}` });
      await letTimeGoBy(page);
      await expect(page.getByRole('alert').getByRole('heading', { name: heading })).toBeVisible();
      await expectPhone(page);
      await audit(page, { name: `not started, ${language}` });
    });
  });
}

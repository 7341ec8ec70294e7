import { audit } from './support/audit.js';
import { expectVisibleWay } from './support/keyboard.js';
import { expect, test } from './support/portal.js';
import { tookOver } from './support/ready.js';
import { expectHeard } from './support/snapshot.js';
import { expectNoSidewaysScroll, expectNothingCut, narrow, textSpacing } from './support/theme.js';

test.describe('The account page', () => {
  test('without scripts it is a page that still helps', async ({ browser, portal, browserName }) => {
    test.skip(browserName === 'firefox', 'its driver stops scripts, but draws the page as if they ran');
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(portal.url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'This page needs JavaScript' })).toBeVisible();
    for (const job of ['Report an issue', 'Track your cases', 'How we reach you', 'Chat with us']) {
      await expect(page.getByRole('main').getByRole('link', { name: job })).toBeVisible();
    }
    await expect(page.getByRole('link', { name: '01632 960100' }).first()).toHaveAttribute('href', 'tel:+441632960100');
    await expect(page.getByText('Text relay')).toBeVisible();
    await context.close();
  });

  test('the portal takes over without moving anything', async ({ page, open }) => {
    await page.addInitScript(() => {
      window.moved = 0;
      if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
        new PerformanceObserver((list) => list.getEntries().forEach((each) => { window.moved += each.value; })).observe({ type: 'layout-shift', buffered: true });
      }
    });
    // The page before the portal is measured while the portal is held back: otherwise it may be the portal's own that is.
    let letGo;
    const measured = new Promise((done) => { letGo = done; });
    await page.route(/\/assets\/.*\.(js|wasm)$/, async (route) => { await measured; await route.continue(); });
    await page.goto('/', { waitUntil: 'commit' });
    const heading = page.getByRole('heading', { level: 1 });
    await heading.waitFor();
    const before = await heading.boundingBox();
    letGo();
    await page.locator(tookOver).waitFor();
    expect(await heading.boundingBox()).toEqual(before);
    await open('/');
    expect(await heading.boundingBox()).toEqual(before);
    expect(await page.evaluate(() => window.moved)).toBeLessThan(0.001);
  });

  test('a guest sees the four jobs and what can be done without an account', async ({ page, open }) => {
    await open('/');
    await expect(page.getByRole('heading', { name: 'No account needed' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Good to know' })).toBeVisible();
    await expectHeard(page, 'a guest opens the account page');
    await audit(page, { name: 'account page, guest' });
  });

  test('Mair sees what needs her first, and how each job stands', async ({ page, signIn }) => {
    await signIn('Mair');
    await expect(page.getByText(/^Good (morning|afternoon|evening), Mair$/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'We need one thing from you' })).toBeVisible();
    await expect(page.getByRole('main').getByText(/\d+ open, 1 needs you/)).toBeVisible();
    await expectHeard(page, 'Mair opens her account page');
    await audit(page, { name: 'account page, Mair' });
  });

  test('at 320 px, with wide text spacing, nothing runs out or is cut off', async ({ page, open }) => {
    await narrow(page);
    await open('/');
    await expectNoSidewaysScroll(page);
    await textSpacing(page);
    await expectNoSidewaysScroll(page);
    await expectNothingCut(page);
  });

  test('the keyboard sees its way through the whole page and out again', async ({ page, open }) => {
    await open('/');
    await expect(page.getByRole('heading', { name: 'Good to know' })).toBeVisible();
    expect(await expectVisibleWay(page)).toBeGreaterThan(10);
  });

  test('Gwilym chooses Welsh and it stays; an Arabic reader finds the page turned round', async ({ page, open }) => {
    await open('/');
    await page.getByRole('link', { name: 'Cymraeg' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Beth sydd ei angen arnoch?');
    await page.getByRole('link', { name: 'العربية' }).click();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expectNoSidewaysScroll(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('بمَ يمكننا مساعدتك؟');
    await audit(page, { name: 'account page, Arabic' });
  });
});

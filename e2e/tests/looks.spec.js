import { audit } from './support/audit.js';
import { expectVisibleFocus, tabTo } from './support/keyboard.js';
import { expect, test } from './support/portal.js';
import { passWhatWasSaid, reachMe, send } from './support/report.js';
import { dark, expectNoSidewaysScroll, expectNothingCut, forcedColours, moreContrast, narrow, plain, print, textSpacing } from './support/theme.js';

const screens = ['/', '/report', '/cases', '/track', '/channels', '/chat', '/contact', '/help', '/account'];

test.describe('However it is looked at', () => {
  test('every screen: dark, with more contrast, with colours of one’s own', async ({ page, open, signIn, browserName }) => {
    test.skip(browserName === 'firefox', 'its driver cannot emulate contrast and forced colours');
    test.setTimeout(180_000);
    await signIn('Ceri');
    for (const address of screens) {
      await test.step(address, async () => {
        await plain(page);
        await open(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await dark(page);
        await audit(page, { name: `${address}, dark` });
        await moreContrast(page);
        await audit(page, { name: `${address}, more contrast` });
        await forcedColours(page);
        await tabTo(page, page.getByRole('main').getByRole('link').or(page.getByRole('main').getByRole('button')).first());
        await expectVisibleFocus(page);
      });
    }
  });

  test('every screen: at 320 px with wide spacing nothing runs out or is cut off', async ({ page, open, signIn }) => {
    test.setTimeout(180_000);
    await signIn('Ceri');
    await narrow(page);
    for (const address of screens) {
      await test.step(address, async () => {
        await open(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await textSpacing(page);
        await expectNoSidewaysScroll(page);
        await expectNothingCut(page);
      });
    }
  });

  test('the screens behind them: at 320 px with wide spacing, and with colours of one’s own', async ({ page, open, signIn, browserName }) => {
    test.setTimeout(180_000);
    await narrow(page);
    /** Looks at where we are. */
    const look = (name) => test.step(name, async () => {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      if (browserName !== 'firefox') { // its driver cannot emulate forced colours
        await forcedColours(page);
        await tabTo(page, page.getByRole('main').getByRole('link').or(page.getByRole('main').getByRole('button')).first());
        await expectVisibleFocus(page);
        await plain(page);
      }
      await textSpacing(page);
      await expectNoSidewaysScroll(page);
      await expectNothingCut(page);
    });
    const lookAll = async (addresses) => {
      for (const address of addresses) { await open(address); await look(address); }
    };
    await lookAll(['/sign-in', '/help/101', '/privacy', '/accessibility', '/outbox', '/leads/nowhere']);
    await open('/report?service=street-light&lat=52.4153&long=-4.0829&text=The lamp by the bridge is out.');
    await passWhatWasSaid(page);
    await reachMe(page, 'nia@example.org');
    const report = new URL(page.url()).pathname.replace(/\/check$/, '');
    await lookAll(['questions', 'place', 'details', 'contact', 'check'].map((step) => `${report}/${step}`));
    const { link } = await send(page);
    await look('the receipt');
    await lookAll([new URL(link, page.url()).href]);
    await signIn('Mair');
    await lookAll(['/cases/AB-4821']);
  });

  test('on paper there is what was said, and nothing to press', async ({ page, signIn, browserName }) => {
    test.skip(browserName === 'firefox', 'its driver cannot emulate paper');
    await signIn('Mair', '/sign-in?return=/cases/AB-4821');
    await expect(page.getByText('Which side of the post is it?').first()).toBeVisible();
    await print(page);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('AB-4821').first()).toBeVisible();
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Skip to main content' })).toHaveCount(0);
  });

  test('a theme is chosen and stays', async ({ page, open }) => {
    await open('/account');
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect.poll(ground).not.toBe(light);
    const chosen = await ground();
    await page.reload();
    await expect.poll(ground).toBe(chosen);
    await page.getByRole('radio', { name: /High contrast/ }).check();
    await audit(page, { name: 'details, high contrast' });
  });
});

import { audit } from './support/audit.js';
import { expectVisibleFocus, tabTo } from './support/keyboard.js';
import { expect, test } from './support/portal.js';
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

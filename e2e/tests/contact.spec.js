import { audit } from './support/audit.js';
import { holdClock, pass } from './support/clock.js';
import { expect, test } from './support/portal.js';
import { expectHeard } from './support/snapshot.js';

test.describe('Ways to reach the council', () => {
  test('every way is there, open or closed now, for anybody', async ({ page, open }) => {
    await open('/contact');
    await expect(page.getByRole('link', { name: '01632 960199' })).toHaveAttribute('href', 'tel:+441632960199');
    await expect(page.getByText('Open day and night')).toBeVisible();
    await expectHeard(page, 'every way to reach the council');
    await audit(page, { name: 'contact' });
  });

  test('the phone and the text relay are on every screen', async ({ page, open }) => {
    for (const address of ['/', '/report', '/cases', '/track', '/channels', '/chat', '/sign-in', '/help', '/gallery/no/such']) {
      await test.step(address, async () => {
        await open(address);
        const foot = page.getByRole('contentinfo');
        await expect(foot.getByRole('link', { name: '01632 960100' }).first()).toBeVisible();
        await expect(foot.getByText('Text relay')).toBeVisible();
        await expect(page.getByRole('banner').getByRole('link', { name: /01632 960100/ })).toBeVisible();
      });
    }
  });

  test('a page that stays open over closing time says so, in the masthead and beside each way', { tag: '@once' }, async ({ page, open }) => {
    await holdClock(page, new Date('2026-11-30T17:28:30Z')); // a Monday
    await open('/contact');
    const call = page.getByRole('banner').getByRole('link', { name: /01632 960100/ });
    await expect(call).toContainText('Open until 5.30pm');
    const open530 = page.getByRole('main').getByText('Open until 5.30pm');
    await expect(open530.first()).toBeVisible();
    await call.focus();
    await pass(page, { minutes: 3 });
    await expect(call).not.toContainText('Open until');
    await expect(call).toContainText('8.30am');
    await expect(call).toBeFocused();
    await expect(open530).toHaveCount(0);
  });

  test('a page that is not there says so and leads back', async ({ page, open }) => {
    await open('/gallery/no/such');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not here');
    await expectHeard(page, 'a page that is not there');
    await audit(page, { name: 'not found' });
  });
});

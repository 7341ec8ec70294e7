import { audit } from './support/audit.js';
import { expect, test } from './support/portal.js';
import { expectHeard } from './support/snapshot.js';

test.describe('Help', () => {
  test('a word leads to an article, and the article to somebody who can say more', async ({ page, open }) => {
    await open('/help');
    await expect(page.getByRole('heading', { name: 'Most useful' })).toBeVisible();
    await audit(page, { name: 'help' });
    await page.getByLabel('Search help').fill('recycling');
    await expect(page.getByRole('heading', { name: 'What fits' })).toBeVisible();
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await expect(page).toHaveURL(/\/help\/\d+$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByText(/^Article \d+, version \d+/)).toBeVisible();
    await expectHeard(page, 'an article');
    await audit(page, { name: 'help, an article' });
    await page.getByRole('link', { name: 'Ask about this in chat' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Chat with us' })).toBeVisible();
  });

  test('what is not there is said, with the way to a person', { tag: '@once' }, async ({ page, open }) => {
    await open('/help');
    await page.getByLabel('Search help').fill('unicorn');
    await expect(page.getByText('Nothing fits “unicorn”.', { exact: false }).first()).toBeVisible();
    await audit(page, { name: 'help, nothing fits' });
    await open('/help/999999');
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  });
});

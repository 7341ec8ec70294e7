import { audit } from './support/audit.js';
import { expect, test } from './support/portal.js';
import { heading, send, writeReport } from './support/report.js';
import { expectHeard } from './support/snapshot.js';

test.describe('Following a case without an account', () => {
  test('the receipt leads to the case; the council answers and it is read there; the guest writes back', async ({ page, open, desk }) => {
    await writeReport(page, open, 'Dark by the steps.');
    const { reference, link } = await send(page);
    await desk.write(reference, 'The fitter comes on Tuesday.');
    await open(new URL(link, page.url()).href);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Street light not working');
    await expect(page.getByText('The fitter comes on Tuesday.')).toBeVisible();
    await expectHeard(page, 'a guest follows a case');
    await audit(page, { name: 'track, one case' });
    await page.getByLabel('Your message').fill('Thank you, I will be in.');
    await page.getByRole('region', { name: 'Write to us about this' }).getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Thank you, I will be in.' })).toHaveCount(1);
    await desk.reads(reference, 'Thank you, I will be in.');
  });

  test('the secret stays in the fragment: no request and no address that others see holds it', async ({ page, open }) => {
    await writeReport(page, open);
    const { link } = await send(page);
    const secret = link.split('#')[1];
    const asked = [];
    page.on('request', (request) => asked.push(request.url(), request.headers().referer ?? ''));
    await open(new URL(link, page.url()).href);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Street light not working');
    expect(asked.filter((address) => address.split('#')[0].includes(secret))).toEqual([]);
  });

  test('reference and code typed by hand; what does not fit is said, and nothing is given away', async ({ page, open }) => {
    await open('/track');
    await heading(page, 'Track a case');
    await expectHeard(page, 'tracking by reference');
    await audit(page, { name: 'track, form' });
    await page.getByRole('button', { name: 'Open the case' }).click();
    const summary = page.getByRole('region', { name: 'Please look at this again' });
    await expect(summary).toBeFocused();
    await expect(summary).toContainText('Enter the reference from your receipt');
    await page.getByLabel('Reference').fill('AB-4821');
    await page.getByLabel('Code').fill('notthecode');
    await page.getByRole('button', { name: 'Open the case' }).click();
    await expect(page.getByText('We cannot open this case').first()).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('Heol y Bont');
    await audit(page, { name: 'track, not opened' });
  });
});

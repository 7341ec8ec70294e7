/** Where it is, as the device tells it: near, roughly, on somebody else’s road, or not at all. */
import { audit } from './support/audit.js';
import { refused } from './support/faults.js';
import { offline } from './support/offline.js';
import { expect, test } from './support/portal.js';
import { goOn, heading, passNearby, reachMe, say, sendPlace, toPlace } from './support/report.js';
import { expectHeard } from './support/snapshot.js';

test.describe('The device’s position', () => {
  test('a road of somebody else’s: who looks after it is said, with their phone', async ({ page, open }) => {
    await toPlace(page, open);
    await page.getByLabel('Street, place or postcode').pressSequentially('A4487');
    await page.getByRole('option', { name: /A4487/ }).first().click();
    const theirs = page.getByRole('region', { name: /A4487/ });
    await expect(theirs.getByRole('link', { name: /\d{4}/ })).toHaveAttribute('href', /^tel:/);
    await expectHeard(page, 'outside the area');
    await audit(page, { name: 'report, outside the area' });
    await goOn(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Where is it?' })).toBeVisible();
  });

  test('where one stands: the browser is asked when the resident asks, and the nearest streets are offered', async ({ page, context, open, browserName }) => {
    test.skip(browserName === 'firefox', 'its driver gives no position');
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 52.41555, longitude: -4.08301, accuracy: 12 });
    await toPlace(page, open);
    await expect(page.getByText('Your browser asks you first.')).toBeVisible();
    await page.getByRole('button', { name: 'Where I am' }).click();
    const near = page.locator('#place-found');
    await expect(near).toBeFocused();
    await audit(page, { name: 'report, near me' });
    await expect(near.getByRole('button', { name: 'The position of this device 52.41555, -4.08301, within 12 metres' })).toBeVisible();
    await near.getByRole('button', { name: /Heol y Bont/ }).first().click();
    await expect(page.getByRole('heading', { name: 'You chose' })).toBeVisible();
    await goOn(page);
    await passNearby(page);
    await say(page, 'The lamp is out.');
    await reachMe(page, 'here@example.org');
    const location = await sendPlace(page);
    expect([location.lat, location.long, location.label], 'where the resident stands, and what it is called').toEqual([52.41555, -4.08301, 'Heol y Bont, Aberwen, SY23 9AB']);
  });

  test('in a tunnel the device still knows where it is: that is the place, through a reload, and can be changed', async ({ page, context, open, browserName }) => {
    test.skip(browserName === 'firefox', 'its driver gives no position');
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 52.41555, longitude: -4.08301, accuracy: 12 });
    await toPlace(page, open);
    const chosen = page.getByRole('region', { name: 'You chose' });
    await offline(page, async () => {
      await page.getByRole('button', { name: 'Where I am' }).click();
      await expect(chosen).toContainText('The position of this device, 52.41555, -4.08301, within 12 metres');
    });
    await expect(page.getByRole('button', { name: 'Choose another place' })).toBeFocused();
    await audit(page, { name: 'report, the position of the device' });
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    await page.reload();
    await expect(chosen).toContainText('The position of this device');
    await goOn(page);
    await passNearby(page);
    await heading(page, 'What happened?');
    await page.getByRole('link', { name: 'Back to Where is it?' }).click();
    await heading(page, 'Where is it?');
    await page.getByRole('button', { name: 'Choose another place' }).click();
    await expect(page.getByLabel('Street, place or postcode')).toBeVisible();
  });

  test('where one stands on a road of somebody else’s: who looks after it is said, and it is not taken', { tag: '@once' }, async ({ page, context, open, browserName }) => {
    test.skip(browserName === 'firefox', 'its driver gives no position');
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 52.447, longitude: -4.06, accuracy: 12 });
    await toPlace(page, open);
    await page.getByRole('button', { name: 'Where I am' }).click();
    await expect(page.locator('#place-found')).toBeFocused();
    await expect(page.getByRole('region', { name: /^A4487 trunk road/ }).getByRole('link', { name: /\d{4}/ })).toHaveAttribute('href', /^tel:/);
    await expect(page.getByRole('region', { name: 'You chose' })).toHaveCount(0);
  });

  test('a device that knows only its neighbourhood tells which streets to choose from, and moves none of them', async ({ page, context, open, browserName }) => {
    test.skip(browserName === 'firefox', 'its driver gives no position');
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 52.41555, longitude: -4.08301, accuracy: 3000 });
    await toPlace(page, open);
    await page.getByRole('button', { name: 'Where I am' }).click();
    const near = page.locator('#place-found');
    await expect(near.getByRole('button', { name: /Heol y Bont/ }).first()).toBeVisible();
    await expect(near.getByRole('button', { name: /The position of this device/ })).toHaveCount(0);
    await near.getByRole('button', { name: /Heol y Bont/ }).first().click();
    await goOn(page);
    await passNearby(page);
    await say(page, 'The lamp is out.');
    await reachMe(page, 'here@example.org');
    const location = await sendPlace(page);
    expect([location.lat, location.long], 'the point of the street').not.toEqual([52.41555, -4.08301]);
  });

  test('where one stands is not told: that is said, and the other ways are there', async ({ page, open, browserName }) => {
    test.skip(browserName === 'firefox', 'its driver neither gives nor refuses a position');
    await toPlace(page, open);
    await page.getByRole('button', { name: 'Where I am' }).click();
    await expect(page.locator('#place-found')).toBeFocused();
    await expectHeard(page, 'the position is refused');
    await audit(page, { name: 'report, no position' });
    await page.getByLabel('Street, place or postcode').pressSequentially('heol y b');
    await page.getByRole('option', { name: /Heol y Bont/ }).first().click();
    await expect(page.getByRole('heading', { name: 'You chose' })).toBeVisible();
  });
});

import { audit } from './support/audit.js';
import { broken, refused, slow } from './support/faults.js';
import { press, tabTo } from './support/keyboard.js';
import { expect, test } from './support/portal.js';
import { goOn, heading, send, takePlace, toPlace, writeReport } from './support/report.js';
import { expectHeard } from './support/snapshot.js';

/** Somebody has reported a lamp in Heol y Bont; somebody else is about to do the same. @returns {Promise<string>} the reference */
async function secondTime(page, open, words) {
  await writeReport(page, open, words);
  const { reference } = await send(page);
  await choose(page, open);
  return reference;
}

async function choose(page, open) {
  await toPlace(page, open);
  await page.getByLabel('Street, place or postcode').pressSequentially('heol y b');
  await takePlace(page);
  await goOn(page);
}

const card = (page, words) => page.getByRole('listitem').filter({ hasText: words });

test.describe('Already reported nearby', () => {
  test('a guest joins a report instead of making another, and follows it with a link of their own', async ({ page, open, browserName }) => {
    const reference = await secondTime(page, open, 'Two lamps by the bridge are dark.');
    await heading(page, 'Has it been reported already?');
    const one = card(page, 'Two lamps by the bridge are dark.');
    await expect(one).toBeVisible();
    await audit(page, { name: 'report, nearby' });
    await one.getByRole('button', { name: /^That is mine too/ }).click();
    await heading(page, 'We tell you too');
    await expectHeard(page, 'joining as a guest');
    await audit(page, { name: 'report, joining' });
    await page.getByRole('button', { name: 'Tell me about it' }).click();
    await expect(page.getByRole('region', { name: 'Please look at this again' })).toBeFocused();
    await page.getByRole('radio', { name: 'By e-mail' }).check();
    await page.getByLabel('E-mail address').fill('owain@example.org');
    // What was typed is on the device, and comes back.
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('radio', { name: 'By e-mail' })).toBeChecked();
    await expect(page.getByLabel('E-mail address')).toHaveValue('owain@example.org');
    await page.getByRole('button', { name: 'Tell me about it' }).click();
    await heading(page, 'We tell you what happens');
    await expect(page.getByRole('main')).toContainText(reference);
    await expectHeard(page, 'a report is followed');
    await audit(page, { name: 'report, followed' });
    if (browserName !== 'firefox') { // its driver does not tell of what is saved
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save as a file' }).click();
      expect((await saving).suggestedFilename()).toBe(`${reference}.txt`);
    }
    const link = page.getByRole('link', { name: /\/track\/AB-/ });
    await expect(link).toHaveAttribute('href', new RegExp(`/track/${reference}#.`));
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Street light not working');
  });

  test('a resident joins with one press, and lets go of the draft', async ({ page, open, signIn }) => {
    const reference = await secondTime(page, open, 'The lamp at the corner flickers.');
    await signIn('Mair');
    await choose(page, open);
    await card(page, 'The lamp at the corner flickers.').getByRole('button', { name: /^That is mine too/ }).click();
    await heading(page, 'We tell you what happens');
    await expect(page.getByRole('main')).toContainText(reference);
    await page.getByRole('button', { name: 'Delete my draft' }).click();
    await heading(page, 'Report an issue');
    await open('/cases');
    await expect(page.getByRole('main')).toContainText(reference);
  });

  test('a guest joins by the keyboard alone', async ({ page, open }) => {
    const reference = await secondTime(page, open, 'The lamp at the weir is out.');
    await heading(page, 'Has it been reported already?');
    await press(page, card(page, 'The lamp at the weir is out.').getByRole('button', { name: /^That is mine too/ }));
    await heading(page, 'We tell you too');
    await press(page, page.getByRole('radio', { name: 'By e-mail' }), 'Space');
    await tabTo(page, page.getByLabel('E-mail address'));
    await page.keyboard.type('weir@example.org');
    await press(page, page.getByRole('button', { name: 'Tell me about it' }));
    await heading(page, 'We tell you what happens');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await press(page, page.getByRole('link', { name: new RegExp(`/track/${reference}#.`) }));
    await heading(page, /Street light/);
  });

  test('it is another thing: the form goes on, and does not ask again', async ({ page, open }) => {
    await secondTime(page, open, 'The lamp at the school is out.');
    await page.getByRole('button', { name: 'Mine is another one' }).click();
    await heading(page, 'What happened?');
    await page.getByRole('link', { name: /Where is it\?/ }).click();
    await goOn(page);
    await heading(page, 'What happened?');
  });

  test('on the map each has a button that leads to its place in the list', async ({ page, open }) => {
    await secondTime(page, open, 'The lamp at the ford is out.');
    await page.getByRole('button', { name: 'Show them on a map' }).click();
    await page.getByRole('application', { name: 'Map' }).getByRole('button', { name: /^A\. / }).click();
    await expect(page.locator('#nearby-0')).toBeFocused();
    await audit(page, { name: 'report, nearby on a map' });
  });

  test('joining fails: that is said, and it goes by itself once it can, once', { tag: '@once' }, async ({ page, open }) => {
    await secondTime(page, open, 'The lamp at the mill is out.');
    await card(page, 'The lamp at the mill is out.').getByRole('button', { name: /^That is mine too/ }).click();
    await page.getByRole('radio', { name: 'By text' }).check();
    await page.getByLabel('Phone number').fill('07700 900482');
    const keys = new Set();
    page.on('request', (request) => { if (/\/followers$/.test(request.url())) keys.add(request.headers()['idempotency-key']); });
    const mend = await refused(page, /\/followers$/);
    await page.getByRole('button', { name: 'Tell me about it' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await expect(page.getByLabel('Phone number')).toHaveValue('07700 900482');
    await audit(page, { name: 'report, joining failed' });
    await mend();
    // Nobody presses anything.
    await expect(page.getByRole('heading', { level: 1, name: 'We tell you what happens' })).toBeVisible({ timeout: 30_000 });
    expect(keys.size).toBe(1);
  });

  test('what is nearby comes late: the form has gone on, and the next page tells of it', { tag: '@once' }, async ({ page, open }) => {
    await secondTime(page, open, 'The lamp at the weir is out.');
    await slow(page, 4_000, /\/api\/reports\/nearby/);
    await toPlace(page, open);
    await page.getByLabel('Street, place or postcode').pressSequentially('heol y b');
    await page.getByRole('option', { name: /Heol y Bont/ }).first().click();
    await goOn(page);
    await heading(page, 'What happened?');
    await page.getByRole('link', { name: 'See what is reported there' }).click();
    await heading(page, 'Has it been reported already?');
    await page.getByRole('button', { name: 'Mine is another one' }).click();
    await heading(page, 'What happened?');
    await expect(page.getByRole('link', { name: 'See what is reported there' })).toHaveCount(0);
  });

  test('the backend cannot say what is nearby: the form goes on', { tag: '@once' }, async ({ page, open }) => {
    await broken(page, /\/api\/reports\/nearby/);
    await choose(page, open);
    await heading(page, 'What happened?');
  });
});

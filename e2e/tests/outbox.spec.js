/** What waits to be sent: shown, changed, deleted, refused, and gone by itself when it can. */
import { audit } from './support/audit.js';
import { hanging, refused, tooMany } from './support/faults.js';
import { file, photo } from './support/photos.js';
import { expect, test } from './support/portal.js';
import { goOn, heading, say, writeReport } from './support/report.js';
import { expectHeard } from './support/snapshot.js';

test.describe('The outbox', () => {
  test('what waits can still be changed, and goes once, as it was changed', async ({ page, open, desk }) => {
    await writeReport(page, open, 'The lamp is out, I think.');
    const mend = await tooMany(page, 600, /\/api\/reports$/);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await open('/outbox');
    await page.getByRole('button', { name: /^Change/ }).click();
    await heading(page, 'Check your answers');
    await page.getByRole('link', { name: 'Change What happened?' }).click();
    await page.getByLabel('What happened?').fill('The lamp is out, I am sure.');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    await goOn(page);
    await heading(page, 'Check your answers');
    const draft = page.url();
    await open('/outbox');
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(0);
    await open(draft);
    await heading(page, 'Check your answers');
    await mend();
    await page.getByRole('button', { name: 'Send report' }).click();
    await heading(page, 'We have your report');
    await desk.reads(page.url().match(/AB-\d+/)[0], 'The lamp is out, I am sure.');
  });

  test('what goes from another tab meanwhile cannot be changed any more, and that is said', async ({ page, context, open }) => {
    await writeReport(page, open, 'The lamp is out, I think.');
    const mend = await tooMany(page, 600, /\/api\/reports$/);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await open('/outbox');
    const change = page.getByRole('button', { name: /^Change/ });
    await change.waitFor();
    await mend();
    const second = await context.newPage();
    await second.goto('/outbox');
    await hanging(second, /\/api\/reports$/);
    const asked = second.waitForRequest(/\/api\/reports$/);
    await second.getByRole('button', { name: /^Send now/ }).click();
    await asked;
    await change.click();
    await expect(page.getByText('It cannot be changed any more: it may have arrived already.')).toBeAttached();
    await expect(change).toHaveCount(0);
    await heading(page, 'Outbox');
    await expect(page.getByRole('main')).toContainText('The lamp is out, I think.');
    await page.reload();
    await expect(page.getByRole('main')).toContainText('The lamp is out, I think.');
  });

  test('what is turned away after it may have arrived is not called refused, and is not changed', { tag: '@once' }, async ({ page, open, desk }) => {
    await writeReport(page, open, 'Sent into the dark.');
    const mend = await refused(page, /\/api\/reports$/);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByText('It may have arrived already. It is never counted twice.')).toBeVisible();
    await page.route(/\/api\/reports$/, (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"title":"No","status":403}' }));
    await mend();
    const unsure = page.getByText(/^We do not know whether it arrived/);
    await page.getByRole('button', { name: 'Try again now' }).click();
    await expect(unsure).toBeVisible();
    const draft = page.url();
    await expect(page.getByRole('link', { name: /^Change/ })).toHaveCount(0);
    await open('/outbox');
    await expect(unsure).toBeVisible();
    await expect(page.getByRole('button', { name: /^Change/ })).toHaveCount(0);
    await open(draft);
    await expect(unsure).toBeVisible();
    await page.unroute(/\/api\/reports$/);
    await page.getByRole('button', { name: 'Try again now' }).click();
    await heading(page, 'We have your report');
    await desk.reads(page.url().match(/AB-\d+/)[0], 'Sent into the dark.');
  });

  test('what is deleted in the outbox is gone from the device, its draft and its photo too', async ({ page, open }) => {
    await writeReport(page, open, 'Better not.', file('lamp.jpg', await photo()));
    await tooMany(page, 600, /\/api\/reports$/);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await open('/outbox');
    await page.getByRole('button', { name: /^Delete/ }).click();
    await page.getByRole('button', { name: 'No, keep it' }).click();
    await page.getByRole('button', { name: /^Delete/ }).click();
    await page.getByRole('button', { name: 'Yes, delete' }).click();
    await expect(page.getByRole('main')).toContainText('Nothing waits to be sent.');
    await expect(page.getByText('It is deleted.')).toBeAttached(); // said when nothing of it is left
    await open('/report');
    await heading(page, 'Report an issue');
    await expect(page.getByRole('heading', { name: 'Go on with a draft' })).toHaveCount(0);
    expect(await page.evaluate(() => new Promise((done) => {
      const opening = indexedDB.open('onedoor');
      opening.onsuccess = () => { opening.result.transaction('photos').objectStore('photos').count().onsuccess = ({ target }) => done(target.result); };
    }))).toBe(0);
  });

  test('what the council refuses while the page is left says why when it is opened again', { tag: '@once' }, async ({ page, open }) => {
    await writeReport(page, open, 'Dark.');
    let mend = await tooMany(page, 1, /\/api\/reports$/);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Outbox' }).click();
    await heading(page, 'Outbox');
    await mend();
    await page.route(/\/api\/reports$/, (route) => route.fulfill({
      status: 422, contentType: 'application/problem+json',
      body: JSON.stringify({ title: 'Not accepted', status: 422, 'invalid-params': [{ name: '/description', reason: 'Please say which lamp it is.' }] }),
    }));
    await expect(page.getByRole('main').getByText('Not accepted', { exact: true })).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: /^Change/ }).click();
    await heading(page, 'Check your answers');
    const summary = page.getByRole('region', { name: 'Please look at this again' });
    await expect(summary).toBeFocused();
    await expect(summary).toContainText('Please say which lamp it is.');
    await summary.getByRole('link').click();
    await heading(page, 'What happened?');
    await page.unroute(/\/api\/reports$/);
    await page.getByLabel('What happened?').fill('The third lamp on the bridge.');
    await goOn(page);
    await page.getByRole('button', { name: 'Send report' }).click();
    await heading(page, 'We have your report');
  });

  test('nothing reaches the council: the report waits in the outbox, and goes when it can', async ({ page, context, open }) => {
    await writeReport(page, open);
    const mend = await refused(page, /\/api\/reports$/);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await open('/outbox');
    await expect(page.getByRole('main')).toContainText('Street light not working');
    await expectHeard(page, 'a report waits in the outbox');
    await audit(page, { name: 'outbox, waiting' });
    await mend();
    // Nobody presses anything: the signal is back.
    await context.setOffline(true);
    await context.setOffline(false);
    await expect(page.getByRole('main').getByText('Received')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('link', { name: /^Receipt AB-\d+/ })).toBeVisible();
  });
});

test.describe('Reporting over a bad line', () => {
  test.use({ badLine: true });

  test('the connection breaks while it is sent: it waits, goes by itself, and there is one', async ({ page, open, desk, line }) => {
    await writeReport(page, open, 'Sent into the dark.');
    line.fault = ({ method, url }) => (method === 'POST' && url === '/api/reports' ? 'dropAfter' : null);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await audit(page, { name: 'report, waiting' });
    line.fault = () => null;
    // Nobody presses anything.
    await expect(page.getByRole('heading', { level: 1, name: 'We have your report' })).toBeVisible({ timeout: 30_000 });
    const reference = page.url().match(/AB-\d+/)[0];
    await desk.reads(reference, 'Sent into the dark.');
    // References are given one after the other: a second report would have the next one.
    const next = reference.replace(/\d+/, (number) => Number(number) + 1);
    expect(await desk.status(reference)).toBe(200);
    expect(await desk.status(next)).toBe(404);
  });

  test('the council asks to wait: another report waits too, says so, and goes when the resident asks', { tag: '@once' }, async ({ page, context, open, line }) => {
    let asked = 0;
    line.fault = ({ method, url }) => {
      const sends = method === 'POST' && url === '/api/reports';
      asked += sends;
      return sends && asked === 1 ? 'statusHour' : null;
    };
    await writeReport(page, open, 'Sent into a busy hour.');
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    const second = await context.newPage();
    await writeReport(second, (address) => second.goto(address), 'Another one.');
    await second.getByRole('button', { name: 'Send report' }).click();
    await expect(second.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await second.waitForTimeout(3_000); // longer than the first pause of its own
    expect(asked).toBe(1);
    await second.getByRole('button', { name: 'Try again now' }).click();
    await heading(second, 'We have your report');
    expect(asked).toBe(2);
  });

  test('the council asks to wait: nothing goes before that, unless the resident asks', { tag: '@once' }, async ({ page, open }) => {
    await writeReport(page, open, 'Sent into a busy hour.');
    let asked = 0;
    await page.route(/\/api\/reports$/, (route) => {
      asked += 1;
      return asked > 2 ? route.continue() : route.fulfill({ status: 503, headers: { 'retry-after': '600' }, contentType: 'application/problem+json', body: '{"title":"Busy","status":503}' });
    });
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('heading', { name: 'It has not gone yet' })).toBeVisible();
    await page.waitForTimeout(4_000); // longer than its own first pause, which is 2.5 seconds at most
    expect(asked).toBe(1);
    await page.getByRole('button', { name: 'Try again now' }).click();
    await expect.poll(() => asked).toBe(2);
    await page.getByRole('main').getByRole('link', { name: 'Outbox' }).click();
    await heading(page, 'Outbox');
    await page.getByRole('button', { name: /^Send now/ }).click();
    await expect(page.getByRole('main').getByText('Received')).toBeVisible();
    await expect(page.getByRole('link', { name: /^Receipt AB-\d+/ })).toBeVisible();
    expect(asked).toBe(3);
  });
});

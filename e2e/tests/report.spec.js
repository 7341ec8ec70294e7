import { audit } from './support/audit.js';
import { refused, sessionEnded, slow, tooMany } from './support/faults.js';
import { press, tabTo } from './support/keyboard.js';
import { offline } from './support/offline.js';
import { file, photo } from './support/photos.js';
import { expect, proveOneself, test } from './support/portal.js';
import { answer, chooseStreetLight, choosePlace, goOn, heading, holdDrafts, passNearby, reachMe, say, send, sendPlace, toContact, toPlace, writeReport } from './support/report.js';
import { expectHeard } from './support/snapshot.js';
import { sheets } from './support/theme.js';
import { inLanguage } from './support/words.js';

test.describe('Reporting an issue', () => {
  test('a guest does it in one go, and knows what happens next and by when', async ({ page, open }) => {
    await open('/report');
    await expectHeard(page, '1 what is it about');
    await audit(page, { name: 'report, services' });
    await chooseStreetLight(page, open);
    await expectHeard(page, '2 a few questions');
    await audit(page, { name: 'report, questions' });
    await answer(page);
    await heading(page, 'Where is it?');
    await expectHeard(page, '3 where is it');
    await audit(page, { name: 'report, place' });
    await choosePlace(page);
    await heading(page, 'What happened?');
    await expectHeard(page, '4 what happened');
    await audit(page, { name: 'report, details' });
    await say(page, 'The lamp by the bridge has been out since Tuesday and the steps are dark.');
    await heading(page, 'How may we reach you?');
    await expectHeard(page, '5 how may we reach you');
    await audit(page, { name: 'report, contact' });
    await reachMe(page, 'nia@example.org');
    await expect(page.getByRole('main')).toContainText('The lamp by the bridge has been out since Tuesday');
    await expectHeard(page, '6 check your answers');
    await audit(page, { name: 'report, check' });
    await page.getByRole('button', { name: 'Send report' }).click();
    await heading(page, 'We have your report');
    await expect(page).toHaveURL(/\/report\/sent\/AB-\d+$/);
    await expectHeard(page, '7 we have your report');
    await audit(page, { name: 'report, receipt' });
    await page.getByRole('link', { name: /\/track\/AB-/ }).click();
    await expect(page).toHaveURL(/\/track\/AB-\d+#./);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Street light not working');
  });

  test('what is missing is said beside its field and in a summary that leads there', async ({ page, open }) => {
    await chooseStreetLight(page, open);
    await goOn(page);
    const summary = page.getByRole('region', { name: 'Please look at this again' });
    await expect(summary).toBeFocused();
    await summary.getByRole('link').first().click();
    await expect(page.getByRole('radio', { name: 'It is out' })).toBeFocused();
    await expectHeard(page, 'a question was not answered');
    await audit(page, { name: 'report, a question not answered' });
  });

  test('bare wires: the answer is to call now, before anything is filled in', async ({ page, open }) => {
    await chooseStreetLight(page, open);
    await page.getByRole('radio', { name: 'Wires are showing' }).check();
    await expect(page.getByRole('link', { name: /960199/ }).first()).toBeVisible();
    await expectHeard(page, 'bare wires');
    await audit(page, { name: 'report, a stopper' });
  });

  test('what was typed survives a reload, and the draft is offered on the account page', async ({ page, open }) => {
    await chooseStreetLight(page, open);
    await answer(page);
    await choosePlace(page);
    await page.getByLabel('What happened?').fill('Half a sentence that');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('What happened?')).toHaveValue('Half a sentence that');
    await open('/');
    await expect(page.getByText(/\d+ drafts? on this device/)).toBeVisible();
    await open('/report');
    await expect(page.getByRole('heading', { name: 'Go on with a draft' })).toBeVisible();
  });

  test('two tabs with one draft are told of each other, and neither writes over the other', async ({ page, context, open }) => {
    await chooseStreetLight(page, open);
    await answer(page);
    await choosePlace(page);
    await page.getByLabel('What happened?').fill('Written first.');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    const second = await context.newPage();
    await second.goto(page.url());
    await expect(second.getByText(/open in another tab too/)).toBeVisible();
    await expect(page.getByText(/open in another tab too/)).toBeVisible();
    await second.getByLabel('What happened?').fill('Written in the second tab.');
    await expect(page.getByLabel('What happened?')).toHaveValue('Written in the second tab.');
    // Both before the device has taken either.
    const letGo = await holdDrafts(second);
    await page.getByLabel('What happened?').fill('From the first tab.');
    await second.getByLabel('What happened?').fill('From the second tab.');
    await letGo();
    const asked = await Promise.race([page, second].map(async (tab) => { await tab.getByRole('heading', { name: 'You wrote in two tabs' }).waitFor(); return tab; }));
    await audit(asked, { name: 'report, two tabs' });
    await asked.getByRole('button', { name: 'Keep what is here' }).click();
    const kept = await asked.getByLabel('What happened?').inputValue();
    await expect(asked.getByText('Saved on this device', { exact: true })).toBeVisible();
    await asked.reload();
    await expect(asked.getByLabel('What happened?')).toHaveValue(kept);
    // The other tab goes somewhere else: this one is alone with it.
    const other = asked === page ? second : page;
    await expect(asked.getByText(/open in another tab too/)).toBeVisible();
    await other.goto('/icons/door.svg');
    await expect(asked.getByText(/open in another tab too/)).toHaveCount(0);
  });

  test('two tabs that write in the same millisecond are two tabs all the same', async ({ page, context, open }) => {
    await open('/report?service=street-light&lat=52.4153&long=-4.0829&text=Dark');
    await answer(page);
    await heading(page, 'Where is it?');
    await goOn(page);
    await passNearby(page);
    const first = page.getByLabel('What happened?');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    const tab = await context.newPage();
    await tab.goto(page.url());
    const second = tab.getByLabel('What happened?');
    await expect(second).toHaveValue('Dark');
    const letGo = await holdDrafts(tab);
    await context.clock.setFixedTime(Date.now());
    await first.fill('From the first tab.');
    await second.fill('From the second tab.');
    await letGo();
    const asked = await Promise.race([page, tab].map(async (one) => { await one.getByRole('heading', { name: 'You wrote in two tabs' }).waitFor(); return one; }));
    const other = asked === page ? tab : page;
    await asked.getByRole('button', { name: 'Keep what is here' }).click();
    const kept = await asked.getByLabel('What happened?').inputValue();
    await expect(other.getByLabel('What happened?')).toHaveValue(kept);
  });

  test('a slow device: what this tab wrote is never taken for another tab’s', async ({ page, open }) => {
    await page.addInitScript(() => {
      // What was written is there at once, and is said to be there only a second later.
      const { commit } = IDBTransaction.prototype;
      IDBTransaction.prototype.commit = function slow() {
        if (this.mode !== 'readwrite') return commit.call(this);
        const late = performance.now() + 1_000;
        const store = this.objectStore(this.objectStoreNames[0]);
        const hold = () => { if (performance.now() > late) commit.call(this); else store.get('nothing').onsuccess = hold; };
        return hold();
      };
    });
    await open('/report?service=street-light&lat=52.4153&long=-4.0829&text=Dark');
    await answer(page);
    await heading(page, 'Where is it?');
    await goOn(page);
    await passNearby(page);
    const field = page.getByLabel('What happened?');
    const sentence = 'The lamp by the bridge is out since Tuesday.';
    await field.fill('');
    await field.pressSequentially(sentence, { delay: 60 });
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'You wrote in two tabs' })).toHaveCount(0);
    await page.reload();
    await expect(field).toHaveValue(sentence);
  });

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

  test('where one stands on a road of somebody else’s: who looks after it is said, and it is not taken', async ({ page, context, open, browserName }) => {
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

  test('each answer can be changed from the last page, which comes back', async ({ page, open }) => {
    await writeReport(page, open);
    for (const [change, title] of [
      ['What is wrong with it?', 'A few questions'], ['Where is it?', 'Where is it?'], ['What happened?', 'What happened?'],
      ['How may we reach you?', 'How may we reach you?'],
    ]) {
      await test.step(change, async () => {
        await page.getByRole('link', { name: `Change ${change}` }).click();
        await heading(page, title);
        await expect(page.getByRole('link', { name: 'Back to Check your answers' })).toBeVisible();
        await goOn(page);
        await heading(page, 'Check your answers');
      });
    }
  });

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

  test('what the council refuses while the page is left says why when it is opened again', async ({ page, open }) => {
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

  test('by the keyboard alone, from the first word to the receipt, and to the outbox and back on the way', async ({ page, open }) => {
    const onward = () => press(page, page.getByRole('button', { name: 'Continue' }));
    await open('/report');
    await tabTo(page, page.getByLabel('Say it in your own words'));
    await page.keyboard.type('lamp');
    await press(page, page.getByRole('list', { name: 'What fits' }).getByRole('link', { name: 'Street light not working' }));
    await heading(page, 'A few questions');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await press(page, page.getByRole('radio', { name: 'It is out' }), 'Space');
    await onward();

    await heading(page, 'Where is it?');
    const nearby = page.waitForResponse(/\/api\/reports\/nearby\?/);
    await tabTo(page, page.getByLabel('Street, place or postcode'));
    await page.keyboard.type('heol y b');
    await page.getByRole('option', { name: /Heol y Bont/ }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Choose another place' })).toBeFocused();
    await (await nearby).finished();
    await onward();
    // Some of Heol y Bont’s lamps are dark in the demo.
    await heading(page, 'Has it been reported already?');
    await press(page, page.getByRole('button', { name: 'Mine is another one' }));

    await heading(page, 'What happened?');
    await tabTo(page, page.getByLabel('What happened?'));
    await page.keyboard.type('The lamp at the ford is out.');
    await onward();
    await heading(page, 'How may we reach you?');
    await press(page, page.getByRole('radio', { name: 'By e-mail' }), 'Space');
    await tabTo(page, page.getByLabel('Your name'));
    await page.keyboard.type('Nia Powell');
    await tabTo(page, page.getByLabel('E-mail address'));
    await page.keyboard.type('ford@example.org');
    await onward();

    await heading(page, 'Check your answers');
    await press(page, page.getByRole('link', { name: 'Change What happened?' }));
    await heading(page, 'What happened?');
    await tabTo(page, page.getByLabel('What happened?'));
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' It is dark.');
    await onward();
    await heading(page, 'Check your answers');
    const mend = await tooMany(page, 600, /\/api\/reports$/);
    await press(page, page.getByRole('button', { name: 'Send report' }));
    // What is said of it stands before the button; round the end of the page Firefox would leave it.
    await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Outbox' }), { backwards: true });
    await page.keyboard.press('Enter');
    await heading(page, 'Outbox');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await mend();
    await press(page, page.getByRole('button', { name: /^Send now/ }));
    await expect(page.getByRole('main').getByText('Received')).toBeVisible();
    await press(page, page.getByRole('link', { name: /^Receipt AB-\d+/ }));
    await heading(page, 'We have your report');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByRole('main')).toContainText('The lamp at the ford is out. It is dark.');
    await press(page, page.getByRole('link', { name: /\/track\/AB-/ }));
    await heading(page, /Street light/);
  });
});

test.describe('The service’s own questions', () => {
  test('a number, several choices and a kind that nobody has heard of, through to the receipt', async ({ page, open }) => {
    await page.route(/\/api\/services\/pothole$/, async (route) => {
      const service = await (await route.fetch()).json();
      service.attributes.find(({ code }) => code === 'width').datatype = 'barometer';
      await route.fulfill({ json: service });
    });
    await open('/report?service=pothole&lat=52.4153&long=-4.0829&text=Deep');
    await heading(page, 'A few questions');
    await page.getByRole('radio', { name: 'No' }).check();
    const [depth, width] = [page.getByLabel(/About how deep/), page.getByLabel(/About how wide/)];
    await expect(width).toHaveAttribute('type', 'text'); // it degrades to text
    await depth.fill('deep');
    await goOn(page);
    await expect(page.getByRole('region', { name: 'Please look at this again' })).toBeFocused();
    await depth.fill('101');
    await goOn(page);
    await expect(page.getByRole('region', { name: 'Please look at this again' })).toContainText('100');
    await depth.fill('7.5');
    await width.fill('40');
    for (const name of ['Where wheels run', 'At a crossing', 'At the edge']) await page.getByRole('checkbox', { name }).check();
    await page.getByRole('checkbox', { name: 'At a crossing' }).uncheck();
    await audit(page, { name: 'report, each kind of question' });
    await goOn(page);
    await heading(page, 'Where is it?');
    await goOn(page);
    await passNearby(page);
    await say(page, 'Deep.');
    await page.getByRole('radio', { name: 'Not at all' }).check();
    await goOn(page);
    await heading(page, 'Check your answers');
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/reports'));
    const { reference, link } = await send(page);
    await sent;
    for (const words of ['7.5 cm', '40 cm', 'Where wheels run', 'At the edge']) await expect(page.getByRole('main')).toContainText(words);
    await expect(page.getByRole('main')).not.toContainText('At a crossing');
    const headers = { 'X-Tracking-Secret': decodeURIComponent(link.split('#')[1]) };
    const { answers } = await (await page.request.get(`/api/track/${reference}`, { headers })).json();
    expect(answers.map(({ answer: given }) => given).join(' ')).toMatch(/7\.5.*40.*Where wheels run.*At the edge/);
  });
});

test.describe('The shortest report, by keyboard', () => {
  for (const tag of ['cy', 'ar']) {
    test(`in ${tag}`, async ({ page, open }) => {
      const said = inLanguage(tag);
      const onward = () => press(page, page.getByRole('button', { name: said.words('report-continue') }));
      const isHere = async (name) => {
        await heading(page, said.words(name));
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
      };
      await open(`/report?lang=${tag}`);
      await expect(page.locator('html')).toHaveAttribute('lang', tag);
      await expect(page.locator('html')).toHaveAttribute('dir', tag === 'ar' ? 'rtl' : 'ltr');
      await tabTo(page, page.getByLabel(said.words('report-search')));
      await page.keyboard.type(said.service('street-light').keywords[0]);
      await press(page, page.getByRole('link', { name: said.service('street-light').name }).first());
      await isHere('step-questions');
      await press(page, page.getByRole('radio').first(), 'Space');
      await onward();
      await isHere('step-place');
      await tabTo(page, page.getByLabel(said.words('place-words')));
      await page.keyboard.type(said.place);
      await onward();
      await isHere('step-details');
      await tabTo(page, page.getByLabel(said.words('details-what')));
      await page.keyboard.type(said.text);
      await onward();
      await isHere('step-contact');
      // One stop for the group; the arrow goes round to the last.
      await tabTo(page, page.getByRole('radio', { name: said.words('contact-by-email') }));
      await page.keyboard.press('ArrowUp');
      await expect(page.getByRole('radio', { name: said.words('contact-by-none') })).toBeChecked();
      await onward();
      await isHere('step-check');
      await audit(page, { name: `report, check, ${tag}` });
      await press(page, page.getByRole('button', { name: said.words('check-send') }));
      await isHere('sent-title');
      for (const words of [said.text, said.place, said.service('street-light').name]) await expect(page.getByRole('main')).toContainText(words);
      await audit(page, { name: `receipt, ${tag}` });
    });
  }
});

test.describe('Starting a report from anything', () => {
  test('a sentence is answered with suggestions, and goes along', async ({ page, open }) => {
    await open('/report');
    const sentence = 'The lamp by the bridge is out since Tuesday';
    await page.getByLabel('Say it in your own words').fill(sentence);
    await expect(page.getByRole('heading', { name: 'Is it one of these?' })).toBeVisible();
    await audit(page, { name: 'report, a suggestion' });
    await page.getByRole('region', { name: 'Is it one of these?' }).getByRole('link', { name: 'Street light not working' }).click();
    await heading(page, 'A few questions');
    expect(page.url()).not.toContain('bridge');
    await expect(page.getByText('About 4 short pages, then you check and send.')).toBeVisible();
    await answer(page);
    await choosePlace(page);
    await expect(page.getByLabel('What happened?')).toHaveValue(sentence);
  });

  test('what is answered before the form is shown whatever came along, not again once it was passed, and for another service', async ({ page, open }) => {
    await open('/report');
    await page.getByLabel('Say it in your own words').fill('An old van was left here for weeks, it is a wreck');
    await page.getByRole('region', { name: 'Is it one of these?' }).getByRole('link', { name: 'Abandoned vehicle' }).click();
    const article = page.getByRole('region', { name: 'Is it really abandoned?' });
    await expect(article).toBeVisible();
    await page.reload();
    await expect(article).toBeVisible();
    await page.getByRole('button', { name: 'Go on with my report' }).click();
    await heading(page, 'A few questions');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    await page.reload();
    await heading(page, 'A few questions');
    await open(page.url().replace(/[^/]*$/, 'service?service=water-leak'));
    await expect(page.getByRole('region', { name: /water/i })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Go on with my report' })).toHaveCount(0);
  });

  test('a link starts a report with what it names, and nothing that it should not', async ({ page, open }) => {
    const hostile = encodeURIComponent('<img src=x onerror=alert(1)>');
    await open(`/report?service=street-light&lat=52.4153&long=-4.0829&place=By%20the%20bench&text=It%20is%20dark%20${hostile}&case=AB-4821&admin=1`);
    await heading(page, 'A few questions');
    await answer(page);
    await heading(page, 'Where is it?');
    await expect(page.getByRole('heading', { name: 'You chose' })).toBeVisible();
    await expect(page.getByLabel('Anything that helps us find it')).toHaveValue('By the bench');
    await goOn(page);
    await passNearby(page);
    await expect(page.getByLabel('What happened?')).toHaveValue('This is about case AB-4821.\n\nIt is dark <img src=x onerror=alert(1)>');
  });

  test('a link to a road of somebody else’s says who looks after it, once, and the report goes on without the place', async ({ page, open }) => {
    const theirs = page.getByRole('region', { name: /^A4487 trunk road/ });
    const link = 'lat=52.447&long=-4.06&place=By%20the%20lay-by&text=It%20is%20dark';
    await open(`/report?service=street-light&${link}`);
    await expect(theirs.getByRole('link', { name: /\d{4}/ })).toHaveAttribute('href', /^tel:/);
    await audit(page, { name: 'report, a link to a road of somebody else’s' });
    await page.getByRole('button', { name: 'Go on with my report' }).click();
    await heading(page, 'A few questions');
    await answer(page);
    await heading(page, 'Where is it?');
    await expect(page.getByRole('heading', { name: 'You chose' })).toHaveCount(0);
    await expect(page.getByLabel('Or say where it is in your own words')).toHaveValue('');
    await choosePlace(page);
    await expect(page.getByLabel('What happened?')).toHaveValue('It is dark');

    await open(`/report?${link}`);
    await expect(theirs.getByRole('link', { name: /\d{4}/ })).toHaveAttribute('href', /^tel:/);
    await expect(page.getByText('Your report is about this place')).toHaveCount(0);
    await page.getByLabel('Say it in your own words').fill('lamp');
    await page.getByRole('list', { name: 'What fits' }).getByRole('link', { name: 'Street light not working' }).click();
    await heading(page, 'A few questions');
  });

  test('a link that makes no sense leads to the start all the same', async ({ page, open }) => {
    await open(`/report?service=&lat=north&long=1e9&place=${'x'.repeat(300)}&case=%00`);
    await heading(page, 'Report an issue');
    await expect(page.getByLabel('Say it in your own words')).toHaveValue('');
  });
});

test.describe('Who reports, and for whom', () => {
  test('Mair is known, so nobody asks her: a step less, and the way to change it', async ({ page, signIn, open }) => {
    await signIn('Mair');
    await chooseStreetLight(page, open);
    await expect(page.getByText('Street light not working, step 2 of 5')).toBeVisible();
    await expect(page.getByText('About 3 short pages, then you check and send.')).toBeVisible();
    await answer(page);
    await choosePlace(page);
    await say(page, 'The lamp by the bridge is out.');
    await heading(page, 'Check your answers');
    await expect(page.getByText('step 5 of 5')).toBeVisible();
    await expect(page.getByRole('main')).toContainText('mair@example.org');
    await audit(page, { name: 'report, check, a resident' });
    await page.getByRole('link', { name: 'Change How may we reach you?' }).click();
    await heading(page, 'How may we reach you?');
    await expect(page.getByLabel('Your name')).toHaveValue('Mair Evans');
    await goOn(page);
    await heading(page, 'Check your answers');
  });

  test('Mair signs in where she is asked how to be told: what she prefers is filled in when it comes, over nothing that she typed', async ({ page, open, inbox }) => {
    await open('/report?lang=en');
    await toContact(page, open);
    await page.getByLabel('Your name').fill('M. Evans');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    await slow(page, 1_500, /\/api\/me\/preferences/);
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await proveOneself(page, inbox, 'Mair');
    await heading(page, 'How may we reach you?');
    await expect(page.getByRole('radio', { name: 'By e-mail' })).toBeChecked();
    await expect(page.getByLabel('E-mail address')).toHaveValue('mair@example.org');
    await expect(page.getByLabel('Your name')).toHaveValue('M. Evans');
    // What was taken out stays out, also when the page is loaded anew.
    await page.getByLabel('Phone number').fill('');
    await expect(page.getByText('Saved on this device', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByText('You need no account.')).toBeHidden();
    await expect(page.getByLabel('E-mail address')).toHaveValue('mair@example.org');
    await expect(page.getByLabel('Phone number')).toHaveValue('');
  });

  test('the page that asks how to be told is loaded anew before Mair has come: she is filled in all the same', async ({ page, open, signIn }) => {
    await toContact(page, open);
    const contact = page.url();
    await signIn('Mair');
    await slow(page, 1_000, /\/api\/me\/preferences/);
    await open(contact);
    await expect(page.getByRole('radio', { name: 'By e-mail' })).toBeChecked();
    await expect(page.getByLabel('Your name')).toHaveValue('Mair Evans');
  });

  test('Mair’s session ended without a word: her report waits for her to sign in, and is hers', async ({ page, open, signIn, inbox }) => {
    await signIn('Mair');
    await open('/report?service=street-light&lat=52.4153&long=-4.0829&text=The lamp by the bridge is out.');
    await answer(page);
    await heading(page, 'Where is it?');
    await goOn(page);
    await passNearby(page);
    await heading(page, 'What happened?');
    await goOn(page);
    await heading(page, 'Check your answers');
    await sessionEnded(page);
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(page.getByRole('main')).toContainText('Your report is safe on this device. Sign in and it goes.');
    await audit(page, { name: 'report, the session ended' });
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).first().click();
    await proveOneself(page, inbox, 'Mair');
    await heading(page, 'We have your report');
    await page.getByRole('link', { name: 'See what happens' }).click();
    await heading(page, /Street light/);
  });

  for (const [how, talk] of [['', true], [', and the browser’s tabs cannot talk', false]]) {
    test(`somebody else signed in in another tab${how}: what Mair wrote does not go as theirs, and is hers`, async ({ page, context, open, signIn, inbox }) => {
      if (!talk) await context.addInitScript(() => { delete window.BroadcastChannel; });
      /** How many open cases whoever is signed in has. */
      const many = async () => (await (await context.request.get('/api/me/cases?limit=1')).json()).counts.open;
      await signIn('Mair');
      const hers = await many();
      await open('/report?service=street-light&lat=52.4153&long=-4.0829&text=Only Mair may send this.');
      await answer(page);
      await heading(page, 'Where is it?');
      await goOn(page);
      await passNearby(page);
      await goOn(page);
      await heading(page, 'Check your answers');
      const other = await context.newPage();
      await sessionEnded(page);
      await other.goto('/sign-in?lang=en');
      await proveOneself(other, inbox, 'Ceri');
      await heading(other, 'What do you need?');
      const theirs = await many();
      if (!talk) await page.getByRole('button', { name: 'Send report' }).click();
      await heading(page, 'Somebody else is writing this report');
      expect(await many()).toBe(theirs);
      await sessionEnded(page);
      await other.goto('/sign-in');
      await proveOneself(other, inbox, 'Mair');
      await heading(other, 'What do you need?');
      // Not sent yet, it is there to be sent; else it goes now.
      if (talk) {
        await page.getByRole('button', { name: 'Send report' }).click();
        await heading(page, 'We have your report');
      }
      await expect.poll(many).toBe(hers + 1);
    });
  }

  test('a report for somebody else says for whom, on the check page and on the receipt', async ({ page, open, browserName }) => {
    await toContact(page, open, 'The lamp outside her door is out.');
    await page.getByRole('radio', { name: 'For somebody else' }).check();
    await page.getByLabel('Their name').fill('Gwen Evans');
    await page.getByLabel('What you are to them').fill('Daughter');
    await page.getByLabel('Yes, they know about this report').check();
    await page.getByRole('radio', { name: 'By e-mail' }).check();
    await page.getByLabel('Your name').fill('Nia Powell');
    await page.getByLabel('E-mail address', { exact: true }).fill('nia@example.org');
    await goOn(page);
    // They may be contacted, and nobody said how.
    await expect(page.getByRole('region', { name: 'Please look at this again' })).toBeFocused();
    await audit(page, { name: 'report, for somebody else, wrong' });
    await page.getByLabel('Their phone number').fill('+44 7700 900517');
    await goOn(page);
    await heading(page, 'Check your answers');
    await expect(page.getByRole('main')).toContainText('Gwen Evans');
    await page.getByRole('button', { name: 'Send report' }).click();
    await heading(page, 'We have your report');
    await expect(page.getByRole('main')).toContainText('We may contact them too');
    if (browserName === 'chromium') expect(await sheets(page), 'a receipt is one page').toBe(1);
    await page.getByRole('link', { name: 'Report another near here' }).click();
    await heading(page, 'Report an issue');
    await page.getByLabel('Say it in your own words').fill('pothole');
    await page.getByRole('link', { name: 'Pothole', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Report an issue');
    await open(page.url().replace(/\/report\/([^/]+)\/.*/, '/report/$1/place'));
    await expect(page.getByRole('heading', { name: 'You chose' })).toBeVisible();
  });

  test('four thousand characters of every plane, markup, and a name from right to left arrive as they were written', async ({ page, open }) => {
    const planes = 'é 中 \u{1F6A7} \u{20000} \u{E0041} \u{F0000} \u{10FFFD} \u202Eabc\u202C אב ال e\u0301 <img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}\n';
    const text = [...planes.repeat(60)].slice(0, 3_999).join('').concat('.');
    const name = '\u0646\u0648\u0631 <b>O’Brien</b> \u{20000}';
    await open('/report?service=litter&lat=52.4153&long=-4.0829');
    await page.getByRole('radio').first().check();
    await goOn(page);
    await heading(page, 'Where is it?');
    await goOn(page);
    await passNearby(page);
    await page.getByLabel('What happened?').fill(`${text}!`);
    await goOn(page);
    await expect(page.getByRole('region', { name: 'Please look at this again' })).toBeFocused();
    await page.getByLabel('What happened?').fill(text);
    await goOn(page);
    await page.getByRole('radio', { name: 'By e-mail' }).check();
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('E-mail address').fill('nour@exämple.org');
    await goOn(page);
    await heading(page, 'Check your answers');
    await expect(page.getByRole('main')).toContainText(name);
    const { reference, link } = await send(page);
    const headers = { 'X-Tracking-Secret': decodeURIComponent(link.split('#')[1]) };
    expect((await (await page.request.get(`/api/track/${reference}`, { headers })).json()).description).toBe(text);
    await open(link);
    await heading(page, /Litter/);
    await audit(page, { name: 'case, every plane' });
  });

  test('nobody need say who they are: the reference and its link are enough', async ({ page, open }) => {
    await toContact(page, open);
    await page.getByRole('radio', { name: 'Not at all' }).check();
    await expect(page.getByLabel('E-mail address (optional)')).toBeVisible();
    await audit(page, { name: 'report, without a name' });
    await goOn(page);
    await heading(page, 'Check your answers');
    const { link } = await send(page);
    await open(link);
    await heading(page, /Street light/);
    await expect(page.getByRole('main')).toContainText('The lamp by the bridge is out.');
  });

  test('Mair would rather not say who she is: no session goes along, her account knows nothing of it, and its link is enough', async ({ page, signIn, open, desk }) => {
    await signIn('Mair');
    await chooseStreetLight(page, open);
    await answer(page);
    await choosePlace(page);
    await say(page, 'The lamp by the bridge is out, says nobody.', file('lamp.jpg', await photo({ width: 800, height: 600 })));
    await heading(page, 'Check your answers');
    await page.getByRole('link', { name: 'You can report this without your name' }).click();
    await heading(page, 'How may we reach you?');
    await page.getByRole('checkbox', { name: 'Report this without my name' }).check();
    await expect(page.getByRole('main')).toContainText('The report is not in your account');
    await expect(page.getByLabel('Your name', { exact: true })).toHaveCount(0);
    await audit(page, { name: 'report, a resident without a name' });
    await goOn(page);
    await heading(page, 'Check your answers');
    await expect(page.getByRole('main')).toContainText('Without your name. We cannot write to you.');
    await expect(page.getByRole('main')).not.toContainText('mair@example.org');
    await page.reload();
    const sent = [];
    page.on('request', (request) => { if (request.method() === 'POST' && /\/api\/(attachments|reports)/.test(request.url())) sent.push(request); });
    const { reference, link } = await send(page);
    expect(sent).toHaveLength(2);
    for (const request of sent) {
      const headers = await request.allHeaders();
      expect([headers.cookie, headers['x-csrf-token']]).toEqual([undefined, undefined]);
    }
    await audit(page, { name: 'receipt, a resident without a name' });
    await desk.reads(reference, 'The lamp by the bridge is out, says nobody.');
    const told = await page.request.get(`/api/track/${reference}`, { headers: { 'X-Tracking-Secret': decodeURIComponent(link.split('#')[1]) } });
    expect(await told.text()).not.toMatch(/Mair|mair@/);
    // Hers as it is in the portal: neither in her list, nor by its name.
    expect((await page.request.get(`/api/me/cases/${reference}`)).status()).toBe(404);
    await open(link);
    await heading(page, /Street light/);
    await expect(page.getByRole('main')).toContainText('The lamp by the bridge is out, says nobody.');
  });

  test('where a name is asked, nobody is offered to go without', async ({ page, signIn, open }) => {
    await signIn('Mair');
    await open('/report?service=new-bin');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await open(page.url().replace(/[^/]*$/, 'contact'));
    await heading(page, 'How may we reach you?');
    await expect(page.getByLabel('Your name', { exact: true })).toHaveValue('Mair Evans');
    await expect(page.getByRole('checkbox', { name: 'Report this without my name' })).toHaveCount(0);
  });

  test('told by text: the number is asked for and checked, and the news goes there', async ({ page, open, desk, inbox }) => {
    await toContact(page, open);
    await page.getByRole('radio', { name: 'By text' }).check();
    await page.getByLabel('Your name').fill('Nia Powell');
    await page.getByLabel('Phone number').fill('12');
    await goOn(page);
    await expect(page.getByRole('region', { name: 'Please look at this again' })).toBeFocused();
    await page.getByLabel('Phone number').fill('07700 900518');
    await goOn(page);
    await heading(page, 'Check your answers');
    const { reference } = await send(page);
    await desk.move(reference, 'Work planned', { words: 'We come on Monday.' });
    await expect.poll(async () => (await inbox.letters('+447700900518')).map(({ text }) => text).join('\n')).toContain(reference);
  });

  test('a number in a text that everyone reads is pointed out, and stops nobody', async ({ page, open }) => {
    await chooseStreetLight(page, open);
    await answer(page);
    await choosePlace(page);
    await page.getByLabel('What happened?').fill('It is dark. Ring me on 07700 900123.');
    const hint = page.getByRole('region', { name: 'Everyone will be able to read this' });
    await expect(hint).toContainText('07700 900123');
    await audit(page, { name: 'report, a number in public' });
    await page.getByLabel('What happened?').fill('It is dark.');
    await expect(hint).toBeHidden();
    await page.getByLabel('What happened?').fill('It is dark. Ring me on 07700 900123.');
    await goOn(page);
    await heading(page, 'How may we reach you?');
  });

  test('on a shared computer everything is forgotten, also what only this tab knew', async ({ page, open }) => {
    await chooseStreetLight(page, open);
    await answer(page);
    const draft = page.url();
    await open('/account');
    await page.getByRole('button', { name: 'Forget everything on this device' }).click();
    await expect(page.getByText('Everything is cleared from this device.')).toBeVisible();
    await open('/report');
    await expect(page.getByRole('heading', { name: 'Go on with a draft' })).toBeHidden();
    await open(draft);
    await heading(page, 'This draft is not here any more');
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

  test('the council asks to wait: nothing goes before that, unless the resident asks', async ({ page, open }) => {
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

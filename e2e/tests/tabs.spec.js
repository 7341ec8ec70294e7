/** One draft in two tabs: each is told of the other, and neither writes over it. */
import { audit } from './support/audit.js';
import { slow } from './support/faults.js';
import { expect, test } from './support/portal.js';
import { answer, chooseStreetLight, choosePlace, goOn, heading, holdDrafts, passNearby, writeReport } from './support/report.js';

test.describe('One draft in two tabs', () => {
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

  test('two tabs that write in the same millisecond are two tabs all the same', { tag: '@once' }, async ({ page, context, open }) => {
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

  test('nothing is sent before it is chosen which version, also where the other tab writes while it is being sent', async ({ page, context, open, desk }) => {
    await writeReport(page, open, 'Written first.');
    const asked = [];
    page.on('request', (request) => { if (request.method() === 'POST' && request.url().endsWith('/api/reports')) asked.push(request.url()); });
    const second = await context.newPage();
    await second.goto(page.url());
    await second.getByRole('link', { name: 'Change What happened?' }).click();
    await expect(page.getByText(/open in another tab too/)).toBeVisible();
    // This tab has looked what the other one wrote; then the other one writes; then this one keeps what it sends.
    const letGo = await holdDrafts(second);
    await page.bringToFront(); // Firefox gives the focus to the tab in front alone
    await page.getByRole('button', { name: 'Send report' }).click();
    await second.getByLabel('What happened?').fill('From the second tab.');
    await second.waitForTimeout(1_000); // longer than it takes until it is written
    await letGo();
    const choice = page.getByRole('heading', { name: 'You wrote in two tabs' });
    await expect(choice).toBeFocused();
    await page.getByRole('button', { name: 'Send report' }).click();
    await expect(choice).toBeFocused();
    await expect(page.getByText('Nothing is sent before that.').first()).toBeVisible();
    await page.waitForTimeout(500);
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Use the other tab’s' }).click();
    await expect(choice).toHaveCount(0);
    await page.getByRole('button', { name: 'Send report' }).click();
    await heading(page, 'We have your report');
    await desk.reads(page.url().match(/AB-\d+/)[0], 'From the second tab.');
  });

  test('what is forgotten in one tab is forgotten in the others: what is typed there, and what is on its way', async ({ page, context, open }) => {
    const onDevice = () => page.evaluate(() => new Promise((done) => {
      const opening = indexedDB.open('onedoor');
      opening.onsuccess = () => {
        const names = Array.from(opening.result.objectStoreNames);
        const work = opening.result.transaction(names);
        const all = names.map((name) => work.objectStore(name).getAllKeys());
        work.oncomplete = () => { opening.result.close(); done(names.filter((_, nth) => all[nth].result.length)); };
      };
    }));
    await writeReport(page, open, 'Sent by a guest.');
    const typing = await context.newPage();
    await chooseStreetLight(typing, (address) => typing.goto(address));
    await answer(typing);
    await choosePlace(typing);
    const sentence = await context.newPage();
    await sentence.goto('/report');
    const forgetting = await context.newPage();
    await forgetting.goto('/account');
    const forget = forgetting.getByRole('button', { name: 'Forget everything on this device' });
    await forget.waitFor();
    await slow(page, 2_000, /\/api\/reports$/);
    const answered = page.waitForResponse(/\/api\/reports$/);
    await page.getByRole('button', { name: 'Send report' }).click();
    await sentence.getByLabel('Say it in your own words').fill('The lamp by the old ford is out, and has been for a week.');
    await typing.getByLabel('What happened?').fill('Half a report that nobody else is to read.');
    await expect(typing.getByText('Saved on this device', { exact: true })).toBeVisible();
    await typing.getByLabel('What happened?').press('End');
    await typing.getByLabel('What happened?').pressSequentially('!'); // is to be written in a moment
    await forget.click();
    await expect(forgetting.getByText('Everything is cleared from this device.')).toBeVisible();
    await heading(typing, 'This draft is not here any more');
    await expect(sentence.getByLabel('Say it in your own words')).toHaveValue('');
    await answered;
    await page.waitForTimeout(1_000);
    expect(await onDevice()).toEqual([]);
  });

  test('a slow device: what this tab wrote is never taken for another tab’s', { tag: '@once' }, async ({ page, open }) => {
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
});
